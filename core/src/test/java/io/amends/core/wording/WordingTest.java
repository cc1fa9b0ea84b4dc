package io.amends.core.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "-",
                "…",
                "???",
                "n/a",
                "N.A.",
                "none",
                "see notes",
                "See ticket.",
                "tbd",
                "x",
                "k.A.",
                "siehe Verlauf",
                "entfällt",
                "wie besprochen"
            })
    void these_say_nothing(String text) {
        assertThat(StandIns.isStandIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none of the three invoices could be paid",
                "See notes of 3 March: the index was rebuilt twice",
                "Restarted the gateway",
                "7",
                "Kein Zugriff auf die Datenbank"
            })
    void these_say_something(String text) {
        assertThat(StandIns.isStandIn(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'll make sure this gets looked at.",
                "Somebody will be in touch shortly",
                "ASAP!",
                "Wir melden uns so schnell wie möglich.",
                "Das wird geprüft"
            })
    void these_reassure_without_content(String text) {
        assertThat(VaguePhrases.alone(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We restore the export from the backup of last night",
                "You hear from us shortly, by 16:00 at the latest",
                "Somebody will call you tomorrow",
                "Wir melden uns zeitnah, spätestens Dienstag",
                "The sooner-than-expected fix is deployed"
            })
    void these_commit(String text) {
        assertThat(VaguePhrases.alone(text)).isEmpty();
    }
}

package io.amends.core.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThanksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thanks!",
                "Thank you very much for your quick help.\n\nKim Berg",
                "Perfect, it works now. Thanks a lot, Anna!",
                "Vielen Dank für die schnelle Hilfe!\nMit freundlichen Grüßen\nKim Berg",
                "Danke\n\nOn Mon, Anna wrote:\n> Does it work? It does not?",
                "Danke, alles klar.\n-- \nKim Berg, Head of Payroll, please call 555 0100"
            })
    void a_last_thanks_asks_for_nothing(String text) {
        assertThat(Thanks.alone(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Thanks, but it still does not work.",
                "Thanks. Can you also look at the export?",
                "Danke, leider tritt der Fehler wieder auf.",
                "Danke, aber wer übernimmt den Schaden",
                "It happened again today",
                "Thanks for nothing, the invoice run of yesterday evening produced wrong totals"
            })
    void whoever_wants_something_is_heard(String text) {
        assertThat(Thanks.alone(text)).isFalse();
    }
}

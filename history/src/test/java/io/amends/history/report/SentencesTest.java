package io.amends.history.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.failure.FailureMode;
import io.amends.core.failure.Sign;
import io.amends.core.failure.Silence;
import io.amends.core.failure.Strength;
import io.amends.core.timeline.Anomaly;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.Detection;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.Observability;
import io.amends.core.timeline.Observable;
import io.amends.core.timeline.Ownership;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.ZoneId;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SentencesTest {

    private static final Sentences ENGLISH = Sentences.in(Locale.ENGLISH, ZoneId.of("Europe/Rome"));

    @Test
    void every_reason_in_the_sources_has_a_sentence() throws IOException {
        Pattern reason =
                Pattern.compile("(?:Reason\\.of|new Reason)\\(\\s*\"([^\"]+[^.\"])\"\\s*[,)]");
        assertThat(missing(reason, Path.of("../core/src/main/java"), Path.of("src/main/java")))
                .as("codes of reasons without a sentence in messages.properties")
                .isEmpty();
    }

    @Test
    void every_key_the_page_asks_for_is_there() throws IOException {
        Pattern key = Pattern.compile("say\\.say\\(\\s*\"([^\"]+[^.\"])\"\\s*[,)]");
        assertThat(missing(key, Path.of("src/main/java/io/amends/history/report"))).isEmpty();
    }

    @Test
    void every_stable_name_has_its_word() {
        Stream.of(
                        FailureMode.values(),
                        Silence.values(),
                        Strength.values(),
                        EscalationType.values(),
                        Certainty.values(),
                        CommitmentKind.values(),
                        Observability.State.values(),
                        Part.values(),
                        Detection.Rule.values(),
                        HandoffElement.values(),
                        Ownership.Gap.values())
                .flatMap(Stream::of)
                .forEach(name -> assertThat(ENGLISH.has("word." + name)).as("%s", name).isTrue());
        Stream.of(Observable.values())
                .forEach(
                        kind ->
                                assertThat(ENGLISH.has("observable." + kind))
                                        .as("%s", kind)
                                        .isTrue());
    }

    @Test
    void every_code_that_is_made_from_a_name_has_its_sentence() {
        for (Sign sign : Sign.values()) {
            assertThat(ENGLISH.has(sign.kind())).as(sign.kind()).isTrue();
            assertThat(ENGLISH.has("word." + sign.kind())).as(sign.kind()).isTrue();
        }
        for (Anomaly.Kind kind : Anomaly.Kind.values()) {
            String code = "anomaly." + kind.name().toLowerCase(Locale.ROOT);
            assertThat(ENGLISH.has(code)).as(code).isTrue();
        }
        for (io.amends.history.source.Reason reason : io.amends.history.source.Reason.values()) {
            assertThat(ENGLISH.has("word." + reason.code())).as(reason.code()).isTrue();
        }
    }

    @Test
    void every_sentence_is_well_formed() {
        ResourceBundle bundle =
                ResourceBundle.getBundle("io.amends.history.report.messages", Locale.ROOT);
        for (String key : new TreeSet<>(bundle.keySet())) {
            if (!key.startsWith("word.") && !key.startsWith("format.")) {
                String sentence = bundle.getString(key);
                assertThat(new MessageFormat(sentence, Locale.ENGLISH)).as(key).isNotNull();
                assertThat(sentence)
                        .as("a straight apostrophe hides braces: %s", key)
                        .doesNotContain("'");
            }
        }
    }

    @Test
    void a_missing_sentence_shows_its_code_and_values() {
        assertThat(ENGLISH.say(Reason.of("no.such-code"))).isEqualTo("no.such-code");
        assertThat(ENGLISH.say(Reason.of("no.such-code", "T2"))).isEqualTo("no.such-code [T2]");
    }

    @Test
    void instants_and_durations_are_said_humanly_in_the_zone() {
        assertThat(ENGLISH.say("fact.merged", "2026-03-29T01:30:00Z"))
                .isEqualTo("Merged into Sun 29 Mar 2026, 03:30");
        assertThat(ENGLISH.say("notice-late", "PT76H")).contains("3 d 4 h");
        assertThat(ENGLISH.say("no-person", "PT0.4S")).contains("0 s");
        assertThat(ENGLISH.say("no-person", "P1D")).contains("24 h of working time");
    }

    @Test
    void a_ticket_number_stays_as_it_is_and_a_count_is_a_number() {
        assertThat(ENGLISH.say("fact.merged", "20417")).isEqualTo("Merged into 20417");
        assertThat(ENGLISH.say("fact.merged", "PAYROLL")).isEqualTo("Merged into PAYROLL");
        assertThat(ENGLISH.say("headline.nothing-proved", "20417")).contains("20,417");
    }

    @Test
    void stable_names_become_words_alone_and_in_lists() {
        assertThat(ENGLISH.say("fact.handoff-returned", "[STEPS_TAKEN, ACCOUNT_CONTEXT]"))
                .isEqualTo(
                        "Handoff returned, missing the steps already taken, the account’s context");
    }

    @Test
    void the_headline_names_a_place_in_words() {
        assertThat(place("5-FRIDAY", "weekday", "2.4"))
                .contains("Friday (weekday) has 2.4 times the rate of tier escalations");
        assertThat(place("Payments", "product-feature", "∞"))
                .contains("tier escalations occur in Payments (product feature) and nowhere else");
    }

    private static String place(String value, String dimension, String ratio) {
        return HeadlinePart.sentence(
                ENGLISH, Reason.of("headline.concentration", value, dimension, ratio, "tier"));
    }

    @Test
    void braces_in_a_value_are_text() {
        assertThat(ENGLISH.say("fact.merged", "{0} '{1}'")).isEqualTo("Merged into {0} '{1}'");
    }

    @Test
    void a_duration_names_its_two_greatest_units() {
        assertThat(ENGLISH.duration(59)).isEqualTo("59 s");
        assertThat(ENGLISH.duration(3_600)).isEqualTo("1 h");
        assertThat(ENGLISH.duration(3_660)).isEqualTo("1 h 1 min");
        assertThat(ENGLISH.duration(86_460)).isEqualTo("1 d");
        assertThat(ENGLISH.duration(-90)).isEqualTo("−1 min 30 s");
    }

    @Test
    void a_language_without_a_file_of_its_own_falls_back_to_english_words() {
        Sentences italian = Sentences.in(Locale.ITALIAN, ZoneId.of("UTC"));
        assertThat(italian.say("page.theme")).isEqualTo(ENGLISH.say("page.theme"));
        assertThat(italian.count(1_234)).isEqualTo("1.234");
    }

    private static Set<String> missing(Pattern key, Path... roots) throws IOException {
        TreeSet<String> missing = new TreeSet<>();
        int found = 0;
        for (Path root : roots) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    Matcher matcher = key.matcher(Files.readString(file));
                    while (matcher.find()) {
                        found++;
                        if (!ENGLISH.has(matcher.group(1))) {
                            missing.add(matcher.group(1));
                        }
                    }
                }
            }
        }
        assertThat(found).as("literals found, else this test looks at nothing").isPositive();
        return missing;
    }
}

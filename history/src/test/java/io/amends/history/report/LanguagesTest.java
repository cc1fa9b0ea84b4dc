package io.amends.history.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.Format;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The report says the same in every language. */
class LanguagesTest {

    private static final Sentences GERMAN = Sentences.in(Locale.GERMAN, ZoneId.of("Europe/Berlin"));

    @Test
    void german_has_every_sentence_of_english_and_no_other() throws IOException {
        assertThat(bundle("_de").stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(bundle("").stringPropertyNames());
    }

    @Test
    void every_sentence_shows_the_same_values_in_both_languages() throws IOException {
        Properties german = bundle("_de");
        Properties english = bundle("");
        List<String> differing =
                english.stringPropertyNames().stream()
                        .filter(key -> !key.equals("unit.days")) // one day, two days
                        .filter(
                                key ->
                                        !values(english.getProperty(key))
                                                .equals(values(german.getProperty(key))))
                        .sorted()
                        .toList();
        assertThat(differing).isEmpty();
    }

    @Test
    void no_sentence_was_left_untranslated() throws IOException {
        Properties german = bundle("_de");
        Properties english = bundle("");
        List<String> same =
                english.stringPropertyNames().stream()
                        .filter(
                                key ->
                                        english.getProperty(key)
                                                .matches(".*[a-z]{3,}.* .*[a-z]{3,}.*"))
                        .filter(key -> english.getProperty(key).equals(german.getProperty(key)))
                        .filter(key -> !key.equals("everything.command")) // typed as it stands
                        .sorted()
                        .toList();
        assertThat(same).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PT2H15M, 2 Std. 15 Min.",
        "PT24H, 1 Tag",
        "PT76H, 3 Tage 4 Std.",
        "P1234D, 1.234 Tage",
        "PT45S, 45 Sek."
    })
    void durations_are_said_in_german(Duration length, String said) {
        assertThat(GERMAN.duration((double) length.toSeconds())).isEqualTo(said);
    }

    @Test
    void numbers_and_dates_are_written_in_german() {
        assertThat(GERMAN.count(1_234_567)).isEqualTo("1.234.567");
        assertThat(GERMAN.percent(0.043)).isEqualTo("4,3\u00a0%");
        assertThat(GERMAN.instant(Instant.parse("2026-11-23T08:46:00Z")))
                .isEqualTo("Mo. 23. Nov. 2026, 09:46");
        assertThat(GERMAN.say("headline.escalated", 100, 4_711, 0.021, 12, 104, 0.115))
                .startsWith("100 von 4.711 Vorgängen (2\u00a0%) wurden eskaliert");
    }

    private static Properties bundle(String language) throws IOException {
        String name = "messages" + language + ".properties";
        Properties bundle = new Properties();
        try (InputStream in =
                Objects.requireNonNull(Sentences.class.getResourceAsStream(name), name)) {
            bundle.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return bundle;
    }

    /** Which values a sentence shows, and whether as numbers. */
    private static String values(String sentence) {
        Format[] formats = new MessageFormat(sentence, Locale.ROOT).getFormatsByArgumentIndex();
        return Arrays.stream(formats)
                .map(format -> format == null ? "text" : "number")
                .collect(Collectors.joining(" "));
    }
}

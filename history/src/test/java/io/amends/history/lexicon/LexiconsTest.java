package io.amends.history.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.timeline.Detection;
import io.amends.core.timeline.Detection.Rule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconsTest {

    private static final Lexicons LEXICONS = Lexicons.standard();

    /** A sentence of ours with the rules it should and may not hit. */
    private record Labelled(boolean byCustomer, Set<Rule> rules, String text) {

        static Labelled of(String line) {
            String[] columns = line.split("\t", 3);
            Set<Rule> rules = EnumSet.noneOf(Rule.class);
            if (!columns[1].equals("-")) {
                Arrays.stream(columns[1].split(",")).map(Rule::valueOf).forEach(rules::add);
            }
            return new Labelled(columns[0].equals("c"), rules, columns[2].replace("\\n", "\n"));
        }

        Set<Rule> found() {
            List<Detection> hits =
                    byCustomer ? LEXICONS.inCustomersText(text) : LEXICONS.inOurText(text);
            return hits.stream()
                    .map(Detection::rule)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void labelled_sentences_are_told_apart(String language) throws IOException {
        List<Labelled> sentences = labelled(language);
        assertThat(sentences).hasSizeGreaterThanOrEqualTo(200);
        int hit = 0;
        int wrong = 0;
        int missed = 0;
        Set<String> faults = new TreeSet<>();
        for (Labelled sentence : sentences) {
            Set<Rule> found = sentence.found();
            for (Rule rule : found) {
                if (sentence.rules().contains(rule)) {
                    hit++;
                } else {
                    wrong++;
                    faults.add("wrong " + rule + ": " + sentence.text());
                }
            }
            for (Rule rule : sentence.rules()) {
                if (!found.contains(rule)) {
                    missed++;
                    faults.add("missed " + rule + ": " + sentence.text());
                }
            }
        }
        double precision = (double) hit / (hit + wrong);
        double recall = (double) hit / (hit + missed);
        System.out.printf(
                Locale.ROOT,
                "lexicon %s: %d sentences, precision %.2f, recall %.2f%n",
                language,
                sentences.size(),
                precision,
                recall);
        assertThat(precision).as("precision; %s", faults).isGreaterThanOrEqualTo(0.95);
        assertThat(recall).as("recall; %s", faults).isGreaterThanOrEqualTo(0.95);
    }

    private static List<Labelled> labelled(String language) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        LexiconsTest.class.getResourceAsStream(language + ".tsv")),
                                StandardCharsets.UTF_8))) {
            return lines.lines().map(Labelled::of).toList();
        }
    }

    @Test
    void a_hit_says_where_it_stands_in_utf_16_units() {
        String text = "🙂 Hello. I want to cancel our contract!";

        assertThat(LEXICONS.inCustomersText(text))
                .singleElement()
                .satisfies(
                        hit -> {
                            assertThat(hit.entry()).isEqualTo("en.cancel");
                            assertThat(text.substring(hit.offset(), hit.offset() + hit.length()))
                                    .isEqualTo("want to cancel");
                        });
    }

    @Test
    void a_longer_phrase_of_the_same_entry_swallows_the_shorter() {
        assertThat(LEXICONS.inCustomersText("Please cancel my whole contract. We will cancel."))
                .extracting(Detection::length)
                .containsExactly("cancel my whole contract".length(), "we will cancel".length());
    }

    @Test
    void words_are_whole_and_case_does_not_matter() {
        assertThat(LEXICONS.inCustomersText("GDPR")).hasSize(1);
        assertThat(LEXICONS.inCustomersText("gdprx lawyerly")).isEmpty();
    }

    @Test
    void what_is_asked_and_what_was_given_have_the_same_name_in_every_language() {
        assertThat(LEXICONS.inCustomersText("Der Fehlercode ist E-4471."))
                .extracting(Detection::entry)
                .containsExactly("error-code");
        assertThat(LEXICONS.inOurText("Could you send me the error code and the invoice number?"))
                .extracting(Detection::entry)
                .containsExactly("error-code", "invoice-number");
    }

    @Test
    void what_is_denied_in_another_clause_is_not_denied_here() {
        assertThat(LEXICONS.inCustomersText("If this is not solved, we will cancel our contract."))
                .hasSize(1);
        assertThat(
                        LEXICONS.inCustomersText(
                                "Wenn das nicht geklärt wird, kündigen wir den Vertrag."))
                .hasSize(1);
        assertThat(LEXICONS.inCustomersText("Keine Sorge, wir kündigen den Vertrag nicht."))
                .isEmpty();
    }

    @Test
    void no_text_and_endless_text_are_quick() {
        assertThat(LEXICONS.inCustomersText("  ")).isEmpty();
        assertThat(LEXICONS.inCustomersText("we will not ".repeat(1_000_000))).isEmpty();
    }
}

package io.amends.history.lexicon;

import io.amends.core.timeline.Detection.Rule;
import io.amends.history.document.Document;
import io.amends.history.document.DocumentSchema;
import io.amends.history.document.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** Reads a lexicon as people edit it; {@code (a|b)} in a phrase stands for either, {@code (a|)} for a or nothing. */
final class LexiconDocument {

    private static final DocumentSchema SCHEMA =
            DocumentSchema.beside(LexiconDocument.class, "lexicon-schema.json");
    private static final int MOST_VARIANTS = 5_000;

    private LexiconDocument() {}

    static Lexicon read(Path file) {
        return lexicon(Document.read(file, SCHEMA));
    }

    static Lexicon shipped(String file) {
        return lexicon(Document.resource(LexiconDocument.class, file, SCHEMA));
    }

    private static Lexicon lexicon(Document document) {
        var root = document.root();
        String language = root.get("lexicon").text();
        List<Lexicon.Entry> entries = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            root.find(wordOf(rule))
                    .ifPresent(
                            section ->
                                    section.members()
                                            .forEach(
                                                    (name, phrases) ->
                                                            phrases.items()
                                                                    .forEach(
                                                                            phrase ->
                                                                                    add(
                                                                                            rule,
                                                                                            named(
                                                                                                    rule,
                                                                                                    language,
                                                                                                    name),
                                                                                            phrase,
                                                                                            entries,
                                                                                            problems))));
        }
        document.refuse(problems);
        var negations = root.get("negations");
        return new Lexicon(
                language,
                root.get("version").number(),
                new Lexicon.Negations(
                        new HashSet<>(negations.get("before").texts()),
                        new HashSet<>(negations.get("after").texts())),
                entries);
    }

    private static void add(
            Rule rule,
            String name,
            io.amends.history.document.Entry phrase,
            List<Lexicon.Entry> entries,
            List<Problem> problems) {
        List<List<String>> variants = variants(phrase.text().toLowerCase(Locale.ROOT));
        if (variants.isEmpty() || variants.contains(List.<String>of())) {
            problems.add(phrase.expected("a phrase of some words and at most 5000 variants"));
            return;
        }
        variants.forEach(words -> entries.add(new Lexicon.Entry(rule, name, words)));
    }

    /** An information item is the same in every language, a regime too: what is asked is compared. */
    private static String named(Rule rule, String language, String name) {
        return switch (rule) {
            case INFORMATION_ASKED, INFORMATION_GIVEN, COMPLIANCE -> name;
            case CUSTOMER_REQUEST,
                    EXECUTIVE_CONTACT,
                    REPEATED_THEMSELVES,
                    ASKS_AGAIN,
                    BARE_RESOLUTION,
                    IMPACT_MARKER,
                    CAUSE_MARKER,
                    RECURRENCE_MARKER ->
                    language + "." + name;
        };
    }

    /** Every reading of the phrase; none where its brackets allow more than can be held. */
    private static List<List<String>> variants(String phrase) {
        List<String> readings = List.of("");
        int at = 0;
        while (at < phrase.length()) {
            int open = phrase.indexOf('(', at);
            int close = phrase.indexOf(')', open);
            if (open < 0 || close < 0) {
                readings = continued(readings, phrase.substring(at));
                break;
            }
            readings = continued(readings, phrase.substring(at, open));
            String[] choices = phrase.substring(open + 1, close).split("\\|", -1);
            if ((long) readings.size() * choices.length > MOST_VARIANTS) {
                return List.of();
            }
            readings = continued(readings, choices);
            at = close + 1;
        }
        return readings.stream().map(LexiconDocument::words).distinct().toList();
    }

    private static List<String> continued(List<String> readings, String... choices) {
        return readings.stream()
                .flatMap(reading -> Arrays.stream(choices).map(choice -> reading + choice))
                .toList();
    }

    private static List<String> words(String reading) {
        return Arrays.stream(reading.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    private static String wordOf(Rule rule) {
        return rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

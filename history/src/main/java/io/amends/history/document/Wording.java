package io.amends.history.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** How problems speak of values. */
final class Wording {

    private static final int SHOWN = 60;
    private static final int LISTED = 20;

    private Wording() {}

    static String quoted(String value) {
        String line = value.strip().replaceAll("\\p{Cntrl}+", " ");
        return "\"" + (line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line) + "\"";
    }

    static String shown(JsonNode value, String written) {
        return switch (value.getNodeType()) {
            case OBJECT -> "a map";
            case ARRAY -> "a list";
            case NULL, MISSING -> "nothing";
            case STRING, NUMBER, BOOLEAN, BINARY, POJO -> quoted(written);
        };
    }

    static String oneOf(Collection<String> values) {
        return values.size() == 1
                ? values.iterator().next()
                : "one of " + String.join(", ", values);
    }

    /** The known word that a slip of the fingers would turn into the one given. */
    static Optional<String> meant(String given, Collection<String> known) {
        int allowed = given.length() < 3 ? 0 : given.length() < 5 ? 1 : 2;
        return known.stream()
                .collect(Collectors.toMap(word -> word, word -> distance(given, word), (a, b) -> a))
                .entrySet()
                .stream()
                .filter(e -> e.getValue() <= allowed)
                .min(
                        Comparator.<Map.Entry<String, Integer>>comparingInt(Map.Entry::getValue)
                                .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }

    /** What was expected instead of a word, a long list only where it is needed. */
    static String insteadOf(String given, Collection<String> known) {
        return known.size() > LISTED && meant(given, known).isPresent()
                ? "a word that is known here"
                : oneOf(known);
    }

    static String didYouMean(String given, Collection<String> known) {
        return meant(given, known).map(word -> " Did you mean " + word + "?").orElse("");
    }

    /** Levenshtein's: letters put in, left out or exchanged; case counts for nothing. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = same(a.charAt(i - 1), b.charAt(j - 1)) ? 0 : 1;
                int best = Math.min(diagonal + change, Math.min(row[j], row[j - 1]) + 1);
                diagonal = row[j];
                row[j] = best;
            }
        }
        return row[b.length()];
    }

    private static boolean same(char a, char b) {
        return Character.toLowerCase(a) == Character.toLowerCase(b);
    }
}

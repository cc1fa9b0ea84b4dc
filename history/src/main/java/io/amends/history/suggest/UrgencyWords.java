package io.amends.history.suggest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Priorities as ranks and severities as S1 to S4, by the source's words. */
final class UrgencyWords {

    private static final Pattern NUMBERED =
            Pattern.compile("(?i)^(?:p|prio|priority|prioritaet|priorität)?[ _-]?([0-6])\\b.*$");
    private static final Pattern BARE = Pattern.compile("^\\d$");
    private static final int MOST = 12;

    private UrgencyWords() {}

    static boolean isRanked(Column column) {
        return column.distinct() > 1 && !byWord(column).isEmpty();
    }

    /**
     * Each word to its rank, from 1; empty where the values are no priorities. P1 is the most urgent;
     * what a bare number says is not known here.
     */
    static Map<String, Integer> priorities(Column column) {
        if (column.distinct() > MOST) {
            return Map.of();
        }
        Map<String, Integer> words = byWord(column);
        return words.isEmpty() ? byNumber(column) : words;
    }

    /** Whether a greater number may as well be the less urgent one. */
    static boolean areBareNumbers(Column column) {
        return column.share(v -> BARE.matcher(v).matches()) > 0.9;
    }

    private static Map<String, Integer> byWord(Column column) {
        if (column.distinct() > MOST
                || column.share(v -> Vocabulary.SHIPPED.priority(v).isPresent()) < 0.95) {
            return Map.of();
        }
        Map<String, Integer> raw = new LinkedHashMap<>();
        column.values().forEach(v -> Vocabulary.SHIPPED.priority(v).ifPresent(r -> raw.put(v, r)));
        return dense(raw);
    }

    private static Map<String, Integer> byNumber(Column column) {
        Map<String, Integer> raw = new LinkedHashMap<>();
        for (String value : column.values()) {
            Matcher number = NUMBERED.matcher(value);
            if (number.matches() && value.length() < 24) {
                int given = Integer.parseInt(number.group(1));
                raw.put(value, BARE.matcher(value).matches() ? given : -given);
            }
        }
        return raw.size() < column.distinct() || raw.isEmpty() ? Map.of() : dense(raw);
    }

    /** Ranks without gaps, in their order. */
    private static Map<String, Integer> dense(Map<String, Integer> raw) {
        List<Integer> order = new ArrayList<>(new TreeMap<>(turned(raw.values())).keySet());
        Map<String, Integer> ranks = new LinkedHashMap<>();
        raw.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(e -> ranks.put(e.getKey(), order.indexOf(e.getValue()) + 1));
        return ranks;
    }

    private static Map<Integer, Boolean> turned(Collection<Integer> ranks) {
        Map<Integer, Boolean> seen = new TreeMap<>();
        ranks.forEach(rank -> seen.put(rank, true));
        return seen;
    }

    /** Each word to S1 … S4; empty where the values are no severities. */
    static Map<String, String> severities(Column column) {
        if (column.distinct() > MOST
                || column.share(v -> Vocabulary.SHIPPED.severity(v).isPresent()) < 0.95) {
            return Map.of();
        }
        Map<String, String> found = new LinkedHashMap<>();
        column.values()
                .forEach(v -> Vocabulary.SHIPPED.severity(v).ifPresent(s -> found.put(v, s)));
        Map<String, String> sorted = new LinkedHashMap<>();
        found.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(e -> sorted.put(e.getKey(), e.getValue()));
        return sorted;
    }
}

package io.amends.history.suggest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a column's cells look like.
 *
 * @param place its position in the sample's rows
 * @param filled cells that are not blank
 * @param counts each value to its number of cells, the most frequent first
 * @param length the mean number of characters of a cell that is filled
 * @param written how instants are written in it; empty: it holds none
 */
record Column(
        String name,
        int place,
        int filled,
        Map<String, Integer> counts,
        double length,
        Optional<InstantGuess> written) {

    private static final Pattern PREFIX =
            Pattern.compile("^([\\p{L} _-]*\\p{L})[ _-]*\\d[\\w.-]*$");
    private static final Pattern NAME =
            Pattern.compile(
                    "^\\p{Lu}[\\p{L}'’.-]*( (\\p{L}\\.|van|von|de|der|den|di|el|al|la|le|\\p{Lu}[\\p{L}'’.-]*)){0,3}$");
    private static final Pattern MAIL = Pattern.compile("^[^@\\s]+@[^@\\s]+\\.[A-Za-z]{2,}$");

    static List<Column> all(List<String> names, List<String[]> rows) {
        List<Column> all = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            all.add(of(names.get(place), place, rows));
        }
        return all;
    }

    static Column of(String name, int place, List<String[]> rows) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        int filled = 0;
        long length = 0;
        for (String[] row : rows) {
            if (!row[place].isEmpty()) {
                filled++;
                length += row[place].length();
                counts.merge(row[place], 1, Integer::sum);
            }
        }
        Map<String, Integer> ordered = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        return new Column(
                name,
                place,
                filled,
                ordered,
                filled == 0 ? 0 : (double) length / filled,
                InstantGuess.of(counts.keySet()));
    }

    int distinct() {
        return counts.size();
    }

    boolean isBlank() {
        return filled == 0;
    }

    boolean isInstant() {
        return written.isPresent();
    }

    List<String> values() {
        return List.copyOf(counts.keySet());
    }

    /** The share of filled cells whose value is so. */
    double share(Predicate<String> so) {
        long cells = 0;
        for (Map.Entry<String, Integer> value : counts.entrySet()) {
            cells += so.test(value.getKey()) ? value.getValue() : 0;
        }
        return filled == 0 ? 0 : (double) cells / filled;
    }

    /** The share of different values that are so. */
    double shareOfValues(Predicate<String> so) {
        return filled == 0
                ? 0
                : (double) counts.keySet().stream().filter(so).count() / counts.size();
    }

    /** Sentences rather than names. */
    boolean isText() {
        return length > 60
                || (length > 25
                        && distinct() > 50
                        && share(v -> v.contains(" ")) > 0.8
                        && length > 35);
    }

    boolean isNumber() {
        return filled > 0 && share(v -> v.matches("-?\\d+([.,]\\d+)?")) > 0.98;
    }

    double shareOfNames() {
        return share(v -> NAME.matcher(v).matches() || MAIL.matcher(v).matches());
    }

    double shareOfMails() {
        return share(v -> MAIL.matcher(v).matches());
    }

    /** The word before the number that nearly every value shares, as in PROD542; empty: none. */
    Optional<String> prefix() {
        Map<String, Integer> prefixes = new LinkedHashMap<>();
        for (String value : counts.keySet()) {
            Matcher matcher = PREFIX.matcher(value);
            if (matcher.matches()) {
                prefixes.merge(matcher.group(1), 1, Integer::sum);
            }
        }
        return prefixes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(most -> most.getValue() >= 0.9 * counts.size() && counts.size() > 1)
                .map(Map.Entry::getKey);
    }

    /** The words with which nearly every value begins, as in Org line A2; empty: none. */
    Optional<String> beginning() {
        Map<String, Integer> beginnings = new LinkedHashMap<>();
        for (String value : counts.keySet()) {
            int last = value.lastIndexOf(' ');
            if (last > 0) {
                beginnings.merge(value.substring(0, last), 1, Integer::sum);
            }
        }
        return beginnings.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(most -> most.getValue() >= 0.8 * counts.size() && counts.size() > 3)
                .map(Map.Entry::getKey);
    }
}

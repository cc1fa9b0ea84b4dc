package io.amends.history.suggest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sample's rows by the contact they tell of. */
final class Contacts {

    private final Map<String, List<String[]>> rows = new LinkedHashMap<>();

    static Contacts by(Column contact, List<String[]> rows) {
        Contacts contacts = new Contacts();
        for (String[] row : rows) {
            String id = row[contact.place()];
            if (!id.isEmpty()) {
                contacts.rows.computeIfAbsent(id, key -> new ArrayList<>()).add(row);
            }
        }
        return contacts;
    }

    int size() {
        return rows.size();
    }

    Map<String, List<String[]>> rows() {
        return rows;
    }

    /** The share of contacts with at least two filled cells in which they are all equal. */
    double constancy(Column column) {
        long constant = 0;
        long all = 0;
        for (List<String[]> own : rows.values()) {
            List<String> filled = filled(own, column);
            if (filled.size() > 1) {
                all++;
                constant += filled.stream().distinct().count() == 1 ? 1 : 0;
            }
        }
        return all == 0 ? 1 : (double) constant / all;
    }

    /** Of the changes of the column within contacts, the share in which the other changes too. */
    double changesWith(Column column, Column other) {
        long changes = 0;
        long together = 0;
        for (List<String[]> own : rows.values()) {
            for (int i = 1; i < own.size(); i++) {
                if (changes(column, own.get(i - 1), own.get(i))) {
                    changes++;
                    together += changes(other, own.get(i - 1), own.get(i)) ? 1 : 0;
                }
            }
        }
        return changes == 0 ? 0 : (double) together / changes;
    }

    private static boolean changes(Column column, String[] before, String[] after) {
        return !before[column.place()].equals(after[column.place()]);
    }

    /** The rows of every contact, contact by contact. */
    List<String[]> all() {
        return rows.values().stream().flatMap(List::stream).toList();
    }

    private static List<String> filled(List<String[]> own, Column column) {
        return own.stream()
                .map(row -> row[column.place()])
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    /** In how many contacts a value of the column is found. */
    long with(Column column, String value) {
        return rows.values().stream()
                .filter(own -> own.stream().anyMatch(row -> row[column.place()].equals(value)))
                .count();
    }

    /** How far the column follows from another: the share of rows with the other's usual value. */
    static double follows(Column column, Column from, List<String[]> rows) {
        Map<String, Map<String, Integer>> seen = new LinkedHashMap<>();
        long all = 0;
        for (String[] row : rows) {
            String given = row[from.place()];
            String then = row[column.place()];
            if (!given.isEmpty() && !then.isEmpty()) {
                seen.computeIfAbsent(given, key -> new LinkedHashMap<>())
                        .merge(then, 1, Integer::sum);
                all++;
            }
        }
        long usual =
                seen.values().stream()
                        .mapToLong(
                                counts -> counts.values().stream().max(Integer::compare).orElse(0))
                        .sum();
        return all == 0 ? 0 : (double) usual / all;
    }
}

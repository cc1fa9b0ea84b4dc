package io.amends.history.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which of a file's lines a table takes, and what is made of them before they are rows.
 *
 * @param records which of the records a help desk's reader makes, all of them from the main file;
 *     empty: the file's own lines
 * @param sheet of a workbook; empty: the first
 * @param mayBeMissing whether the file need not be there
 * @param only lines whose columns hold these values; the others are passed over and counted
 * @param each a column that a line has many times, each of which is a row
 * @param lookedUp columns that are other tables'
 */
public record Lines(
        Optional<String> records,
        Optional<String> sheet,
        boolean mayBeMissing,
        List<Only> only,
        Optional<Each> each,
        List<LookedUp> lookedUp) {

    /** Every line of the file, as it stands. */
    public static final Lines ALL =
            new Lines(
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    List.of(),
                    Optional.empty(),
                    List.of());

    /** Values of a column, or patterns found in them. */
    public record Only(String column, Set<String> values, List<Pattern> patterns) {
        public Only {
            values = Set.copyOf(values);
            patterns = List.copyOf(patterns);
        }

        boolean takes(String value) {
            return values.contains(value)
                    || patterns.stream().anyMatch(pattern -> pattern.matcher(value).find());
        }
    }

    /**
     * A column that occurs several times on a line, with several values in each cell.
     *
     * @param parts what stands between the separators, by the names fields use; the last has the rest
     */
    public record Each(String column, String separator, List<String> parts) {
        public Each {
            parts = List.copyOf(parts);
        }
    }

    public Lines {
        only = List.copyOf(only);
        lookedUp = List.copyOf(lookedUp);
    }

    /** The file's columns behind the columns used. */
    List<String> behind(List<String> used) {
        Set<String> columns = new LinkedHashSet<>(used);
        only.forEach(o -> columns.add(o.column()));
        each.ifPresent(e -> columns.add(e.column()));
        for (LookedUp looked : lookedUp) {
            columns.add(looked.column());
            looked.when().ifPresent(when -> columns.add(when.column()));
        }
        made().forEach(columns::remove);
        return List.copyOf(columns);
    }

    /** The columns that no file has, those that others are looked up from first. */
    List<String> made() {
        List<String> made = new ArrayList<>();
        each.ifPresent(e -> made.addAll(e.parts()));
        lookedUp.stream().map(LookedUp::name).distinct().forEach(made::add);
        return List.copyOf(made);
    }

    /** Whether a column is there once for each row of a line. */
    public boolean repeats(String column) {
        return each.filter(e -> e.column().equals(column)).isPresent();
    }
}

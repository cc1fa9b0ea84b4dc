package io.amends.history.assembly;

import io.amends.history.mapping.Field;
import io.amends.history.mapping.FieldMeaning;
import io.amends.history.mapping.Form;
import io.amends.history.mapping.Mapping;
import io.amends.history.mapping.Table;
import io.amends.history.mapping.ValueKind;
import io.amends.history.source.Rejection;
import io.amends.history.source.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts the values of mapped columns for which the mapping lists words, and not these: they state
 * nothing, and whoever wrote the mapping wants to know. Not thread-safe.
 */
public final class UnlistedWords {

    /** As many different values of one column are told apart; the others are only counted. */
    private static final int TOLD_APART = 1_000;

    private static final int SHOWN = 5;

    /**
     * One column with such values.
     *
     * @param table the table's name in the mapping
     * @param column its name, or several joined
     * @param rows how many rows hold such a value
     * @param values the most frequent first
     */
    public record Column(
            String table, String column, String field, long rows, List<Value> values) {}

    /** A value and how many rows hold it. */
    public record Value(String value, long rows) {}

    private record Place(String table, String column, Field field) {}

    private static final class Seen {
        private long rows;
        private final Map<String, Long> values = new HashMap<>();
    }

    private final List<String> tables = new ArrayList<>();
    private final List<List<Field>> listed = new ArrayList<>();
    private final Map<Place, Seen> seen = new HashMap<>();

    public UnlistedWords(Mapping mapping) {
        for (Table table : mapping.tables()) {
            for (Form form : table.forms()) {
                tables.add(table.name());
                listed.add(listed(form));
            }
        }
    }

    /** A row whose event has no meaning is left out and named as such. */
    private static List<Field> listed(Form form) {
        return form.fields().entrySet().stream()
                .filter(e -> e.getKey() != Field.EVENT && hasList(e.getKey(), e.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean hasList(Field field, FieldMeaning meaning) {
        boolean ranked = field.kind() == ValueKind.PRIORITY || field.kind() == ValueKind.SEVERITY;
        return meaning.constant() == null
                && (ranked || (!meaning.isVerbatim() && meaning.otherwise() == null));
    }

    /** Looks at a row that was taken. */
    void look(RowReader reader, Row row) {
        for (Field field : listed.get(row.form())) {
            FieldReader of = reader.reader(field);
            if (of != null
                    && of.isWithoutMeaning(row.cells())
                    && (!reader.isHistory() || reader.changed(row).contains(field))) {
                count(row.form(), field, of, row);
            }
        }
    }

    private void count(int form, Field field, FieldReader reader, Row row) {
        Place place =
                new Place(tables.get(form), String.join(", ", reader.meaning().columns()), field);
        Seen of = seen.computeIfAbsent(place, p -> new Seen());
        of.rows++;
        String value = Rejection.shown(reader.source(row.cells()));
        if (of.values.size() < TOLD_APART || of.values.containsKey(value)) {
            of.values.merge(value, 1L, Long::sum);
        }
    }

    /** Every such column, in the order of tables, columns and fields. */
    public List<Column> columns() {
        Map<String, Column> columns = new TreeMap<>();
        seen.forEach(
                (place, of) ->
                        columns.put(
                                String.join(
                                        "\u0000",
                                        place.table(),
                                        place.column(),
                                        place.field().word()),
                                new Column(
                                        place.table(),
                                        place.column(),
                                        place.field().word(),
                                        of.rows,
                                        mostFrequent(of))));
        return List.copyOf(columns.values());
    }

    private static List<Value> mostFrequent(Seen of) {
        return of.values.entrySet().stream()
                .map(e -> new Value(e.getKey(), e.getValue()))
                .sorted(
                        Comparator.comparingLong(Value::rows)
                                .reversed()
                                .thenComparing(Value::value))
                .limit(SHOWN)
                .toList();
    }
}

package io.amends.history.mapping;

import io.amends.history.source.InstantColumn;
import io.amends.history.source.LookedUp;
import io.amends.history.source.RowForm;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of row says: of what it tells, and what its cells mean.
 *
 * @param number unique over the mapping's tables
 * @param occurred null where the row holds always
 * @param required whether a row without the instant is rejected
 * @param history the names of a field-history row; null for other rows
 * @param columns the columns read, each once, in the order of a row's cells
 */
public record Form(
        int number,
        @Nullable InstantColumn occurred,
        boolean required,
        @Nullable InstantColumn recorded,
        Map<Field, FieldMeaning> fields,
        @Nullable History history,
        List<String> columns) {

    /**
     * One row per changed field.
     *
     * @param field the column that names the field, in the source's words
     * @param value the column with what it changed to
     * @param previous the column with what it changed from; null where the source does not say
     * @param names the source's names to the fields that they change
     */
    public record History(
            String field, String value, @Nullable String previous, Map<String, List<Field>> names) {
        public History {
            names = Map.copyOf(names);
        }

        /** The same column, as it stands or looked up, of what the field changed from. */
        public String before(String column) {
            boolean changed =
                    column.equals(value)
                            || (LookedUp.isReference(column)
                                    && LookedUp.base(column).equals(value));
            return previous == null || !changed
                    ? column
                    : previous + column.substring(value.length());
        }

        /** The fields whose values it changes. */
        public Set<Field> changing() {
            return names.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        }
    }

    public Form {
        fields = fields.isEmpty() ? Map.of() : new EnumMap<>(fields);
        columns = List.copyOf(columns);
    }

    RowForm plan(List<String> key) {
        return new RowForm(
                number,
                key,
                Objects.requireNonNull(occurred),
                required,
                Optional.ofNullable(recorded),
                columns);
    }

    /** Whether such rows may state the field. */
    public boolean states(Field field) {
        return fields.containsKey(field);
    }

    /** The same with further columns in its rows' cells. */
    Form reading(List<String> more) {
        TreeSet<String> all = new TreeSet<>(columns);
        all.addAll(more);
        return new Form(
                number, occurred, required, recorded, fields, history, new ArrayList<>(all));
    }

    static List<String> columnsOf(Map<Field, FieldMeaning> fields, @Nullable History history) {
        TreeSet<String> columns = new TreeSet<>();
        fields.values().forEach(meaning -> columns.addAll(meaning.columns()));
        if (history != null) {
            columns.add(history.field());
            if (history.previous() != null) {
                history.changing().stream()
                        .flatMap(field -> columnsOf(fields, field).stream())
                        .forEach(column -> columns.add(history.before(column)));
            }
        }
        return new ArrayList<>(columns);
    }

    private static List<String> columnsOf(Map<Field, FieldMeaning> fields, Field field) {
        FieldMeaning meaning = fields.get(field);
        return meaning == null ? List.of() : meaning.columns();
    }
}

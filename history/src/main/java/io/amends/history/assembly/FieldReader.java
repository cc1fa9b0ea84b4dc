package io.amends.history.assembly;

import io.amends.history.mapping.Field;
import io.amends.history.mapping.FieldMeaning;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one field from rows of one form. Remembers what it made of a value, since a column of
 * millions of rows mostly repeats a few, and the last value first of all. Not thread-safe.
 */
final class FieldReader {

    private static final int REMEMBERED = 10_000;

    /** A value that cannot be interpreted. */
    private static final Object UNREADABLE = new Object();

    /** A value that means nothing here. */
    private static final Object NOTHING = new Object();

    private final Field field;
    private final FieldMeaning meaning;
    private final Interpreter interpreter;
    private final int[] cells;
    private final boolean remembers;
    private final Map<String, Object> known = new HashMap<>();
    private final @Nullable Object constant;
    private String lastSource = "";
    private Object last = NOTHING;

    FieldReader(Field field, FieldMeaning meaning, List<String> columns, Interpreter interpreter) {
        this.field = field;
        this.meaning = meaning;
        this.interpreter = interpreter;
        this.cells = meaning.columns().stream().mapToInt(columns::indexOf).toArray();
        this.remembers = Interpreter.isRemembered(field, meaning);
        @Nullable String fixed = meaning.constant();
        this.constant = fixed == null ? null : interpreter.value(field, meaning, fixed);
    }

    /** What the row states; null: nothing, or nothing that can be interpreted. */
    @Nullable Object read(List<String> row) {
        if (constant != null) {
            return constant;
        }
        String source = source(row);
        if (source.isEmpty()) {
            return null;
        }
        Object value = interpreted(source);
        return value == NOTHING || value == UNREADABLE || Interpreter.UNLISTED.equals(value)
                ? null
                : value;
    }

    /** Whether the row states that there is none. */
    boolean statesNone(List<String> row) {
        return meaning.emptyMeansNone() && constant == null && source(row).isEmpty();
    }

    /** Whether the row's word is missing from the mapping's list for it. */
    boolean isUnlisted(List<String> row) {
        if (constant != null) {
            return false;
        }
        String source = source(row);
        return !source.isEmpty() && Interpreter.UNLISTED.equals(interpreted(source));
    }

    /** Whether the row's value states nothing, since the mapping has no meaning for it. */
    boolean isWithoutMeaning(List<String> row) {
        if (constant != null) {
            return false;
        }
        String source = source(row);
        if (source.isEmpty()) {
            return false;
        }
        Object value = interpreted(source);
        return value == NOTHING || Interpreter.UNLISTED.equals(value);
    }

    /** Whether the row's value cannot be interpreted. */
    boolean isUnreadable(List<String> row) {
        if (constant != null) {
            return false;
        }
        String source = source(row);
        return !source.isEmpty() && interpreted(source) == UNREADABLE;
    }

    /** Whether the field can take a value: some meaning in it, or any word at all. */
    boolean canBe(String word) {
        @Nullable String fixed = meaning.constant();
        return fixed != null
                ? fixed.equals(word)
                : meaning.isVerbatim()
                        || word.equals(meaning.otherwise())
                        || meaning.values().containsValue(word)
                        || meaning.patterns().stream().anyMatch(p -> p.meaning().equals(word));
    }

    FieldMeaning meaning() {
        return meaning;
    }

    String source(List<String> row) {
        if (cells.length == 1) {
            return row.get(cells[0]).strip();
        }
        StringBuilder joined = new StringBuilder();
        for (int cell : cells) {
            String part = row.get(cell).strip();
            if (!part.isEmpty()) {
                if (!joined.isEmpty()) {
                    joined.append(meaning.join());
                }
                joined.append(part);
            }
        }
        return joined.toString();
    }

    private Object interpreted(String source) {
        if (!remembers) {
            return interpret(source);
        }
        if (source.equals(lastSource)) {
            return last;
        }
        @Nullable Object value = known.get(source);
        if (value == null) {
            value = interpret(source);
            if (known.size() < REMEMBERED) {
                known.put(source, value);
            }
        }
        lastSource = source;
        last = value;
        return value;
    }

    private Object interpret(String source) {
        @Nullable String text = meaning.meaningOf(source);
        if (text == null) {
            return NOTHING;
        }
        @Nullable Object value = interpreter.value(field, meaning, text);
        return value == null ? UNREADABLE : value;
    }
}

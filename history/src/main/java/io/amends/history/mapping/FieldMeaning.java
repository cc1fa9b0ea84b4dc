package io.amends.history.mapping;

import io.amends.history.source.InstantFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a field's value comes from and what the source's words for it mean.
 *
 * @param columns whose cells are joined with {@code join}; empty for a constant
 * @param values the source's words to meanings
 * @param patterns tried in order where no word fits
 * @param otherwise the meaning of any other value; null: such a value states nothing
 * @param emptyMeansNone whether an empty cell states that there is none, rather than nothing
 * @param separator between the items of a list
 * @param instants how an instant or a date is written
 */
public record FieldMeaning(
        List<String> columns,
        String join,
        @Nullable String constant,
        Map<String, String> values,
        List<PatternMeaning> patterns,
        @Nullable String otherwise,
        boolean emptyMeansNone,
        String separator,
        InstantFormat instants) {

    /** A value in which the pattern is found means this. */
    public record PatternMeaning(Pattern pattern, String meaning) {}

    public FieldMeaning {
        columns = List.copyOf(columns);
        values = Map.copyOf(values);
        patterns = List.copyOf(patterns);
    }

    /** The same of other columns. */
    public FieldMeaning of(List<String> others) {
        return new FieldMeaning(
                others,
                join,
                constant,
                values,
                patterns,
                otherwise,
                emptyMeansNone,
                separator,
                instants);
    }

    /** Whether the source's words are taken as they stand. */
    public boolean isVerbatim() {
        return values.isEmpty() && patterns.isEmpty() && otherwise == null;
    }

    /** What a source value means; null: nothing. */
    public @Nullable String meaningOf(String source) {
        if (isVerbatim()) {
            return source;
        }
        @Nullable String exact = values.get(source);
        if (exact != null) {
            return exact;
        }
        for (PatternMeaning candidate : patterns) {
            if (candidate.pattern().matcher(source).find()) {
                return candidate.meaning();
            }
        }
        return otherwise;
    }
}

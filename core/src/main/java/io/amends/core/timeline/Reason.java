package io.amends.core.timeline;

import java.util.List;
import java.util.Objects;

/**
 * Why, as a stable code with its values; the sentence it stands for is in the reader's language and
 * therefore outside.
 *
 * @param code such as {@code notice.late}; the key of the sentence
 * @param values the sentence's values in their order: instants as ISO-8601, durations as ISO-8601,
 *     names as they are
 */
public record Reason(String code, List<String> values) {

    public Reason {
        Objects.requireNonNull(code);
        values = List.copyOf(values);
    }

    public static Reason of(String code, Object... values) {
        return new Reason(code, List.of(values).stream().map(Object::toString).toList());
    }
}

package io.amends.history.source;

import org.jspecify.annotations.Nullable;

/**
 * Says while a row is read, and its line is still known, whether its values can be interpreted.
 * Not thread-safe: it remembers the values it has seen.
 */
@FunctionalInterface
public interface RowCheck {

    /** The first thing wrong with the row; null when nothing is. */
    @Nullable Complaint check(Row row);

    /** A value that cannot be interpreted, and what was expected instead. */
    record Complaint(String column, String value, String expected) {}
}

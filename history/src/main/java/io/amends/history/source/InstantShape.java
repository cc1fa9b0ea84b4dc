package io.amends.history.source;

import org.jspecify.annotations.Nullable;

/**
 * One way of writing an instant. Reads into fields instead of returning objects: a history has tens of
 * millions of them.
 */
abstract sealed class InstantShape permits IsoShape, EpochShape, PatternShape {

    /** Seconds since 1970-01-01T00:00Z, after a successful reading. */
    long seconds;

    int nanos;

    /** Reads {@code text[from, to)}, which is not blank at either end; null when it is an instant. */
    abstract @Nullable Reason read(char[] text, int from, int to);

    /** What would have been accepted. */
    abstract String expected(Reason reason);
}

package io.amends.history.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads one column's instants, one after the other, without an object per reading. */
public final class InstantReader {

    private static final long YEAR_2101 = 4_133_980_800L;

    private final InstantShape shape;
    private final LocalClock clock;
    private @Nullable Reason problem;

    InstantReader(InstantShape shape, LocalClock clock) {
        this.shape = shape;
        this.clock = clock;
    }

    public boolean read(String text) {
        return read(text.toCharArray(), 0, text.length());
    }

    /**
     * Whether the characters are an instant from 1970 to 2100; blanks around it are passed over. Nothing
     * but blanks is no instant: {@link Reason#MISSING_INSTANT}.
     */
    public boolean read(char[] text, int offset, int length) {
        int from = offset;
        int to = offset + length;
        while (from < to && text[from] <= ' ') {
            from++;
        }
        while (from < to && text[to - 1] <= ' ') {
            to--;
        }
        problem = from == to ? Reason.MISSING_INSTANT : shape.read(text, from, to);
        if (problem == null && (shape.seconds < 0 || shape.seconds >= YEAR_2101)) {
            problem = Reason.OUT_OF_RANGE;
        }
        return problem == null;
    }

    /** What was read last, successfully. */
    public Instant instant() {
        return Instant.ofEpochSecond(shape.seconds, shape.nanos);
    }

    /** Why the last reading failed; null when it did not. */
    public @Nullable Reason problem() {
        return problem;
    }

    /** What would have been accepted instead. */
    public String expected(Reason reason) {
        return shape.expected(reason);
    }

    /** Local times read so far that the clocks skipped; taken as if they had not been put forward yet. */
    public long skipped() {
        return clock.skipped();
    }

    /** Local times read so far that occurred twice; taken as the first. */
    public long repeated() {
        return clock.repeated();
    }

    /** Dates without time of day read so far; taken as midnight. */
    public long dates() {
        return clock.dates();
    }
}

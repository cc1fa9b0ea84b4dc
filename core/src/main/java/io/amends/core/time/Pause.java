package io.amends.core.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch in which a clock is said to have stood still.
 *
 * @param reason the reason's name; only reasons a milestone names have any effect
 * @param until null while it still lasts
 */
public record Pause(String reason, Instant from, @Nullable Instant until) {

    /**
     * @throws IllegalArgumentException when it ends before it begins
     */
    public Pause {
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException(
                    "Expected a pause that ends after " + from + ", but it ends " + until);
        }
    }

    /** Overlapping pauses are one, so that no moment is counted twice. */
    static List<Pause> merged(List<Pause> pauses) {
        List<Pause> merged = new ArrayList<>();
        for (Pause pause : pauses.stream().sorted(Comparator.comparing(Pause::from)).toList()) {
            Pause last = merged.isEmpty() ? null : merged.getLast();
            if (last == null || (last.until() != null && last.until().isBefore(pause.from()))) {
                merged.add(pause);
            } else {
                merged.set(
                        merged.size() - 1,
                        new Pause(last.reason(), last.from(), later(last.until(), pause.until())));
            }
        }
        return merged;
    }

    /** The later end; an open end (null) is later than any. */
    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return null;
        }
        return one.isAfter(other) ? one : other;
    }
}

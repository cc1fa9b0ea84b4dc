package io.amends.core.time;

import java.util.List;

/**
 * A date whose hours differ from the ordinary week: a closure when {@code open} is empty, otherwise
 * exactly these ranges (a half day, an extra Saturday).
 */
public record SpecialDay(String name, List<OpenRange> open) {

    /**
     * @throws IllegalArgumentException when ranges overlap
     */
    public SpecialDay {
        open = WeeklyHours.inOrder(name, open);
    }

    /** A whole-day closure. */
    public static SpecialDay closed(String name) {
        return new SpecialDay(name, List.of());
    }
}

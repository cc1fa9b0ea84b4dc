package io.amends.core.protocol;

import io.amends.core.time.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;

/** How long something may take, and by which clock. */
public sealed interface Term {

    /** By the wall clock, nights and weekends included. */
    record Elapsed(Duration length) implements Term {}

    /** In the opening hours of the calendar that applies. */
    record BusinessTime(Duration length) implements Term {}

    /** By the close of the n-th business day after the day it arises on. */
    record BusinessDays(int days) implements Term {}

    /** The last instant that is still in time. */
    default Instant after(Instant start, WorkingCalendar calendar) {
        return switch (this) {
            case Elapsed(Duration length) -> start.plus(length);
            case BusinessTime(Duration length) -> calendar.add(start, length);
            case BusinessDays(int days) -> calendar.endOfBusinessDayAfter(start, days);
        };
    }

    /** What placed the due: the calendar's name, or {@code elapsed}. */
    default String clock(WorkingCalendar calendar) {
        return switch (this) {
            case Elapsed ignored -> "elapsed";
            case BusinessTime ignored -> calendar.name();
            case BusinessDays ignored -> calendar.name();
        };
    }
}

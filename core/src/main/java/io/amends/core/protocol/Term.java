package io.amends.core.protocol;

import java.time.Duration;

/** How long something may take, and by which clock. */
public sealed interface Term {

    /** By the wall clock, nights and weekends included. */
    record Elapsed(Duration length) implements Term {}

    /** In the opening hours of the calendar that applies. */
    record BusinessTime(Duration length) implements Term {}

    /** By the close of the n-th business day after the day it arises on. */
    record BusinessDays(int days) implements Term {}
}

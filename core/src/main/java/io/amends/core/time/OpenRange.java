package io.amends.core.time;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/**
 * Opening hours {@code [from, to)} on one day, as the wall clock shows them, to the second.
 *
 * <p>{@code to} equal to {@link LocalTime#MIDNIGHT} means 24:00, the end of the same day.
 */
public record OpenRange(LocalTime from, LocalTime to) {

    /** The whole day, 00:00 to 24:00. */
    public static final OpenRange ALL_DAY = new OpenRange(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    private static final int DAY_SECONDS = 86_400;

    /**
     * @throws IllegalArgumentException when the range is empty, runs backwards or has parts of a
     *     second
     */
    public OpenRange {
        if (!isWholeSecond(from) || !isWholeSecond(to)) {
            throw new IllegalArgumentException(
                    "Expected opening hours in whole seconds, but got " + from + " to " + to);
        }
        if (!to.equals(LocalTime.MIDNIGHT) && !to.isAfter(from)) {
            throw new IllegalArgumentException(
                    "Expected opening hours that end after they begin, but got "
                            + from
                            + " to "
                            + to
                            + " (split a shift over midnight into two days)");
        }
    }

    /**
     * Reads two times as people write them.
     *
     * @param from ISO local time such as {@code 09:00}
     * @param to ISO local time, or {@code 24:00} for the end of the day
     * @throws java.time.format.DateTimeParseException when a time cannot be read
     */
    public static OpenRange of(String from, String to) {
        LocalTime end = to.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(to);
        return new OpenRange(LocalTime.parse(from), end);
    }

    /** Seconds from 00:00 to the opening, 0 to 86,399. */
    int fromSecond() {
        return from.toSecondOfDay();
    }

    /** Seconds from 00:00 to the closing, 1 to 86,400. */
    int toSecond() {
        return to.equals(LocalTime.MIDNIGHT) ? DAY_SECONDS : to.toSecondOfDay();
    }

    private static boolean isWholeSecond(LocalTime time) {
        return time.equals(time.truncatedTo(ChronoUnit.SECONDS));
    }

    @Override
    public String toString() {
        return from + "-" + (to.equals(LocalTime.MIDNIGHT) ? "24:00" : to.toString());
    }
}

package io.amends.core.time;

/** At which moment of its last day a period ends. */
public enum DueAt {
    /** At the event's own wall time; the only choice for periods in hours. */
    INSTANT,
    /** With the day's last hour, in the jurisdiction's zone. */
    END_OF_DAY,
    /** At the last closing of the business day, in the jurisdiction's calendar. */
    CLOSE_OF_BUSINESS
}

package io.amends.core.time;

/** Whether the day of the event is counted. Hour periods run from the instant and ignore this. */
public enum DayZero {
    /** The day after the event is day 1 (European, UK and US securities rules). */
    EVENT_DAY_EXCLUDED,
    /** The day of receipt is day 1 (California privacy rules): one day sooner. */
    RECEIPT_DAY_COUNTS
}

package io.amends.core.time;

/** What happens when a period ends on a day that is no working day. */
public enum Roll {
    /** Nothing: it ends there. */
    NONE,
    /** Regulation (EEC, Euratom) No 1182/71, Article 3(4); never for periods in hours. */
    END_OF_NEXT_WORKING_DAY,
    /** Commission Delegated Regulation (EU) 2025/301, Article 5; also for its hour periods. */
    NOON_OF_NEXT_WORKING_DAY
}

package io.amends.core.failure;

/** How long the customer heard nothing, the grade of an invisible escalation. */
public enum Silence {
    UP_TO_ONE_HOUR,
    UP_TO_ONE_BUSINESS_DAY,
    OVER_ONE_BUSINESS_DAY,
    NEVER_TOLD;

    /** The two grades that headlines count. */
    public boolean isHeadline() {
        return this == OVER_ONE_BUSINESS_DAY || this == NEVER_TOLD;
    }
}

package io.amends.core.timeline;

/** The six elements of a handoff. */
public enum HandoffElement {
    ISSUE_IN_CUSTOMERS_TERMS,
    STEPS_TAKEN,
    WHY_THIS_TIER_CANNOT,
    TOLD_AND_PROMISED,
    EMOTION_AND_URGENCY,
    ACCOUNT_CONTEXT
}

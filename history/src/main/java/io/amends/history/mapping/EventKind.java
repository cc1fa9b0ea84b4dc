package io.amends.history.mapping;

/**
 * What a row tells of. In the order in which rows of one instant are taken: what leads to something
 * before what follows from it.
 */
public enum EventKind {
    OPENED,
    CUSTOMER_MESSAGE,
    OWNER_ABSENT,
    OWNER_DEACTIVATED,
    REOPENED,
    /** Only states what holds; what differs from before is a fact. */
    SNAPSHOT,
    ESCALATION,
    HANDOFF_OFFERED,
    HANDOFF_RETURNED,
    HANDOFF_WITHDRAWN,
    HANDOFF_ACCEPTED,
    NOTE_WRITTEN,
    /** A message whose direction is in a field. */
    MESSAGE,
    MESSAGE_TO_CUSTOMER,
    MESSAGE_BOUNCED,
    CALL,
    MEETING,
    PROMISE,
    CUSTOMER_REPEATED,
    REGULATORY_ANCHOR,
    REGULATORY_STEP,
    EXTENSION_NOTIFIED,
    CLOCK_STOPPED,
    CLOCK_RESUMED,
    ROOT_CAUSE,
    CORRECTIVE_ACTION,
    SYSTEMIC_ISSUE,
    RECURRENCE,
    COMMITMENT_WAIVED,
    RESOLVED,
    CLOSED,
    ESCALATION_ENDED,
    FOLLOW_UP_ANSWER,
    SURVEY,
    MERGED,
    /** Means nothing here; the row is left out without being rejected. */
    IGNORED;

    public String word() {
        return ValueKind.wordOf(this);
    }
}

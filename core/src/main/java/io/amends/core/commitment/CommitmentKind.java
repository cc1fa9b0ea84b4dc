package io.amends.core.commitment;

/** What kind of thing is owed. */
public enum CommitmentKind {
    ACKNOWLEDGEMENT,
    ESCALATION_NOTICE,
    HANDOFF_ACCEPTANCE,
    NEW_TIER_FIRST_RESPONSE,
    PROMISE,
    PROGRESS_UPDATE,
    RESOLUTION_MESSAGE,
    FOLLOW_UP,
    ROOT_CAUSE_ANALYSIS,
    REGULATORY_STEP;

    /** The kinds that communication compliance counts. */
    public boolean countsForCompliance() {
        return switch (this) {
            case ESCALATION_NOTICE, PROGRESS_UPDATE, PROMISE -> true;
            case ACKNOWLEDGEMENT,
                    HANDOFF_ACCEPTANCE,
                    NEW_TIER_FIRST_RESPONSE,
                    RESOLUTION_MESSAGE,
                    FOLLOW_UP,
                    ROOT_CAUSE_ANALYSIS,
                    REGULATORY_STEP ->
                    false;
        };
    }
}

package io.amends.core.timeline;

import java.time.Instant;

/**
 * Something in the facts that cannot have happened as recorded. The facts stay as they are.
 *
 * @param at when the fact that shows it occurred
 */
public record Anomaly(Kind kind, Instant at, Reason because) {

    /** What cannot have happened. */
    public enum Kind {
        /** The fact occurred before one already folded. */
        OUT_OF_ORDER,
        /** Something happened on a contact that was not opened yet. */
        NOT_OPENED,
        OPENED_TWICE,
        REOPENED_UNRESOLVED,
        /** The contact lives on elsewhere. */
        AFTER_MERGE,
        /** The survivor of a merge is not known. */
        MERGED_INTO_UNKNOWN,
        MERGED_INTO_ITSELF,
        /** Following the merges from survivor to survivor leads back. */
        MERGED_IN_A_CIRCLE,
        WAITING_ENDED_UNSTARTED,
        OFFERED_TWICE,
        ANSWERED_UNOFFERED,
        ESCALATION_OPENED_TWICE,
        ESCALATION_ENDED_UNOPENED,
        BOUNCE_OF_UNKNOWN_MESSAGE,
        /** The promised instant is not after the promise. */
        PROMISE_IN_THE_PAST
    }
}

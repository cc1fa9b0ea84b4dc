package io.amends.core.timeline;

import io.amends.core.routing.Tier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One episode on a contact.
 *
 * @param decidedAt when it was decided; every clock runs from here
 * @param decidedBy who decided it
 * @param from the tier it left, for tier escalations
 * @param to the tier it went to, for tier escalations
 * @param acceptedAt when the first person on the new tier took it; null where nobody did
 * @param acceptedBy that person as an actor
 * @param resolvedAt when the contact was resolved while this was open; null while it is not
 * @param endedAt when it ended: the next tier move for an inferred tier escalation, resolution or
 *     the recorded end; null while it is open
 * @param severity the contact's at the decision, null where the source has none
 */
public record Escalation(
        EscalationId id,
        Certainty certainty,
        String trigger,
        Reason because,
        Instant decidedAt,
        Actor decidedBy,
        @Nullable Tier from,
        @Nullable Tier to,
        @Nullable Instant acceptedAt,
        @Nullable Actor acceptedBy,
        @Nullable Instant resolvedAt,
        @Nullable Instant endedAt,
        @Nullable Severity severity) {

    public EscalationType type() {
        return id.type();
    }

    /** CUSTOMER, EXECUTIVE, REGULATORY, and any S1. */
    public boolean isCustomerVisible() {
        return type().isCustomerVisible() || severity == Severity.S1;
    }

    /** Owes a follow-up and a root-cause analysis. */
    public boolean isSignificant() {
        return isCustomerVisible();
    }

    /** Suspected escalations owe nothing and stay outside headline rates. */
    public boolean isHeadline() {
        return certainty != Certainty.SUSPECTED;
    }

    /** The instant up to which it owes, at the latest the judge's. */
    public Instant openUntil(Instant asOf) {
        return endedAt != null && endedAt.isBefore(asOf) ? endedAt : asOf;
    }
}

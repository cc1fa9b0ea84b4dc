package io.amends.core.failure;

import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.EscalationId;
import io.amends.core.timeline.EscalationType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One escalation as the rules across an account's contacts need it.
 *
 * @param resolvedAt when its contact was resolved while it was open, or at the resolution that ended
 *     the stretch of work it belongs to; null while none has
 * @param primaryCause the primary root cause recorded for it; null where there is none
 * @param afterReopening whether its contact had been resolved, reopened and then escalated again
 */
public record AccountEscalation(
        EscalationId id,
        Instant decidedAt,
        Certainty certainty,
        boolean customerVisible,
        @Nullable Instant resolvedAt,
        @Nullable String primaryCause,
        boolean afterReopening) {

    public EscalationType type() {
        return id.type();
    }

    /** Suspected ones repeat nothing and are repeated by nothing. */
    public boolean isHeadline() {
        return certainty != Certainty.SUSPECTED;
    }
}

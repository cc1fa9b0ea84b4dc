package io.amends.core.commitment;

import io.amends.core.protocol.Protocol;
import io.amends.core.timeline.Observability;
import io.amends.core.timeline.Timeline;
import java.time.Instant;

/** Judges commitments from time-stamped facts, never from the state when somebody looks. */
public final class Judge {

    private Judge() {}

    /**
     * The verdicts on one commitment.
     *
     * @param protocol of the commitment's escalation type
     * @param at nothing that happened after this is known
     */
    public static Judgement judge(
            Commitment commitment,
            Timeline facts,
            Protocol protocol,
            Observability observability,
            Instant at) {
        throw new UnsupportedOperationException("Expected the judge of the next commit");
    }
}

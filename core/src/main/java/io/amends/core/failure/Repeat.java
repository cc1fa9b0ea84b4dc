package io.amends.core.failure;

import io.amends.core.timeline.EscalationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The same problem escalated again and again: one chain.
 *
 * @param escalation the latest one that repeats an earlier one
 * @param decidedAt when that was decided
 * @param cycles how many times it was escalated, the first included; only those joined by proved
 *     links where the chain is proved
 * @param links what joins them, in the order of the later one's decision
 */
public record Repeat(
        EscalationId escalation,
        Instant decidedAt,
        Strength strength,
        int cycles,
        List<Link> links) {

    /**
     * One repeating another.
     *
     * @param resolvedAt when the earlier one was resolved
     * @param decidedAt when the later one was decided
     */
    public record Link(
            Sign sign,
            EscalationId earlier,
            EscalationId later,
            Instant resolvedAt,
            Instant decidedAt) {

        Duration gap() {
            return Duration.between(resolvedAt, decidedAt);
        }
    }

    public Repeat {
        links = List.copyOf(links);
        if (links.isEmpty()) {
            throw new IllegalArgumentException("Expected what joins the chain, but nothing");
        }
    }
}

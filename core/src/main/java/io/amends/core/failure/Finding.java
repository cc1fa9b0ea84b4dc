package io.amends.core.failure;

import io.amends.core.timeline.EscalationId;
import io.amends.core.timeline.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One occurrence of a failure mode: one per escalation and mode, with all its evidence.
 *
 * @param kind the stable name of what was found within the mode, such as {@code
 *     handoff-element-empty}; the worst one where there are several
 * @param silence the grade, for invisible escalations only
 * @param rule the protocol rule that would have prevented it
 */
public record Finding(
        EscalationId escalation,
        FailureMode mode,
        Strength strength,
        String kind,
        @Nullable Silence silence,
        String rule,
        List<Evidence> evidence) {

    public Finding {
        Objects.requireNonNull(escalation);
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("Expected evidence for " + mode + ", but none");
        }
    }

    public boolean isProved() {
        return strength == Strength.PROVED;
    }

    /**
     * What shows it, over [from, to] or at one instant.
     *
     * @param to null for an instant
     */
    public record Evidence(Instant from, @Nullable Instant to, Strength strength, Reason what) {}
}

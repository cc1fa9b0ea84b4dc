package io.amends.history.judging;

import io.amends.core.commitment.Judgement;
import io.amends.core.failure.FailureMode;
import io.amends.core.failure.Finding;
import io.amends.core.failure.Strength;
import io.amends.core.insight.Tenure;
import io.amends.core.timeline.Course;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Event.RootCauseRecorded;
import java.util.List;
import java.util.Optional;

/**
 * One escalation with the verdicts on what it owed and with what went wrong.
 *
 * @param course with the facts that it was judged by
 * @param tenure how long the account had been a customer at the decision; empty where unknown
 */
public record EscalationAudit(
        Course course,
        Optional<Tenure> tenure,
        List<Judgement> judgements,
        List<Finding> findings) {

    public EscalationAudit {
        judgements = List.copyOf(judgements);
        findings = List.copyOf(findings);
    }

    public Escalation escalation() {
        return course.escalation();
    }

    public boolean has(FailureMode mode, Strength strength) {
        for (Finding finding : findings) {
            if (finding.mode() == mode && finding.strength() == strength) {
                return true;
            }
        }
        return false;
    }

    /** As what a failure mode was found; empty where it was not. */
    public Optional<Strength> strengthOf(FailureMode mode) {
        return has(mode, Strength.PROVED)
                ? Optional.of(Strength.PROVED)
                : has(mode, Strength.INDICATED)
                        ? Optional.of(Strength.INDICATED)
                        : Optional.empty();
    }

    /** The primary cause that the last analysis since the decision gives. */
    public Optional<String> rootCause() {
        return course.facts()
                .all(RootCauseRecorded.class)
                .filter(r -> !r.occurredAt().isBefore(escalation().decidedAt()))
                .reduce((earlier, later) -> later)
                .map(RootCauseRecorded::primary);
    }

    /** A handoff fails where the problem loses its owner or its context on the way. */
    public boolean handoffFailed() {
        return escalation().isHeadline()
                && (has(FailureMode.OWNERSHIP_VACUUM, Strength.PROVED)
                        || has(FailureMode.CONTEXT_LOSS, Strength.PROVED));
    }
}

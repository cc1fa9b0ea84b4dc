package io.amends.history.judging;

import io.amends.core.commitment.Judgement;
import io.amends.core.failure.FailureMode;
import io.amends.core.failure.Finding;
import io.amends.core.failure.Strength;
import io.amends.core.insight.Tenure;
import io.amends.core.timeline.Course;
import io.amends.core.timeline.Escalation;
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
}

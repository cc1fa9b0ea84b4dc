package io.amends.core.insight;

import io.amends.core.commitment.Judgement;
import java.util.List;
import java.util.Optional;

/**
 * Communication compliance: escalations whose notice, progress updates and promises that fell due
 * were all kept on time, of the escalations with at least one fallen due ({@code
 * docs/statistics.md}). Waived counts as not kept on time.
 */
public final class Compliance {

    private Compliance() {}

    /** The judgements that count: of the kinds in question and fallen due. */
    public static List<Judgement> counted(List<Judgement> escalation) {
        return escalation.stream()
                .filter(j -> j.commitment().kind().countsForCompliance())
                .filter(j -> j.timing().hasFallenDue())
                .toList();
    }

    /** Whether one escalation complied; empty where nothing of it has fallen due. */
    public static Optional<Boolean> of(List<Judgement> escalation) {
        List<Judgement> counted = counted(escalation);
        return counted.isEmpty()
                ? Optional.empty()
                : Optional.of(counted.stream().allMatch(j -> j.timing().isOnTime()));
    }
}

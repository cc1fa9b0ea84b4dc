package io.amends.history.table;

import io.amends.core.escalation.NextTier;
import io.amends.core.failure.FailureMode;
import io.amends.core.failure.Strength;
import io.amends.core.insight.Compliance;
import io.amends.core.timeline.Escalation;
import io.amends.history.judging.ContactAudit;
import io.amends.history.judging.EscalationAudit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row for each escalation. */
final class EscalationRows {

    static final List<String> COLUMNS =
            List.of(
                    "contact",
                    "escalation",
                    "type",
                    "certainty",
                    "trigger",
                    "because",
                    "severity",
                    "customer_visible",
                    "from_tier",
                    "to_tier",
                    "decided_at",
                    "accepted_at",
                    "accepted_by",
                    "resolved_at",
                    "ended_at",
                    "seconds_to_next_tier_person",
                    "seconds_to_next_tier_contact",
                    "findings_proved",
                    "findings_indicated",
                    "carried_from",
                    "root_cause",
                    "compliant",
                    "awaits_next_tier",
                    "context_loss",
                    "invisible_escalation",
                    "ownership_vacuum",
                    "resolution_without_closure",
                    "repeated_cycle");

    static List<@Nullable Object> of(ContactAudit audit, EscalationAudit escalation) {
        Escalation e = escalation.escalation();
        @Nullable NextTier next =
                audit.nextTiers().stream()
                        .filter(n -> n.escalation().equals(e.id()))
                        .findFirst()
                        .orElse(null);
        return Arrays.<@Nullable Object>asList(
                Cells.id(audit),
                e.id(),
                e.type(),
                Cells.lower(e.certainty(), '-'),
                e.trigger(),
                e.because().code(),
                e.severity(),
                e.isCustomerVisible(),
                e.from(),
                e.to(),
                e.decidedAt(),
                e.acceptedAt(),
                e.acceptedBy() == null ? null : e.acceptedBy().person(),
                e.resolvedAt(),
                e.endedAt(),
                next == null ? null : Cells.seconds(next.toPerson()),
                next == null ? null : Cells.seconds(next.toContact()),
                count(escalation, Strength.PROVED),
                count(escalation, Strength.INDICATED),
                escalation.course().isCarried() ? e.id().contact() : null,
                escalation.rootCause().orElse(null),
                Compliance.of(escalation.judgements()).orElse(null),
                next != null,
                strength(escalation, FailureMode.CONTEXT_LOSS),
                strength(escalation, FailureMode.INVISIBLE_ESCALATION),
                strength(escalation, FailureMode.OWNERSHIP_VACUUM),
                strength(escalation, FailureMode.RESOLUTION_WITHOUT_CLOSURE),
                strength(escalation, FailureMode.REPEATED_CYCLE));
    }

    private static @Nullable String strength(EscalationAudit escalation, FailureMode mode) {
        return escalation.strengthOf(mode).map(by -> Cells.lower(by, '-')).orElse(null);
    }

    private static long count(EscalationAudit escalation, Strength strength) {
        return escalation.findings().stream().filter(f -> f.strength() == strength).count();
    }

    private EscalationRows() {}
}

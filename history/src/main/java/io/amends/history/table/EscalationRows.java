package io.amends.history.table;

import io.amends.core.escalation.NextTier;
import io.amends.core.failure.Strength;
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
                    "carried_from");

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
                escalation.course().isCarried() ? e.id().contact() : null);
    }

    private static long count(EscalationAudit escalation, Strength strength) {
        return escalation.findings().stream().filter(f -> f.strength() == strength).count();
    }

    private EscalationRows() {}
}

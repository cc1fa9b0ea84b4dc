package io.amends.history.table;

import io.amends.core.escalation.NextTier;
import io.amends.core.failure.FailureMode;
import io.amends.core.failure.Strength;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.EscalationType;
import io.amends.history.drawing.VerdictNames;
import io.amends.history.judging.ContactAudit;
import io.amends.history.tally.SatisfactionTally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One row for each contact: how it moved, what went wrong with it, and its verdicts. */
final class ContactRows {

    private static final List<String> VERDICTS =
            List.of(
                    "kept",
                    "kept-late",
                    "missed",
                    "waived",
                    "open",
                    "superseded",
                    "not-observable");

    static final List<String> COLUMNS = columns();

    static List<@Nullable Object> of(ContactAudit audit) {
        Description about = audit.description();
        var flow = audit.flow();
        List<@Nullable Object> row =
                new ArrayList<@Nullable Object>(
                        Arrays.<@Nullable Object>asList(
                                Cells.id(audit),
                                about.account(),
                                about.contactType(),
                                about.productFeature(),
                                about.segment(),
                                audit.timeline().firstAt(),
                                audit.timeline().lastAt(),
                                audit.timeline().events().size(),
                                flow.first(),
                                flow.last(),
                                flow.highest(),
                                flow.movesUp(),
                                flow.movesDown(),
                                flow.teamChanges(),
                                flow.teamPingPong(),
                                flow.tierReentries(),
                                flow.ownerChanges(),
                                flow.reopens()));
        for (EscalationType type : EscalationType.values()) {
            row.add(Cells.headline(audit).filter(e -> e.escalation().type() == type).count());
        }
        row.add(audit.escalations().stream().filter(e -> !e.escalation().isHeadline()).count());
        row.add(
                Cells.headline(audit)
                        .map(e -> e.escalation().decidedAt())
                        .findFirst()
                        .orElse(null));
        row.add(acceptedAt(audit));
        @Nullable NextTier next = audit.nextTiers().isEmpty() ? null : audit.nextTiers().getFirst();
        row.add(next == null ? null : Cells.seconds(next.toPerson()));
        row.add(next == null ? null : Cells.seconds(next.toContact()));
        for (FailureMode mode : FailureMode.values()) {
            row.add(Cells.headline(audit).filter(e -> e.has(mode, Strength.PROVED)).count());
            row.add(Cells.headline(audit).filter(e -> e.has(mode, Strength.INDICATED)).count());
        }
        for (String verdict : VERDICTS) {
            row.add(
                    Cells.headline(audit)
                            .flatMap(e -> e.judgements().stream())
                            .filter(j -> VerdictNames.of(j.timing()).equals(verdict))
                            .count());
        }
        row.add(audit.cost().owned().toSeconds());
        row.add(audit.cost().silent().toSeconds());
        row.addAll(
                Arrays.<@Nullable Object>asList(
                        about.service(),
                        about.industry(),
                        about.region(),
                        about.channel(),
                        audit.calendarEvents().isEmpty()
                                ? null
                                : String.join("|", audit.calendarEvents()),
                        tenure(audit, e -> e.type() == EscalationType.TIER),
                        tenure(audit, e -> e.type() == EscalationType.COMPLEXITY),
                        tenure(audit, Escalation::isCustomerVisible),
                        Cells.headline(audit)
                                .filter(e -> e.escalation().isCustomerVisible())
                                .count(),
                        audit.isResolved(),
                        audit.rating().map(SatisfactionTally::isSatisfied).orElse(null)));
        return row;
    }

    private static @Nullable String tenure(ContactAudit audit, Predicate<Escalation> kind) {
        return audit.tenureFor(kind).map(band -> Cells.lower(band, '_')).orElse(null);
    }

    private static List<String> columns() {
        List<String> columns =
                new ArrayList<>(
                        List.of(
                                "contact",
                                "account",
                                "contact_type",
                                "product_feature",
                                "segment",
                                "first_at",
                                "last_at",
                                "events",
                                "tier_first",
                                "tier_last",
                                "tier_max",
                                "moves_up",
                                "moves_down",
                                "team_changes",
                                "team_ping_pong",
                                "tier_reentries",
                                "owner_changes",
                                "reopens"));
        for (EscalationType type : EscalationType.values()) {
            columns.add("escalations_" + Cells.lower(type, '_'));
        }
        columns.addAll(
                List.of(
                        "escalations_suspected",
                        "decided_at",
                        "accepted_at",
                        "seconds_to_next_tier_person",
                        "seconds_to_next_tier_contact"));
        for (FailureMode mode : FailureMode.values()) {
            columns.add(Cells.lower(mode, '_') + "_proved");
            columns.add(Cells.lower(mode, '_') + "_indicated");
        }
        VERDICTS.forEach(verdict -> columns.add("commitments_" + verdict.replace('-', '_')));
        columns.addAll(
                List.of(
                        "owner_working_seconds",
                        "silence_working_seconds",
                        "service",
                        "industry",
                        "region",
                        "channel",
                        "calendar_events",
                        "tenure_tier",
                        "tenure_complexity",
                        "tenure_customer_visible",
                        "escalations_customer_visible",
                        "resolved",
                        "satisfied"));
        return columns;
    }

    private static @Nullable Instant acceptedAt(ContactAudit audit) {
        return Cells.headline(audit)
                .map(e -> e.escalation().acceptedAt())
                .filter(at -> at != null)
                .findFirst()
                .orElse(null);
    }

    private ContactRows() {}
}

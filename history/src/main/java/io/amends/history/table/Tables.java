package io.amends.history.table;

import io.amends.core.commitment.Content;
import io.amends.core.commitment.Judgement;
import io.amends.core.commitment.Verdict;
import io.amends.core.escalation.NextTier;
import io.amends.core.failure.FailureMode;
import io.amends.core.failure.Finding;
import io.amends.core.failure.Strength;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.EscalationType;
import io.amends.history.drawing.VerdictNames;
import io.amends.history.judging.ContactAudit;
import io.amends.history.judging.EscalationAudit;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The four tables that an audit writes beside {@code rejected.csv}. */
public final class Tables implements AutoCloseable {

    private static final List<String> VERDICTS =
            List.of(
                    "kept",
                    "kept-late",
                    "missed",
                    "waived",
                    "open",
                    "superseded",
                    "not-observable");

    private final Table contacts;
    private final Table escalations;
    private final Table commitments;
    private final Table findings;

    public Tables(Path folder) {
        contacts = new Table(folder, "contacts.csv", contactColumns());
        escalations =
                new Table(
                        folder,
                        "escalations.csv",
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
                                "findings_indicated"));
        commitments =
                new Table(
                        folder,
                        "commitments.csv",
                        List.of(
                                "contact",
                                "escalation",
                                "kind",
                                "ordinal",
                                "arises_at",
                                "opens_at",
                                "due",
                                "verdict",
                                "at",
                                "seconds_late",
                                "proved",
                                "content",
                                "missing_parts",
                                "rule",
                                "calendar"));
        findings =
                new Table(
                        folder,
                        "findings.csv",
                        List.of(
                                "contact",
                                "escalation",
                                "mode",
                                "strength",
                                "kind",
                                "silence",
                                "rule",
                                "evidence_from",
                                "evidence_to",
                                "evidence_strength",
                                "evidence",
                                "evidence_values"));
    }

    private static List<String> contactColumns() {
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
            columns.add("escalations_" + lower(type, '_'));
        }
        columns.addAll(
                List.of(
                        "escalations_suspected",
                        "decided_at",
                        "accepted_at",
                        "seconds_to_next_tier_person",
                        "seconds_to_next_tier_contact"));
        for (FailureMode mode : FailureMode.values()) {
            columns.add(lower(mode, '_') + "_proved");
            columns.add(lower(mode, '_') + "_indicated");
        }
        VERDICTS.forEach(verdict -> columns.add("commitments_" + verdict.replace('-', '_')));
        return columns;
    }

    public void add(ContactAudit audit) {
        addContact(audit);
        audit.escalations().forEach(escalation -> addEscalation(audit, escalation));
    }

    public void write() {
        contacts.write();
        escalations.write();
        commitments.write();
        findings.write();
    }

    @Override
    public void close() {
        Stream.of(contacts, escalations, commitments, findings).forEach(Table::close);
    }

    private void addContact(ContactAudit audit) {
        Description about = audit.description();
        var flow = audit.flow();
        List<@Nullable Object> row =
                new ArrayList<@Nullable Object>(
                        Arrays.<@Nullable Object>asList(
                                id(audit),
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
            row.add(headline(audit).filter(e -> e.escalation().type() == type).count());
        }
        row.add(audit.escalations().stream().filter(e -> !e.escalation().isHeadline()).count());
        row.add(headline(audit).map(e -> e.escalation().decidedAt()).findFirst().orElse(null));
        row.add(acceptedAt(audit));
        @Nullable NextTier next = audit.nextTiers().isEmpty() ? null : audit.nextTiers().getFirst();
        row.add(next == null ? null : seconds(next.toPerson()));
        row.add(next == null ? null : seconds(next.toContact()));
        for (FailureMode mode : FailureMode.values()) {
            row.add(headline(audit).filter(e -> e.has(mode, Strength.PROVED)).count());
            row.add(headline(audit).filter(e -> e.has(mode, Strength.INDICATED)).count());
        }
        for (String verdict : VERDICTS) {
            row.add(
                    headline(audit)
                            .flatMap(e -> e.judgements().stream())
                            .filter(j -> VerdictNames.of(j.timing()).equals(verdict))
                            .count());
        }
        contacts.add(id(audit), row);
    }

    private static @Nullable Instant acceptedAt(ContactAudit audit) {
        return headline(audit)
                .map(e -> e.escalation().acceptedAt())
                .filter(at -> at != null)
                .findFirst()
                .orElse(null);
    }

    private static Stream<EscalationAudit> headline(ContactAudit audit) {
        return audit.escalations().stream().filter(e -> e.escalation().isHeadline());
    }

    private void addEscalation(ContactAudit audit, EscalationAudit escalation) {
        Escalation e = escalation.escalation();
        @Nullable NextTier next =
                audit.nextTiers().stream()
                        .filter(n -> n.escalation().equals(e.id()))
                        .findFirst()
                        .orElse(null);
        escalations.add(
                id(audit),
                Arrays.<@Nullable Object>asList(
                        id(audit),
                        e.id(),
                        e.type(),
                        lower(e.certainty(), '-'),
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
                        next == null ? null : seconds(next.toPerson()),
                        next == null ? null : seconds(next.toContact()),
                        count(escalation, Strength.PROVED),
                        count(escalation, Strength.INDICATED)));
        escalation.judgements().forEach(judgement -> addCommitment(audit, judgement));
        escalation.findings().forEach(finding -> addFinding(audit, finding));
    }

    private static long count(EscalationAudit escalation, Strength strength) {
        return escalation.findings().stream().filter(f -> f.strength() == strength).count();
    }

    private void addCommitment(ContactAudit audit, Judgement judgement) {
        var owed = judgement.commitment();
        commitments.add(
                id(audit),
                Arrays.<@Nullable Object>asList(
                        id(audit),
                        owed.escalation(),
                        owed.kind(),
                        owed.ordinal(),
                        owed.arisesAt(),
                        owed.opensAt(),
                        owed.due(),
                        VerdictNames.of(judgement.timing()),
                        at(judgement.timing()),
                        judgement.timing() instanceof Verdict.KeptLate late
                                ? late.by().toSeconds()
                                : null,
                        judgement.proved(),
                        VerdictNames.of(judgement.content()),
                        missing(judgement),
                        owed.rule(),
                        owed.calendar()));
    }

    private static @Nullable Instant at(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Kept kept -> kept.at();
            case Verdict.KeptLate late -> late.at();
            case Verdict.Missed missed -> missed.since();
            case Verdict.Waived waived -> waived.at();
            case Verdict.Superseded superseded -> superseded.at();
            case Verdict.Open open -> null;
            case Verdict.NotObservable hidden -> null;
        };
    }

    private static String missing(Judgement judgement) {
        return judgement.content() instanceof Content.Incomplete incomplete
                ? String.join("|", incomplete.missing().stream().map(Enum::name).sorted().toList())
                : "";
    }

    private void addFinding(ContactAudit audit, Finding finding) {
        for (Finding.Evidence evidence : finding.evidence()) {
            findings.add(
                    id(audit),
                    Arrays.<@Nullable Object>asList(
                            id(audit),
                            finding.escalation(),
                            finding.mode(),
                            lower(finding.strength(), '-'),
                            finding.kind(),
                            finding.silence(),
                            finding.rule(),
                            evidence.from(),
                            evidence.to(),
                            lower(evidence.strength(), '-'),
                            evidence.what().code(),
                            String.join("|", evidence.what().values())));
        }
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }

    private static String id(ContactAudit audit) {
        return audit.timeline().contact().value();
    }

    private static String lower(Enum<?> named, char separator) {
        return named.name().toLowerCase(Locale.ROOT).replace('_', separator);
    }
}

package io.amends.history.tally;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.commitment.Content;
import io.amends.core.commitment.Judgement;
import io.amends.core.commitment.Verdict;
import io.amends.core.insight.Compliance;
import io.amends.core.stats.Durations;
import io.amends.core.stats.Quantiles;
import io.amends.history.judging.ContactAudit;
import io.amends.history.judging.EscalationAudit;
import io.amends.history.report.Report.Commitments;
import io.amends.history.report.Report.KindVerdicts;
import io.amends.history.report.Report.Share;
import io.amends.history.report.Shares;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What was owed and kept over all headline escalations. */
public final class CommitmentTally implements Tally<CommitmentTally> {

    private record Timed(CommitmentKind kind, Class<? extends Verdict> verdict) {}

    private record Said(CommitmentKind kind, Class<? extends Content> content) {}

    private final Counts<Timed> timings = new Counts<>();
    private final Counts<Said> contents = new Counts<>();
    private final Map<CommitmentKind, Durations> late = new EnumMap<>(CommitmentKind.class);
    private long complying;
    private long withFallenDue;
    private long onTime;
    private long fallenDue;

    @Override
    public void add(ContactAudit contact) {
        contact.escalations().stream()
                .filter(e -> e.escalation().isHeadline())
                .forEach(this::addEscalation);
    }

    private void addEscalation(EscalationAudit escalation) {
        escalation.judgements().forEach(this::addJudgement);
        Compliance.of(escalation.judgements())
                .ifPresent(
                        complied -> {
                            withFallenDue++;
                            complying += complied ? 1 : 0;
                        });
        for (Judgement counted : Compliance.counted(escalation.judgements())) {
            fallenDue++;
            onTime += counted.timing().isOnTime() ? 1 : 0;
        }
    }

    private void addJudgement(Judgement judgement) {
        CommitmentKind kind = judgement.commitment().kind();
        timings.add(new Timed(kind, judgement.timing().getClass()));
        contents.add(new Said(kind, judgement.content().getClass()));
        if (judgement.timing() instanceof Verdict.KeptLate kept) {
            late.computeIfAbsent(kind, k -> new Durations()).addObserved(kept.by().toSeconds());
        }
    }

    @Override
    public void merge(CommitmentTally other) {
        timings.merge(other.timings);
        contents.merge(other.contents);
        other.late.forEach(
                (kind, more) -> late.computeIfAbsent(kind, k -> new Durations()).addAll(more));
        complying += other.complying;
        withFallenDue += other.withFallenDue;
        onTime += other.onTime;
        fallenDue += other.fallenDue;
    }

    public Commitments commitments() {
        List<KindVerdicts> kinds = new ArrayList<>();
        for (CommitmentKind kind : CommitmentKind.values()) {
            kinds.add(verdicts(kind));
        }
        return new Commitments(
                shareOrNull(complying, withFallenDue), shareOrNull(onTime, fallenDue), kinds);
    }

    private KindVerdicts verdicts(CommitmentKind kind) {
        long kept = timed(kind, Verdict.Kept.class);
        long keptLate = timed(kind, Verdict.KeptLate.class);
        long missed = timed(kind, Verdict.Missed.class);
        long waived = timed(kind, Verdict.Waived.class);
        return new KindVerdicts(
                kind,
                kept,
                keptLate,
                missed,
                waived,
                timed(kind, Verdict.Open.class),
                timed(kind, Verdict.Superseded.class),
                timed(kind, Verdict.NotObservable.class),
                shareOrNull(kept, kept + keptLate + missed + waived),
                contents.of(new Said(kind, Content.Complete.class)),
                contents.of(new Said(kind, Content.Incomplete.class)),
                contents.of(new Said(kind, Content.NotObservable.class)),
                medianLate(kind));
    }

    private long timed(CommitmentKind kind, Class<? extends Verdict> verdict) {
        return timings.of(new Timed(kind, verdict));
    }

    private @Nullable Long medianLate(CommitmentKind kind) {
        @Nullable Durations of = late.get(kind);
        OptionalDouble median = of == null ? OptionalDouble.empty() : Quantiles.median(of);
        return median.isPresent() ? (long) median.getAsDouble() : null;
    }

    private static @Nullable Share shareOrNull(long count, long whole) {
        return whole == 0 ? null : Shares.of(count, whole);
    }
}

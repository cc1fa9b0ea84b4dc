package io.amends.history.tally;

import io.amends.core.failure.FailureMode;
import io.amends.core.failure.Finding;
import io.amends.core.failure.Finding.Evidence;
import io.amends.core.failure.Silence;
import io.amends.core.failure.Strength;
import io.amends.core.timeline.Observable;
import io.amends.history.judging.ContactAudit;
import io.amends.history.judging.EscalationAudit;
import io.amends.history.report.Report.KindCount;
import io.amends.history.report.Report.Mode;
import io.amends.history.report.Report.Share;
import io.amends.history.report.Report.WorstCase;
import io.amends.history.report.Shares;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The five failure modes over all headline escalations. */
public final class ModeTally implements Tally<ModeTally> {

    private static final int WORST = 20;

    private record Kind(FailureMode mode, String kind, Strength strength) {}

    private record Graded(FailureMode mode, Silence silence) {}

    private record Case(FailureMode mode, Strength strength, Duration weight, WorstCase shown) {}

    private static final Comparator<Case> WORST_FIRST =
            Comparator.comparing(Case::strength)
                    .thenComparing(Case::weight, Comparator.reverseOrder())
                    .thenComparing(c -> c.shown().escalation());

    private final Counts<FailureMode> proved = new Counts<>();
    private final Counts<FailureMode> indicated = new Counts<>();
    private final Counts<Kind> kinds = new Counts<>();
    private final Counts<Graded> silences = new Counts<>();
    private final Map<FailureMode, List<Case>> worst = new EnumMap<>(FailureMode.class);
    private final Instant asOf;
    private long escalations;
    private long badly;

    /**
     * @param asOf up to when evidence that has no end yet is measured
     */
    public ModeTally(Instant asOf) {
        this.asOf = asOf;
    }

    @Override
    public void add(ContactAudit contact) {
        contact.escalations().stream()
                .filter(e -> e.escalation().isHeadline())
                .forEach(e -> addEscalation(contact, e));
    }

    private void addEscalation(ContactAudit contact, EscalationAudit escalation) {
        escalations++;
        badly += escalation.findings().stream().anyMatch(Finding::isProved) ? 1 : 0;
        for (FailureMode mode : FailureMode.values()) {
            if (escalation.has(mode, Strength.PROVED)) {
                proved.add(mode);
            } else if (escalation.has(mode, Strength.INDICATED)) {
                indicated.add(mode);
            }
        }
        escalation.findings().forEach(finding -> addFinding(contact, finding));
    }

    private void addFinding(ContactAudit contact, Finding finding) {
        kinds.add(new Kind(finding.mode(), finding.kind(), finding.strength()));
        if (finding.silence() != null && finding.isProved()) {
            silences.add(new Graded(finding.mode(), finding.silence()));
        }
        keep(worstOf(contact, finding));
    }

    private Case worstOf(ContactAudit contact, Finding finding) {
        Evidence longest =
                finding.evidence().stream()
                        .filter(e -> e.strength() == finding.strength())
                        .max(Comparator.comparing(this::weight))
                        .orElse(finding.evidence().getFirst());
        return new Case(
                finding.mode(),
                finding.strength(),
                weight(longest),
                new WorstCase(
                        contact.timeline().contact().value(),
                        finding.escalation().toString(),
                        finding.kind(),
                        finding.strength(),
                        longest.from(),
                        longest.what()));
    }

    private Duration weight(Evidence evidence) {
        Instant to = evidence.to() == null ? evidence.from() : evidence.to();
        return Duration.between(evidence.from(), to.isAfter(asOf) ? asOf : to);
    }

    private void keep(Case one) {
        List<Case> cases = worst.computeIfAbsent(one.mode(), mode -> new ArrayList<>());
        cases.add(one);
        if (cases.size() > 2 * WORST) {
            trim(cases);
        }
    }

    private static void trim(List<Case> cases) {
        cases.sort(WORST_FIRST);
        cases.subList(Math.min(WORST, cases.size()), cases.size()).clear();
    }

    @Override
    public void merge(ModeTally other) {
        escalations += other.escalations;
        badly += other.badly;
        proved.merge(other.proved);
        indicated.merge(other.indicated);
        kinds.merge(other.kinds);
        silences.merge(other.silences);
        other.worst.values().forEach(cases -> cases.forEach(this::keep));
    }

    /** Escalations with at least one proved failure, of all judged. */
    public Share handledBadly() {
        return Shares.of(badly, escalations);
    }

    /**
     * @param missing what the source does not show of what a mode needs; empty: it can be judged
     */
    public List<Mode> modes(Map<FailureMode, Set<Observable>> missing) {
        List<Mode> modes = new ArrayList<>();
        for (FailureMode mode : FailureMode.values()) {
            Set<Observable> needs = missing.getOrDefault(mode, Set.of());
            modes.add(mode(mode, needs));
        }
        return modes;
    }

    private Mode mode(FailureMode mode, Set<Observable> needs) {
        List<Case> cases = new ArrayList<>(worst.getOrDefault(mode, List.of()));
        trim(cases);
        return new Mode(
                mode,
                needs.isEmpty(),
                needs,
                Shares.of(proved.of(mode), escalations),
                Shares.of(indicated.of(mode), escalations),
                kindsOf(mode),
                silencesOf(mode),
                cases.stream().map(Case::shown).toList());
    }

    private List<KindCount> kindsOf(FailureMode mode) {
        return kinds
                .keys(
                        Comparator.comparing(Kind::strength)
                                .thenComparing(Comparator.comparingLong(kinds::of).reversed())
                                .thenComparing(Kind::kind))
                .stream()
                .filter(k -> k.mode() == mode)
                .map(k -> new KindCount(k.kind(), k.strength(), kinds.of(k)))
                .toList();
    }

    private Map<Silence, Long> silencesOf(FailureMode mode) {
        Map<Silence, Long> grades = new TreeMap<>();
        if (mode == FailureMode.INVISIBLE_ESCALATION) {
            for (Silence silence : Silence.values()) {
                grades.put(silence, silences.of(new Graded(mode, silence)));
            }
        }
        return grades;
    }
}

package io.amends.history.tally;

import io.amends.core.failure.Finding;
import io.amends.core.failure.Finding.Evidence;
import io.amends.core.failure.Silence;
import io.amends.history.drawing.Drawings;
import io.amends.history.judging.ContactAudit;
import io.amends.history.report.Report.Drawing;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The contacts handled worst. What is proved counts most, silence the more the longer; the measure
 * only orders what is drawn and is nobody's rating.
 */
public final class WorstTally implements Tally<WorstTally> {

    /** As many are drawn; every other one is in the tables by its id. */
    public static final int KEPT = 500;

    private record Scored(double score, ContactAudit contact) {}

    private static final Comparator<Scored> MILDEST_FIRST =
            Comparator.comparingDouble(Scored::score)
                    .thenComparing(
                            s -> s.contact().timeline().contact(), Comparator.reverseOrder());

    private final PriorityQueue<Scored> kept = new PriorityQueue<>(MILDEST_FIRST);

    @Override
    public void add(ContactAudit contact) {
        if (!contact.escalations().isEmpty()) {
            keep(new Scored(score(contact), contact));
        }
    }

    private void keep(Scored scored) {
        kept.add(scored);
        if (kept.size() > KEPT) {
            kept.remove();
        }
    }

    private static double score(ContactAudit contact) {
        return contact.escalations().stream()
                .filter(e -> e.escalation().isHeadline())
                .flatMap(e -> e.findings().stream())
                .mapToDouble(WorstTally::weight)
                .sum();
    }

    private static double weight(Finding finding) {
        double evidence = finding.evidence().stream().mapToDouble(e -> hours(e) / 24).sum();
        double graded = finding.silence() == Silence.NEVER_TOLD ? 2 : 1;
        return (finding.isProved() ? 10 : 1) * graded + Math.log1p(evidence);
    }

    private static double hours(Evidence evidence) {
        return evidence.to() == null
                ? 0
                : Duration.between(evidence.from(), evidence.to()).toMinutes() / 60.0;
    }

    @Override
    public void merge(WorstTally other) {
        other.kept.forEach(this::keep);
    }

    /** The worst first. */
    public List<Drawing> drawn(Drawings drawings) {
        return kept.stream()
                .sorted(MILDEST_FIRST.reversed())
                .filter(s -> s.score() > 0)
                .map(s -> drawings.draw(s.contact(), s.score()))
                .toList();
    }
}

package io.amends.history.tally;

import io.amends.history.judging.ContactAudit;
import io.amends.history.judging.EscalationAudit;
import io.amends.history.report.Rates;
import io.amends.history.report.Report.CauseCount;
import io.amends.history.report.Report.Causes;
import io.amends.history.report.Shares;
import java.util.Comparator;
import java.util.List;

/** Primary root causes of headline escalations; a later analysis of a contact replaces one. */
public final class CauseTally implements Tally<CauseTally> {

    private final Counts<String> causes = new Counts<>();
    private long escalations;
    private long analysed;

    @Override
    public void add(ContactAudit contact) {
        List<EscalationAudit> headline =
                contact.escalations().stream().filter(e -> e.escalation().isHeadline()).toList();
        if (headline.isEmpty()) {
            return;
        }
        escalations += headline.size();
        for (EscalationAudit audit : headline) {
            audit.rootCause()
                    .ifPresent(
                            cause -> {
                                analysed++;
                                causes.add(cause);
                            });
        }
    }

    @Override
    public void merge(CauseTally other) {
        causes.merge(other.causes);
        escalations += other.escalations;
        analysed += other.analysed;
    }

    /**
     * @param contacts all contacts opened, escalated or not
     */
    public Causes causes(boolean observable, long contacts) {
        return new Causes(
                observable,
                Shares.of(analysed, escalations),
                contacts,
                causes
                        .keys(
                                Comparator.comparingLong(causes::of)
                                        .reversed()
                                        .thenComparing(Comparator.naturalOrder()))
                        .stream()
                        .map(
                                cause ->
                                        new CauseCount(
                                                cause,
                                                Shares.of(causes.of(cause), analysed),
                                                Rates.of(causes.of(cause), (double) contacts)))
                        .toList());
    }
}

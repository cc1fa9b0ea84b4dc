package io.amends.history.report;

import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Reason;
import io.amends.history.report.Report.Commitments;
import io.amends.history.report.Report.EscalationCount;
import io.amends.history.report.Report.Mode;
import io.amends.history.report.Report.Share;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says the report in three sentences: how much escalates, what goes wrong, what was kept. */
public final class Headlines {

    private Headlines() {}

    public static List<Reason> of(
            long contacts,
            long escalatedContacts,
            List<EscalationCount> counts,
            long escalations,
            List<Mode> modes,
            Commitments commitments) {
        return List.of(
                escalated(contacts, escalatedContacts, counts),
                handledBadly(escalations, modes),
                kept(commitments));
    }

    private static Reason escalated(
            long contacts, long escalatedContacts, List<EscalationCount> counts) {
        long tier = 0;
        long visible = 0;
        for (EscalationCount count : counts) {
            if (count.certainty() == Certainty.SUSPECTED) {
                continue;
            }
            tier += count.type() == EscalationType.TIER ? count.escalations() : 0;
            visible += count.type().isCustomerVisible() ? count.escalations() : 0;
        }
        return Reason.of("headline.escalated", escalatedContacts, contacts, tier, visible);
    }

    private static Reason handledBadly(long escalations, List<Mode> modes) {
        Optional<Mode> worst =
                modes.stream()
                        .filter(Mode::observable)
                        .max(Comparator.comparingLong(mode -> mode.proved().count()));
        if (worst.isEmpty()) {
            return Reason.of("headline.nothing-observable");
        }
        Share proved = worst.get().proved();
        return proved.count() == 0
                ? Reason.of("headline.nothing-proved", escalations)
                : Reason.of("headline.worst-mode", worst.get().mode(), proved.count(), proved.of());
    }

    private static Reason kept(Commitments commitments) {
        Share compliance = commitments.compliance();
        return compliance == null
                ? Reason.of("headline.compliance-not-observable")
                : Reason.of("headline.compliance", compliance.count(), compliance.of());
    }
}

package io.amends.history.tally;

import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.EscalationType;
import io.amends.history.judging.ContactAudit;
import io.amends.history.report.Report.EscalationCount;
import io.amends.history.report.Shares;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Escalations by type and certainty, never summed across types. */
public final class EscalationTally implements Tally<EscalationTally> {

    private record Sort(EscalationType type, Certainty certainty) {}

    private final Counts<Sort> escalations = new Counts<>();
    private final Counts<Sort> contactsWith = new Counts<>();
    private long contacts;
    private long escalated;

    @Override
    public void add(ContactAudit contact) {
        contacts++;
        if (contact.escalations().isEmpty()) {
            return;
        }
        Set<Sort> seen = new HashSet<>();
        boolean headline = false;
        for (var audit : contact.escalations()) {
            Sort sort = new Sort(audit.escalation().type(), audit.escalation().certainty());
            escalations.add(sort);
            seen.add(sort);
            headline |= audit.escalation().isHeadline();
        }
        seen.forEach(contactsWith::add);
        escalated += headline ? 1 : 0;
    }

    @Override
    public void merge(EscalationTally other) {
        escalations.merge(other.escalations);
        contactsWith.merge(other.contactsWith);
        contacts += other.contacts;
        escalated += other.escalated;
    }

    public long contacts() {
        return contacts;
    }

    /** Contacts with an escalation of any type that headlines count. */
    public long escalatedContacts() {
        return escalated;
    }

    public List<EscalationCount> counts() {
        return escalations
                .keys(Comparator.comparing(Sort::type).thenComparing(Sort::certainty))
                .stream()
                .map(
                        sort ->
                                new EscalationCount(
                                        sort.type(),
                                        sort.certainty(),
                                        escalations.of(sort),
                                        Shares.of(contactsWith.of(sort), contacts)))
                .toList();
    }
}

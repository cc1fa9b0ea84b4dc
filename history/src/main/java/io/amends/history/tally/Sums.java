package io.amends.history.tally;

import io.amends.history.assembly.AssembledContact.Oddity;
import io.amends.history.judging.ContactAudit;
import io.amends.history.mapping.Mapping;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Every sum that a report is made of. */
public final class Sums implements Tally<Sums> {

    private static final int STRAYS_NAMED = 5;

    private final ModeTally modes;
    private final CommitmentTally commitments = new CommitmentTally();
    private final EscalationTally escalations = new EscalationTally();
    private final FlowTally flow = new FlowTally();
    private final CellTally cells;
    private final MonthTally months;
    private final SatisfactionTally satisfaction = new SatisfactionTally();
    private final CauseTally causes = new CauseTally();
    private final CostTally cost = new CostTally();
    private final WorstTally worst = new WorstTally();
    private long events;
    private long duplicateRows;
    private long strays;
    private final TreeSet<String> firstStrays = new TreeSet<>();

    public Sums(Mapping mapping, Instant asOf) {
        modes = new ModeTally(asOf);
        cells = new CellTally(mapping.zone());
        months = new MonthTally(mapping.zone(), asOf);
    }

    @Override
    public void add(ContactAudit contact) {
        events += contact.timeline().events().size();
        for (Oddity oddity : contact.contact().oddities()) {
            duplicateRows += oddity == Oddity.DUPLICATE_ROW ? 1 : 0;
            if (oddity == Oddity.NOT_IN_MAIN) {
                strays++;
                keepFirst(List.of(contact.timeline().contact().value()));
            }
        }
        if (!contact.escalations().isEmpty()) {
            modes.add(contact);
            commitments.add(contact);
            causes.add(contact);
            cost.add(contact);
            worst.add(contact);
        }
        escalations.add(contact);
        flow.add(contact);
        cells.add(contact);
        months.add(contact);
        satisfaction.add(contact);
    }

    private void keepFirst(Collection<String> ids) {
        firstStrays.addAll(ids);
        while (firstStrays.size() > STRAYS_NAMED) {
            firstStrays.pollLast();
        }
    }

    @Override
    public void merge(Sums other) {
        strays += other.strays;
        keepFirst(other.firstStrays);
        events += other.events;
        duplicateRows += other.duplicateRows;
        modes.merge(other.modes);
        commitments.merge(other.commitments);
        escalations.merge(other.escalations);
        flow.merge(other.flow);
        cells.merge(other.cells);
        months.merge(other.months);
        satisfaction.merge(other.satisfaction);
        causes.merge(other.causes);
        cost.merge(other.cost);
        worst.merge(other.worst);
    }

    public long events() {
        return events;
    }

    /** Contacts that the main table lacks, though it has a row for each. */
    public long strays() {
        return strays;
    }

    /** Some of them, by their ids. */
    public List<String> firstStrays() {
        return List.copyOf(firstStrays);
    }

    public long duplicateRows() {
        return duplicateRows;
    }

    public ModeTally modes() {
        return modes;
    }

    public CommitmentTally commitments() {
        return commitments;
    }

    public EscalationTally escalations() {
        return escalations;
    }

    public FlowTally flow() {
        return flow;
    }

    public CellTally cells() {
        return cells;
    }

    public MonthTally months() {
        return months;
    }

    public SatisfactionTally satisfaction() {
        return satisfaction;
    }

    public CauseTally causes() {
        return causes;
    }

    public CostTally cost() {
        return cost;
    }

    public WorstTally worst() {
        return worst;
    }
}

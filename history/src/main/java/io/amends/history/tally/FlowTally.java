package io.amends.history.tally;

import io.amends.core.escalation.Flow;
import io.amends.core.escalation.NextTier;
import io.amends.core.escalation.TierStay;
import io.amends.core.routing.Tier;
import io.amends.core.stats.Durations;
import io.amends.core.stats.Quantiles;
import io.amends.core.timeline.TierMove;
import io.amends.history.judging.ContactAudit;
import io.amends.history.report.Report;
import io.amends.history.report.Report.TierFlow;
import io.amends.history.report.Report.TierRate;
import io.amends.history.report.Report.TierTime;
import io.amends.history.report.Shares;
import io.amends.history.report.Waitings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How contacts move between tiers and teams, and how long they wait there. */
public final class FlowTally implements Tally<FlowTally> {

    private static final String OPENED = "opened";
    private static final String RESOLVED = "resolved";
    private static final String STILL_OPEN = "still-open";

    /** A passing between two states; the step keeps a drawing free of circles. */
    private record Step(String from, String to) {}

    private static final Comparator<Step> BY_NAMES =
            Comparator.comparing(Step::from).thenComparing(Step::to);

    private final Counts<Tier> at = new Counts<>();
    private final Counts<Tier> leftUpward = new Counts<>();
    private final Counts<Step> moves = new Counts<>();
    private final Counts<Step> flows = new Counts<>();
    private final Map<Tier, Durations> inTier = new TreeMap<>();
    private final Durations toPerson = new Durations();
    private final Durations toContact = new Durations();
    private long contacts;
    private long teamChanges;
    private long pingPong;
    private long reentry;
    private long reopened;

    @Override
    public void add(ContactAudit contact) {
        Flow flow = contact.flow();
        contacts++;
        teamChanges += flow.teamChanges();
        pingPong += flow.teamPingPong() > 0 ? 1 : 0;
        reentry += flow.tierReentries() > 0 ? 1 : 0;
        reopened += flow.reopens() > 0 ? 1 : 0;
        if (flow.first() != null) {
            addTiers(contact, flow.first());
        }
        contact.stays().forEach(this::addStay);
        contact.nextTiers().forEach(this::addNextTier);
    }

    private void addTiers(ContactAudit contact, Tier first) {
        List<TierMove> passed =
                contact.flow().movesUp() + contact.flow().movesDown() == 0
                        ? List.of()
                        : contact.timeline().tierMoves();
        if (passed.isEmpty()) {
            flows.add(new Step(OPENED, first.name()));
            flows.add(new Step(first.name(), contact.isResolved() ? RESOLVED : STILL_OPEN));
            at.add(first);
            return;
        }
        Set<Tier> seen = new HashSet<>(Set.of(first));
        Set<Tier> left = new HashSet<>();
        int step = 1;
        String state = first.name();
        flows.add(new Step(OPENED, state));
        for (TierMove move : passed) {
            seen.add(move.to());
            if (move.isUpward()) {
                left.add(move.from());
            }
            moves.add(new Step(move.from().name(), move.to().name()));
            String next = stateAt(++step, move.to());
            flows.add(new Step(state, next));
            state = next;
        }
        flows.add(new Step(state, contact.isResolved() ? RESOLVED : STILL_OPEN));
        seen.forEach(at::add);
        left.forEach(leftUpward::add);
    }

    /** Later visits share one state, so that a long way back and forth stays drawable. */
    private static String stateAt(int step, Tier tier) {
        return step <= 3 ? step + ":" + tier.name() : "4+:" + tier.name();
    }

    private void addStay(TierStay stay) {
        if (stay.ended()) {
            inTier.computeIfAbsent(stay.tier(), tier -> new Durations())
                    .addObserved(stay.length().toSeconds());
        }
    }

    private void addNextTier(NextTier next) {
        addWait(toPerson, next.toPerson(), next.observed());
        addWait(toContact, next.toContact(), next.observed());
    }

    private static void addWait(Durations waits, @Nullable Duration ended, Duration observed) {
        if (ended != null) {
            waits.addObserved(ended.toSeconds());
        } else {
            waits.addCensored(observed.toSeconds());
        }
    }

    @Override
    public void merge(FlowTally other) {
        at.merge(other.at);
        leftUpward.merge(other.leftUpward);
        moves.merge(other.moves);
        flows.merge(other.flows);
        other.inTier.forEach(
                (tier, more) -> inTier.computeIfAbsent(tier, t -> new Durations()).addAll(more));
        toPerson.addAll(other.toPerson);
        toContact.addAll(other.toContact);
        contacts += other.contacts;
        teamChanges += other.teamChanges;
        pingPong += other.pingPong;
        reentry += other.reentry;
        reopened += other.reopened;
    }

    /**
     * @param messagesVisible whether a first contact could be seen at all
     */
    public TierFlow flow(boolean personsVisible, boolean messagesVisible) {
        return new TierFlow(
                at.keys(Comparator.naturalOrder()).stream()
                        .map(
                                tier ->
                                        new TierRate(
                                                tier.name(),
                                                Shares.of(leftUpward.of(tier), at.of(tier))))
                        .toList(),
                flowsOf(moves),
                flowsOf(flows),
                timesInTier(),
                Waitings.of(personsVisible, toPerson),
                Waitings.of(messagesVisible, toContact),
                teamChanges,
                Shares.of(pingPong, contacts),
                Shares.of(reentry, contacts),
                Shares.of(reopened, contacts));
    }

    private static List<Report.Flow> flowsOf(Counts<Step> counted) {
        return counted.keys(BY_NAMES).stream()
                .map(step -> new Report.Flow(step.from(), step.to(), counted.of(step)))
                .toList();
    }

    private List<TierTime> timesInTier() {
        List<TierTime> times = new ArrayList<>();
        for (Tier tier : inTier.keySet()) {
            Durations stays = Objects.requireNonNull(inTier.get(tier));
            times.add(
                    new TierTime(
                            tier.name(),
                            stays.size(),
                            orNull(Quantiles.median(stays)),
                            orNull(Quantiles.p90(stays))));
        }
        return times;
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}

package io.amends.core.commitment;

import io.amends.core.protocol.Calendars;
import io.amends.core.protocol.Rulebook;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is owed on an escalation, each with its own due ({@code docs/commitments.md}). */
public final class Commitments {

    private Commitments() {}

    /**
     * What one escalation owes, looked at alone.
     *
     * @param asOf the judge's instant: what arises later is not yet owed
     */
    public static List<Commitment> owed(
            Timeline facts,
            Escalation escalation,
            Rulebook rulebook,
            Calendars calendars,
            Instant asOf) {
        return owed(
                Episode.of(facts.until(asOf), escalation, rulebook, calendars, asOf, Instant.MAX),
                Optional.empty());
    }

    /**
     * What a contact's escalations owe together: a progress slot, a promise or an answer to a
     * handoff that several share is owed once, by the one decided first.
     */
    public static List<Commitment> owed(
            Timeline facts,
            List<Escalation> escalations,
            Rulebook rulebook,
            Calendars calendars,
            Instant asOf) {
        return owed(facts, escalations, rulebook, calendars, Optional.empty(), asOf);
    }

    /**
     * The same, with the steps that a regulator's clocks demand.
     *
     * @param regulations empty where none are set up: then no regulatory step is owed
     */
    public static List<Commitment> owed(
            Timeline facts,
            List<Escalation> escalations,
            Rulebook rulebook,
            Calendars calendars,
            Optional<Regulations> regulations,
            Instant asOf) {
        Timeline known = facts.until(asOf);
        List<Escalation> inOrder =
                escalations.stream().sorted(Comparator.comparing(Escalation::decidedAt)).toList();
        Shared shared = new Shared();
        List<Commitment> all = new ArrayList<>();
        for (Escalation escalation : inOrder) {
            if (escalation.isHeadline()) {
                all.addAll(
                        shared.leaveOwedOnce(
                                escalation,
                                owed(
                                        Episode.of(
                                                known,
                                                escalation,
                                                rulebook,
                                                calendars,
                                                asOf,
                                                nextOfType(escalation, inOrder)),
                                        regulations)));
            }
        }
        return List.copyOf(all);
    }

    /**
     * How often a promise was kept only by promising a new time.
     *
     * @param until facts after this are not read
     */
    public static int renegotiations(Timeline facts, Instant until) {
        return Promises.renegotiations(facts, until);
    }

    private static List<Commitment> owed(Episode episode, Optional<Regulations> regulations) {
        if (episode.escalation().certainty() == Certainty.SUSPECTED
                || episode.decidedAt().isAfter(episode.asOf())) {
            return List.of();
        }
        Ledger ledger = new Ledger(episode);
        new Messages(episode).addTo(ledger);
        new Handoffs(episode).addTo(ledger);
        new Promises(episode).addTo(ledger);
        new ProgressGrid(episode).addTo(ledger);
        new Closing(episode).addTo(ledger);
        regulations.ifPresent(law -> new RegulatorySteps(episode, law).addTo(ledger));
        return ledger.entries();
    }

    /** When the next escalation of the type was decided, suspicions aside; stamped facts from then on are its own. */
    static Instant nextOfType(Escalation escalation, List<Escalation> inOrder) {
        return inOrder.stream()
                .filter(e -> e.type() == escalation.type() && e.isHeadline())
                .filter(e -> e.id().number() > escalation.id().number())
                .map(Escalation::decidedAt)
                .findFirst()
                .orElse(Instant.MAX);
    }
}

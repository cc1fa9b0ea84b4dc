package io.amends.core.lifecycle;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.commitment.Judgement;
import io.amends.core.commitment.Verdict;
import io.amends.core.organisation.Organisation;
import io.amends.core.organisation.Team;
import io.amends.core.protocol.OwnershipModel;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Holder;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.Stamp;
import io.amends.core.wording.StandIns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starting an escalation, calling it off, and answering a suggestion. */
final class Escalating {

    private final LiveContact contact;

    Escalating(LiveContact contact) {
        this.contact = contact;
    }

    Decision escalate(Command.Escalate c) {
        Gate gate = new Gate();
        gate.demand(!contact.state().isResolved(), "escalate.resolved");
        gate.demand(!StandIns.isStandIn(c.because()), "escalate.because");
        contact.open(c.type())
                .ifPresent(
                        running ->
                                gate.demand(
                                        false,
                                        "escalate.already",
                                        c.type(),
                                        running.decidedAt(),
                                        String.valueOf(contact.owners().resolution())));
        return Decision.of(
                gate.reasons(),
                opening(
                        contact,
                        new Event.EscalationOpened(
                                stamp(c),
                                c.type(),
                                Certainty.RECORDED,
                                c.trigger(),
                                Reason.of("because", c.because()))));
    }

    /**
     * What opening one makes: a decision, the protocol it is handled under, and somebody who is
     * accountable from that instant on.
     */
    static List<Event> opening(LiveContact contact, Event.EscalationOpened decision) {
        List<Event> events = new ArrayList<>();
        Stamp stamp = decision.stamp();
        events.add(decision);
        events.add(
                new Event.ProtocolPinned(
                        stamp,
                        decision.type(),
                        contact.rules().rulebook().protocol(decision.type()).version()));
        @Nullable PersonId owner = accountable(contact, stamp.actor());
        Holder holder = contact.state().holder();
        if (owner != null && !owner.equals(contact.owners().resolution())) {
            events.add(new Event.Assigned(stamp, owner, false, holder.team(), holder.tier()));
        }
        communicationOwner(contact, decision.type(), owner)
                .ifPresent(named -> events.add(new Event.CommunicationOwnerNamed(stamp, named)));
        return events;
    }

    /** The owner, who stands in for them, or whoever escalates what nobody owns. */
    private static @Nullable PersonId accountable(LiveContact contact, Actor by) {
        Organisation organisation = contact.rules().organisation();
        @Nullable PersonId owner = contact.owners().resolution();
        if (organisation.isThere(owner, contact.now())) {
            return owner;
        }
        if (owner == null && organisation.isThere(by.person(), contact.now())) {
            return by.person();
        }
        return organisation
                .standIn(owner, contact.state().holder().team(), contact.now())
                .orElse(by.person());
    }

    /** In the baton model the first agent keeps answering, in the hybrid a coordinator takes over. */
    private static Optional<PersonId> communicationOwner(
            LiveContact contact, EscalationType type, @Nullable PersonId owner) {
        OwnershipModel model = contact.rules().rulebook().protocol(type).ownership();
        return switch (model) {
            case RELAY -> Optional.empty();
            case BATON -> Optional.ofNullable(owner);
            case HYBRID -> coordinator(contact).or(() -> Optional.ofNullable(owner));
        };
    }

    private static Optional<PersonId> coordinator(LiveContact contact) {
        Organisation organisation = contact.rules().organisation();
        return organisation
                .team(contact.state().holder().team())
                .map(Team::coordinator)
                .filter(person -> organisation.isThere(person, contact.now()));
    }

    Decision deEscalate(Command.DeEscalate c) {
        Gate gate = new Gate();
        gate.demand(contact.open(c.type()).isPresent(), "de-escalate.not-open", c.type());
        gate.demand(!StandIns.isStandIn(c.because()), "de-escalate.because");
        List<Event> events = new ArrayList<>();
        if (contact.state().offer() != null && contact.open().size() == 1) {
            events.add(new Event.HandoffWithdrawn(stamp(c)));
        }
        events.add(
                new Event.EscalationEnded(stamp(c), c.type(), Reason.of("because", c.because())));
        return Decision.of(gate.reasons(), events);
    }

    Decision snooze(Command.Snooze c) {
        Gate gate = new Gate();
        Optional<Escalation> suggested = suggested(c.type());
        gate.demand(suggested.isPresent(), "suggestion.none", c.type());
        gate.demand(
                suggested.filter(s -> Suggestions.isSnoozed(contact.along(s), s)).isEmpty(),
                "suggestion.snoozed-before",
                c.type());
        gate.demand(
                c.until().isAfter(contact.now())
                        && Duration.between(contact.now(), c.until())
                                        .compareTo(Suggestions.LONGEST_SNOOZE)
                                <= 0,
                "suggestion.snooze-until",
                Suggestions.LONGEST_SNOOZE);
        return Decision.of(
                gate.reasons(),
                List.of(new Event.SuggestionSnoozed(stamp(c), c.type(), c.until())));
    }

    Decision decline(Command.Decline c) {
        Gate gate = new Gate();
        gate.demand(suggested(c.type()).isPresent(), "suggestion.none", c.type());
        gate.demand(!StandIns.isStandIn(c.because()), "suggestion.because");
        return Decision.of(
                gate.reasons(),
                List.of(new Event.SuggestionDeclined(stamp(c), c.type(), c.because())));
    }

    private Optional<Escalation> suggested(EscalationType type) {
        return contact.escalations().stream()
                .filter(e -> e.type() == type)
                .filter(e -> contact.stage(e) instanceof Stage.Suggested)
                .findFirst();
    }

    /** Not by whoever owes it, not the law, and not what was already broken. */
    Decision waive(Command.Waive c) {
        Gate gate = new Gate();
        Optional<Judgement> owed =
                contact.judgements().stream()
                        .filter(j -> j.commitment().escalation().type() == c.type())
                        .filter(j -> j.commitment().kind() == c.kind())
                        .filter(j -> j.commitment().due().equals(c.due()))
                        .findFirst();
        gate.demand(
                owed.filter(j -> j.timing() instanceof Verdict.Open).isPresent(),
                "waive.not-open",
                c.kind(),
                c.due());
        gate.demand(c.kind() != CommitmentKind.REGULATORY_STEP, "waive.law");
        gate.demand(!contact.owners().includes(c.by().person()), "waive.own");
        gate.demand(!StandIns.isStandIn(c.because()), "waive.because");
        return Decision.of(
                gate.reasons(),
                List.of(
                        new Event.CommitmentWaived(
                                stamp(c), c.type(), c.kind().name(), c.due(), c.because())));
    }

    Decision name(Command.NameCommunicationOwner c) {
        Gate gate = new Gate();
        gate.demand(!contact.open().isEmpty(), "communication-owner.not-escalated");
        if (c.person() != null) {
            gate.demand(
                    contact.rules().organisation().isThere(c.person(), contact.now()),
                    "assign.away",
                    c.person());
        }
        return Decision.of(
                gate.reasons(), List.of(new Event.CommunicationOwnerNamed(stamp(c), c.person())));
    }

    private Stamp stamp(Command c) {
        return Stamp.at(contact.now(), c.by());
    }
}

package io.amends.core.lifecycle;

import io.amends.core.handoff.HandoffGate;
import io.amends.core.organisation.Organisation;
import io.amends.core.organisation.Team;
import io.amends.core.routing.Tier;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.HandoffAccepted;
import io.amends.core.timeline.Event.HandoffOffered;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Stamp;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The handoff: drafted by whoever has the contact, offered once it is whole, theirs until somebody
 * of the receiving team accepts.
 */
final class HandingOff {

    private final LiveContact contact;
    private final Organisation organisation;

    HandingOff(LiveContact contact) {
        this.contact = contact;
        this.organisation = contact.rules().organisation();
    }

    Decision offer(Command.OfferHandoff c) {
        Optional<Team> to = organisation.team(c.to());
        @Nullable Tier tier = contact.state().holder().tier();
        Gate gate = new Gate();
        gate.demand(!contact.open().isEmpty(), "handoff.not-escalated");
        gate.demand(contact.state().offer() == null, "handoff.offered-before");
        gate.demand(to.filter(Team::active).isPresent(), "handoff.team", c.to());
        gate.demand(!c.to().equals(contact.state().holder().team()), "handoff.same-team", c.to());
        gate.demand(
                !isOnlyTier() || tier == null || to.isEmpty() || to.get().tier().isAbove(tier),
                "handoff.not-up",
                String.valueOf(tier));
        HandoffGate.unfilled(c.elements())
                .forEach(element -> gate.demand(false, "handoff.element", element));
        gate.refuse(Acknowledging.owed(contact));
        return gate.isOpen()
                ? accepted(
                        new HandoffOffered(stamp(c), c.to(), to.orElseThrow().tier(), c.elements()))
                : gate.refused();
    }

    private boolean isOnlyTier() {
        return contact.open().stream().allMatch(e -> e.type() == EscalationType.TIER);
    }

    /** Both facts of one instant: taking it, and where it now is. */
    Decision accept(Command.AcceptHandoff c) {
        @Nullable HandoffOffered offer = contact.state().offer();
        if (offer == null) {
            return notOffered();
        }
        Gate gate = receiving(c, offer);
        Optional<Team> team = organisation.team(offer.toTeam());
        @Nullable PersonId person = c.by().person();
        gate.demand(organisation.isThere(person, contact.now()), "handoff.away");
        return gate.isOpen()
                ? new Decision.Accepted(
                        List.of(
                                new HandoffAccepted(stamp(c), person),
                                new Event.Assigned(
                                        stamp(c),
                                        person,
                                        false,
                                        offer.toTeam(),
                                        team.map(Team::tier).orElse(offer.toTier()))))
                : gate.refused();
    }

    /** Returned, it is the offerer's again, who sees what to add. */
    Decision giveBack(Command.ReturnHandoff c) {
        @Nullable HandoffOffered offer = contact.state().offer();
        if (offer == null) {
            return notOffered();
        }
        Gate gate = receiving(c, offer);
        gate.demand(!c.missing().isEmpty(), "handoff.return-names-nothing");
        return Decision.of(
                gate.reasons(), List.of(new Event.HandoffReturned(stamp(c), c.missing())));
    }

    Decision withdraw(Command.WithdrawHandoff c) {
        return contact.state().offer() == null
                ? notOffered()
                : accepted(new Event.HandoffWithdrawn(stamp(c)));
    }

    private Gate receiving(Command c, HandoffOffered offer) {
        return new Gate()
                .demand(
                        organisation
                                .member(c.by().person())
                                .filter(m -> m.isOf(offer.toTeam()))
                                .isPresent(),
                        "handoff.not-receiving",
                        String.valueOf(offer.toTeam()));
    }

    /** Whoever comes second is told who was first. */
    private Decision notOffered() {
        Gate gate = new Gate();
        Optional<HandoffAccepted> taken =
                contact.facts().all(HandoffAccepted.class).reduce((earlier, later) -> later);
        gate.demand(taken.isPresent(), "handoff.none");
        taken.ifPresent(
                t ->
                        gate.demand(
                                false,
                                "handoff.taken",
                                Objects.toString(t.person(), ""),
                                t.occurredAt()));
        return gate.refused();
    }

    private Stamp stamp(Command c) {
        return Stamp.at(contact.now(), c.by());
    }

    private static Decision accepted(Event event) {
        return new Decision.Accepted(List.of(event));
    }
}

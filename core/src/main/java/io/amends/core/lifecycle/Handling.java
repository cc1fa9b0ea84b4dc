package io.amends.core.lifecycle;

import io.amends.core.organisation.Organisation;
import io.amends.core.organisation.Team;
import io.amends.core.routing.Tier;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Holder;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everyday handling: what it is about, who has it, whom it waits for. */
final class Handling {

    private final LiveContact contact;
    private final Organisation organisation;

    Handling(LiveContact contact) {
        this.contact = contact;
        this.organisation = contact.rules().organisation();
    }

    Decision open(Command.Open c) {
        Gate gate = new Gate();
        Optional<Team> team = organisation.team(c.team());
        gate.demand(c.team() == null || isActive(team), "open.team", String.valueOf(c.team()));
        List<Event> events = new ArrayList<>();
        events.add(new Event.Opened(stamp(c)));
        events.add(new Event.Described(stamp(c), c.description()));
        if (c.severity() != null) {
            events.add(new Event.SeverityChanged(stamp(c), c.severity()));
        }
        team.ifPresent(
                t -> events.add(new Event.Assigned(stamp(c), null, false, t.id(), t.tier())));
        return Decision.of(gate.reasons(), events);
    }

    Decision describe(Command.Describe c) {
        return accepted(new Event.Described(stamp(c), c.description()));
    }

    Decision assess(Command.Assess c) {
        return c.severity() == contact.state().severity()
                ? new Decision.Accepted(List.of())
                : accepted(new Event.SeverityChanged(stamp(c), c.severity()));
    }

    Decision note(Command.Note c) {
        return accepted(new Event.NoteWritten(stamp(c), c.id()));
    }

    Decision await(Command.Await c) {
        Gate gate = new Gate().demand(!contact.state().isResolved(), "await.resolved");
        return Decision.of(gate.reasons(), List.of(new Event.WaitingStarted(stamp(c), c.on())));
    }

    Decision stopAwaiting(Command.StopAwaiting c) {
        return contact.state().waiting() == null
                ? new Decision.Accepted(List.of())
                : accepted(new Event.WaitingEnded(stamp(c)));
    }

    /** Up a tier only a handoff leads: whoever gives away must say what they know. */
    Decision assign(Command.Assign c) {
        Holder holder = contact.state().holder();
        Optional<Team> team = organisation.team(c.team());
        Gate gate = new Gate();
        gate.demand(isActive(team), "assign.team", c.team());
        gate.demand(
                team.isEmpty() || !isUp(holder.tier(), team.get().tier()),
                "assign.needs-handoff",
                String.valueOf(holder.tier()),
                team.map(t -> t.tier().name()).orElse(""));
        gate.demand(
                contact.state().offer() == null || c.team().equals(holder.team()),
                "assign.offered");
        if (c.person() != null) {
            gate.demand(organisation.isThere(c.person(), contact.now()), "assign.away", c.person());
            gate.demand(
                    organisation.member(c.person()).filter(m -> m.isOf(c.team())).isPresent(),
                    "assign.not-of-team",
                    c.person(),
                    c.team());
        }
        if (!gate.isOpen()) {
            return gate.refused();
        }
        return accepted(
                new Event.Assigned(stamp(c), owner(c), false, c.team(), team.orElseThrow().tier()));
    }

    /** Given back to the queue while escalated, it is the lead's: nothing is ever nobody's. */
    private @Nullable PersonId owner(Command.Assign c) {
        return c.person() != null || contact.open().isEmpty()
                ? c.person()
                : organisation.standIn(null, c.team(), contact.now()).orElse(null);
    }

    private static boolean isUp(@Nullable Tier from, Tier to) {
        return from != null && to.isAbove(from);
    }

    private static boolean isActive(Optional<Team> team) {
        return team.filter(Team::active).isPresent();
    }

    private Stamp stamp(Command c) {
        return Stamp.at(contact.now(), c.by());
    }

    private static Decision accepted(Event event) {
        return new Decision.Accepted(List.of(event));
    }
}

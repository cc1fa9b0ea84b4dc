package io.amends.core.lifecycle;

import io.amends.core.commitment.Commitment;
import io.amends.core.commitment.Judgement;
import io.amends.core.commitment.Stamps;
import io.amends.core.commitment.Verdict;
import io.amends.core.organisation.Organisation;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.CommitmentOwed;
import io.amends.core.timeline.Event.CommitmentSuperseded;
import io.amends.core.timeline.Event.FollowUpAnswered;
import io.amends.core.timeline.Event.FollowUpOutcome;
import io.amends.core.timeline.Holder;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Phase;
import io.amends.core.timeline.Stamp;
import io.amends.core.trigger.Firing;
import io.amends.core.trigger.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the facts by the rules alone: certain triggers open, unanswered follow-ups close
 * unconfirmed, somebody who is there owns what is open, what is owed is stamped, alerts are raised and taken back. Done twice it makes
 * nothing new.
 */
final class Consequences {

    private Consequences() {}

    /**
     * @param contact with the facts that it follows from
     * @param all gets what follows
     * @return the contact with all of it
     */
    static LiveContact of(LiveContact contact, List<Event> all) {
        if (contact.state().phase() == Phase.MERGED) {
            return contact; // it goes on elsewhere
        }
        LiveContact now = contact;
        for (Step step :
                List.<Step>of(Consequences::fired, Consequences::unanswered, Consequences::owned)) {
            List<Event> more = step.of(now);
            all.addAll(more);
            now = now.with(more);
        }
        List<Event> stamps = stamps(now);
        all.addAll(stamps);
        now = now.with(stamps);
        List<Event> alerts = Alerts.of(now);
        all.addAll(alerts);
        return now.with(alerts);
    }

    private interface Step {
        List<Event> of(LiveContact contact);
    }

    // ---- triggers --------------------------------------------------------------------------

    /** A trigger's condition came true at its instant, whenever somebody looks. */
    private static List<Event> fired(LiveContact contact) {
        if (contact.state().isResolved()) {
            return List.of();
        }
        List<Firing> firings = new ArrayList<>();
        for (Trigger trigger : contact.rules().allTriggers()) {
            firings.addAll(trigger.firings(contact.facts(), contact.now()));
        }
        for (Firing firing : firings) {
            if (!firing.isSuggestion() && !isAnswered(firing, contact)) {
                return Escalating.opening(contact, decision(firing, contact.now()));
            }
        }
        return firings.stream()
                .filter(Firing::isSuggestion)
                .filter(firing -> !isAnswered(firing, contact) && !isSuggested(firing, contact))
                .findFirst()
                .<List<Event>>map(firing -> List.of(decision(firing, contact.now())))
                .orElse(List.of());
    }

    /** It was said already, or another suggestion of its type waits for an answer. */
    private static boolean isSuggested(Firing firing, LiveContact contact) {
        return contact.escalations().stream()
                        .filter(e -> e.type() == firing.type())
                        .anyMatch(e -> contact.stage(e) instanceof Stage.Suggested)
                || contact.facts()
                        .all(Event.EscalationOpened.class)
                        .filter(e -> e.certainty() == Certainty.SUSPECTED)
                        .filter(e -> e.trigger().equals(firing.trigger()))
                        .anyMatch(e -> !e.occurredAt().isBefore(firing.at()));
    }

    /** By an escalation of its type that was open then or was decided since. */
    private static boolean isAnswered(Firing firing, LiveContact contact) {
        return contact.escalations().stream()
                .filter(Escalation::isHeadline)
                .filter(e -> e.type() == firing.type())
                .anyMatch(
                        e ->
                                e.endedAt() == null
                                        || contact.stage(e).isOpen()
                                        || !e.endedAt().isBefore(firing.at()));
    }

    private static Event.EscalationOpened decision(Firing firing, Instant now) {
        return new Event.EscalationOpened(
                new Stamp(firing.at(), now, Actor.AUTOMATION),
                firing.type(),
                firing.certainty(),
                firing.trigger(),
                firing.because());
    }

    // ---- owners ----------------------------------------------------------------------------

    /** Never nobody, and never somebody who is not there: a deputy, or the team's lead. */
    private static List<Event> owned(LiveContact contact) {
        Organisation organisation = contact.rules().organisation();
        @Nullable PersonId owner = contact.owners().resolution();
        if (organisation.isThere(owner, contact.now())
                || (contact.open().isEmpty() && !hasLeft(owner, contact))) {
            return List.of();
        }
        Holder holder = contact.state().holder();
        Stamp stamp = Stamp.at(contact.now(), Actor.AUTOMATION);
        return organisation
                .standIn(owner, holder.team(), contact.now())
                .<List<Event>>map(
                        person ->
                                List.of(
                                        new Event.Assigned(
                                                stamp,
                                                person,
                                                false,
                                                holder.team(),
                                                holder.tier())))
                .orElse(List.of());
    }

    /** Who has left owns nothing any more, escalated or not, as long as it is not resolved. */
    private static boolean hasLeft(@Nullable PersonId owner, LiveContact contact) {
        return !contact.state().isResolved()
                && contact.rules()
                        .organisation()
                        .member(owner)
                        .filter(member -> !member.active())
                        .isPresent();
    }

    // ---- follow-ups ------------------------------------------------------------------------

    private static List<Event> unanswered(LiveContact contact) {
        return contact.escalations().stream()
                .map(contact::stage)
                .filter(Stage.AnswerAwaited.class::isInstance)
                .map(stage -> ((Stage.AnswerAwaited) stage).until())
                .filter(until -> contact.now().isAfter(until))
                .max(Instant::compareTo)
                .<List<Event>>map(
                        until ->
                                List.of(
                                        new FollowUpAnswered(
                                                new Stamp(until, contact.now(), Actor.AUTOMATION),
                                                FollowUpOutcome.NO_ANSWER)))
                .orElse(List.of());
    }

    // ---- what is owed ----------------------------------------------------------------------

    /**
     * Stamps what newly arose; takes back what the facts no longer call for. What was stamped stands
     * though protocols or calendars have changed since.
     */
    private static List<Event> stamps(LiveContact contact) {
        List<Commitment> computed = contact.owedUnstamped();
        List<Event> events = new ArrayList<>();
        for (Commitment owed : computed) {
            Stream<CommitmentOwed> known =
                    Stream.concat(
                            contact.about(owed.escalation(), CommitmentOwed.class),
                            all(events, CommitmentOwed.class));
            if (known.noneMatch(stamp -> Stamps.isAbout(stamp, owed))) {
                events.add(owed(owed, contact.now()));
            }
        }
        Set<Stamped> gone = new HashSet<>();
        contact.about(CommitmentOwed.class)
                .filter(stamp -> computed.stream().noneMatch(owed -> Stamps.isAbout(stamp, owed)))
                .map(Stamped::of)
                .forEach(gone::add);
        contact.about(CommitmentSuperseded.class).map(Stamped::of).forEach(gone::remove);
        events.addAll(takenBack(contact, gone));
        return events;
    }

    private record Stamped(EscalationType type, String kind, Instant due) {
        static Stamped of(Commitment c) {
            return new Stamped(c.escalation().type(), c.kind().name(), c.due());
        }

        static Stamped of(CommitmentOwed o) {
            return new Stamped(o.escalation(), o.kind(), o.due());
        }

        static Stamped of(CommitmentSuperseded s) {
            return new Stamped(s.escalation(), s.kind(), s.due());
        }
    }

    private static <E extends Event> Stream<E> all(List<Event> events, Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static Event owed(Commitment owed, Instant now) {
        return new CommitmentOwed(
                new Stamp(owed.arisesAt(), now, Actor.AUTOMATION),
                owed.escalation().type(),
                owed.kind().name(),
                owed.due(),
                owed.rule());
    }

    private static List<Event> takenBack(LiveContact contact, Set<Stamped> gone) {
        List<Event> events = new ArrayList<>();
        if (gone.isEmpty()) {
            return events;
        }
        for (Judgement judgement : contact.judgements()) {
            Stamped stamped = Stamped.of(judgement.commitment());
            if (judgement.timing() instanceof Verdict.Open && gone.remove(stamped)) {
                events.add(
                        new CommitmentSuperseded(
                                Stamp.at(contact.now(), Actor.AUTOMATION),
                                stamped.type(),
                                stamped.kind(),
                                stamped.due(),
                                "no longer owed"));
            }
        }
        return events;
    }
}

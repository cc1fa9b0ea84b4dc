package io.amends.core.lifecycle;

import io.amends.core.commitment.Commitment;
import io.amends.core.commitment.Judgement;
import io.amends.core.commitment.Verdict;
import io.amends.core.protocol.Protocol.AlertStep;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.AlertWithdrawn;
import io.amends.core.timeline.Event.Alerted;
import io.amends.core.timeline.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The ladder: who is told of what is running out, and of what was missed. Each step once; a step
 * missed while nobody looked is caught up, marked late by its stamp.
 */
public final class Alerts {

    /** What an alert about an undecided suggestion is about, beside the kinds of commitment. */
    public static final String SUGGESTION = "SUGGESTION";

    private Alerts() {}

    static List<Event> of(LiveContact contact) {
        List<Event> events = new ArrayList<>();
        for (Judgement judgement : contact.judgements()) {
            if (isWithdrawn(judgement)) {
                withdrawal(contact, judgement).forEach(events::add);
            } else if (Staging.isDue(judgement)) {
                raised(contact, judgement).forEach(events::add);
            }
        }
        suggestions(contact).forEach(events::add);
        events.sort(Comparator.comparing(Event::occurredAt));
        return events;
    }

    /** Undecided for too long a suggestion goes to the lead. */
    private static Stream<Event> suggestions(LiveContact contact) {
        return contact.escalations().stream()
                .filter(e -> contact.stage(e) instanceof Stage.Suggested)
                .filter(e -> contact.now().isAfter(Suggestions.decideBy(contact.along(e), e)))
                .filter(e -> !isReferred(contact, e))
                .map(e -> referral(contact, e));
    }

    static boolean isReferred(LiveContact contact, Escalation suggested) {
        Instant decideBy = Suggestions.decideBy(contact.along(suggested), suggested);
        return contact.about(suggested.id(), Alerted.class)
                .filter(a -> a.kind().equals(SUGGESTION) && a.escalation() == suggested.type())
                .anyMatch(a -> a.due().equals(decideBy));
    }

    private static Event referral(LiveContact contact, Escalation suggested) {
        Instant decideBy = Suggestions.decideBy(contact.along(suggested), suggested);
        return new Alerted(
                new Stamp(decideBy, contact.now(), Actor.AUTOMATION),
                suggested.type(),
                SUGGESTION,
                decideBy,
                100,
                List.of("lead"));
    }

    /** When a step of a commitment's ladder is due. */
    static Instant stepAt(Commitment owed, AlertStep step) {
        Duration term = Duration.between(owed.arisesAt(), owed.due());
        return owed.arisesAt().plus(term.multipliedBy(step.percentOfTerm()).dividedBy(100));
    }

    private static Stream<Event> raised(LiveContact contact, Judgement judgement) {
        Commitment owed = judgement.commitment();
        return ladder(contact, owed)
                .filter(step -> contact.now().isAfter(stepAt(owed, step)))
                .filter(step -> !isRaised(contact, owed, step))
                .map(step -> alert(contact, owed, step));
    }

    static Stream<AlertStep> ladder(LiveContact contact, Commitment owed) {
        return contact.rulebook().protocol(owed.escalation().type()).ladder().stream();
    }

    private static Event alert(LiveContact contact, Commitment owed, AlertStep step) {
        return new Alerted(
                new Stamp(stepAt(owed, step), contact.now(), Actor.AUTOMATION),
                owed.escalation().type(),
                owed.kind().name(),
                owed.due(),
                step.percentOfTerm(),
                step.roles());
    }

    static boolean isRaised(LiveContact contact, Commitment owed, AlertStep step) {
        return raisedFor(contact, owed).anyMatch(a -> a.percent() == step.percentOfTerm());
    }

    private static Stream<Alerted> raisedFor(LiveContact contact, Commitment owed) {
        return contact.about(owed.escalation(), Alerted.class)
                .filter(a -> a.escalation() == owed.escalation().type())
                .filter(a -> a.kind().equals(owed.kind().name()))
                .filter(a -> a.due().equals(owed.due()));
    }

    /** It was kept in time after all. */
    private static boolean isWithdrawn(Judgement judgement) {
        return judgement.timing() instanceof Verdict.Kept;
    }

    private static Stream<Event> withdrawal(LiveContact contact, Judgement judgement) {
        Commitment owed = judgement.commitment();
        boolean told = raisedFor(contact, owed).anyMatch(a -> a.percent() >= 100);
        boolean taken =
                contact.about(owed.escalation(), AlertWithdrawn.class)
                        .anyMatch(
                                w ->
                                        w.escalation() == owed.escalation().type()
                                                && w.kind().equals(owed.kind().name())
                                                && w.due().equals(owed.due()));
        return told && !taken
                ? Stream.of(
                        new AlertWithdrawn(
                                Stamp.at(contact.now(), Actor.AUTOMATION),
                                owed.escalation().type(),
                                owed.kind().name(),
                                owed.due()))
                : Stream.of();
    }
}

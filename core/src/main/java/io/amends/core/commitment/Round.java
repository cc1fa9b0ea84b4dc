package io.amends.core.commitment;

import io.amends.core.protocol.Calendars;
import io.amends.core.protocol.Protocol.FollowUp;
import io.amends.core.protocol.Rulebook;
import io.amends.core.timeline.Course;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Closed;
import io.amends.core.timeline.Event.EscalationEnded;
import io.amends.core.timeline.Event.FollowUpAnswered;
import io.amends.core.timeline.Event.FollowUpOutcome;
import io.amends.core.timeline.Event.Merged;
import io.amends.core.timeline.Event.NoReplyNeeded;
import io.amends.core.timeline.Event.Reopened;
import io.amends.core.timeline.Event.Resolved;
import io.amends.core.timeline.Event.RootCauseRecorded;
import io.amends.core.timeline.Resolution;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A stretch over which an escalation owes: from its decision, and again from each reopening soon
 * after a resolution ({@code docs/commitments.md}). What it owed before stays as it was judged.
 *
 * @param until when it was over; null while it is not
 * @param resolvedAt the resolution that ended it; null where something else did or nothing has
 */
public record Round(Instant from, @Nullable Instant until, @Nullable Instant resolvedAt) {

    /**
     * The rounds of one of a contact's escalations in their order, as known at the judge's instant;
     * at least one.
     *
     * @param all those of the escalations that the contact answers for: one escalated anew owes
     *     nothing more
     */
    public static List<Round> of(
            Course course, List<Course> all, Rulebook rulebook, Calendars calendars, Instant asOf) {
        return of(
                Episode.of(
                        course.facts().until(asOf),
                        course.escalation(),
                        rulebook,
                        calendars,
                        asOf,
                        Commitments.nextOfType(course, all)));
    }

    /** Whether it was still on, or the instant is not after its end. */
    public boolean holds(Instant at) {
        return !at.isBefore(from) && (until == null || !at.isAfter(until));
    }

    /** The rounds in their order, as known at the judge's instant; at least one. */
    static List<Round> of(Episode episode) {
        List<Round> rounds = new ArrayList<>(1);
        rounds.add(new Round(episode.decidedAt(), episode.endedAt(), episode.resolvedAt()));
        if (episode.resolvedAt() != null) {
            addContinued(episode, episode.resolvedAt(), rounds);
        }
        return rounds;
    }

    private static void addContinued(Episode episode, Instant first, List<Round> rounds) {
        Instant resolved = first;
        for (Resolution stretch : episode.facts().resolutions()) {
            @Nullable Instant reopened = stretch.reopenedAt();
            if (reopened == null || reopened.isBefore(resolved)) {
                continue;
            }
            if (!continues(episode, resolved, reopened)) {
                return;
            }
            Round round = from(reopened, episode);
            rounds.add(round);
            if (round.resolvedAt() == null) {
                return;
            }
            resolved = round.resolvedAt();
        }
    }

    /**
     * Later is a recurrence, unless the customer was asked and answers that it has not held; an
     * escalation called off or escalated anew owes nothing more.
     */
    private static boolean continues(Episode episode, Instant resolved, Instant reopened) {
        return !reopened.isAfter(reopensUntil(episode, resolved, reopened))
                && reopened.isBefore(episode.nextOfType())
                && endings(episode)
                        .noneMatch(at -> !at.isBefore(resolved) && !at.isAfter(reopened));
    }

    private static Instant reopensUntil(Episode episode, Instant resolved, Instant reopened) {
        Instant byReply = resolved.plus(episode.protocol().reopensWithin());
        return episode.protocol()
                .followUp()
                .filter(
                        f ->
                                episode.facts().events().stream()
                                        .anyMatch(e -> isNotHeld(e, reopened)))
                .map(f -> answeredUntil(episode, resolved, f))
                .filter(byReply::isBefore)
                .orElse(byReply);
    }

    /** How long the answer to the follow-up is waited for. */
    private static Instant answeredUntil(Episode episode, Instant resolved, FollowUp standard) {
        return episode.customerCalendar(resolved)
                .addBusinessDays(resolved.plus(standard.closes()), standard.answerBusinessDays());
    }

    private static boolean isNotHeld(Event event, Instant at) {
        return event instanceof FollowUpAnswered
                && event.reopens()
                && event.occurredAt().equals(at);
    }

    private static Round from(Instant reopened, Episode episode) {
        @Nullable Instant resolvedAt =
                episode.facts().resolutions().stream()
                        .map(Resolution::at)
                        .filter(at -> !at.isBefore(reopened))
                        .findFirst()
                        .orElse(null);
        @Nullable Instant calledOff =
                Stream.concat(endings(episode), Stream.of(episode.nextOfType()))
                        .filter(at -> at.isAfter(reopened) && !at.isAfter(episode.asOf()))
                        .min(Instant::compareTo)
                        .orElse(null);
        return calledOff != null && (resolvedAt == null || calledOff.isBefore(resolvedAt))
                ? new Round(reopened, calledOff, null)
                : new Round(reopened, resolvedAt, resolvedAt);
    }

    private static Stream<Instant> endings(Episode episode) {
        Escalation escalation = episode.escalation();
        return episode.facts().events().stream()
                .filter(
                        event ->
                                event instanceof Merged
                                        || (event instanceof EscalationEnded ended
                                                && ended.type() == escalation.type()))
                .map(Event::occurredAt);
    }

    /**
     * Whether between reopening and resolution nothing was said or done: a "thanks" reopened it, and
     * the resolution before still stands. Not so where the customer says that it has not held.
     */
    public static boolean isEmpty(Timeline facts, Instant reopened, Instant resolved) {
        return facts.events().stream()
                .filter(event -> event.occurredAt().isBefore(resolved))
                .noneMatch(
                        event ->
                                isNotHeld(event, reopened)
                                        || (event.occurredAt().isAfter(reopened)
                                                && !isNothingDone(event)));
    }

    private static boolean isNothingDone(Event event) {
        return switch (event) {
            case NoReplyNeeded _, Resolved _, Closed _, Reopened _ -> true;
            // a customer's answer and a cause are somebody's, whoever wrote them down
            case FollowUpAnswered answer when answer.outcome() != FollowUpOutcome.NO_ANSWER ->
                    false;
            case RootCauseRecorded _ -> false;
            default -> event.stamp().actor().isAutomation();
        };
    }
}

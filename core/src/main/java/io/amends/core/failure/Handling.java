package io.amends.core.failure;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.commitment.Judgement;
import io.amends.core.commitment.Round;
import io.amends.core.protocol.Calendars;
import io.amends.core.protocol.Protocol;
import io.amends.core.protocol.Rulebook;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.Course;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Assigned;
import io.amends.core.timeline.Event.Described;
import io.amends.core.timeline.Observability;
import io.amends.core.timeline.TeamId;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one contact's escalations were handled: all that the detectors look at.
 *
 * @param facts of the course that is looked at; those after {@code asOf} are cut off
 * @param courses of the escalations that the contact answers for, as told at {@code asOf}
 * @param judgements of what they owed, at {@code asOf}
 * @param source what the source of the facts can show
 */
public record Handling(
        Timeline facts,
        List<Course> courses,
        List<Judgement> judgements,
        Rulebook rulebook,
        Calendars calendars,
        Observability source,
        Instant asOf) {

    public Handling {
        facts = facts.until(asOf);
        courses = List.copyOf(courses);
        judgements = List.copyOf(judgements);
    }

    Protocol protocol(Escalation escalation) {
        return rulebook.protocol(escalation.type());
    }

    /** The rule's name with its type and version, such as {@code CUSTOMER v1 notice}. */
    String rule(Escalation escalation, Sign sign) {
        return escalation.type() + " v" + protocol(escalation).version() + " " + sign.rule();
    }

    Stream<Judgement> judgements(Escalation escalation, CommitmentKind kind) {
        return judgements.stream()
                .filter(j -> j.commitment().kind() == kind)
                .filter(j -> j.commitment().escalation().equals(escalation.id()));
    }

    /** The stretches over which it was open: from its decision, and again from each reopening. */
    List<Round> rounds(Escalation escalation) {
        return courses.stream()
                .filter(course -> course.id().equals(escalation.id()))
                .findFirst()
                .map(course -> Round.of(course, courses, rulebook, calendars, asOf))
                .orElseThrow();
    }

    /** Working time as the customer has it at the decision. */
    WorkingCalendar customerCalendar(Escalation escalation) {
        @Nullable AccountId account = null;
        @Nullable TeamId team = null;
        for (Event event : facts.events()) {
            if (event.occurredAt().isAfter(escalation.decidedAt())) {
                break;
            }
            if (event instanceof Described described && described.description().account() != null) {
                account = described.description().account();
            } else if (event instanceof Assigned assigned && assigned.team() != null) {
                team = assigned.team();
            }
        }
        return calendars.forCustomer(account, team);
    }
}

package io.amends.core.failure;

import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Course;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Described;
import io.amends.core.timeline.Event.Opened;
import io.amends.core.timeline.Event.RecurrenceLinked;
import io.amends.core.timeline.Event.RootCauseRecorded;
import io.amends.core.timeline.Event.SurveyAnswered;
import io.amends.core.timeline.Resolution;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a contact for the rules that cross an account's contacts: small, because there are
 * millions of them at once.
 *
 * @param account null where the source does not say whose it is; such a contact stands alone
 * @param links earlier contacts that somebody says are the same problem
 * @param ratings the customer's answers to surveys
 */
public record AccountContact(
        ContactId contact,
        @Nullable AccountId account,
        Instant openedAt,
        @Nullable String productFeature,
        @Nullable String contactType,
        List<AccountEscalation> escalations,
        List<ContactId> links,
        List<Rating> ratings) {

    /**
     * One answer.
     *
     * @param share from 0, the worst rating of its scale, to 1, the best
     */
    public record Rating(Instant at, double share) {}

    public AccountContact {
        escalations = List.copyOf(escalations);
        links = List.copyOf(links);
        ratings = List.copyOf(ratings);
    }

    /**
     * Condenses a contact as known at an instant.
     *
     * @param facts at least one
     */
    public static AccountContact of(Timeline facts, List<Escalation> escalations, Instant asOf) {
        return ofCourses(facts, Course.onOneContact(escalations, facts), asOf);
    }

    /**
     * Condenses a contact with what it answers for, each escalation by the facts of its course.
     *
     * @param facts the contact's own, at least one
     */
    public static AccountContact ofCourses(Timeline facts, List<Course> courses, Instant asOf) {
        Description description = Description.UNSTATED;
        Instant openedAt = facts.firstAt();
        List<ContactId> links = new ArrayList<>(0);
        List<Rating> ratings = new ArrayList<>(0);
        boolean opened = false;
        for (Event event : facts.events()) {
            if (event.occurredAt().isAfter(asOf)) {
                break;
            }
            if (event instanceof Described described) {
                description = description.overlaidBy(described.description());
            } else if (event instanceof Opened && !opened) {
                openedAt = event.occurredAt();
                opened = true;
            } else if (event instanceof RecurrenceLinked linked) {
                links.add(linked.earlier());
            } else if (event instanceof SurveyAnswered answer && answer.scale() > 1) {
                double share = (answer.rating() - 1.0) / (answer.scale() - 1.0);
                ratings.add(new Rating(event.occurredAt(), share));
            }
        }
        return new AccountContact(
                facts.contact(),
                description.account(),
                openedAt,
                description.productFeature(),
                description.contactType(),
                courses.isEmpty() ? List.of() : condense(courses, asOf),
                links,
                ratings);
    }

    private static List<AccountEscalation> condense(List<Course> courses, Instant asOf) {
        List<Escalation> escalations = courses.stream().map(Course::escalation).toList();
        return courses.stream()
                .map(course -> condense(course.escalation(), escalations, course.facts(), asOf))
                .toList();
    }

    private static AccountEscalation condense(
            Escalation e, List<Escalation> escalations, Timeline facts, Instant asOf) {
        Timeline known = facts.until(asOf);
        List<Resolution> resolutions = known.resolutions();
        return new AccountEscalation(
                e.id(),
                e.decidedAt(),
                e.certainty(),
                e.isCustomerVisible(),
                resolvedAfter(e, resolutions),
                cause(e, escalations, known),
                isAfterReopening(e, resolutions));
    }

    /** That a tier escalation ends with the next move does not make its problem unresolved. */
    private static @Nullable Instant resolvedAfter(
            Escalation escalation, List<Resolution> resolutions) {
        if (escalation.resolvedAt() != null) {
            return escalation.resolvedAt();
        }
        for (Resolution resolution : resolutions) {
            if (!resolution.at().isBefore(escalation.decidedAt())) {
                return resolution.at();
            }
        }
        return null;
    }

    /** The last analysis from the decision on, before the contact is escalated once more. */
    private static @Nullable String cause(
            Escalation escalation, List<Escalation> all, Timeline facts) {
        @Nullable Instant resolvedAt = resolvedAfter(escalation, facts.resolutions());
        @Nullable Instant next = null;
        for (Escalation other : all) {
            if (resolvedAt != null && other.decidedAt().isAfter(resolvedAt) && next == null) {
                next = other.decidedAt();
            }
        }
        @Nullable String cause = null;
        for (Event event : facts.events()) {
            if (next != null && !event.occurredAt().isBefore(next)) {
                break;
            }
            if (event instanceof RootCauseRecorded recorded
                    && !event.occurredAt().isBefore(escalation.decidedAt())) {
                cause = recorded.primary();
            }
        }
        return cause;
    }

    /** At work on it again after a resolution; a decision while it is resolved is not. */
    private static boolean isAfterReopening(Escalation escalation, List<Resolution> resolutions) {
        return resolutions.stream()
                .filter(r -> r.at().isBefore(escalation.decidedAt()))
                .reduce((earlier, later) -> later)
                .map(Resolution::reopenedAt)
                .filter(reopenedAt -> !reopenedAt.isAfter(escalation.decidedAt()))
                .isPresent();
    }
}

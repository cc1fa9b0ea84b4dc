package io.amends.core.timeline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An escalation with the facts that decide what becomes of it: its contact's, and once that is
 * merged the survivor's from the merge on ({@code docs/escalations.md}).
 *
 * @param stops the contacts it was on, one after another; the first is the one it was decided on
 * @param joinedAt when a merge brought it beside an earlier one of its type, which goes on alone;
 *     null where none did
 */
public record Course(
        Escalation escalation, Timeline facts, List<Stop> stops, @Nullable Instant joinedAt) {

    /**
     * A stay on one contact.
     *
     * @param from when it came there; {@link Instant#MIN} for the contact it was decided on
     */
    public record Stop(ContactId contact, Instant from) {}

    public Course {
        stops = List.copyOf(stops);
    }

    /** The course of an escalation whose contact was never merged. */
    public static Course onOneContact(Escalation escalation, Timeline facts) {
        return new Course(escalation, facts, List.of(new Stop(facts.contact(), Instant.MIN)), null);
    }

    public static List<Course> onOneContact(List<Escalation> escalations, Timeline facts) {
        return escalations.stream().map(e -> onOneContact(e, facts)).toList();
    }

    public EscalationId id() {
        return escalation.id();
    }

    /** The contact that has it now. */
    public ContactId contact() {
        return stops.getLast().contact();
    }

    /** Whether a merge brought it to the contact that has it. */
    public boolean isCarried() {
        return stops.size() > 1;
    }

    /** When it came to the contact that has it; {@link Instant#MIN} where it was decided there. */
    public Instant arrivedAt() {
        return stops.getLast().from();
    }

    /**
     * Since when both are on one contact: from the beginning where both were decided on it, {@link
     * Instant#MAX} where they never met.
     */
    public Instant togetherSince(Course other) {
        Instant since = Instant.MAX;
        for (Stop stop : stops) {
            for (Stop others : other.stops) {
                if (stop.contact().equals(others.contact())) {
                    Instant met = later(stop.from(), others.from());
                    since = met.isBefore(since) ? met : since;
                }
            }
        }
        return since;
    }

    /** The same course by other facts. */
    public Course by(Timeline others) {
        return new Course(escalation, others, stops, joinedAt);
    }

    /** The same facts as far as known at an instant. */
    @SuppressWarnings("ReferenceEquality") // facts that all stand by then are given back themselves
    public Course until(Instant at) {
        Timeline known = facts.until(at);
        return known == facts ? this : new Course(escalation, known, stops, joinedAt);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

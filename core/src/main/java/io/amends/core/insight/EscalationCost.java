package io.amends.core.insight;

import io.amends.core.protocol.Calendars;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Course;
import io.amends.core.timeline.Course.Stop;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Event.Communication;
import io.amends.core.timeline.Ownership;
import io.amends.core.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one contact's escalations took, in working hours ({@code docs/statistics.md}). Time during
 * which several of its escalations were open counts once; suspected ones count nothing.
 *
 * @param owned while escalated and owned by a person, in the opening hours of the owning team
 * @param silent while escalated, within silences of more than one business day, in the customer's
 *     opening hours
 */
public record EscalationCost(Duration owned, Duration silent) {

    public static final EscalationCost NONE = new EscalationCost(Duration.ZERO, Duration.ZERO);

    private record Stretch(Instant from, Instant to) {}

    /**
     * The cost up to the judge's instant, across merges: owned time by who held the contact that an
     * escalation was on at the time, silence as the customer lived through it along the course.
     *
     * @param courses those that one contact answers for
     * @param account whose opening hours are the customer's; null: the standard ones
     */
    public static EscalationCost of(
            List<Course> courses, Calendars calendars, @Nullable AccountId account, Instant asOf) {
        List<Course> counted = courses.stream().filter(c -> c.escalation().isHeadline()).toList();
        return counted.isEmpty()
                ? NONE
                : new EscalationCost(
                        owned(counted, calendars, asOf),
                        silent(counted, calendars.forCustomer(account, null), asOf));
    }

    private static Duration owned(List<Course> courses, Calendars calendars, Instant asOf) {
        Map<ContactId, List<Stretch>> escalated = new TreeMap<>();
        Map<ContactId, Course> longest = new HashMap<>();
        for (Course course : courses) {
            List<Stop> stops = course.stops();
            for (int i = 0; i < stops.size(); i++) {
                Stop stop = stops.get(i);
                Instant left = i + 1 < stops.size() ? stops.get(i + 1).from() : Instant.MAX;
                escalated
                        .computeIfAbsent(stop.contact(), c -> new ArrayList<>())
                        .add(open(course, stop.from(), left, asOf));
                longest.merge(
                        stop.contact(), course, (one, other) -> longer(one, other, stop.contact()));
            }
        }
        Duration owned = Duration.ZERO;
        for (var stay : escalated.entrySet()) {
            Timeline facts = Objects.requireNonNull(longest.get(stay.getKey())).facts();
            owned = owned.plus(owned(facts.ownership(asOf), union(stay.getValue()), calendars));
        }
        return owned;
    }

    /** Its facts tell more of the contact: a course has a contact's facts from its arrival on. */
    private static Course longer(Course one, Course other, ContactId contact) {
        return arrival(other, contact).isBefore(arrival(one, contact)) ? other : one;
    }

    private static Instant arrival(Course course, ContactId contact) {
        return course.stops().stream()
                .filter(stop -> stop.contact().equals(contact))
                .map(Stop::from)
                .findFirst()
                .orElse(Instant.MAX);
    }

    /** When the escalation was open within a time; it may be empty. */
    private static Stretch open(Course course, Instant from, Instant to, Instant asOf) {
        Escalation escalation = course.escalation();
        return new Stretch(
                later(escalation.decidedAt(), from), earlier(escalation.openUntil(asOf), to));
    }

    /** The time in at least one of them, in order. */
    private static List<Stretch> union(List<Stretch> stretches) {
        List<Stretch> merged = new ArrayList<>();
        stretches.stream()
                .filter(stretch -> stretch.from().isBefore(stretch.to()))
                .sorted(Comparator.comparing(Stretch::from).thenComparing(Stretch::to))
                .forEach(next -> merge(merged, next));
        return merged;
    }

    private static void merge(List<Stretch> merged, Stretch next) {
        if (merged.isEmpty() || merged.getLast().to().isBefore(next.from())) {
            merged.add(next);
        } else if (next.to().isAfter(merged.getLast().to())) {
            merged.set(merged.size() - 1, new Stretch(merged.getLast().from(), next.to()));
        }
    }

    private static Duration owned(
            List<Ownership> spans, List<Stretch> escalated, Calendars calendars) {
        Duration owned = Duration.ZERO;
        for (Ownership span : spans) {
            for (Stretch stretch : escalated) {
                Instant from = later(span.from(), stretch.from());
                Instant to = earlier(span.to(), stretch.to());
                if (span.isOwned() && from.isBefore(to)) {
                    owned = owned.plus(calendars.forTeam(span.team()).between(from, to));
                }
            }
        }
        return owned;
    }

    /** Along each way that escalations came; what is silent on several ways counts once. */
    private static Duration silent(List<Course> courses, WorkingCalendar hours, Instant asOf) {
        Map<List<Stop>, Course> ways = new HashMap<>();
        courses.forEach(course -> ways.putIfAbsent(course.stops(), course));
        List<Stretch> silences = new ArrayList<>();
        for (Course way : ways.values()) {
            List<Stretch> escalated =
                    courses.stream().map(c -> open(c, since(way, c), Instant.MAX, asOf)).toList();
            silences.addAll(silences(way.facts().until(asOf), union(escalated), hours));
        }
        Duration silent = Duration.ZERO;
        for (Stretch silence : union(silences)) {
            silent = silent.plus(hours.between(silence.from(), silence.to()));
        }
        return silent;
    }

    /** An escalation that came another way belongs to this one from where they met. */
    private static Instant since(Course way, Course other) {
        return way.stops().equals(other.stops()) ? Instant.MIN : way.togetherSince(other);
    }

    private static List<Stretch> silences(
            Timeline facts, List<Stretch> escalated, WorkingCalendar hours) {
        List<Stretch> silences = new ArrayList<>();
        for (Stretch stretch : escalated) {
            Instant from = stretch.from();
            for (Communication word : facts.deliveredByPerson()) {
                Instant at = word.occurredAt();
                if (at.isAfter(from) && at.isBefore(stretch.to())) {
                    silences.add(new Stretch(from, at));
                    from = at;
                }
            }
            silences.add(new Stretch(from, stretch.to()));
        }
        return silences.stream().filter(silence -> isSilence(silence, hours)).toList();
    }

    /** Up to one business day without a word is no silence yet, as with the invisible escalation. */
    private static boolean isSilence(Stretch stretch, WorkingCalendar hours) {
        return stretch.to().isAfter(hours.addBusinessDays(hours.nextOpening(stretch.from()), 1));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

package io.amends.core.insight;

import io.amends.core.protocol.Calendars;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Event.Communication;
import io.amends.core.timeline.Ownership;
import io.amends.core.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
     * The cost up to the judge's instant.
     *
     * @param account whose opening hours are the customer's; null: the standard ones
     */
    public static EscalationCost of(
            Timeline facts,
            List<Escalation> escalations,
            Calendars calendars,
            @Nullable AccountId account,
            Instant asOf) {
        List<Stretch> escalated = escalated(escalations, asOf);
        if (escalated.isEmpty()) {
            return NONE;
        }
        return new EscalationCost(
                owned(facts.ownership(asOf), escalated, calendars),
                silent(facts.until(asOf), escalated, calendars.forCustomer(account, null)));
    }

    /** When at least one escalation was open. */
    private static List<Stretch> escalated(List<Escalation> escalations, Instant asOf) {
        List<Stretch> merged = new ArrayList<>();
        escalations.stream()
                .filter(Escalation::isHeadline)
                .filter(e -> e.decidedAt().isBefore(e.openUntil(asOf)))
                .map(e -> new Stretch(e.decidedAt(), e.openUntil(asOf)))
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

    private static Duration silent(Timeline facts, List<Stretch> escalated, WorkingCalendar hours) {
        Duration silent = Duration.ZERO;
        for (Stretch stretch : escalated) {
            Instant from = stretch.from();
            for (Communication word : facts.deliveredByPerson()) {
                Instant at = word.occurredAt();
                if (at.isAfter(from) && at.isBefore(stretch.to())) {
                    silent = silent.plus(silence(from, at, hours));
                    from = at;
                }
            }
            silent = silent.plus(silence(from, stretch.to(), hours));
        }
        return silent;
    }

    /** Up to one business day without a word is no silence yet, as with the invisible escalation. */
    private static Duration silence(Instant from, Instant to, WorkingCalendar hours) {
        return to.isAfter(hours.addBusinessDays(hours.nextOpening(from), 1))
                ? hours.between(from, to)
                : Duration.ZERO;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

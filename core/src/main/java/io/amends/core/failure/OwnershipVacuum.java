package io.amends.core.failure;

import io.amends.core.commitment.Round;
import io.amends.core.protocol.Term;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.HandoffOffered;
import io.amends.core.timeline.Observable;
import io.amends.core.timeline.Ownership;
import io.amends.core.timeline.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ownership vacuum: nobody has it, for longer than the receiving team may take to accept. */
final class OwnershipVacuum {

    private final Handling handling;
    private final Escalation escalation;

    private OwnershipVacuum(Handling handling, Escalation escalation) {
        this.handling = handling;
        this.escalation = escalation;
    }

    static Optional<Finding> find(Handling handling, Escalation escalation) {
        Showing showing = new Showing(handling, escalation);
        if (!showing.canShow(Sign.NO_PERSON)) {
            return Optional.empty();
        }
        OwnershipVacuum mode = new OwnershipVacuum(handling, escalation);
        for (Round round : handling.rounds(escalation)) {
            mode.vacuums(round).forEach(vacuum -> mode.show(vacuum, showing));
        }
        return showing.finding();
    }

    /**
     * Unowned stretches from the decision or reopening on, whatever the cause, each the spans it is made of. A
     * span of no length interrupts none: it is a row being read fact by fact, or a name that nobody
     * could have acted under.
     */
    private List<List<Ownership>> vacuums(Round round) {
        Instant from = round.from();
        Instant to = round.until() == null ? handling.asOf() : round.until();
        List<List<Ownership>> vacuums = new ArrayList<>();
        @Nullable List<Ownership> running = null;
        for (Ownership span : handling.facts().ownership(to)) {
            Instant start = span.from().isBefore(from) ? from : span.from();
            if (!start.isBefore(span.to())) {
                continue;
            }
            if (span.isOwned()) {
                running = null;
                continue;
            }
            if (running == null) {
                running = new ArrayList<>();
                vacuums.add(running);
            }
            running.add(
                    new Ownership(
                            start, span.to(), span.person(), span.team(), span.tier(), span.gap()));
        }
        return vacuums;
    }

    private void show(List<Ownership> vacuum, Showing showing) {
        Instant from = vacuum.getFirst().from();
        Instant to = vacuum.getLast().to();
        WorkingCalendar calendar = handling.calendars().forTeam(receiving(vacuum));
        if (exceeds(handling.protocol(escalation).handoffAcceptance(), from, to, calendar)) {
            showing.addIf(
                    handling.source().provesAbsence(Observable.PERSON),
                    Sign.of(longest(vacuum, calendar)),
                    from,
                    to,
                    calendar.between(from, to));
        }
    }

    static boolean exceeds(Term term, Instant from, Instant to, WorkingCalendar calendar) {
        return switch (term) {
            case Term.Elapsed(Duration most) -> Duration.between(from, to).compareTo(most) > 0;
            case Term.BusinessTime(Duration most) -> calendar.between(from, to).compareTo(most) > 0;
            case Term.BusinessDays(int days) ->
                    to.isAfter(calendar.endOfBusinessDayAfter(from, days));
        };
    }

    /** Why nobody owned it for most of the time. */
    private static Ownership.Gap longest(List<Ownership> vacuum, WorkingCalendar calendar) {
        Ownership longest = vacuum.getFirst();
        for (Ownership span : vacuum) {
            if (open(span, calendar).compareTo(open(longest, calendar)) > 0) {
                longest = span;
            }
        }
        return Objects.requireNonNull(longest.gap());
    }

    private static Duration open(Ownership span, WorkingCalendar calendar) {
        return calendar.between(span.from(), span.to());
    }

    /** The team that it was last offered to, else the team that has it at the end. */
    private @Nullable TeamId receiving(List<Ownership> vacuum) {
        Instant to = vacuum.getLast().to();
        @Nullable TeamId offered = null;
        for (Event event : handling.facts().events()) {
            if (!event.occurredAt().isBefore(to)) {
                break;
            }
            if (event instanceof HandoffOffered offer
                    && !event.occurredAt().isBefore(vacuum.getFirst().from())) {
                offered = offer.toTeam();
            }
        }
        return offered != null ? offered : vacuum.getLast().team();
    }
}

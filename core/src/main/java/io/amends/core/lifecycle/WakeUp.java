package io.amends.core.lifecycle;

import io.amends.core.commitment.Commitment;
import io.amends.core.commitment.Judgement;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Event.PriorityChanged;
import io.amends.core.timeline.Event.SeverityChanged;
import io.amends.core.timeline.Phase;
import io.amends.core.trigger.TierClocks;
import io.amends.core.trigger.TierDwell;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a contact has to be looked at again, though nothing happens on it: the alarm clock of what is
 * owed. Ringing early or twice does no harm.
 */
public final class WakeUp {

    /** A due is kept up to and including its instant; just after it, it is missed. */
    private static final Duration JUST_AFTER = Duration.ofMillis(1);

    private WakeUp() {}

    /** The next instant after the contact's own at which something follows; empty where none does. */
    public static Optional<Instant> next(LiveContact contact) {
        if (contact.state().phase() == Phase.MERGED) {
            return Optional.empty();
        }
        Stream<Instant> begins =
                Stream.of(nextSlot(contact), reassessed(contact), absences(contact))
                        .flatMap(instants -> instants);
        Stream<Instant> runsOut =
                Stream.of(owed(contact), suggested(contact), tierTime(contact), answers(contact))
                        .flatMap(instants -> instants)
                        .map(at -> at.plus(JUST_AFTER));
        return Stream.concat(begins, runsOut)
                .filter(at -> at.isAfter(contact.now()))
                .min(Instant::compareTo);
    }

    private static Stream<Instant> owed(LiveContact contact) {
        return contact.judgements().stream()
                .filter(Staging::isDue)
                .map(Judgement::commitment)
                .flatMap(owed -> Stream.concat(Stream.of(owed.due()), ladder(contact, owed)));
    }

    private static Stream<Instant> ladder(LiveContact contact, Commitment owed) {
        return Alerts.ladder(contact, owed)
                .filter(step -> !Alerts.isRaised(contact, owed, step))
                .map(step -> Alerts.stepAt(owed, step));
    }

    /** With the end of the customer's business day the next one's update becomes owed. */
    private static Stream<Instant> nextSlot(LiveContact contact) {
        if (contact.open().isEmpty()) {
            return Stream.of();
        }
        WorkingCalendar calendar =
                contact.rules()
                        .calendars()
                        .forCustomer(
                                contact.state().description().account(),
                                contact.state().holder().team());
        LocalDate today =
                calendar.businessDayFrom(contact.now().atZone(calendar.zone()).toLocalDate());
        return Stream.of(today, calendar.nthBusinessDay(today, 1)).map(calendar::endOfBusinessDay);
    }

    /** Whether a raise was a reassessment is known once no rise in tier explains it. */
    private static Stream<Instant> reassessed(LiveContact contact) {
        return contact.facts().events().stream()
                .filter(e -> e instanceof SeverityChanged || e instanceof PriorityChanged)
                .map(
                        e ->
                                e.occurredAt()
                                        .plus(
                                                contact.rulebook()
                                                        .inference()
                                                        .complexityTierWindow()));
    }

    /** An escalated contact needs somebody else once its owner goes away. */
    private static Stream<Instant> absences(LiveContact contact) {
        return contact.open().isEmpty()
                ? Stream.of()
                : contact.rules().organisation().member(contact.owners().resolution()).stream()
                        .flatMap(member -> member.departures(contact.now()));
    }

    private static Stream<Instant> suggested(LiveContact contact) {
        return contact.escalations().stream()
                .filter(e -> contact.stage(e) instanceof Stage.Suggested)
                .filter(e -> !Alerts.isReferred(contact, e))
                .map(e -> Suggestions.decideBy(contact.along(e), e));
    }

    private static Stream<Instant> tierTime(LiveContact contact) {
        return contact.state().isResolved()
                ? Stream.of()
                : TierClocks.of(
                                contact.facts(),
                                contact.rules().rulebook().routing(),
                                contact.rules().calendars(),
                                contact.now())
                        .stream()
                        .filter(dwell -> dwell.leftAt() == null)
                        .map(TierDwell::due)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull);
    }

    private static Stream<Instant> answers(LiveContact contact) {
        return contact.escalations().stream()
                .filter(Escalation::isHeadline)
                .map(contact::stage)
                .filter(Stage.AnswerAwaited.class::isInstance)
                .map(stage -> ((Stage.AnswerAwaited) stage).until());
    }
}

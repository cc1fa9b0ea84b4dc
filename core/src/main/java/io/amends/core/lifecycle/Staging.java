package io.amends.core.lifecycle;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.commitment.Judgement;
import io.amends.core.commitment.Round;
import io.amends.core.commitment.Verdict;
import io.amends.core.lifecycle.Stage.Ending;
import io.amends.core.protocol.Protocol.FollowUp;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.FollowUpAnswered;
import io.amends.core.timeline.Event.FollowUpOutcome;
import io.amends.core.timeline.Event.HandoffOffered;
import io.amends.core.timeline.Event.HandoffReturned;
import io.amends.core.timeline.Event.SuggestionSnoozed;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells an escalation's stage from its contact's facts and what they owe. */
final class Staging {

    private final LiveContact contact;
    private final Escalation escalation;
    private final Round round;

    private Staging(LiveContact contact, Escalation escalation) {
        this.contact = contact;
        this.escalation = escalation;
        this.round = lastRound(contact, escalation);
    }

    static Stage of(LiveContact contact, Escalation escalation) {
        Staging staging = new Staging(contact, escalation);
        if (!escalation.isHeadline()) {
            return staging.suggested();
        }
        return staging.round.until() == null ? staging.open() : staging.closing();
    }

    private static Round lastRound(LiveContact contact, Escalation escalation) {
        return Round.of(
                        contact.course(escalation.id()),
                        contact.courses(),
                        contact.rulebook(),
                        contact.rules().calendars(),
                        contact.now())
                .getLast();
    }

    private Stage suggested() {
        if (escalation.endedAt() != null) {
            return new Stage.Over(Ending.CALLED_OFF);
        }
        @Nullable Instant until =
                contact.along(escalation)
                        .all(SuggestionSnoozed.class)
                        .filter(s -> s.type() == escalation.type())
                        .filter(s -> !s.occurredAt().isBefore(escalation.decidedAt()))
                        .map(SuggestionSnoozed::until)
                        .max(Instant::compareTo)
                        .orElse(null);
        return new Stage.Suggested(escalation.decidedAt(), until);
    }

    // ---- while the problem is worked on ------------------------------------------------------

    private Stage open() {
        Optional<Judgement> heard = owed(CommitmentKind.ACKNOWLEDGEMENT).filter(Staging::isDue);
        if (heard.isPresent()) {
            return new Stage.Acknowledging(heard.get().commitment().due());
        }
        @Nullable HandoffOffered offer = contact.state().offer();
        if (offer != null) {
            return new Stage.Offered(offer.occurredAt(), offer.toTeam());
        }
        if (lastHandoffFact().orElse(null) instanceof HandoffReturned returned) {
            return new Stage.Returned(returned.occurredAt(), returned.missing());
        }
        return escalation.type() == EscalationType.TIER && escalation.to() == null
                ? new Stage.Preparing()
                : new Stage.InHand(contact.owners().resolution());
    }

    private Optional<Event> lastHandoffFact() {
        return contact.along(escalation).events().stream()
                .filter(event -> !event.occurredAt().isBefore(round.from()))
                .filter(Staging::isHandoffFact)
                .reduce((earlier, later) -> later);
    }

    private static boolean isHandoffFact(Event event) {
        return event instanceof HandoffOffered
                || event instanceof HandoffReturned
                || event instanceof Event.HandoffAccepted
                || event instanceof Event.HandoffWithdrawn;
    }

    // ---- from the resolution on --------------------------------------------------------------

    private Stage closing() {
        @Nullable Instant resolvedAt = round.resolvedAt();
        if (resolvedAt == null) {
            return new Stage.Over(Ending.CALLED_OFF);
        }
        if (last(CommitmentKind.RESOLUTION_MESSAGE).filter(Staging::isDue).isPresent()) {
            return new Stage.ClosureOwed(resolvedAt);
        }
        Optional<Judgement> followUp = last(CommitmentKind.FOLLOW_UP);
        if (followUp.filter(Staging::isDue).isPresent()) {
            return new Stage.FollowUpOwed(
                    followUp.get().commitment().opensAt(), followUp.get().commitment().due());
        }
        return followUp.isEmpty() ? new Stage.Over(Ending.RESOLVED) : asked(resolvedAt);
    }

    private Stage asked(Instant resolvedAt) {
        Optional<FollowUpOutcome> answer =
                contact.along(escalation)
                        .all(FollowUpAnswered.class)
                        .filter(a -> !a.occurredAt().isBefore(resolvedAt))
                        .map(FollowUpAnswered::outcome)
                        .reduce((earlier, later) -> later);
        if (answer.isPresent()) {
            return new Stage.Over(
                    answer.get() == FollowUpOutcome.HELD ? Ending.CONFIRMED : Ending.UNCONFIRMED);
        }
        return new Stage.AnswerAwaited(answerUntil(resolvedAt));
    }

    private Instant answerUntil(Instant resolvedAt) {
        FollowUp standard = contact.rulebook().protocol(escalation.type()).followUp().orElseThrow();
        return contact.rules()
                .calendars()
                .forCustomer(
                        contact.state().description().account(), contact.state().holder().team())
                .addBusinessDays(resolvedAt.plus(standard.closes()), standard.answerBusinessDays());
    }

    /** The one of this round. */
    private Optional<Judgement> last(CommitmentKind kind) {
        return contact.judgements(escalation).stream()
                .filter(j -> j.commitment().kind() == kind)
                .filter(j -> !j.commitment().arisesAt().isBefore(round.from()))
                .reduce((earlier, later) -> later);
    }

    private Optional<Judgement> owed(CommitmentKind kind) {
        return contact.judgements(escalation).stream()
                .filter(j -> j.commitment().kind() == kind)
                .findFirst();
    }

    static boolean isDue(Judgement judgement) {
        return judgement.timing() instanceof Verdict.Open
                || judgement.timing() instanceof Verdict.Missed;
    }
}

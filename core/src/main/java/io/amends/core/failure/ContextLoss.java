package io.amends.core.failure;

import static io.amends.core.timeline.Detection.Rule.ASKS_AGAIN;
import static io.amends.core.timeline.Detection.Rule.INFORMATION_ASKED;
import static io.amends.core.timeline.Detection.Rule.INFORMATION_GIVEN;
import static io.amends.core.timeline.Detection.Rule.REPEATED_THEMSELVES;

import io.amends.core.commitment.Round;
import io.amends.core.escalation.NextTier;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Communication;
import io.amends.core.timeline.Event.CustomerRepeatedThemselves;
import io.amends.core.timeline.Event.Detected;
import io.amends.core.timeline.Event.HandoffAccepted;
import io.amends.core.timeline.Event.HandoffOffered;
import io.amends.core.timeline.Event.HandoffWithdrawn;
import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.Observable;
import io.amends.core.timeline.PersonId;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The context loss handoff: what the customer had said did not come along. */
final class ContextLoss {

    /** What people type to get past a field; it says as little as a blank. */
    private static final Set<String> STAND_INS = Set.of("n/a", "na", "see notes", "see ticket");

    private final Handling handling;
    private final Escalation escalation;
    private final Showing showing;
    private final List<Round> rounds;

    private ContextLoss(Handling handling, Escalation escalation) {
        this.handling = handling;
        this.escalation = escalation;
        this.showing = new Showing(handling, escalation);
        this.rounds = handling.rounds(escalation);
    }

    static Optional<Finding> find(Handling handling, Escalation escalation) {
        ContextLoss mode = new ContextLoss(handling, escalation);
        mode.handoffsWithAnEmptyElement();
        mode.customerRepeatedThemselves();
        mode.newTierAsksAgain();
        return mode.showing.finding();
    }

    private void handoffsWithAnEmptyElement() {
        if (!showing.canShow(Sign.HANDOFF_ELEMENT_EMPTY)) {
            return;
        }
        @Nullable HandoffOffered offer = null;
        for (Event event : handling.facts().events()) {
            if (event instanceof HandoffOffered offered) {
                offer = offered;
            } else if (event instanceof HandoffWithdrawn) {
                offer = null;
            } else if (event instanceof HandoffAccepted && offer != null) {
                if (isInside(event.occurredAt()) && isToThisTier(offer)) {
                    showEmptyElements(offer, event.occurredAt());
                }
                offer = null;
            }
        }
    }

    private void showEmptyElements(HandoffOffered offer, Instant acceptedAt) {
        Set<HandoffElement> empty = EnumSet.noneOf(HandoffElement.class);
        Arrays.stream(HandoffElement.values())
                .filter(element -> isEmpty(offer.elements().get(element)))
                .forEach(empty::add);
        if (!empty.isEmpty()) {
            showing.addIf(
                    handling.source().provesAbsence(Observable.HANDOFF),
                    Sign.HANDOFF_ELEMENT_EMPTY,
                    acceptedAt,
                    null,
                    empty.stream().map(Enum::name).collect(Collectors.joining(", ")));
        }
    }

    static boolean isEmpty(@Nullable String element) {
        return element == null
                || element.codePoints().noneMatch(Character::isLetterOrDigit)
                || STAND_INS.contains(element.strip().toLowerCase(java.util.Locale.ROOT));
    }

    /** A handoff to another tier belongs to the escalation to that tier. */
    private boolean isToThisTier(HandoffOffered offer) {
        return offer.toTier() == null
                || escalation.to() == null
                || offer.toTier().equals(escalation.to());
    }

    private boolean isInside(Instant at) {
        return rounds.stream().anyMatch(round -> round.holds(at));
    }

    /** Surveys come after the end: what follows a handoff counts until the next escalation. */
    private void customerRepeatedThemselves() {
        @Nullable Instant handedOver = handedOverAt();
        if (handedOver == null) {
            return;
        }
        Instant until = aftermathUntil();
        for (Event event : handling.facts().events()) {
            if (!event.occurredAt().isAfter(handedOver) || event.occurredAt().isAfter(until)) {
                continue;
            }
            if (event instanceof CustomerRepeatedThemselves said
                    && showing.canShow(Sign.CUSTOMER_REPEATED)) {
                showing.add(Sign.CUSTOMER_REPEATED, said.occurredAt(), null, said.source());
            } else if (event instanceof Detected detected
                    && detected.detection().rule() == REPEATED_THEMSELVES
                    && showing.canShow(Sign.PHRASE_UNCONFIRMED)) {
                showing.add(
                        Sign.PHRASE_UNCONFIRMED,
                        detected.occurredAt(),
                        null,
                        detected.detection().entry());
            }
        }
    }

    /** The escalation's own acceptance; without one, the first handoff accepted in its course. */
    private @Nullable Instant handedOverAt() {
        return escalation.acceptedAt() != null
                ? escalation.acceptedAt()
                : handling.facts()
                        .all(HandoffAccepted.class)
                        .map(Event::occurredAt)
                        .filter(this::isInside)
                        .findFirst()
                        .orElse(null);
    }

    private Instant aftermathUntil() {
        @Nullable Instant resolvedAt = escalation.resolvedAt();
        if (resolvedAt == null) {
            return escalation.openUntil(handling.asOf());
        }
        return handling.courses().stream()
                .map(course -> course.escalation().decidedAt())
                .filter(next -> next.isAfter(resolvedAt))
                .min(Instant::compareTo)
                .orElse(handling.asOf());
    }

    private void newTierAsksAgain() {
        if (!showing.canShow(Sign.ASKS_AGAIN)) {
            return;
        }
        NextTier.firstContact(handling.facts(), escalation, handling.asOf())
                .ifPresent(this::asksAgain);
        if (escalation.to() != null) {
            rounds.stream().skip(1).forEach(this::newHolderAsksAgain);
        }
    }

    /** Reopened and handed over again: whoever takes it then is new to the customer too. */
    private void newHolderAsksAgain(Round round) {
        handling.facts()
                .all(HandoffAccepted.class)
                .filter(accepted -> round.holds(accepted.occurredAt()))
                .findFirst()
                .flatMap(accepted -> firstWordOf(accepted, round))
                .ifPresent(this::asksAgain);
    }

    private Optional<Communication> firstWordOf(HandoffAccepted accepted, Round round) {
        @Nullable PersonId taker = accepted.person();
        return handling.facts().deliveredByPerson().stream()
                .filter(said -> !said.occurredAt().isBefore(accepted.occurredAt()))
                .filter(said -> round.holds(said.occurredAt()))
                .filter(said -> taker == null || taker.equals(said.stamp().actor().person()))
                .findFirst();
    }

    private void asksAgain(Communication first) {
        for (Event event : handling.facts().events()) {
            if (event instanceof Detected hit && hit.message().equals(first.id())) {
                String entry = hit.detection().entry();
                if (hit.detection().rule() == ASKS_AGAIN) {
                    showing.add(Sign.ASKS_AGAIN, first.occurredAt(), null, entry);
                } else if (hit.detection().rule() == INFORMATION_ASKED
                        && showing.canShow(Sign.INFORMATION_ASKED_AGAIN)
                        && wasGiven(entry, first.occurredAt())) {
                    showing.add(Sign.INFORMATION_ASKED_AGAIN, first.occurredAt(), null, entry);
                }
            }
        }
    }

    private boolean wasGiven(String entry, Instant before) {
        return handling.facts()
                .all(Detected.class)
                .takeWhile(hit -> hit.occurredAt().isBefore(before))
                .map(Detected::detection)
                .anyMatch(d -> d.rule() == INFORMATION_GIVEN && d.entry().equals(entry));
    }
}

package io.amends.core.escalation;

import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.EscalationId;
import io.amends.core.timeline.Event.Communication;
import io.amends.core.timeline.Ownership;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How soon the next tier was there for a tier escalation, both from the decision.
 *
 * @param toPerson until the first person on the new tier took it; null while nobody did
 * @param toContact until the customer first got something from a person of the new tier who held
 *     the contact; null while they did not
 * @param observed how long it could have happened: until the contact left the tier, or the judge's
 *     instant
 */
public record NextTier(
        EscalationId escalation,
        @Nullable Duration toPerson,
        @Nullable Duration toContact,
        Duration observed) {

    /** One for each tier escalation that reached its tier, suspected ones never. */
    public static List<NextTier> of(Timeline facts, List<Escalation> escalations, Instant asOf) {
        return escalations.stream()
                .filter(e -> e.to() != null)
                .map(e -> of(facts, e, asOf))
                .toList();
    }

    private static NextTier of(Timeline facts, Escalation escalation, Instant asOf) {
        Instant until = leftAt(facts, escalation, asOf);
        Instant decided = escalation.decidedAt();
        @Nullable Instant accepted = escalation.acceptedAt();
        @Nullable Instant contact =
                firstContact(facts, escalation, asOf).map(Communication::occurredAt).orElse(null);
        return new NextTier(
                escalation.id(),
                accepted == null ? null : Duration.between(decided, accepted),
                contact == null ? null : Duration.between(decided, contact),
                Duration.between(decided, until));
    }

    /** Resolution does not end the wait for a word; leaving the tier does. */
    private static Instant leftAt(Timeline facts, Escalation escalation, Instant asOf) {
        @Nullable Instant arrived = null;
        for (var move : facts.tierMoves()) {
            if (move.at().isBefore(escalation.decidedAt()) || move.at().isAfter(asOf)) {
                continue;
            }
            if (arrived != null) {
                return move.at();
            }
            if (move.to().equals(escalation.to())) {
                arrived = move.at();
            }
        }
        return asOf;
    }

    /**
     * What the customer first got from a person of the new tier, from its acceptance on; empty while
     * nothing, or where the escalation is to no tier.
     */
    public static Optional<Communication> firstContact(
            Timeline facts, Escalation escalation, Instant asOf) {
        @Nullable Instant accepted = escalation.acceptedAt();
        if (accepted == null || escalation.to() == null) {
            return Optional.empty();
        }
        Instant until = leftAt(facts, escalation, asOf);
        List<Ownership> spans = facts.ownership(asOf);
        return facts.until(asOf).deliveredByPerson().stream()
                .filter(said -> !said.occurredAt().isBefore(accepted))
                .takeWhile(said -> !said.occurredAt().isAfter(until))
                .filter(said -> isFromNewTier(said, escalation, spans))
                .findFirst();
    }

    /** A message whose sender the source does not name is taken to be its owner's. */
    private static boolean isFromNewTier(
            Communication said, Escalation escalation, List<Ownership> spans) {
        @Nullable PersonId sender = said.stamp().actor().person();
        if (sender == null) {
            return true;
        }
        Set<PersonId> holders = new HashSet<>();
        if (escalation.acceptedBy() != null && escalation.acceptedBy().person() != null) {
            holders.add(Objects.requireNonNull(escalation.acceptedBy().person()));
        }
        for (Ownership span : spans) {
            if (span.isOwned()
                    && Objects.equals(span.tier(), escalation.to())
                    && !span.to().isBefore(escalation.decidedAt())
                    && !span.from().isAfter(said.occurredAt())) {
                holders.add(Objects.requireNonNull(span.person()));
            }
        }
        return holders.contains(sender);
    }
}

package io.amends.core.commitment;

import io.amends.core.protocol.OwnershipModel;
import io.amends.core.protocol.Protocol;
import io.amends.core.routing.Tier;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Communication;
import io.amends.core.timeline.Event.FollowUpAnswered;
import io.amends.core.timeline.Event.FollowUpOutcome;
import io.amends.core.timeline.Event.HandoffAccepted;
import io.amends.core.timeline.Event.HandoffOffered;
import io.amends.core.timeline.Event.HandoffReturned;
import io.amends.core.timeline.Event.RegulatoryStepTaken;
import io.amends.core.timeline.Event.RootCauseRecorded;
import io.amends.core.timeline.Ownership;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What keeps commitments: found in the facts, read once for all commitments of a contact. */
final class Evidence {

    private final Timeline facts;
    private final Instant at;
    private final List<Communication> delivered;
    private final List<Communication> spoken;
    private @Nullable List<Ownership> ownership;

    Evidence(Timeline facts, Instant at) {
        this.facts = facts;
        this.at = at;
        this.delivered = facts.delivered();
        this.spoken = delivered.stream().filter(Communication::byPerson).toList();
    }

    /** The first instant after it opened at which it was kept, on time or not. */
    Optional<Instant> firstKeeping(Commitment owed, Protocol protocol) {
        return switch (owed.kind()) {
            case ACKNOWLEDGEMENT,
                    ESCALATION_NOTICE,
                    NEW_TIER_FIRST_RESPONSE,
                    PROMISE,
                    PROGRESS_UPDATE,
                    RESOLUTION_MESSAGE ->
                    firstWord(owed, protocol);
            case FOLLOW_UP -> earlier(firstWord(owed, protocol), firstAnswer(owed));
            case HANDOFF_ACCEPTANCE -> firstAcceptance(owed);
            case ROOT_CAUSE_ANALYSIS -> firstAfter(owed, facts.all(RootCauseRecorded.class));
            case REGULATORY_STEP ->
                    firstAfter(
                            owed,
                            facts.all(RegulatoryStepTaken.class)
                                    .filter(step -> RegulatorySteps.isAbout(owed, step)));
        };
    }

    /** Every communication that counts for it, in (opensAt, until]. */
    List<Communication> communications(Commitment owed, Protocol protocol, Instant until) {
        return counting(owed, protocol).filter(c -> !c.occurredAt().isAfter(until)).toList();
    }

    private Optional<Instant> firstWord(Commitment owed, Protocol protocol) {
        return counting(owed, protocol).findFirst().map(Event::occurredAt);
    }

    private Stream<Communication> counting(Commitment owed, Protocol protocol) {
        boolean automaticToo =
                owed.kind() == CommitmentKind.ESCALATION_NOTICE && protocol.automaticKeepsNotice();
        List<Communication> said = automaticToo ? delivered : spoken;
        Stream<Communication> after =
                said.subList(firstIndexAfter(said, owed.opensAt()), said.size()).stream();
        return owed.kind() == CommitmentKind.NEW_TIER_FIRST_RESPONSE
                        && protocol.ownership() == OwnershipModel.RELAY
                ? newTierVoice(owed, after)
                : after;
    }

    /**
     * The new resolution owner, or whoever else is not known as a voice of another tier: sources
     * name who wrote, seldom where they sit.
     */
    private Stream<Communication> newTierVoice(Commitment owed, Stream<Communication> said) {
        @Nullable Tier tier = newTier(owed);
        return tier == null ? said : said.filter(c -> !isFromAnotherTier(c, tier));
    }

    private boolean isFromAnotherTier(Communication said, Tier tier) {
        var person = said.stamp().actor().person();
        if (person == null) {
            return false;
        }
        boolean elsewhere = false;
        for (Ownership span : ownership()) {
            if (span.from().isAfter(said.occurredAt())) {
                break;
            }
            if (person.equals(span.person()) && span.tier() != null) {
                if (span.tier().equals(tier)) {
                    return false;
                }
                elsewhere |= !span.tier().equals(tier);
            }
        }
        return elsewhere;
    }

    private @Nullable Tier newTier(Commitment owed) {
        @Nullable Tier tier = tierAt(owed.arisesAt());
        @Nullable Tier offered = null;
        for (Event event : facts.events()) {
            if (event.occurredAt().isAfter(owed.arisesAt())) {
                break;
            }
            if (event instanceof HandoffOffered offer) {
                offered = offer.toTier();
            }
        }
        return offered != null ? offered : tier;
    }

    private @Nullable Tier tierAt(Instant when) {
        @Nullable Tier tier = null;
        for (Ownership span : ownership()) {
            if (span.from().isAfter(when)) {
                break;
            }
            tier = span.tier();
        }
        return tier;
    }

    /** An answer shows that somebody asked; "no answer" does not show when. */
    private Optional<Instant> firstAnswer(Commitment owed) {
        return firstAfter(
                owed,
                facts.all(FollowUpAnswered.class)
                        .filter(answer -> answer.outcome() != FollowUpOutcome.NO_ANSWER));
    }

    /** The answer to the offer; without an offer, the first person who holds it on the new tier. */
    private Optional<Instant> firstAcceptance(Commitment owed) {
        if (Handoffs.answersAnOffer(owed, facts)) {
            return facts.events().stream()
                    .dropWhile(e -> !isOffer(e, owed))
                    .filter(e -> e instanceof HandoffAccepted || e instanceof HandoffReturned)
                    .map(Event::occurredAt)
                    .findFirst();
        }
        @Nullable Tier tier = tierAt(owed.arisesAt());
        return ownership().stream()
                .filter(span -> !span.from().isBefore(owed.arisesAt()))
                .filter(span -> span.isOwned() && Objects.equals(span.tier(), tier))
                .filter(span -> isSettled(span, owed.arisesAt()))
                .map(Ownership::from)
                .findFirst();
    }

    /** At the move's own instant only the state that remains counts: a row is several facts. */
    private boolean isSettled(Ownership span, Instant moved) {
        return !span.length().isZero()
                || !span.from().equals(moved)
                || span.equals(ownership().getLast());
    }

    private static boolean isOffer(Event event, Commitment owed) {
        return event instanceof HandoffOffered && event.occurredAt().equals(owed.arisesAt());
    }

    private static Optional<Instant> firstAfter(Commitment owed, Stream<? extends Event> facts) {
        return facts.map(Event::occurredAt)
                .filter(when -> when.isAfter(owed.opensAt()))
                .findFirst();
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return Stream.concat(one.stream(), other.stream()).min(Instant::compareTo);
    }

    private static int firstIndexAfter(List<Communication> said, Instant when) {
        int low = 0;
        int high = said.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (said.get(middle).occurredAt().isAfter(when)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private List<Ownership> ownership() {
        if (ownership == null) {
            ownership = facts.ownership(at);
        }
        return ownership;
    }
}

package io.amends.core.commitment;

import io.amends.core.protocol.Term;
import io.amends.core.routing.Tier;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.HandoffAccepted;
import io.amends.core.timeline.Event.HandoffOffered;
import io.amends.core.timeline.Event.HandoffReturned;
import io.amends.core.timeline.Event.HandoffWithdrawn;
import io.amends.core.timeline.TierMove;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An answer to every offer, and a word from the tier that took the contact. */
final class Handoffs {

    private final Episode episode;

    Handoffs(Episode episode) {
        this.episode = episode;
    }

    void addTo(Ledger ledger) {
        List<HandoffOffered> offers = offers();
        offers.forEach(offer -> addAcceptance(ledger, offer.occurredAt(), calendarOf(offer)));
        moveWithoutOffer(offers)
                .ifPresent(at -> addAcceptance(ledger, at, episode.teamCalendar(at)));
        addFirstResponse(ledger);
    }

    /** Offers made while it is open, and the one that stood unanswered when it was decided. */
    private List<HandoffOffered> offers() {
        List<HandoffOffered> offers = new ArrayList<>();
        @Nullable HandoffOffered standing = null;
        for (Event event : episode.facts().events()) {
            boolean before = event.occurredAt().isBefore(episode.decidedAt());
            if (hasEndedBefore(event.occurredAt())) {
                break;
            }
            switch (event) {
                case HandoffOffered offer -> {
                    if (before) {
                        standing = offer;
                    } else {
                        offers.add(offer);
                    }
                }
                case HandoffAccepted ignored -> standing = before ? null : standing;
                case HandoffReturned ignored -> standing = before ? null : standing;
                case HandoffWithdrawn ignored -> standing = before ? null : standing;
                default -> {}
            }
        }
        if (standing != null) {
            offers.addFirst(standing);
        }
        return offers;
    }

    private boolean hasEndedBefore(Instant at) {
        @Nullable Instant endedAt = episode.endedAt();
        return endedAt != null && at.isAfter(endedAt);
    }

    /** The contact was simply moved: then the receiving tier must take it from there. */
    private Optional<Instant> moveWithoutOffer(List<HandoffOffered> offers) {
        @Nullable Tier to = episode.escalation().to();
        return episode.facts().tierMoves().stream()
                .filter(move -> !move.at().isBefore(episode.decidedAt()))
                .filter(move -> move.to().equals(to))
                .map(TierMove::at)
                .findFirst()
                .filter(at -> offers.stream().allMatch(o -> o.occurredAt().isAfter(at)));
    }

    private WorkingCalendar calendarOf(HandoffOffered offer) {
        return offer.toTeam() != null
                ? episode.calendars().forTeam(offer.toTeam())
                : episode.teamCalendar(offer.occurredAt());
    }

    private void addAcceptance(Ledger ledger, Instant from, WorkingCalendar calendar) {
        Term within = episode.protocol().handoffAcceptance();
        ledger.add(
                CommitmentKind.HANDOFF_ACCEPTANCE,
                from,
                from,
                within.after(from, calendar),
                Set.of(),
                "handoff acceptance",
                within.clock(calendar));
    }

    private void addFirstResponse(Ledger ledger) {
        @Nullable Instant acceptedAt = episode.acceptedAt();
        if (acceptedAt == null || episode.escalation().to() == null) {
            return;
        }
        WorkingCalendar calendar = episode.teamCalendar(acceptedAt);
        episode.protocol()
                .newTierFirstResponse()
                .ifPresent(
                        within ->
                                ledger.add(
                                        CommitmentKind.NEW_TIER_FIRST_RESPONSE,
                                        acceptedAt,
                                        acceptedAt,
                                        within.after(acceptedAt, calendar),
                                        Set.of(),
                                        "new tier first response",
                                        within.clock(calendar)));
    }

    /** Whether it arose from an offer rather than from the move itself. */
    static boolean answersAnOffer(Commitment owed, Timeline facts) {
        return facts.all(HandoffOffered.class)
                .anyMatch(offer -> offer.occurredAt().equals(owed.arisesAt()));
    }
}

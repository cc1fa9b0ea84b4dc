package io.amends.core.escalation;

import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.HandoffAccepted;
import io.amends.core.timeline.Ownership;
import io.amends.core.timeline.TierMove;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds who took an escalation and when: the recorded acceptance, or the first person who holds the
 * contact on the new tier while no offer is unanswered.
 */
final class Acceptance {

    /** The moment of taking it. */
    record Taken(Instant at, Actor by) {}

    private final Timeline facts;
    private final Instant asOf;
    private final List<Ownership> spans;

    Acceptance(Timeline facts, Instant asOf) {
        this.facts = facts;
        this.asOf = asOf;
        this.spans = facts.ownership(asOf);
    }

    @Nullable Taken of(Instant decidedAt, @Nullable TierMove move, @Nullable Instant endedAt) {
        Instant until = endedAt != null ? endedAt : asOf;
        @Nullable Taken recorded = recorded(decidedAt, until);
        @Nullable Taken held = move == null ? null : held(move, until);
        if (recorded == null || held == null) {
            return recorded == null ? held : recorded;
        }
        return held.at().isBefore(recorded.at()) ? held : recorded;
    }

    private @Nullable Taken recorded(Instant decidedAt, Instant until) {
        for (Event event : facts.events()) {
            if (event.occurredAt().isAfter(until)) {
                return null;
            }
            if (event instanceof HandoffAccepted accepted
                    && !event.occurredAt().isBefore(decidedAt)) {
                return new Taken(
                        event.occurredAt(),
                        accepted.person() != null
                                ? Actor.person(accepted.person())
                                : event.stamp().actor());
            }
        }
        return null;
    }

    private @Nullable Taken held(TierMove move, Instant until) {
        for (Ownership span : spans) {
            if (span.from().isAfter(until)) {
                return null;
            }
            if (span.isOwned() && isOnNewTier(span, move) && isSettled(span, move)) {
                return new Taken(span.from(), Actor.person(Objects.requireNonNull(span.person())));
            }
        }
        return null;
    }

    private static boolean isOnNewTier(Ownership span, TierMove move) {
        return !span.from().isBefore(move.at()) && move.to().equals(span.tier());
    }

    /**
     * At the move's own instant only the state that remains counts: a row that says tier, person and
     * status at once is several facts, and between them the old status still stands.
     */
    private boolean isSettled(Ownership span, TierMove move) {
        return !span.length().isZero() || !span.from().equals(move.at()) || isLast(span);
    }

    private boolean isLast(Ownership span) {
        return span.equals(spans.getLast());
    }
}

package io.amends.core.escalation;

import io.amends.core.routing.Tier;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Course.Stop;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.EscalationId;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.EscalationOpened;
import io.amends.core.timeline.Event.SeverityChanged;
import io.amends.core.timeline.Severity;
import io.amends.core.timeline.TierMove;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An escalation while it is being told from the facts. */
final class Episode {

    private final EscalationId id;
    private final EscalationOpened decision;
    private EscalationOpened known;
    private @Nullable TierMove move;
    private @Nullable Instant resolvedAt;
    private @Nullable Instant endedAt;
    private List<Stop> stops;
    private @Nullable Tier leftTier;
    private @Nullable Instant joinedAt;

    Episode(EscalationId id, EscalationOpened decision, @Nullable TierMove move) {
        this.id = id;
        this.decision = decision;
        this.known = decision;
        this.move = move;
        this.stops = List.of(new Stop(id.contact(), Instant.MIN));
    }

    EscalationId id() {
        return id;
    }

    Instant decidedAt() {
        return decision.occurredAt();
    }

    boolean isSuspected() {
        return known.certainty() == Certainty.SUSPECTED;
    }

    EscalationType type() {
        return id.type();
    }

    /** Decided, and the contact has not gone up yet. */
    boolean awaitsMove() {
        return move == null;
    }

    void movedBy(TierMove upward) {
        move = upward;
    }

    /** A suspicion owes nothing; what confirms it is a decision of its own. */
    boolean isConfirmedBy(EscalationOpened opening) {
        return isSuspected() && opening.certainty() != Certainty.SUSPECTED;
    }

    /** The source records what already followed from its facts. */
    boolean isRecordedBy(EscalationOpened opening) {
        return known.certainty() == Certainty.INFERRED && opening.certainty() == Certainty.RECORDED;
    }

    void recordedAs(EscalationOpened opening) {
        known = opening;
    }

    /** The next move up is decided while this one's move has been made. */
    boolean isFollowedBy(EscalationOpened opening) {
        return type() == EscalationType.TIER
                && opening.certainty() == Certainty.RECORDED
                && !awaitsMove();
    }

    void resolve(Instant at) {
        resolvedAt = at;
    }

    void end(Instant at) {
        endedAt = at;
    }

    /** Its contact is merged. */
    void leaves(@Nullable Tier tier) {
        leftTier = tier;
    }

    /** Goes on with the survivor; where that is on a higher tier, this is the move it waited for. */
    void arrives(ContactId contact, Instant at, @Nullable Tier tier) {
        stops = Stream.concat(stops.stream(), Stream.of(new Stop(contact, at))).toList();
        if (type() == EscalationType.TIER
                && awaitsMove()
                && leftTier != null
                && tier != null
                && tier.isAbove(leftTier)) {
            move = new TierMove(at, leftTier, tier);
        }
    }

    /** The contact has an earlier one of this type, which goes on for both. */
    void joinedAt(Instant at) {
        joinedAt = at;
        end(at);
    }

    List<Stop> stops() {
        return stops;
    }

    @Nullable Instant joinedAt() {
        return joinedAt;
    }

    Escalation toEscalation(Timeline facts, Acceptance acceptance) {
        Acceptance.@Nullable Taken taken = acceptance.of(decision.occurredAt(), move, endedAt);
        @Nullable Tier from = move == null ? null : move.from();
        @Nullable Tier to = move == null ? null : move.to();
        return new Escalation(
                id,
                known.certainty(),
                known.trigger(),
                known.because(),
                decision.occurredAt(),
                decision.stamp().actor(),
                from,
                to,
                taken == null ? null : taken.at(),
                taken == null ? null : taken.by(),
                resolvedAt,
                endedAt,
                severityAt(facts, decision.occurredAt()));
    }

    private static @Nullable Severity severityAt(Timeline facts, Instant at) {
        @Nullable Severity severity = null;
        for (Event event : facts.events()) {
            if (event.occurredAt().isAfter(at)) {
                return severity;
            }
            if (event instanceof SeverityChanged changed) {
                severity = changed.severity();
            }
        }
        return severity;
    }
}

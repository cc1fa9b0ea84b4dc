package io.amends.core.escalation;

import io.amends.core.routing.Tier;
import io.amends.core.timeline.Certainty;
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
import org.jspecify.annotations.Nullable;

/** An escalation while it is being told from the facts. */
final class Episode {

    private final EscalationId id;
    private final EscalationOpened decision;
    private EscalationOpened known;
    private @Nullable TierMove move;
    private @Nullable Instant resolvedAt;
    private @Nullable Instant endedAt;

    Episode(EscalationId id, EscalationOpened decision, @Nullable TierMove move) {
        this.id = id;
        this.decision = decision;
        this.known = decision;
        this.move = move;
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
        return known.certainty() == Certainty.SUSPECTED
                && opening.certainty() != Certainty.SUSPECTED;
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

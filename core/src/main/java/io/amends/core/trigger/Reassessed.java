package io.amends.core.trigger;

import io.amends.core.protocol.Rulebook.Inference;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Opened;
import io.amends.core.timeline.Event.PriorityChanged;
import io.amends.core.timeline.Event.SeverityChanged;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.Severity;
import io.amends.core.timeline.TierMove;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person raised severity or priority after triage, and no rise in tier explains it. */
public record Reassessed(Inference rules) implements Trigger {

    @Override
    public String name() {
        return "complexity-reassessed";
    }

    @Override
    public List<Firing> firings(Timeline facts, Instant asOf) {
        List<Firing> firings = new ArrayList<>();
        @Nullable Instant openedAt = null;
        @Nullable Severity severity = null;
        @Nullable PriorityChanged priority = null;
        for (Event event : facts.until(asOf).events()) {
            openedAt = openedAt == null && event instanceof Opened ? event.occurredAt() : openedAt;
            boolean counts = openedAt != null && isReassessment(event, openedAt, facts, asOf);
            if (event instanceof SeverityChanged now) {
                if (counts && severity != null && now.severity().isWorseThan(severity)) {
                    firings.add(firing(event, severity, now.severity()));
                }
                severity = now.severity();
            } else if (event instanceof PriorityChanged now) {
                if (counts && priority != null && now.rank() > priority.rank()) {
                    firings.add(firing(event, priority.label(), now.label()));
                }
                priority = now;
            }
        }
        return List.copyOf(firings);
    }

    private boolean isReassessment(Event raise, Instant openedAt, Timeline facts, Instant asOf) {
        Instant at = raise.occurredAt();
        Instant last = at.plus(rules.complexityTierWindow());
        return raise.stamp().actor().kind() == Actor.Kind.PERSON
                && !at.isBefore(openedAt.plus(rules.complexityNotBefore()))
                && !asOf.isBefore(last)
                && facts.tierMoves().stream()
                        .filter(TierMove::isUpward)
                        .noneMatch(move -> !move.at().isBefore(at) && !move.at().isAfter(last));
    }

    private Firing firing(Event raise, Object before, Object now) {
        return new Firing(
                name(),
                EscalationType.COMPLEXITY,
                raise.occurredAt(),
                Certainty.INFERRED,
                Reason.of("trigger.reassessed", before, now));
    }
}

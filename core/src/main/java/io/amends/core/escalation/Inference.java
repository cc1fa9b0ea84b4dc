package io.amends.core.escalation;

import io.amends.core.protocol.Rulebook;
import io.amends.core.routing.Tier;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.Detection;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Assigned;
import io.amends.core.timeline.Event.Detected;
import io.amends.core.timeline.Event.EscalationOpened;
import io.amends.core.timeline.Event.Opened;
import io.amends.core.timeline.Event.PriorityChanged;
import io.amends.core.timeline.Event.SeverityChanged;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.Severity;
import io.amends.core.timeline.TierMove;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells from a contact's facts which escalations follow that its source does not record (see {@code
 * docs/escalations.md}).
 *
 * <p>Fed fact by fact, because most contacts have no escalation and must cost next to nothing.
 */
final class Inference {

    static final String TIER_ROSE = "tier-rose";
    static final String SEVERITY_RAISED = "severity-raised";
    static final String PRIORITY_RAISED = "priority-raised";

    private final List<Event> events;
    private final Rulebook.Inference rules;
    private final Instant asOf;
    private @Nullable Instant openedAt;
    private @Nullable Tier tier;
    private @Nullable TierMove move;
    private @Nullable Severity severity;
    private @Nullable PriorityChanged priority;

    Inference(List<Event> events, Rulebook.Inference rules, Instant asOf) {
        this.events = events;
        this.rules = rules;
        this.asOf = asOf;
    }

    /** The opening that follows from the fact at this place, given those before; null for none. */
    @Nullable EscalationOpened after(int place) {
        Event event = events.get(place);
        move = null;
        if (openedAt == null || event instanceof Opened) {
            openedAt = event.occurredAt();
        }
        return switch (event) {
            case Assigned assigned -> afterAssigned(assigned);
            case SeverityChanged changed -> afterSeverity(changed, place);
            case PriorityChanged changed -> afterPriority(changed, place);
            case Detected detected -> afterDetected(detected);
            default -> null;
        };
    }

    /** The tier move that the last fact made; null where it made none. */
    @Nullable TierMove move() {
        return move;
    }

    /** The tier last stated; null while none is. */
    @Nullable Tier tier() {
        return tier;
    }

    private @Nullable EscalationOpened afterAssigned(Assigned assigned) {
        if (assigned.tier() == null) {
            return null;
        }
        if (tier != null && !tier.equals(assigned.tier())) {
            move = new TierMove(assigned.occurredAt(), tier, assigned.tier());
        }
        tier = assigned.tier();
        return move != null && move.isUpward()
                ? inferred(
                        assigned,
                        EscalationType.TIER,
                        TIER_ROSE,
                        Reason.of("inferred.tier-rose", move.from(), move.to()))
                : null;
    }

    private @Nullable EscalationOpened afterSeverity(SeverityChanged changed, int place) {
        @Nullable Severity before = severity;
        severity = changed.severity();
        return before != null && severity.isWorseThan(before) && isReassessment(changed, place)
                ? inferred(
                        changed,
                        EscalationType.COMPLEXITY,
                        SEVERITY_RAISED,
                        Reason.of("inferred.severity-raised", before, severity))
                : null;
    }

    private @Nullable EscalationOpened afterPriority(PriorityChanged changed, int place) {
        @Nullable PriorityChanged before = priority;
        priority = changed;
        return before != null && changed.rank() > before.rank() && isReassessment(changed, place)
                ? inferred(
                        changed,
                        EscalationType.COMPLEXITY,
                        PRIORITY_RAISED,
                        Reason.of("inferred.priority-raised", before.label(), changed.label()))
                : null;
    }

    private static @Nullable EscalationOpened afterDetected(Detected detected) {
        @Nullable EscalationType type = suggests(detected.detection().rule());
        return type == null
                ? null
                : new EscalationOpened(
                        detected.stamp(),
                        type,
                        Certainty.SUSPECTED,
                        "phrase",
                        Reason.of("suspected.phrase", detected.detection().entry()));
    }

    private static @Nullable EscalationType suggests(Detection.Rule rule) {
        return switch (rule) {
            case CUSTOMER_REQUEST -> EscalationType.CUSTOMER;
            case COMPLIANCE -> EscalationType.REGULATORY;
            case EXECUTIVE_CONTACT -> EscalationType.EXECUTIVE;
            case REPEATED_THEMSELVES,
                    ASKS_AGAIN,
                    INFORMATION_ASKED,
                    INFORMATION_GIVEN,
                    BARE_RESOLUTION,
                    IMPACT_MARKER,
                    CAUSE_MARKER,
                    RECURRENCE_MARKER ->
                    null;
        };
    }

    /** Raised by a person after triage, and no rise in tier explains it. */
    private boolean isReassessment(Event raise, int place) {
        return raise.stamp().actor().kind() == Actor.Kind.PERSON
                && isAfterTriage(raise.occurredAt())
                && !isExplainedByTier(raise.occurredAt(), place);
    }

    private boolean isAfterTriage(Instant raisedAt) {
        return openedAt != null
                && Duration.between(openedAt, raisedAt).compareTo(rules.complexityNotBefore()) >= 0;
    }

    /**
     * Whether the tier rises from the raise's instant to the end of the window, both included. While
     * the window runs it still may: nothing is inferred before it is over.
     */
    private boolean isExplainedByTier(Instant raisedAt, int place) {
        Instant last = raisedAt.plus(rules.complexityTierWindow());
        if (asOf.isBefore(last)) {
            return true;
        }
        int from = place;
        while (from > 0 && !events.get(from - 1).occurredAt().isBefore(raisedAt)) {
            from--;
        }
        @Nullable Tier known = tierBefore(from);
        for (Event event : events.subList(from, events.size())) {
            if (event.occurredAt().isAfter(last)) {
                return false;
            }
            if (event instanceof Assigned assigned && assigned.tier() != null) {
                if (known != null && assigned.tier().isAbove(known)) {
                    return true;
                }
                known = assigned.tier();
            }
        }
        return false;
    }

    private @Nullable Tier tierBefore(int place) {
        for (Event event : events.subList(0, place).reversed()) {
            if (event instanceof Assigned assigned && assigned.tier() != null) {
                return assigned.tier();
            }
        }
        return null;
    }

    private static EscalationOpened inferred(
            Event from, EscalationType type, String trigger, Reason because) {
        return new EscalationOpened(from.stamp(), type, Certainty.INFERRED, trigger, because);
    }
}

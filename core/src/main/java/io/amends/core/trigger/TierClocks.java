package io.amends.core.trigger;

import io.amends.core.protocol.Calendars;
import io.amends.core.routing.RoutingMatrix;
import io.amends.core.routing.Tier;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.ClockExplanation;
import io.amends.core.timeline.ClockExplanation.Kind;
import io.amends.core.timeline.ClockExplanation.Step;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Assigned;
import io.amends.core.timeline.Event.Closed;
import io.amends.core.timeline.Event.FollowUpAnswered;
import io.amends.core.timeline.Event.Merged;
import io.amends.core.timeline.Event.Reopened;
import io.amends.core.timeline.Event.Resolved;
import io.amends.core.timeline.Event.WaitingEnded;
import io.amends.core.timeline.Event.WaitingOn;
import io.amends.core.timeline.Event.WaitingStarted;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.TeamId;
import io.amends.core.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The resolution clocks of a contact: one per stay in a tier, and the customer's, which runs
 * through all of them. They stand while the customer is the one to answer, and while it is
 * resolved; the duty to update does not.
 */
public final class TierClocks {

    private final RoutingMatrix routing;
    private final Calendars calendars;
    private final List<TierDwell> dwells = new ArrayList<>();
    private @Nullable Tier tier;
    private @Nullable TeamId team;
    private boolean waitingForCustomer;
    private boolean resolved;
    private Instant enteredAt = Instant.MIN;
    private Instant ranSince = Instant.MIN;
    private Duration worked = Duration.ZERO;
    private @Nullable Instant exceededAt;
    private List<Step> steps = new ArrayList<>();

    private TierClocks(RoutingMatrix routing, Calendars calendars) {
        this.routing = routing;
        this.calendars = calendars;
    }

    /**
     * Every stay up to an instant, in order of time. Assignments that state no tier leave the clock
     * where it is.
     */
    public static List<TierDwell> of(
            Timeline facts, RoutingMatrix routing, Calendars calendars, Instant asOf) {
        TierClocks clocks = new TierClocks(routing, calendars);
        facts.until(asOf).events().forEach(clocks::apply);
        clocks.runTo(asOf);
        clocks.finish(null);
        return List.copyOf(clocks.dwells);
    }

    /** The customer's own resolution clock: the time spent in all tiers together. */
    public static Duration customerClock(List<TierDwell> dwells) {
        return dwells.stream().map(TierDwell::worked).reduce(Duration.ZERO, Duration::plus);
    }

    private void apply(Event event) {
        Instant at = event.occurredAt();
        switch (event) {
            case Assigned assigned -> assign(assigned);
            case WaitingStarted waiting -> {
                runTo(at);
                boolean before = isRunning();
                waitingForCustomer = waiting.on() == WaitingOn.CUSTOMER;
                tell(before, at, "waiting-for-customer");
            }
            case WaitingEnded ignored -> {
                runTo(at);
                boolean before = isRunning();
                waitingForCustomer = false;
                tell(before, at, "waiting-ended");
            }
            case Resolved ignored -> resolve(at);
            case Closed ignored -> resolve(at);
            case Reopened ignored -> reopen(at);
            case FollowUpAnswered answer when answer.reopens() -> reopen(at);
            case Merged ignored -> {
                runTo(at);
                finish(at);
                tier = null;
            }
            default -> {}
        }
    }

    private void reopen(Instant at) {
        runTo(at);
        boolean before = isRunning();
        resolved = false;
        tell(before, at, "reopened");
    }

    private void assign(Assigned assigned) {
        Instant at = assigned.occurredAt();
        runTo(at);
        team = assigned.team() != null ? assigned.team() : team;
        if (assigned.tier() != null && !assigned.tier().equals(tier)) {
            finish(at);
            tier = assigned.tier();
            enteredAt = at;
            ranSince = at;
            steps.add(new Step(Kind.START, at, Reason.of("clock.entered-tier", tier)));
        }
    }

    private void resolve(Instant at) {
        runTo(at);
        boolean before = isRunning();
        resolved = true;
        waitingForCustomer = false;
        tell(before, at, "resolved");
    }

    private boolean isRunning() {
        return tier != null && !waitingForCustomer && !resolved;
    }

    private void tell(boolean before, Instant at, String why) {
        if (before != isRunning()) {
            steps.add(new Step(before ? Kind.PAUSE : Kind.RESUME, at, Reason.of("clock." + why)));
        }
    }

    /** Adds the time since the last change, in the calendar of the team that held it meanwhile. */
    private void runTo(Instant at) {
        if (isRunning()) {
            WorkingCalendar calendar = calendars.forTeam(team);
            if (exceededAt == null) {
                @Nullable Instant due = due(calendar);
                exceededAt = due != null && at.isAfter(due) ? due : null;
            }
            worked = worked.plus(calendar.between(ranSince, at));
        }
        ranSince = at;
    }

    private @Nullable Instant due(WorkingCalendar calendar) {
        if (tier == null) {
            return null;
        }
        return routing.maximumTimeIn(tier)
                .map(maximum -> maximum.minus(worked))
                .filter(left -> !left.isNegative())
                .map(left -> left.isZero() ? ranSince : calendar.add(ranSince, left))
                .orElse(null);
    }

    private void finish(@Nullable Instant leftAt) {
        if (tier != null) {
            @Nullable Instant due =
                    exceededAt == null && isRunning() ? due(calendars.forTeam(team)) : exceededAt;
            if (leftAt != null) {
                steps.add(new Step(Kind.STOP, leftAt, Reason.of("clock.left-tier", tier)));
            }
            if (due != null) {
                steps.add(
                        new Step(
                                Kind.DUE,
                                due,
                                Reason.of(
                                        "clock.tier-maximum",
                                        tier,
                                        routing.maximumTimeIn(tier).orElse(Duration.ZERO),
                                        calendars.forTeam(team).name())));
            }
            dwells.add(
                    new TierDwell(
                            tier,
                            enteredAt,
                            leftAt,
                            worked,
                            due,
                            exceededAt,
                            new ClockExplanation(steps)));
        }
        worked = Duration.ZERO;
        exceededAt = null;
        steps = new ArrayList<>();
    }
}

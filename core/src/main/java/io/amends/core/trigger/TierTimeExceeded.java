package io.amends.core.trigger;

import io.amends.core.protocol.Calendars;
import io.amends.core.routing.RoutingMatrix;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time in the current tier passed the matrix's maximum: a deadline, not a poll.
 *
 * @param since when the matrix came into force. Time spent before counts, but nothing fires earlier,
 *     and what has left its tier by then never
 */
public record TierTimeExceeded(RoutingMatrix routing, Calendars calendars, Instant since)
        implements Trigger {

    /** By a matrix that always held. */
    public TierTimeExceeded(RoutingMatrix routing, Calendars calendars) {
        this(routing, calendars, Instant.MIN);
    }

    @Override
    public String name() {
        return "tier-time-exceeded";
    }

    @Override
    public List<Firing> firings(Timeline facts, Instant asOf) {
        return fired(TierClocks.of(facts, routing, calendars, asOf));
    }

    private List<Firing> fired(List<TierDwell> dwells) {
        return dwells.stream()
                .filter(TierDwell::isExceeded)
                .filter(dwell -> dwell.leftAt() == null || dwell.leftAt().isAfter(since))
                .map(this::firing)
                .toList();
    }

    @Override
    public Explanation explain(Timeline facts, Instant asOf) {
        List<TierDwell> dwells = TierClocks.of(facts, routing, calendars, asOf);
        List<Reason> fired = fired(dwells).stream().map(Firing::because).toList();
        return fired.isEmpty()
                ? new Explanation(name(), false, List.of(notYet(dwells)))
                : new Explanation(name(), true, fired);
    }

    private Reason notYet(List<TierDwell> dwells) {
        if (dwells.isEmpty()) {
            return Reason.of("trigger.tier-time.no-tier");
        }
        TierDwell last = dwells.getLast();
        Optional<Duration> maximum = routing.maximumTimeIn(last.tier());
        if (maximum.isEmpty()) {
            return Reason.of("trigger.tier-time.no-maximum", last.tier());
        }
        @Nullable Instant due = last.due();
        return due == null
                ? Reason.of("trigger.tier-time.stands", last.tier(), last.worked(), maximum.get())
                : Reason.of(
                        "trigger.tier-time.runs", last.tier(), last.worked(), maximum.get(), due);
    }

    private Firing firing(TierDwell dwell) {
        Instant exceededAt = Objects.requireNonNull(dwell.exceededAt());
        Duration maximum = routing.maximumTimeIn(dwell.tier()).orElse(Duration.ZERO);
        return new Firing(
                name(),
                EscalationType.TIER,
                exceededAt.isBefore(since) ? since : exceededAt,
                Certainty.RECORDED,
                Reason.of("trigger.tier-time", dwell.tier(), maximum, dwell.enteredAt()));
    }
}

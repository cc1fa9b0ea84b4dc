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

/** The time in the current tier passed the matrix's maximum: a deadline, not a poll. */
public record TierTimeExceeded(RoutingMatrix routing, Calendars calendars) implements Trigger {

    @Override
    public String name() {
        return "tier-time-exceeded";
    }

    @Override
    public List<Firing> firings(Timeline facts, Instant asOf) {
        return TierClocks.of(facts, routing, calendars, asOf).stream()
                .filter(TierDwell::isExceeded)
                .map(this::firing)
                .toList();
    }

    private Firing firing(TierDwell dwell) {
        Duration maximum = routing.maximumTimeIn(dwell.tier()).orElse(Duration.ZERO);
        return new Firing(
                name(),
                EscalationType.TIER,
                Objects.requireNonNull(dwell.exceededAt()),
                Certainty.RECORDED,
                Reason.of("trigger.tier-time", dwell.tier(), maximum, dwell.enteredAt()));
    }
}

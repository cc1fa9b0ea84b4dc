package io.amends.core.trigger;

import io.amends.core.routing.RoutingMatrix;
import io.amends.core.routing.Tier;
import io.amends.core.routing.Tiers;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Assigned;
import io.amends.core.timeline.Event.Described;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The contact type belongs to a higher tier than the one that holds it. */
public record BelowItsTier(RoutingMatrix routing, Tiers tiers) implements Trigger {

    @Override
    public String name() {
        return "routing-matrix";
    }

    /** Fires when it becomes true, and again only after it was right in between. */
    @Override
    public List<Firing> firings(Timeline facts, Instant asOf) {
        List<Firing> firings = new ArrayList<>();
        @Nullable String type = null;
        @Nullable Tier tier = null;
        boolean below = false;
        for (Event event : facts.until(asOf).events()) {
            if (event instanceof Described described
                    && described.description().contactType() != null) {
                type = described.description().contactType();
            } else if (event instanceof Assigned assigned && assigned.tier() != null) {
                tier = assigned.tier();
            }
            Optional<Tier> lowest = lowest(type);
            boolean now = tier != null && lowest.isPresent() && lowest.get().isAbove(tier);
            if (now && !below && type != null && tier != null) {
                firings.add(firing(event.occurredAt(), type, lowest.get(), tier));
            }
            below = now;
        }
        return List.copyOf(firings);
    }

    private Optional<Tier> lowest(@Nullable String type) {
        return type == null ? Optional.empty() : routing.lowestTierFor(type).flatMap(tiers::find);
    }

    private Firing firing(Instant at, String type, Tier lowest, Tier tier) {
        return new Firing(
                name(),
                EscalationType.TIER,
                at,
                Certainty.RECORDED,
                Reason.of("trigger.routing-matrix", type, lowest, tier));
    }
}

package io.amends.core.timeline;

import io.amends.core.routing.Tier;
import java.time.Instant;

/** A contact passing from one tier to another. */
public record TierMove(Instant at, Tier from, Tier to) {

    public boolean isUpward() {
        return to.isAbove(from);
    }
}

package io.amends.core.organisation;

import io.amends.core.routing.Tier;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.TeamId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * People who work on one tier.
 *
 * @param active false once nothing may be handed to it any more
 * @param lead who takes what has no owner; null only while it is being set up
 */
public record Team(
        TeamId id,
        String name,
        Tier tier,
        boolean active,
        @Nullable PersonId lead,
        @Nullable PersonId coordinator) {

    public Team {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(tier);
    }
}

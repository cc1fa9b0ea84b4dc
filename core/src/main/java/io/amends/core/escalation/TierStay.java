package io.amends.core.escalation;

import io.amends.core.routing.Tier;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Assigned;
import io.amends.core.timeline.Event.Closed;
import io.amends.core.timeline.Event.Resolved;
import io.amends.core.timeline.TeamId;
import io.amends.core.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One unbroken time of a contact in a tier, [from, to), while it is not resolved. Each tier has its
 * own: what the first line used up is not the second line's.
 *
 * @param team the team that had it when the stay began, where stated
 * @param ended false where the contact is still there at the instant it was asked for
 */
public record TierStay(Tier tier, @Nullable TeamId team, Instant from, Instant to, boolean ended) {

    /** The contact's stays in their order; none before a tier is first stated. */
    public static List<TierStay> of(Timeline facts, Instant asOf) {
        List<TierStay> stays = new ArrayList<>(2);
        @Nullable Tier tier = null;
        @Nullable TeamId team = null;
        @Nullable TeamId teamAtStart = null;
        @Nullable Instant since = null;
        boolean resolved = false;
        for (Event event : facts.events()) {
            Instant at = event.occurredAt();
            if (at.isAfter(asOf)) {
                break;
            }
            @Nullable Tier before = tier;
            boolean wasResolved = resolved;
            if (event instanceof Assigned assigned) {
                tier = assigned.tier() != null ? assigned.tier() : tier;
                team = assigned.team() != null ? assigned.team() : team;
            } else if (event instanceof Resolved || event instanceof Closed) {
                resolved = true;
            } else if (event.reopens()) {
                resolved = false;
            }
            if (tier == null || (tier.equals(before) && resolved == wasResolved)) {
                continue;
            }
            if (since != null && before != null) {
                stays.add(new TierStay(before, teamAtStart, since, at, true));
            }
            since = resolved ? null : at;
            teamAtStart = team;
        }
        if (since != null && tier != null) {
            stays.add(new TierStay(tier, teamAtStart, since, asOf, false));
        }
        return stays;
    }

    public Duration length() {
        return Duration.between(from, to);
    }
}

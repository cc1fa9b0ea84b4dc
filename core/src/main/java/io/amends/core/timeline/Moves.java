package io.amends.core.timeline;

import io.amends.core.routing.Tier;
import io.amends.core.timeline.Event.Assigned;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads passing-on from assignments; an assignment that states no tier or team moves none. */
final class Moves {

    private Moves() {}

    static List<TierMove> betweenTiers(List<Event> events) {
        List<TierMove> moves = new ArrayList<>();
        @Nullable Tier last = null;
        for (Event event : events) {
            if (event instanceof Assigned assigned && assigned.tier() != null) {
                Tier tier = assigned.tier();
                if (last != null && !last.equals(tier)) {
                    moves.add(new TierMove(event.occurredAt(), last, tier));
                }
                last = tier;
            }
        }
        return moves;
    }

    static List<TeamChange> betweenTeams(List<Event> events) {
        List<TeamChange> changes = new ArrayList<>();
        @Nullable TeamId last = null;
        for (Event event : events) {
            if (event instanceof Assigned assigned && assigned.team() != null) {
                TeamId team = assigned.team();
                if (last != null && !last.equals(team)) {
                    changes.add(new TeamChange(event.occurredAt(), last, team));
                }
                last = team;
            }
        }
        return changes;
    }
}

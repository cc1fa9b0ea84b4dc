package io.amends.core.escalation;

import io.amends.core.routing.Tier;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a contact moved through the organisation. Measures beside the failure modes, none of them one
 * itself (see {@code docs/escalations.md}).
 *
 * @param first the tier it was first in; null where no tier is stated
 * @param movesUp tier moves to a higher tier; {@code movesDown} to a lower one
 * @param teamChanges passings from one team to another
 * @param teamPingPong team A to B and back to A, repeats collapsed, overlapping ones counted each
 * @param tierReentries tier A to B and back to A, counted the same way
 * @param ownerChanges passings from one owner to another; a name in an unowned status and a system
 *     user own nothing
 * @param reopens times it was reopened while resolved
 */
public record Flow(
        @Nullable Tier first,
        @Nullable Tier last,
        @Nullable Tier highest,
        int movesUp,
        int movesDown,
        int teamChanges,
        int teamPingPong,
        int tierReentries,
        int ownerChanges,
        int reopens) {

    /** Reads the facts up to and including an instant. */
    public static Flow of(Timeline facts, Instant asOf) {
        return FlowFold.of(facts, asOf);
    }
}

package io.amends.core.trigger;

import io.amends.core.routing.Tier;
import io.amends.core.timeline.ClockExplanation;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stay of a contact in one tier. Each stay has a target of its own, so that a breach belongs to
 * the tier that consumed the time.
 *
 * @param leftAt when it moved on, was closed or merged; null while it stays
 * @param worked business time of the owning teams, without pauses
 * @param due when the tier's maximum is used up; null where it has none, or while it is not
 *     foreseeable because the clock stands
 * @param exceededAt the due, once it has passed in this tier
 */
public record TierDwell(
        Tier tier,
        Instant enteredAt,
        @Nullable Instant leftAt,
        Duration worked,
        @Nullable Instant due,
        @Nullable Instant exceededAt,
        ClockExplanation explanation) {

    public boolean isExceeded() {
        return exceededAt != null;
    }
}

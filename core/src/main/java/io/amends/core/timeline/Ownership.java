package io.amends.core.timeline;

import io.amends.core.routing.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who held a contact over [from, to). Zero-length spans are kept: somebody may hold a contact and
 * pass it on within the source's resolution.
 *
 * @param person the name on it, even when it counts for nothing
 * @param gap why nobody owns it although a name may stand on it; null where a person does
 */
public record Ownership(
        Instant from,
        Instant to,
        @Nullable PersonId person,
        @Nullable TeamId team,
        @Nullable Tier tier,
        @Nullable Gap gap) {

    /** Why nobody owns a contact. */
    public enum Gap {
        NO_PERSON,
        /** The status is one in which nobody owns it; a leftover name does not count. */
        UNOWNED_STATUS,
        SYSTEM_USER,
        OWNER_ABSENT,
        OWNER_DEACTIVATED,
        OFFERED_UNANSWERED,
        RETURNED_NOT_REOFFERED
    }

    public Ownership {
        Objects.requireNonNull(from);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("Expected from ≤ to, but " + from + " > " + to);
        }
    }

    public boolean isOwned() {
        return gap == null;
    }

    public Duration length() {
        return Duration.between(from, to);
    }
}

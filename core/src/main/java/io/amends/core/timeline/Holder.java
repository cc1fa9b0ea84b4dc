package io.amends.core.timeline;

import io.amends.core.routing.Tier;
import org.jspecify.annotations.Nullable;

/**
 * Whose hands a contact is in, as the facts last said.
 *
 * @param person the name on it, even when it counts for nothing
 * @param systemUser the name is a machine's
 */
public record Holder(
        @Nullable PersonId person, boolean systemUser, @Nullable TeamId team, @Nullable Tier tier) {

    public static final Holder NOBODY = new Holder(null, false, null, null);

    /** A team or tier that an assignment does not state stays. */
    Holder after(Event.Assigned assigned) {
        return new Holder(
                assigned.person(),
                assigned.systemUser(),
                assigned.team() != null ? assigned.team() : team,
                assigned.tier() != null ? assigned.tier() : tier);
    }

    Holder acceptedBy(@Nullable PersonId acceptor) {
        return acceptor == null ? this : new Holder(acceptor, false, team, tier);
    }
}

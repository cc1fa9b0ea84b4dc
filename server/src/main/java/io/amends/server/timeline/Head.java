package io.amends.server.timeline;

import io.amends.core.lifecycle.LiveContact;
import io.amends.core.lifecycle.WakeUp;
import io.amends.core.protocol.Rulebook;
import io.amends.core.timeline.ContactState;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a contact stands, as lists and alarms read it. Derived: its timeline says the same.
 *
 * @param version how many events it has now
 * @param wasVersion how many it had when it was decided on
 * @param rulebook name and version by which it was worked out
 * @param projected the mark of the rows made from it, see {@link Mark}
 * @param nextWakeAt when it has to be looked at again; null where nothing can follow by itself
 * @param edition of the rules by which it was worked out
 */
record Head(
        String id,
        long version,
        long wasVersion,
        String phase,
        @Nullable String account,
        @Nullable String requester,
        @Nullable String contactType,
        @Nullable String productFeature,
        @Nullable String severity,
        @Nullable String tier,
        @Nullable String team,
        @Nullable String resolutionOwner,
        @Nullable String communicationOwner,
        @Nullable Instant openedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant lastAt,
        boolean escalated,
        String rulebook,
        long projected,
        @Nullable Instant nextWakeAt,
        long edition) {

    static Head of(Addition addition, long projected) {
        LiveContact contact = addition.after();
        ContactState state = contact.state();
        Rulebook rulebook = contact.rules().rulebook();
        return new Head(
                addition.before().contact().value(),
                addition.before().version() + addition.events().size(),
                addition.before().version(),
                state.phase().name(),
                text(state.description().account()),
                state.description().requester(),
                state.description().contactType(),
                state.description().productFeature(),
                text(state.severity()),
                text(state.holder().tier()),
                text(state.holder().team()),
                text(contact.owners().resolution()),
                text(contact.owners().communication()),
                state.openedAt(),
                state.resolvedAt(),
                state.lastAt(),
                !contact.open().isEmpty(),
                rulebook.name() + " " + rulebook.version(),
                projected,
                WakeUp.next(contact).orElse(null),
                contact.rules().edition());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : Objects.toString(value);
    }
}

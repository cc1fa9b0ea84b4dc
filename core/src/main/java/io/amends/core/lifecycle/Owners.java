package io.amends.core.lifecycle;

import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.CommunicationOwnerNamed;
import io.amends.core.timeline.Event.Resolved;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * The two people a customer's problem is with, often one and the same.
 *
 * @param resolution who fixes it; null while nobody does
 * @param communication who answers to the customer; null while nobody does
 */
public record Owners(@Nullable PersonId resolution, @Nullable PersonId communication) {

    static Owners of(Timeline facts, @Nullable PersonId holder) {
        @Nullable PersonId named = null;
        for (Event event : facts.events()) {
            if (event instanceof CommunicationOwnerNamed naming) {
                named = naming.person();
            } else if (event instanceof Resolved) {
                named = null;
            }
        }
        return new Owners(holder, named != null ? named : holder);
    }

    boolean includes(@Nullable PersonId person) {
        return person != null && (person.equals(resolution) || person.equals(communication));
    }
}

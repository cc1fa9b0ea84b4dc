package io.amends.core.lifecycle;

import io.amends.core.timeline.Event;
import io.amends.core.timeline.Reason;
import java.util.List;

/** What became of merging two contacts: it concerns both or neither. */
public sealed interface MergeDecision {

    /**
     * @param merged the one that ends
     * @param survivor the one that goes on
     */
    record Accepted(Side merged, Side survivor) implements MergeDecision {}

    /**
     * One of the two.
     *
     * @param after as it stands with the facts
     * @param events the facts that it makes on this one, in order
     */
    record Side(LiveContact after, List<Event> events) {
        public Side {
            events = List.copyOf(events);
        }
    }

    /**
     * @param reasons all of them
     */
    record Refused(List<Reason> reasons) implements MergeDecision {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}

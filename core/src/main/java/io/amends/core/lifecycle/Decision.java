package io.amends.core.lifecycle;

import io.amends.core.timeline.Event;
import io.amends.core.timeline.Reason;
import java.util.List;

/** What became of a command. */
public sealed interface Decision {

    /**
     * @param events the facts that it makes, in order; empty where it is so already
     */
    record Accepted(List<Event> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /**
     * @param reasons all of them, so that nobody has to try again to find the next
     */
    record Refused(List<Reason> reasons) implements Decision {
        public Refused {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("Expected at least one reason, but none");
            }
        }
    }

    static Decision of(List<Reason> refusals, List<Event> events) {
        return refusals.isEmpty() ? new Accepted(events) : new Refused(refusals);
    }
}

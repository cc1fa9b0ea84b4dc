package io.amends.server.escalations;

import io.amends.core.lifecycle.LiveContact;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Reason;
import java.util.List;

/** What became of something that was asked of a contact. */
public sealed interface Handled {

    /** Kept for good; the contact as it is now. */
    record Done(LiveContact contact, List<Event> events) implements Handled {
        public Done {
            events = List.copyOf(events);
        }
    }

    record Refused(LiveContact contact, List<Reason> reasons) implements Handled {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}

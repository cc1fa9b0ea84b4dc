package io.amends.server.timeline;

import io.amends.core.lifecycle.LiveContact;
import io.amends.core.timeline.Event;
import java.util.List;

/**
 * Facts to append to a contact.
 *
 * @param before what it was decided on; nothing is appended where the contact has moved on since
 * @param after the contact with the events
 * @param events may be empty: then only where it stands is written anew
 * @param silent told long after it happened: nobody is told of it
 */
public record Addition(KeptContact before, LiveContact after, List<Event> events, boolean silent) {

    public Addition {
        events = List.copyOf(events);
    }

    /** What happens as it is told. */
    public Addition(KeptContact before, LiveContact after, List<Event> events) {
        this(before, after, events, false);
    }
}

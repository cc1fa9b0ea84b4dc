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
 */
public record Addition(KeptContact before, LiveContact after, List<Event> events) {

    public Addition {
        events = List.copyOf(events);
    }
}

package io.amends.server.timeline;

import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Timeline;
import java.util.List;

/**
 * A contact's facts as they are written, not understood yet: so that one which cannot be understood
 * holds up no other.
 *
 * @param events JSON, in the order of recording
 */
public record WrittenContact(ContactId contact, List<String> events) {

    public WrittenContact {
        events = List.copyOf(events);
    }

    /**
     * @throws RuntimeException when a fact is of a kind that this version does not know
     */
    public KeptContact read() {
        List<Event> facts = events.stream().map(EventJson::read).toList();
        return new KeptContact(contact, facts.size(), Timeline.of(contact, facts));
    }
}

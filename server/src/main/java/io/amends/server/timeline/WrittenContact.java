package io.amends.server.timeline;

import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.EscalationsCarried;
import io.amends.core.timeline.Timeline;
import java.util.List;

/**
 * A contact's facts as they are written, not understood yet: so that one which cannot be understood
 * holds up no other.
 *
 * @param events JSON, in the order of recording
 * @param merged the contacts that were merged into it, and into those
 */
public record WrittenContact(ContactId contact, List<String> events, List<WrittenContact> merged) {

    private static final String CARRIED = "\"event\":\"escalations-carried\"";

    public WrittenContact {
        events = List.copyOf(events);
        merged = List.copyOf(merged);
    }

    /** The contacts that its own events say were merged into it; of most there are none. */
    static List<ContactId> mergedInto(ContactId contact, List<String> events) {
        return events.stream()
                .filter(event -> event.contains(CARRIED))
                .map(EventJson::read)
                .map(EscalationsCarried.class::cast)
                .filter(carried -> carried.to().equals(contact))
                .map(EscalationsCarried::from)
                .toList();
    }

    /**
     * @throws RuntimeException when a fact is of a kind that this version does not know
     */
    public KeptContact read() {
        List<Event> facts = events.stream().map(EventJson::read).toList();
        return new KeptContact(
                contact,
                facts.size(),
                Timeline.of(contact, facts),
                merged.stream().map(other -> other.read().facts()).toList());
    }
}

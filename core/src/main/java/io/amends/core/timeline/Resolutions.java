package io.amends.core.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the stretches over which a contact counted as resolved. */
final class Resolutions {

    private Resolutions() {}

    static List<Resolution> of(List<Event> events) {
        List<Resolution> stretches = new ArrayList<>();
        @Nullable Instant since = null;
        for (Event event : events) {
            if (since == null && ends(event)) {
                since = event.occurredAt();
            } else if (since != null && event.reopens()) {
                stretches.add(new Resolution(since, event.occurredAt()));
                since = null;
            }
        }
        if (since != null) {
            stretches.add(new Resolution(since, null));
        }
        return stretches;
    }

    private static boolean ends(Event event) {
        return event instanceof Event.Resolved || event instanceof Event.Closed;
    }
}

package io.amends.core.escalation;

import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Course.Stop;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Closed;
import io.amends.core.timeline.Event.EscalationEnded;
import io.amends.core.timeline.Event.EscalationsCarried;
import io.amends.core.timeline.Event.Merged;
import io.amends.core.timeline.Event.Resolved;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.Stamp;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts together the facts along an escalation's course: of each contact those of its stay there, and
 * at each merge how the survivor stood.
 */
final class CourseFacts {

    private final Map<ContactId, Timeline> contacts;
    private final Map<ContactId, Merged> merges;
    private final Map<List<Stop>, Timeline> known = new HashMap<>();

    /**
     * @param merges the first one of each merged contact
     */
    CourseFacts(Map<ContactId, Timeline> contacts, Map<ContactId, Merged> merges) {
        this.contacts = contacts;
        this.merges = merges;
    }

    /** One and the same for all that took the same course. */
    Timeline along(Episode episode) {
        List<Stop> stops = episode.stops();
        Timeline facts =
                stops.size() == 1
                        ? of(stops.getFirst())
                        : known.computeIfAbsent(stops, this::joinedFacts);
        @Nullable Instant joinedAt = episode.joinedAt();
        return joinedAt == null ? facts : facts.with(List.of(joining(episode, joinedAt)));
    }

    /** Joining an earlier one ends it as calling it off would; what was promised stands. */
    private Event joining(Episode episode, Instant at) {
        Stamp stamp =
                merges.values().stream()
                        .map(Merged::stamp)
                        .filter(merged -> merged.occurredAt().equals(at))
                        .findFirst()
                        .orElseThrow();
        return new EscalationEnded(stamp, episode.type(), Reason.of("merge.joined"));
    }

    private Timeline joinedFacts(List<Stop> stops) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < stops.size(); i++) {
            Stop stop = stops.get(i);
            Timeline facts = of(stop);
            MessageNames names =
                    MessageNames.of(
                            facts,
                            stops.subList(i + 1, stops.size()).stream().map(this::of).toList());
            if (i > 0) {
                ContactId from = stops.get(i - 1).contact();
                Stamp merged = Objects.requireNonNull(merges.get(from)).stamp();
                events.add(new EscalationsCarried(merged, from, stop.contact()));
                events.addAll(Standing.of(facts, merged).facts(events));
            }
            @Nullable Instant until = i + 1 < stops.size() ? stops.get(i + 1).from() : null;
            for (Event event : facts.events()) {
                if (!event.occurredAt().isBefore(stop.from()) && isOfStay(event, until)) {
                    events.add(names.in(event));
                }
            }
        }
        return Timeline.of(stops.getLast().contact(), events);
    }

    private static boolean isOfStay(Event event, @Nullable Instant until) {
        if (event instanceof EscalationsCarried) {
            return false; // of this course it is told above, and others are none of it
        }
        if (until == null || event.occurredAt().isBefore(until)) {
            return true;
        }
        return event.occurredAt().equals(until)
                && !(event instanceof Merged)
                && !(event instanceof Resolved)
                && !(event instanceof Closed);
    }

    private Timeline of(Stop stop) {
        return Objects.requireNonNull(contacts.get(stop.contact()));
    }
}

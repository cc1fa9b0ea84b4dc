package io.amends.server.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Stamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventJsonTest {

    private static final Stamp STAMP =
            new Stamp(
                    Instant.parse("2025-03-17T14:22:49.123456789Z"),
                    Instant.parse("2025-03-17T14:22:50Z"),
                    new Actor(Actor.Kind.PERSON, new PersonId("Zoë \"Z\" \\ O’Hara\n")));

    @Test
    void every_kind_of_event_has_a_name_of_its_own() {
        List<Class<?>> kinds = EventJson.kinds().toList();
        assertThat(kinds).hasSizeGreaterThan(30);
        assertThat(kinds).extracting(Class::getSimpleName).doesNotHaveDuplicates();
    }

    @Test
    void an_event_comes_back_as_it_was() {
        List<Event> events =
                List.of(
                        new Event.Opened(STAMP),
                        new Event.MessageToCustomer(
                                STAMP,
                                new MessageId("m\0-1"),
                                null,
                                Event.Delivery.BOUNCED,
                                Set.of(Part.values())),
                        new Event.RootCauseRecorded(STAMP, "release", List.of("docs", "")),
                        new Event.SurveyAnswered(STAMP, 2, 5));
        for (Event event : events) {
            assertThat(EventJson.read(EventJson.write(event))).isEqualTo(event);
        }
    }
}

package io.amends.server.api;

import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Event;
import io.amends.server.timeline.EventJson;
import io.amends.server.timeline.WrittenContact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A fact in the order in which facts became known.
 *
 * @param contact on which it was recorded
 * @param sequence its place among the facts of that contact, from 1
 * @param since when it was recorded, and never before those ahead of it on the same contact
 */
record Known(ContactId contact, long sequence, Instant since, Event event) {

    private static final Comparator<Known> ORDER =
            Comparator.comparing(Known::since)
                    .thenComparing(Known::contact)
                    .thenComparingLong(Known::sequence);

    /** Of a contact and of all that were merged into it. */
    static List<Known> all(WrittenContact written) {
        return Stream.concat(Stream.of(written), written.merged().stream())
                .flatMap(one -> of(one).stream())
                .sorted(ORDER)
                .toList();
    }

    private static List<Known> of(WrittenContact written) {
        List<Known> facts = new ArrayList<>();
        Instant since = Instant.MIN;
        for (String kept : written.events()) {
            Event event = EventJson.read(kept);
            Instant recorded = event.stamp().recordedAt();
            since = recorded.isAfter(since) ? recorded : since;
            facts.add(new Known(written.contact(), facts.size() + 1, since, event));
        }
        return facts;
    }

    /** How a fact is found again, whatever became known since. */
    static String place(String contact, long sequence) {
        return sequence + " " + contact;
    }

    /**
     * How many facts there are up to a place.
     *
     * @param place null: the beginning; a number alone is one of the contact asked for
     */
    static int behind(@Nullable String place, ContactId contact, List<Known> facts) {
        if (place == null) {
            return 0;
        }
        String whole = place.indexOf(' ') < 0 ? place + " " + contact : place;
        return IntStream.range(0, facts.size())
                .filter(
                        i ->
                                place(facts.get(i).contact().value(), facts.get(i).sequence())
                                        .equals(whole))
                .map(i -> i + 1)
                .findFirst()
                .orElseThrow(() -> Problem.of(HttpStatus.BAD_REQUEST, "cursor"));
    }
}

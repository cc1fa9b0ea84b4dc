package io.amends.core.timeline;

import io.amends.core.timeline.Event.Communication;
import io.amends.core.timeline.Event.MessageBounced;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ordered facts of one contact: by {@code occurredAt}, and in the order given within an
 * instant. Immutable.
 */
public final class Timeline {

    private final ContactId contact;
    private final List<Event> events;

    // Asked for again and again while one contact is judged. Two threads may both work one out, and
    // find the same.
    private @Nullable List<Communication> delivered;
    private @Nullable List<Communication> deliveredByPerson;
    private @Nullable List<TierMove> tierMoves;
    private @Nullable List<Resolution> resolutions;

    private Timeline(ContactId contact, List<Event> events) {
        this.contact = contact;
        this.events = events;
    }

    /** Puts the events in order; those of one instant keep the order they are given in. */
    public static Timeline of(ContactId contact, List<? extends Event> events) {
        if (isOrdered(events)) {
            return new Timeline(contact, List.copyOf(events));
        }
        List<Event> ordered = new ArrayList<>(events);
        ordered.sort(Comparator.comparing(Event::occurredAt));
        return new Timeline(contact, List.copyOf(ordered));
    }

    private static boolean isOrdered(List<? extends Event> events) {
        for (int i = 1; i < events.size(); i++) {
            if (events.get(i).occurredAt().isBefore(events.get(i - 1).occurredAt())) {
                return false;
            }
        }
        return true;
    }

    public ContactId contact() {
        return contact;
    }

    public List<Event> events() {
        return events;
    }

    public boolean isEmpty() {
        return events.isEmpty();
    }

    public Instant firstAt() {
        return events.getFirst().occurredAt();
    }

    public Instant lastAt() {
        return events.getLast().occurredAt();
    }

    /** The facts up to and including an instant: what a judge at that instant may know. */
    public Timeline until(Instant at) {
        return isEmpty() || !lastAt().isAfter(at)
                ? this
                : new Timeline(
                        contact,
                        events.stream().takeWhile(e -> !e.occurredAt().isAfter(at)).toList());
    }

    /** These facts and further ones, a further one after those of its instant. */
    public Timeline with(List<? extends Event> further) {
        List<Event> all = new ArrayList<>(events);
        all.addAll(further);
        return of(contact, all);
    }

    public <E extends Event> Stream<E> all(Class<E> kind) {
        return has(kind)
                ? events.stream().filter(kind::isInstance).map(kind::cast)
                : Stream.empty();
    }

    /** Whether there is at least one fact of the kind: of most kinds most contacts have none. */
    public boolean has(Class<? extends Event> kind) {
        for (Event event : events) {
            if (kind.isInstance(event)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What reached the customer, automatic messages included: a message that bounced, at once or
     * later, and a call that reached nobody are not among it.
     */
    public List<Communication> delivered() {
        @Nullable List<Communication> known = delivered;
        if (known == null) {
            Set<MessageId> bounced =
                    all(MessageBounced.class)
                            .map(MessageBounced::message)
                            .collect(Collectors.toSet());
            known =
                    all(Communication.class)
                            .filter(c -> c.wentOut() && !bounced.contains(c.id()))
                            .toList();
            delivered = known;
        }
        return known;
    }

    /** What a person said to the customer and the customer got. */
    public List<Communication> deliveredByPerson() {
        @Nullable List<Communication> known = deliveredByPerson;
        if (known == null) {
            known = delivered().stream().filter(Communication::byPerson).toList();
            deliveredByPerson = known;
        }
        return known;
    }

    /** Who held the contact, span after span, from its first fact to the instant given. */
    public List<Ownership> ownership(Instant until) {
        return OwnershipFold.of(this, until);
    }

    public List<TierMove> tierMoves() {
        @Nullable List<TierMove> known = tierMoves;
        if (known == null) {
            known = List.copyOf(Moves.betweenTiers(events));
            tierMoves = known;
        }
        return known;
    }

    public List<TeamChange> teamChanges() {
        return Moves.betweenTeams(events);
    }

    /** Each stretch as resolved; resolving or closing what is resolved opens no second one. */
    public List<Resolution> resolutions() {
        @Nullable List<Resolution> known = resolutions;
        if (known == null) {
            known = List.copyOf(Resolutions.of(events));
            resolutions = known;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Timeline t && contact.equals(t.contact) && events.equals(t.events);
    }

    @Override
    public int hashCode() {
        return 31 * contact.hashCode() + events.hashCode();
    }

    @Override
    public String toString() {
        return contact + " " + events;
    }
}

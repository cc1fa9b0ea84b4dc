package io.amends.core.timeline;

import io.amends.core.timeline.Event.Communication;
import io.amends.core.timeline.Event.MessageBounced;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The ordered facts of one contact: by {@code occurredAt}, and in the order given within an
 * instant. Immutable.
 */
public final class Timeline {

    private final ContactId contact;
    private final List<Event> events;

    private Timeline(ContactId contact, List<Event> events) {
        this.contact = contact;
        this.events = events;
    }

    /** Puts the events in order; those of one instant keep the order they are given in. */
    public static Timeline of(ContactId contact, List<? extends Event> events) {
        List<Event> ordered = new ArrayList<>(events);
        ordered.sort(Comparator.comparing(Event::occurredAt));
        return new Timeline(contact, List.copyOf(ordered));
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
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }

    /**
     * What reached the customer, automatic messages included: a message that bounced, at once or
     * later, and a call that reached nobody are not among it.
     */
    public List<Communication> delivered() {
        Map<MessageId, Instant> bounces = new HashMap<>();
        all(MessageBounced.class).forEach(b -> bounces.put(b.message(), b.occurredAt()));
        return all(Communication.class)
                .filter(c -> c.wentOut() && !bounces.containsKey(c.id()))
                .toList();
    }

    /** What a person said to the customer and the customer got. */
    public List<Communication> deliveredByPerson() {
        return delivered().stream().filter(Communication::byPerson).toList();
    }

    /** Who held the contact, span after span, from its first fact to the instant given. */
    public List<Ownership> ownership(Instant until) {
        return OwnershipFold.of(this, until);
    }

    public List<TierMove> tierMoves() {
        return Moves.betweenTiers(events);
    }

    public List<TeamChange> teamChanges() {
        return Moves.betweenTeams(events);
    }

    /** Each stretch as resolved; resolving or closing what is resolved opens no second one. */
    public List<Resolution> resolutions() {
        return Resolutions.of(events);
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

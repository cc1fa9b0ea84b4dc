package io.amends.bench.live;

import io.amends.core.lifecycle.Command;
import io.amends.core.lifecycle.Words;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.WaitingOn;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.Stamp;
import io.amends.server.escalations.Contacts;
import io.amends.server.escalations.Handled;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * What happens on contacts all day: of a hundred, forty customers write, twenty-five are answered,
 * twenty notes are taken, ten begin or end waiting for the customer, which moves the tier's deadline,
 * five are escalated, which opens with its owners, its stamps and its rows.
 */
final class Happenings {

    private final Contacts contacts;
    private final House house;
    private final Stock stock;

    Happenings(Contacts contacts, House house, Stock stock) {
        this.contacts = contacts;
        this.house = house;
        this.stock = stock;
    }

    /** One, in its own transaction. */
    void one(int client, Random random) {
        ContactId contact = stock.any(random);
        Actor by = Actor.person(house.agent(random.nextInt(10_000)));
        int what = random.nextInt(100);
        if (what < 40) {
            contacts.record(contact, List.of(asked()));
            return;
        }
        Handled handled =
                contacts.decide(
                        contact,
                        what < 65
                                ? new Command.RecordSent(by, message(), "mail", Words.PLAIN)
                                : what < 85
                                        ? new Command.Note(by)
                                        : what < 90
                                                ? new Command.Await(by, WaitingOn.CUSTOMER)
                                                : what < 95
                                                        ? new Command.StopAwaiting(by)
                                                        : new Command.Escalate(
                                                                by,
                                                                EscalationType.TIER,
                                                                "tick",
                                                                "It takes more than we know here"));
        if (handled instanceof Handled.Refused refused
                && !refused.reasons().getFirst().code().equals("escalate.already")) {
            throw new IllegalStateException(
                    "Expected what is not refused, but " + refused.reasons());
        }
    }

    /** A hundred contacts, a fact on each, in one transaction. */
    void batch(int client, Random random) {
        Map<ContactId, List<Event>> facts = new HashMap<>();
        while (facts.size() < Ingest.BATCH) {
            facts.put(
                    stock.any(random), List.of(random.nextInt(8) < 5 ? asked() : answered(random)));
        }
        contacts.record(facts);
    }

    private static Event asked() {
        return new Event.CustomerMessage(Stamp.at(now(), Actor.CUSTOMER), message(), "mail");
    }

    private Event answered(Random random) {
        return new Event.MessageToCustomer(
                Stamp.at(now(), Actor.person(house.agent(random.nextInt(10_000)))),
                message(),
                "mail",
                Event.Delivery.DELIVERED,
                Set.<Part>of());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static MessageId message() {
        return new MessageId(UUID.randomUUID().toString());
    }
}

package io.amends.server.communications;

import io.amends.core.lifecycle.LiveContact;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Delivery;
import io.amends.core.timeline.Event.MessageQueued;
import io.amends.core.timeline.Event.MessageToCustomer;
import io.amends.core.timeline.Event.PromiseMade;
import io.amends.core.timeline.Stamp;
import io.amends.server.communications.Outbox.Held;
import io.amends.server.escalations.Contacts;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What became of a mail, told to its contact and to the outbox at once. */
@Service
class Deliveries {

    private final Contacts contacts;
    private final Outbox outbox;
    private final Clock clock;

    Deliveries(Contacts contacts, Outbox outbox, Clock clock) {
        this.contacts = contacts;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The next server took it: from now on it counts. */
    @Transactional
    public void taken(Held held) {
        record(held, Delivery.DELIVERED);
        outbox.sent(held.id(), now());
    }

    /** It will never get there: on its contact it stands as returned. */
    @Transactional
    public void refused(Held held, String why) {
        record(held, Delivery.BOUNCED);
        outbox.setAside(held.id(), now(), why);
    }

    /** Takes it out of the way of the others without saying anything to its contact. */
    @Transactional
    public void setAside(Held held, String why) {
        outbox.setAside(held.id(), now(), why);
    }

    /** The contact comes before the outbox, as everywhere: else two could wait for each other. */
    private void record(Held held, Delivery delivery) {
        if (held.mail().message() == null) {
            return;
        }
        contacts.find(held.mail().ofContact())
                .ifPresent(
                        contact -> {
                            List<Event> facts = facts(contact, held, delivery);
                            if (!facts.isEmpty()) {
                                contacts.record(held.mail().ofContact(), facts);
                            }
                        });
    }

    private List<Event> facts(LiveContact contact, Held held, Delivery delivery) {
        List<Event> facts = new ArrayList<>();
        boolean known =
                contact.facts()
                        .all(MessageToCustomer.class)
                        .anyMatch(said -> said.id().equals(held.mail().message()));
        @Nullable MessageQueued queued =
                contact.facts()
                        .all(MessageQueued.class)
                        .filter(q -> q.id().equals(held.mail().message()))
                        .findFirst()
                        .orElse(null);
        if (known || queued == null) {
            return facts;
        }
        Stamp stamp = Stamp.at(now(), queued.stamp().actor());
        facts.add(
                new MessageToCustomer(
                        stamp, queued.id(), queued.channel(), delivery, queued.parts()));
        if (queued.promise() != null && delivery == Delivery.DELIVERED) {
            facts.add(
                    new PromiseMade(
                            stamp, queued.promise().kind(), queued.promise().at(), queued.id()));
        }
        return facts;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

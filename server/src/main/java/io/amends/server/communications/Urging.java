package io.amends.server.communications;

import io.amends.core.lifecycle.LiveContact;
import io.amends.core.timeline.PersonId;
import io.amends.server.communications.AlertWishes.Reached;
import io.amends.server.communications.Outgoing.Purpose;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells people at once of what a customer is waiting for, whatever they wished otherwise. */
@Component
class Urging {

    private final Outbox outbox;
    private final AlertWishes wishes;
    private final AlertTexts texts;
    private final MailSettings settings;

    Urging(Outbox outbox, AlertWishes wishes, AlertTexts texts, MailSettings settings) {
        this.outbox = outbox;
        this.wishes = wishes;
        this.texts = texts;
        this.settings = settings;
    }

    /** The customer says that they have not heard: once an hour to each. */
    @Transactional(propagation = Propagation.MANDATORY)
    void notHeard(LiveContact contact) {
        Set<PersonId> people = new Told(contact).by(List.of("owner", "lead"));
        ZoneId zone = contact.rules().calendars().forTeam(contact.state().holder().team()).zone();
        Instant now = contact.now();
        Collection<Reached> reached =
                wishes.of(
                                people.stream()
                                        .map(person -> UUID.fromString(person.value()))
                                        .collect(Collectors.toSet()))
                        .values();
        outbox.write(reached.stream().map(to -> mail(contact, to, zone, now)).toList());
    }

    private Outgoing mail(LiveContact contact, Reached to, ZoneId zone, Instant now) {
        Finished text = texts.notHeard(contact, to.wish().orElseGet(() -> AlertWish.none(zone)));
        return new Outgoing(
                Mails.anyId(settings.sender()),
                Purpose.ALERT,
                contact.facts().contact(),
                null,
                to.person(),
                "SILENCE/" + now.truncatedTo(ChronoUnit.HOURS),
                to.email(),
                to.name(),
                text.subject(),
                text.body(),
                null,
                List.of(),
                now,
                now,
                false);
    }
}

package io.amends.server.communications;

import io.amends.core.lifecycle.LiveContact;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Event.MessageBounced;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Stamp;
import io.amends.server.communications.IncomingMail.Left;
import io.amends.server.communications.IncomingMail.Outcome;
import io.amends.server.communications.IncomingMail.Place;
import io.amends.server.escalations.Contacts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts each mail that came where it belongs: onto its contact by the address it was sent to, else by
 * the mails it refers to; a return onto the message that came back; what a machine wrote without any
 * effect; the rest before a person.
 */
@Service
class Sorting {

    /** A customer who writes more than this an hour is a machine gone wild. */
    private static final int MOST_AN_HOUR = 60;

    private static final Pattern PLUS = Pattern.compile("\\+([a-z0-9]{20})@");

    private final IncomingMail mails;
    private final MailThreads threads;
    private final Conversations conversations;
    private final Contacts contacts;
    private final Clock clock;

    Sorting(
            IncomingMail mails,
            MailThreads threads,
            Conversations conversations,
            Contacts contacts,
            Clock clock) {
        this.mails = mails;
        this.threads = threads;
        this.conversations = conversations;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** One that was not read, with the reason why. */
    @Transactional
    public void refuse(Place place, Outcome outcome, String sender, String subject, String why) {
        mails.take(place, now(), "", sender)
                .ifPresent(
                        id -> {
                            mails.keepWords(id, subject, "");
                            mails.settle(id, outcome, why, null, null);
                        });
    }

    /** Sorts one; a second time it has no effect. */
    @Transactional
    public void sort(Place place, Arrival mail) {
        Optional<Long> taken = mails.take(place, now(), mail.mailId(), mail.sender());
        if (taken.isEmpty()) {
            return;
        }
        long id = taken.get();
        if (mails.isKnown(mail.mailId(), mail.sender(), id)) {
            mails.settle(id, Outcome.AGAIN, null, null, null);
        } else if (!mail.returned().isEmpty()) {
            returned(id, mail);
        } else {
            said(id, mail);
        }
    }

    /** Only what had counted as delivered can come back. */
    private void returned(long id, Arrival mail) {
        Optional<MailThreads.Known> original = threads.first(mail.returned());
        original.flatMap(known -> contacts.living(known.contact()))
                .filter(contact -> counts(contact, original.orElseThrow().message()))
                .ifPresent(
                        contact ->
                                contacts.record(
                                        contact.facts().contact(),
                                        List.of(
                                                new MessageBounced(
                                                        Stamp.at(now(), Actor.AUTOMATION),
                                                        original.orElseThrow().message()))));
        mails.settle(
                id,
                original.isPresent() ? Outcome.RETURNED : Outcome.AUTOMATIC,
                null,
                original.map(MailThreads.Known::contact).orElse(null),
                original.map(MailThreads.Known::message).orElse(null));
    }

    private static boolean counts(LiveContact contact, MessageId message) {
        return contact.facts()
                .all(MessageBounced.class)
                .noneMatch(bounced -> bounced.message().equals(message));
    }

    private void said(long id, Arrival mail) {
        Optional<ContactId> contact = contactOf(mail);
        boolean wild =
                mails.countFrom(mail.sender(), now().minus(Duration.ofHours(1))) > MOST_AN_HOUR;
        if (contact.isPresent() && !wild) {
            Heard heard =
                    heard(
                            contact.get(),
                            mail.mailId(),
                            new Received(
                                    mail.subject(), mail.text(), Letter.MAIL, mail.automatic()));
            mails.settle(
                    id,
                    mail.automatic() ? Outcome.AUTOMATIC : Outcome.ATTACHED,
                    null,
                    heard.contact(),
                    heard.message());
        } else if (mail.automatic()) {
            mails.settle(id, Outcome.AUTOMATIC, null, contact.orElse(null), null);
        } else {
            mails.keepWords(id, mail.subject(), mail.text());
            mails.settle(id, wild ? Outcome.TOO_MANY : Outcome.UNMATCHED, null, null, null);
        }
    }

    private Heard heard(ContactId contact, String mailId, Received said) {
        Heard heard = conversations.answered(contact, said);
        if (!mailId.isEmpty()) {
            threads.add(heard.contact(), heard.message(), mailId, now());
        }
        return heard;
    }

    private Optional<ContactId> contactOf(Arrival mail) {
        return byAddress(mail)
                .or(() -> threads.first(mail.earlier()).map(MailThreads.Known::contact))
                // what is said to a merged contact is said to the one it lives on in
                .flatMap(contacts::living)
                .map(contact -> contact.facts().contact());
    }

    private Optional<ContactId> byAddress(Arrival mail) {
        return mail.recipients().stream()
                .map(address -> PLUS.matcher(address.toLowerCase(Locale.ROOT)))
                .filter(Matcher::find)
                .flatMap(plus -> threads.byKey(plus.group(1)).stream())
                .findFirst();
    }

    // ---- what a person decides -----------------------------------------------------------------

    /**
     * Gives a mail to a contact.
     *
     * @return false where there is no such mail or contact any more
     */
    @Transactional
    public boolean assign(long id, ContactId contact, @Nullable UUID by) {
        Optional<Left> left = mails.takeLeft(id);
        if (left.isEmpty() || contacts.find(contact).isEmpty()) {
            return false;
        }
        Left mail = left.get();
        Heard heard =
                heard(
                        contact,
                        mail.mailId(),
                        new Received(mail.subject(), mail.body(), Letter.MAIL, false));
        mails.settle(id, Outcome.ATTACHED, null, heard.contact(), heard.message());
        mails.settledBy(id, by, now());
        return true;
    }

    /** Says that it belongs nowhere. */
    @Transactional
    public boolean dismiss(long id, @Nullable UUID by) {
        if (mails.takeLeft(id).isEmpty()) {
            return false;
        }
        mails.settle(id, Outcome.DISMISSED, null, null, null);
        mails.settledBy(id, by, now());
        return true;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

package io.amends.server.communications;

import io.amends.core.lifecycle.Command;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.CustomerMessage;
import io.amends.core.timeline.Event.RecurrenceLinked;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.Stamp;
import io.amends.server.communications.Outgoing.Purpose;
import io.amends.server.escalations.Contacts;
import io.amends.server.escalations.Handled;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Speaking with the customer: the fact, its words and what has to be sent are kept together. */
@Service
public class Conversations {

    private final Contacts contacts;
    private final Correspondents correspondents;
    private final Texts texts;
    private final Outbox outbox;
    private final MailThreads threads;
    private final Urging urging;
    private final MailSettings settings;
    private final Clock clock;

    Conversations(
            Contacts contacts,
            Correspondents correspondents,
            Texts texts,
            Outbox outbox,
            MailThreads threads,
            Urging urging,
            MailSettings settings,
            Clock clock) {
        this.contacts = contacts;
        this.correspondents = correspondents;
        this.texts = texts;
        this.outbox = outbox;
        this.threads = threads;
        this.urging = urging;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Tells the customer. A mail is on its way afterwards and counts once the next server has taken
     * it; what went another way is recorded as told.
     *
     * @return refused also with {@code mail.no-address} and {@code mail.empty}
     */
    @Transactional
    public Handled send(ContactId contact, Actor by, Letter letter) {
        MessageId message = anyMessage();
        @Nullable LiveContact found = contacts.find(contact).orElse(null);
        if (found == null) {
            return contacts.decide(contact, command(by, message, letter));
        }
        Optional<Correspondent> to = correspondents.of(found);
        List<Reason> against = against(letter, to);
        if (!against.isEmpty()) {
            return new Handled.Refused(found, against);
        }
        Handled handled = contacts.decide(contact, command(by, message, letter));
        if (handled instanceof Handled.Done) {
            Finished finished = Finishing.of(contact, letter);
            texts.keep(contact, message, new Text(finished.subject(), finished.body()));
            if (letter.isMail()) {
                post(contact, message, finished, to.orElseThrow());
            }
        }
        return handled;
    }

    static List<Reason> against(Letter letter, Optional<Correspondent> to) {
        List<Reason> against = new ArrayList<>();
        if (letter.isMail() && to.isEmpty()) {
            against.add(Reason.of("mail.no-address"));
        }
        if (letter.saysNothing()) {
            against.add(Reason.of("mail.empty"));
        }
        return against;
    }

    private static Command command(Actor by, MessageId message, Letter letter) {
        return letter.isMail()
                ? new Command.Send(by, message, letter.channel(), letter.words())
                : new Command.RecordSent(by, message, letter.channel(), letter.words());
    }

    private void post(ContactId contact, MessageId message, Finished letter, Correspondent to) {
        Instant now = now();
        String mailId = Mails.anyId(settings.sender());
        outbox.write(
                List.of(
                        new Outgoing(
                                mailId,
                                Purpose.CUSTOMER,
                                contact,
                                message,
                                null,
                                null,
                                to.email(),
                                to.name(),
                                letter.subject(),
                                letter.body(),
                                threads.keyOf(contact),
                                threads.of(contact),
                                now,
                                now,
                                false)));
        threads.add(contact, message, mailId, now);
    }

    /** Keeps a call or a meeting; an attempt that reached nobody keeps no commitment. */
    @Transactional
    public Handled called(ContactId contact, Actor by, CallMade call) {
        MessageId message = anyMessage();
        Handled handled =
                contacts.decide(
                        contact,
                        new Command.RecordCall(
                                by, message, call.medium(), call.reached(), call.words()));
        if (handled instanceof Handled.Done && !call.summary().isBlank()) {
            texts.keep(contact, message, new Text("", call.summary().strip()));
        }
        return handled;
    }

    /**
     * Keeps a note for people of ours; no customer ever reads it, and it keeps no commitment.
     *
     * @return refused also with {@code note.empty}
     * @throws IllegalArgumentException if there is no such contact
     */
    @Transactional
    public Handled note(ContactId contact, Actor by, String words) {
        if (words.isBlank()) {
            return new Handled.Refused(living(contact), List.of(Reason.of("note.empty")));
        }
        MessageId note = anyMessage();
        Handled handled = contacts.decide(contact, new Command.Note(by, note));
        if (handled instanceof Handled.Done) {
            texts.keep(contact, note, new Text("", words.strip()));
        }
        return handled;
    }

    /**
     * Keeps what the customer said on this contact; it cannot be refused.
     *
     * @throws IllegalArgumentException if there is no such contact
     */
    @Transactional
    public MessageId receive(ContactId contact, Received said) {
        ContactId living = living(contact).facts().contact();
        MessageId message = anyMessage();
        Actor speaker = said.automatic() ? Actor.AUTOMATION : Actor.CUSTOMER;
        Stamp stamp = Stamp.at(now(), speaker);
        List<Event> facts = new ArrayList<>();
        facts.add(new CustomerMessage(stamp, message, said.channel()));
        if (!said.automatic()) {
            facts.addAll(Phrases.in(message, said.body(), stamp.occurredAt()));
        }
        contacts.record(living, facts);
        texts.keep(living, message, new Text(said.subject(), said.body()));
        return message;
    }

    private LiveContact living(ContactId contact) {
        return contacts.living(contact)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "Expected a contact, but " + contact + " is none"));
    }

    /**
     * Keeps an answer of the customer's. One to what is resolved opens it again; where that is too long
     * ago it opens a new contact that is linked to the former. A last "thanks" opens nothing, and
     * whoever has been asked whether it has held is read by a person.
     *
     * @throws IllegalArgumentException if there is no such contact
     */
    @Transactional
    public Heard answered(ContactId about, Received said) {
        LiveContact live = living(about);
        ContactId contact = live.facts().contact();
        return switch (LateAnswer.to(live, said)) {
            case NOTHING -> new Heard(contact, receive(contact, said));
            case REOPENS -> {
                MessageId message = receive(contact, said);
                contacts.decide(contact, new Command.Reopen(Actor.CUSTOMER));
                yield new Heard(contact, message);
            }
            case RECURS -> again(live, said);
        };
    }

    /**
     * The same for what another system has told of already: it stays where it was told, and what
     * follows from it follows here.
     *
     * @param kept the contact with what was said
     * @return the contact on which it goes on, if anything follows
     */
    @Transactional
    public Optional<LiveContact> heardElsewhere(LiveContact kept, Received said) {
        ContactId contact = kept.facts().contact();
        return switch (LateAnswer.to(kept, said)) {
            case NOTHING -> Optional.empty();
            case REOPENS ->
                    contacts.decide(contact, new Command.Reopen(Actor.CUSTOMER))
                                    instanceof Handled.Done done
                            ? Optional.of(done.contact())
                            : Optional.empty();
            case RECURS -> contacts.find(again(kept, said).contact());
        };
    }

    /** The same customer with the same matter, and a clock of its own. */
    private Heard again(LiveContact former, Received said) {
        Handled opened =
                contacts.open(
                        new Command.Open(
                                Actor.CUSTOMER,
                                former.state().description(),
                                former.state().holder().team(),
                                former.state().severity()));
        ContactId earlier = former.facts().contact();
        if (opened instanceof Handled.Done done) {
            ContactId contact = done.contact().facts().contact();
            contacts.record(
                    contact,
                    List.of(new RecurrenceLinked(Stamp.at(now(), Actor.AUTOMATION), earlier)));
            return new Heard(contact, receive(contact, said));
        }
        return new Heard(earlier, receive(earlier, said));
    }

    /** The customer says that they have not heard: kept, and told at once to owner and lead. */
    @Transactional
    public void notHeard(ContactId contact, Received said) {
        receive(contact, said);
        contacts.living(contact).ifPresent(urging::notHeard);
    }

    private static MessageId anyMessage() {
        return new MessageId(UUID.randomUUID().toString());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

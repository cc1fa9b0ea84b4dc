package io.amends.bench.desk;

import io.amends.core.lifecycle.Command;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event.Promise;
import io.amends.core.timeline.Event.PromiseKind;
import io.amends.core.timeline.Event.WaitingOn;
import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Severity;
import io.amends.core.timeline.TeamId;
import io.amends.server.communications.Conversations;
import io.amends.server.communications.Letter;
import io.amends.server.communications.Received;
import io.amends.server.escalations.Contacts;
import io.amends.server.escalations.Handled;
import io.amends.server.escalations.PassingTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * Contacts as they are run: everything goes through the service's own doors, in the order of time and
 * with every alarm at its instant. Names that stand for many are put in place when they are copied.
 */
final class Stories {

    /** The account of every story; each copy has one of its own. */
    static final String ACCOUNT = "acme-000000";

    static final String REQUESTER = "person-000000";

    /** A word of the customer's that is looked for. */
    static final String WORD = "ord000000";

    private static final Duration LONGEST = Duration.ofDays(4);
    private static final long SEED = 11;

    private final Contacts contacts;
    private final Conversations conversations;
    private final PassingTime time;
    private final PutClock clock;
    private final Crew crew;
    private final Random random = new Random(SEED);
    private final List<Step> steps = new ArrayList<>();

    private record Step(Instant at, Runnable deed) {}

    Stories(ApplicationContext server, PutClock clock, Crew crew) {
        this.contacts = server.getBean(Contacts.class);
        this.conversations = server.getBean(Conversations.class);
        this.time = server.getBean(PassingTime.class);
        this.clock = clock;
        this.crew = crew;
    }

    /** Runs them all, one beside the other, until now. */
    void run(int escalated, int plain) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        for (int i = 0; i < escalated; i++) {
            escalated(i, now);
        }
        for (int i = 0; i < plain; i++) {
            plain(i, now);
        }
        steps.sort(Comparator.comparing(Step::at));
        steps.stream()
                .filter(step -> step.at().isBefore(now))
                .forEach(
                        step -> {
                            time.until(step.at(), clock::put);
                            step.deed().run();
                        });
        time.until(now, clock::put);
        clock.putRight();
    }

    private void at(Instant at, Runnable deed) {
        steps.add(new Step(at, deed));
    }

    private Instant begin(Instant now, int i, int of) {
        long span = LONGEST.toMillis() - Duration.ofHours(3).toMillis();
        return now.minus(LONGEST).plusMillis(span * (i % of) / of + random.nextInt(600_000));
    }

    // ---- what happens
    // ------------------------------------------------------------------------------

    private void plain(int i, Instant now) {
        Instant from = begin(now, i, 100);
        int agent = random.nextInt(crew.agents().size());
        PersonId anna = crew.agents().get(agent);
        TeamId team = Crew.teamOfAgent(agent);
        AtomicReference<ContactId> contact = new AtomicReference<>();
        at(from, () -> contact.set(opened(i, team, anna)));
        at(
                from.plus(Duration.ofMinutes(40)),
                () ->
                        decided(
                                contact.get(),
                                i % 10 < 2
                                        ? new Command.Await(Actor.person(anna), WaitingOn.CUSTOMER)
                                        : new Command.Resolve(Actor.person(anna))));
    }

    private void escalated(int i, Instant now) {
        Instant from = begin(now, i, 300);
        // one a specialist, so that whoever signs in finds a full desk
        int agent = i % crew.agents().size();
        int specialist = i % crew.specialists().size();
        PersonId anna = crew.agents().get(agent);
        PersonId ben = crew.specialists().get(specialist);
        EscalationType type = i % 10 < 7 ? EscalationType.TIER : EscalationType.CUSTOMER;
        AtomicReference<ContactId> contact = new AtomicReference<>();
        at(from, () -> contact.set(opened(i, Crew.teamOfAgent(agent), anna)));
        at(from.plus(Duration.ofMinutes(20)), () -> told(contact.get(), anna, 0, null));
        at(from.plus(Duration.ofMinutes(50)), () -> heard(contact.get(), i));
        at(from.plus(Duration.ofMinutes(70)), () -> escalate(contact.get(), anna, type));
        at(
                from.plus(Duration.ofMinutes(75)),
                () -> told(contact.get(), anna, 1, clock.instant().plus(Duration.ofHours(20))));
        at(
                from.plus(Duration.ofMinutes(90)),
                () -> offered(contact.get(), anna, Crew.teamOfSpecialist(specialist)));
        if (i % 4 != 0) {
            at(
                    from.plus(Duration.ofMinutes(110)),
                    () -> decided(contact.get(), new Command.AcceptHandoff(Actor.person(ben))));
        }
        for (int day = 1; day <= LONGEST.toDays(); day++) {
            int which = day;
            at(
                    from.plus(Duration.ofHours(22L * day)),
                    () ->
                            told(
                                    contact.get(),
                                    i % 4 == 0 ? anna : ben,
                                    2,
                                    which % 2 == 0
                                            ? null
                                            : clock.instant().plus(Duration.ofHours(30))));
        }
        at(from.plus(Duration.ofHours(30)), () -> heard(contact.get(), i + 1));
    }

    private ContactId opened(int i, TeamId team, PersonId agent) {
        Handled handled =
                contacts.open(
                        new Command.Open(
                                Actor.CUSTOMER,
                                new Description(
                                        new AccountId(ACCOUNT),
                                        REQUESTER,
                                        "billing",
                                        "invoices",
                                        null,
                                        null,
                                        null,
                                        null,
                                        "mail"),
                                team,
                                Severity.values()[1 + i % 3]));
        ContactId contact = ((Handled.Done) handled).contact().facts().contact();
        heard(contact, i);
        decided(contact, new Command.Assign(Actor.person(agent), agent, team));
        return contact;
    }

    private void heard(ContactId contact, int i) {
        conversations.receive(
                contact,
                Received.of(
                        "Wrong address on invoice " + i,
                        "Since Monday every invoice of order "
                                + WORD
                                + " shows our old address, although we changed it twice in the"
                                + " portal. Our accounting cannot pay them like this. Please tell"
                                + " me by when it is corrected, and who takes care of it.",
                        "mail"));
    }

    /**
     * @param which 0: an update, 1: the notice, 2: a later update
     */
    private void told(ContactId contact, PersonId by, int which, @Nullable Instant promised) {
        Map<Part, String> parts = new EnumMap<>(Part.class);
        if (which == 1) {
            parts.put(Part.ACKNOWLEDGEMENT, "You have had wrong invoices since Monday.");
            parts.put(Part.ESCALATED, "I have escalated your case.");
            parts.put(Part.ACCOUNTABLE_OWNER, "I am accountable for it.");
            parts.put(Part.NAMED_PERSON, "I look after it personally.");
            parts.put(Part.EXPECTED_OUTCOME, "The address is going to be corrected everywhere.");
            parts.put(Part.IF_NOT_HEARD, "If you do not hear from us, reply to this mail.");
        }
        if (promised != null) {
            parts.put(Part.NEXT_CONTACT, "You hear from us again at the time promised.");
        }
        conversations.send(
                contact,
                Actor.person(by),
                new Letter(
                        "Your invoices",
                        parts,
                        which == 2
                                ? "The job that prints invoices reads a table that is no longer"
                                        + " written. We have found it, and test the correction."
                                : "We are looking into the address on your invoices.",
                        Optional.ofNullable(promised).map(at -> new Promise(PromiseKind.BY, at)),
                        "portal"));
    }

    private void escalate(ContactId contact, PersonId by, EscalationType type) {
        decided(
                contact,
                new Command.Escalate(
                        Actor.person(by), type, "tick", "Only Platform sees that table."));
    }

    private void offered(ContactId contact, PersonId by, TeamId to) {
        Map<HandoffElement, String> elements = new EnumMap<>(HandoffElement.class);
        elements.put(
                HandoffElement.ISSUE_IN_CUSTOMERS_TERMS,
                "Every invoice since Monday shows the old address, and accounting cannot pay.");
        elements.put(
                HandoffElement.STEPS_TAKEN,
                "Changed the address twice, cleared the cache, compared the template.");
        elements.put(
                HandoffElement.WHY_THIS_TIER_CANNOT,
                "The job that prints invoices reads a table that we cannot see.");
        elements.put(
                HandoffElement.TOLD_AND_PROMISED,
                "That Platform looks at it; the next word comes tomorrow.");
        elements.put(
                HandoffElement.EMOTION_AND_URGENCY,
                "Calm but firm; invoices have to be paid by the end of the month.");
        elements.put(HandoffElement.ACCOUNT_CONTEXT, "Acme, enterprise, renews on 31 March.");
        decided(contact, new Command.OfferHandoff(Actor.person(by), to, elements));
    }

    /** What is refused by then has been overtaken by what followed by itself. */
    private void decided(ContactId contact, Command command) {
        contacts.decide(contact, command);
    }
}

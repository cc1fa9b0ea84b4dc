package io.amends.server.escalations;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.lifecycle.Command;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.lifecycle.Owners;
import io.amends.core.lifecycle.Stage;
import io.amends.core.lifecycle.WakeUp;
import io.amends.core.lifecycle.Words;
import io.amends.core.organisation.Member.Absence;
import io.amends.core.organisation.Role;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Alerted;
import io.amends.core.timeline.Event.WaitingOn;
import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Reason;
import io.amends.server.TestServer;
import io.amends.server.timeline.Timelines;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Live contacts on real PostgreSQL: kept whole, whoever comes at once. */
class ContactsTest {

    private static final TestServer SERVER = TestServer.shared();

    private final LiveOrganisation organisation;
    private final Contacts contacts;

    ContactsTest() {
        SERVER.reset();
        organisation = new LiveOrganisation(SERVER);
        contacts = organisation.contacts();
    }

    @Test
    void what_is_read_back_is_what_was_decided() {
        ContactId contact = organisation.opened();
        Handled.Done done = (Handled.Done) contacts.decide(contact, organisation.escalate());
        LiveContact found = contacts.find(contact).orElseThrow();
        assertThat(found.facts()).isEqualTo(done.contact().facts());
        assertThat(found.stage(found.escalations().getFirst())).isEqualTo(new Stage.Preparing());
        assertThat(head(contact, "escalated", Boolean.class)).isTrue();
        assertThat(head(contact, "resolution_owner", String.class))
                .isEqualTo(organisation.anna.value());
        assertThat(owed(contact)).contains("ESCALATION_NOTICE OPEN");
    }

    @Test
    void a_refusal_keeps_nothing() {
        ContactId contact = organisation.opened();
        long before = version(contact);
        assertThat(contacts.decide(contact, organisation.offer()))
                .isInstanceOf(Handled.Refused.class);
        assertThat(version(contact)).isEqualTo(before);
    }

    @Test
    void of_two_who_accept_at_once_one_wins_and_the_other_is_told_who() throws Exception {
        for (int i = 0; i < 8; i++) {
            ContactId contact = organisation.opened();
            contacts.decide(contact, organisation.escalate());
            contacts.decide(contact, organisation.offer());
            List<Handled> both =
                    atOnce(
                            List.of(
                                    () -> contacts.decide(contact, accept(organisation.ben)),
                                    () -> contacts.decide(contact, accept(organisation.bea))));
            assertThat(both).filteredOn(Handled.Done.class::isInstance).hasSize(1);
            PersonId winner =
                    contacts.find(contact)
                            .map(LiveContact::owners)
                            .map(Owners::resolution)
                            .orElseThrow();
            Handled.Refused loser =
                    both.stream()
                            .filter(Handled.Refused.class::isInstance)
                            .map(Handled.Refused.class::cast)
                            .findFirst()
                            .orElseThrow();
            assertThat(loser.reasons()).extracting(Reason::code).containsExactly("handoff.taken");
            assertThat(loser.reasons().getFirst().values()).contains(winner.value());
        }
    }

    @Test
    void whatever_many_do_at_once_every_timeline_is_legal_and_none_is_lost() throws Exception {
        manyAtOnce(done -> done < 20);
    }

    /** On fresh contacts again and again: what one command costs grows with its contact's history. */
    @Test
    @Tag("long")
    void whatever_many_do_for_a_minute_every_timeline_is_legal_and_none_is_lost() throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (System.nanoTime() < end) {
            manyAtOnce(done -> done < 60 && System.nanoTime() < end);
        }
    }

    /**
     * @param goesOn asked by each client with how many commands it has done
     */
    private void manyAtOnce(IntPredicate goesOn) throws Exception {
        List<ContactId> few = IntStream.range(0, 6).mapToObj(i -> organisation.opened()).toList();
        List<Callable<Integer>> clients =
                IntStream.range(0, 32)
                        .<Callable<Integer>>mapToObj(client -> () -> worked(few, client, goesOn))
                        .toList();
        int made = atOnce(clients).stream().mapToInt(Integer::intValue).sum();
        int kept = 0;
        for (ContactId contact : few) {
            LiveContact live = contacts.find(contact).orElseThrow();
            assertThat(live.state().anomalies()).isEmpty();
            assertThat(live.open().isEmpty() || live.owners().resolution() != null).isTrue();
            assertThat(version(contact)).isEqualTo(live.facts().events().size());
            assertThat(sequences(contact)).isEqualTo(version(contact));
            kept += live.facts().events().size() - beginning(live);
        }
        assertThat(kept).isGreaterThanOrEqualTo(made);
    }

    private static int beginning(LiveContact live) {
        return live.facts().all(Event.Opened.class).toList().size();
    }

    /** How many facts one client made of its commands at random. */
    private int worked(List<ContactId> few, int client, IntPredicate goesOn) {
        Random random = new Random(client);
        int made = 0;
        for (int i = 0; goesOn.test(i); i++) {
            ContactId contact = few.get(random.nextInt(few.size()));
            Command command = any(random, client * 100 + i);
            if (contacts.decide(contact, command) instanceof Handled.Done done) {
                made += done.events().size();
            }
        }
        return made;
    }

    private Command any(Random random, int number) {
        List<PersonId> people =
                List.of(organisation.anna, organisation.lea, organisation.ben, organisation.bea);
        Actor by = Actor.person(people.get(random.nextInt(people.size())));
        MessageId id = new MessageId("m" + number);
        List<Command> all =
                List.of(
                        organisation.escalate(),
                        organisation.offer(),
                        new Command.AcceptHandoff(by),
                        new Command.ReturnHandoff(by, Set.of(HandoffElement.STEPS_TAKEN)),
                        new Command.RecordSent(by, id, "mail", Words.PLAIN),
                        new Command.Note(by),
                        new Command.Await(by, WaitingOn.CUSTOMER),
                        new Command.StopAwaiting(by),
                        new Command.DeEscalate(by, EscalationType.TIER, "A false alarm"),
                        new Command.Assign(by, organisation.anna, LiveOrganisation.FRONT));
        return all.get(random.nextInt(all.size()));
    }

    // ---- alarms ----------------------------------------------------------------------------

    @Test
    void whoever_rings_each_alarm_is_raised_once() throws Exception {
        List<ContactId> many =
                IntStream.range(0, 120)
                        .mapToObj(
                                i -> {
                                    ContactId contact = organisation.opened();
                                    contacts.decide(contact, organisation.escalate());
                                    return contact;
                                })
                        .toList();
        SERVER.clock().advance(Duration.ofMinutes(70));
        atOnce(List.of(this::ringAll, this::ringAll, this::ringAll));
        for (ContactId contact : many) {
            assertThat(
                            contacts.find(contact)
                                    .orElseThrow()
                                    .facts()
                                    .all(Alerted.class)
                                    .filter(a -> a.kind().equals("ESCALATION_NOTICE"))
                                    .map(Alerted::percent))
                    .containsExactly(75, 100);
        }
        assertThat(
                        SERVER.jdbc()
                                .sql(
                                        "SELECT count(*) FROM commitment WHERE kind ="
                                                + " 'ESCALATION_NOTICE' AND verdict = 'MISSED'")
                                .query(Integer.class)
                                .single())
                .isEqualTo(many.size());
    }

    private int ringAll() {
        int rung = 0;
        int due = 1;
        while (due > 0) {
            due = SERVER.bean(Alarms.class).ring(25);
            rung += due;
        }
        return rung;
    }

    @Test
    void one_that_cannot_be_worked_out_is_set_aside_and_holds_up_no_other() {
        ContactId poisoned = organisation.opened();
        contacts.decide(poisoned, organisation.escalate());
        ContactId sound = organisation.opened();
        contacts.decide(sound, organisation.escalate());
        SERVER.jdbc()
                .sql("UPDATE event SET event = '{\"event\":\"unheard-of\"}' WHERE contact = :id")
                .param("id", poisoned.value())
                .update();
        SERVER.clock().advance(Duration.ofMinutes(70));
        ringAll();
        assertThat(head(poisoned, "set_aside", String.class)).contains("unheard-of");
        assertThat(contacts.find(sound).orElseThrow().facts().all(Alerted.class)).isNotEmpty();
    }

    @Test
    void one_that_cannot_be_kept_is_set_aside_and_holds_up_no_other() {
        ContactId poisoned = organisation.opened();
        contacts.decide(poisoned, organisation.escalate());
        ContactId sound = organisation.opened();
        contacts.decide(sound, organisation.escalate());
        // a NUL can be read and decided on, and PostgreSQL takes none into a head
        SERVER.jdbc()
                .sql(
                        """
                        UPDATE event SET event = replace(event, '"description":{',
                            '"description":{"requester":"\\u0000"')
                        WHERE contact = :id AND kind = 'described'
                        """)
                .param("id", poisoned.value())
                .update();
        SERVER.clock().advance(Duration.ofMinutes(70));
        ringAll();
        assertThat(head(poisoned, "set_aside", String.class)).contains("0000");
        assertThat(contacts.find(sound).orElseThrow().facts().all(Alerted.class)).isNotEmpty();
    }

    @Test
    void rows_that_say_the_same_are_not_written_again_and_unknown_ones_are() {
        ContactId contact = organisation.opened();
        contacts.decide(contact, organisation.escalate());
        List<String> owed = owed(contact);
        SERVER.jdbc()
                .sql("DELETE FROM commitment WHERE contact = :id")
                .param("id", contact.value())
                .update();
        Command note = new Command.Note(Actor.person(organisation.anna));
        contacts.decide(contact, note);
        assertThat(owed(contact)).isEmpty();
        SERVER.jdbc()
                .sql("UPDATE contact SET projected = NULL WHERE id = :id")
                .param("id", contact.value())
                .update();
        contacts.decide(contact, note);
        assertThat(owed(contact)).isEqualTo(owed);
    }

    @Test
    void S37_whoever_goes_away_hands_over_what_is_escalated() {
        ContactId contact = organisation.opened();
        contacts.decide(contact, organisation.escalate());
        Instant now = SERVER.clock().instant();
        organisation.member(
                organisation.anna,
                Role.AGENT,
                LiveOrganisation.FRONT,
                organisation.lea,
                new Absence(now.minusSeconds(1), now.plus(Duration.ofDays(3))));
        ringAll();
        assertThat(contacts.find(contact).orElseThrow().owners().resolution())
                .isEqualTo(organisation.lea);
    }

    @Test
    void the_head_says_what_the_events_say() {
        ContactId contact = organisation.opened();
        contacts.decide(contact, organisation.escalate());
        LiveContact live = contacts.find(contact).orElseThrow();
        Instant alarm =
                SERVER.jdbc()
                        .sql("SELECT next_wake_at FROM contact WHERE id = :id")
                        .param("id", contact.value())
                        .query((row, number) -> row.getTimestamp(1).toInstant())
                        .single();
        assertThat(alarm).isEqualTo(WakeUp.next(live).orElseThrow());
        assertThat(SERVER.bean(Timelines.class).of(contact).version()).isEqualTo(version(contact));
    }

    // ---- what the database holds -------------------------------------------------------------

    private static Command accept(PersonId person) {
        return new Command.AcceptHandoff(Actor.person(person));
    }

    private long version(ContactId contact) {
        return head(contact, "version", Long.class);
    }

    private static <T> T head(ContactId contact, String column, Class<T> type) {
        return SERVER.jdbc()
                .sql("SELECT " + column + " FROM contact WHERE id = :id")
                .param("id", contact.value())
                .query(type)
                .single();
    }

    private static long sequences(ContactId contact) {
        return SERVER.jdbc()
                .sql("SELECT coalesce(max(sequence), 0) FROM event WHERE contact = :id")
                .param("id", contact.value())
                .query(Long.class)
                .single();
    }

    @SuppressWarnings("NullAway") // rows are never null
    private static List<String> owed(ContactId contact) {
        return SERVER.jdbc()
                .sql("SELECT kind || ' ' || verdict FROM commitment WHERE contact = :id")
                .param("id", contact.value())
                .query(String.class)
                .list();
    }

    /** Lets all begin at the same moment. */
    private static <T> List<T> atOnce(List<? extends Callable<? extends T>> several)
            throws InterruptedException, ExecutionException {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<? extends T> one : several) {
                running.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return one.call();
                                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        }
    }
}

package io.amends.server.escalations;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.lifecycle.Command;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.lifecycle.Words;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Alerted;
import io.amends.core.timeline.Event.CustomerMessage;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.Phase;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.Stamp;
import io.amends.server.TestServer;
import io.amends.server.communications.Conversations;
import io.amends.server.communications.Letter;
import io.amends.server.communications.Received;
import io.amends.server.communications.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Contacts that turn out to be one problem, on real PostgreSQL. */
class MergedLiveTest {

    private static final TestServer SERVER = TestServer.shared();

    private final LiveOrganisation organisation;
    private final Contacts contacts;

    MergedLiveTest() {
        SERVER.reset();
        organisation = new LiveOrganisation(SERVER);
        contacts = organisation.contacts();
    }

    private ContactId escalated() {
        ContactId contact = organisation.opened();
        does(
                contact,
                new Command.Escalate(
                        Actor.CUSTOMER, EscalationType.CUSTOMER, "customer-request", "Asked"));
        return contact;
    }

    private Command merge(ContactId into) {
        return new Command.Merge(Actor.person(organisation.lea), into);
    }

    private void does(ContactId contact, Command command) {
        assertThat(contacts.decide(contact, command))
                .as(command.toString())
                .isInstanceOf(Handled.Done.class);
    }

    @Test
    void S24_a_live_merge_moves_what_is_open_in_one_step_and_nothing_is_owed_twice() {
        ContactId one = escalated();
        does(one, organisation.escalate());
        ContactId other = organisation.opened();
        List<String> owed = owed(one);
        SERVER.clock().advance(Duration.ofMinutes(5));
        does(one, merge(other));

        LiveContact gone = contacts.find(one).orElseThrow();
        LiveContact survivor = contacts.find(other).orElseThrow();
        assertThat(gone.state().phase()).isEqualTo(Phase.MERGED);
        assertThat(gone.open()).isEmpty();
        assertThat(owed(one)).as("the merged contact owes nothing").isEmpty();
        assertThat(survivor.open())
                .extracting(Escalation::type)
                .containsExactlyInAnyOrder(EscalationType.CUSTOMER, EscalationType.TIER);
        assertThat(owed(other)).containsExactlyInAnyOrderElementsOf(owed);
        assertThat(escalations(one)).isEmpty();
        assertThat(escalations(other)).hasSize(2);
        assertThat(survivor.owners().resolution()).isEqualTo(organisation.anna);
        assertThat(alarm(one)).isEmpty();
        assertThat(alarm(other)).isPresent();
        assertThat(survivor.history().all(Event.Opened.class))
                .as("both histories are read from the survivor")
                .hasSize(2);
        assertThat(gone.facts().all(Event.EscalationOpened.class)).hasSize(2);
    }

    @Test
    void an_escalation_of_its_own_type_stands_beside_the_one_that_came() {
        ContactId one = escalated();
        SERVER.clock().advance(Duration.ofMinutes(5));
        ContactId other = escalated();
        does(one, merge(other));
        assertThat(escalations(other))
                .containsExactlyInAnyOrder("CUSTOMER 1 OVER", "CUSTOMER 1001 ACKNOWLEDGING");
        assertThat(contacts.find(other).orElseThrow().open())
                .extracting(e -> e.id().contact())
                .containsExactly(one);
    }

    @Test
    void whoever_merges_on_what_they_saw_is_told_that_it_changed() {
        ContactId one = escalated();
        ContactId other = organisation.opened();
        Handled stale = contacts.decide(one, 1L, List.of(merge(other)));
        assertThat(((Handled.Refused) stale).reasons())
                .extracting(Reason::code)
                .containsExactly("changed.meanwhile");
        assertThat(contacts.find(other).orElseThrow().facts().has(Event.EscalationsCarried.class))
                .isFalse();
    }

    @Test
    void merged_into_one_another_at_once_one_of_them_lives() throws Exception {
        for (int i = 0; i < 10; i++) {
            ContactId one = escalated();
            ContactId other = escalated();
            List<Handled> both =
                    atOnce(
                            List.of(
                                    () -> contacts.decide(one, merge(other)),
                                    () -> contacts.decide(other, merge(one))));
            assertThat(both).filteredOn(Handled.Done.class::isInstance).hasSize(1);
            assertThat(List.of(contacts.find(one), contacts.find(other)))
                    .map(Optional::orElseThrow)
                    .filteredOn(c -> c.state().phase() == Phase.MERGED)
                    .hasSize(1);
        }
    }

    @Test
    void while_many_write_to_both_nothing_is_lost() throws Exception {
        for (int i = 0; i < 5; i++) {
            ContactId one = escalated();
            ContactId other = organisation.opened();
            List<Callable<Handled>> all = new ArrayList<>();
            all.add(() -> contacts.decide(one, merge(other)));
            IntStream.range(0, 8)
                    .forEach(
                            n ->
                                    all.add(
                                            () ->
                                                    contacts.record(
                                                            n % 2 == 0 ? one : other, wrote(n))));
            assertThat(atOnce(all)).allMatch(Handled.Done.class::isInstance);
            LiveContact survivor = contacts.find(other).orElseThrow();
            assertThat(survivor.open()).hasSize(1);
            assertThat(survivor.history().all(CustomerMessage.class))
                    .as("each once, on one or the other")
                    .extracting(CustomerMessage::id)
                    .doesNotHaveDuplicates()
                    .hasSize(8);
        }
    }

    private List<Event> wrote(int number) {
        return List.of(
                new CustomerMessage(
                        Stamp.at(SERVER.clock().instant(), Actor.CUSTOMER),
                        new MessageId("m" + number),
                        "chat"));
    }

    @Test
    void a_message_that_arrives_after_the_merge_keeps_what_it_was_written_for() {
        ContactId one = escalated();
        ContactId other = organisation.opened();
        does(one, merge(other));
        SERVER.clock().advance(Duration.ofMinutes(5));
        contacts.record(
                one,
                List.of(
                        new Event.MessageToCustomer(
                                Stamp.at(SERVER.clock().instant(), Actor.person(organisation.anna)),
                                new MessageId("m1"),
                                "mail",
                                Event.Delivery.DELIVERED,
                                Set.of(Part.ACKNOWLEDGEMENT)),
                        new Event.Closed(Stamp.at(SERVER.clock().instant(), Actor.AUTOMATION))));
        LiveContact survivor = contacts.find(other).orElseThrow();
        assertThat(survivor.facts().all(Event.MessageToCustomer.class)).hasSize(1);
        assertThat(survivor.state().isResolved()).as("only the merged one was closed").isFalse();
        assertThat(
                        SERVER.jdbc()
                                .sql(
                                        "SELECT verdict FROM commitment WHERE contact = :id AND kind ="
                                                + " 'ACKNOWLEDGEMENT'")
                                .param("id", other.value())
                                .query(String.class)
                                .list())
                .allMatch("KEPT"::equals);
    }

    @Test
    void what_the_customer_writes_to_the_merged_one_is_read_on_the_survivor_with_its_words() {
        ContactId one = escalated();
        Conversations conversations = SERVER.bean(Conversations.class);
        conversations.receive(one, new Received("Broken", "It is broken.", "chat", false));
        ContactId other = organisation.opened();
        does(one, merge(other));
        conversations.receive(one, new Received("", "Any news?", "chat", false));
        LiveContact survivor = contacts.find(other).orElseThrow();
        assertThat(survivor.history().all(CustomerMessage.class)).hasSize(2);
        assertThat(SERVER.bean(Texts.class).of(survivor).values())
                .extracting(text -> text.body())
                .containsExactlyInAnyOrder("It is broken.", "Any news?");
    }

    @Test
    void what_another_system_merged_goes_on_too_and_many_at_once() {
        ContactId one = escalated();
        ContactId other = organisation.opened();
        contacts.record(
                Map.of(
                        one,
                        List.of(
                                new Event.Merged(
                                        Stamp.at(SERVER.clock().instant(), Actor.AUTOMATION),
                                        other))));
        assertThat(contacts.find(one).orElseThrow().open()).isEmpty();
        assertThat(contacts.find(other).orElseThrow().open()).hasSize(1);
        contacts.record(Map.of(one, wrote(1)));
        assertThat(contacts.find(other).orElseThrow().facts().all(CustomerMessage.class))
                .hasSize(1);
    }

    @Test
    void what_it_owes_is_alerted_once_wherever_it_was_raised() {
        ContactId one = escalated();
        ContactId other = organisation.opened();
        SERVER.clock().advance(Duration.ofMinutes(50));
        ring();
        does(one, merge(other));
        SERVER.clock().advance(Duration.ofMinutes(30));
        ring();
        List<String> alerts = new ArrayList<>();
        for (ContactId contact : List.of(one, other)) {
            contacts.find(contact)
                    .orElseThrow()
                    .facts()
                    .all(Alerted.class)
                    .filter(a -> a.kind().equals("ESCALATION_NOTICE"))
                    .forEach(a -> alerts.add(contact.equals(one) + " " + a.percent()));
        }
        assertThat(alerts).containsExactly("true 75", "false 100", "false 125");
    }

    @Test
    void a_mail_of_words_alone_goes_on_from_the_survivor() {
        ContactId one = escalated();
        ContactId other = organisation.opened();
        does(one, merge(other));
        Handled refused =
                contacts.decide(
                        one,
                        new Command.RecordSent(
                                Actor.person(organisation.anna),
                                new MessageId("m9"),
                                Letter.MAIL,
                                Words.PLAIN));
        assertThat(((Handled.Refused) refused).reasons())
                .extracting(Reason::code)
                .containsExactly("refused.merged");
    }

    private static void ring() {
        while (SERVER.bean(Alarms.class).ring(25) > 0) {
            // the next few
        }
    }

    // ---- what the database holds -------------------------------------------------------------

    @SuppressWarnings("NullAway") // rows are never null
    private static List<String> owed(ContactId contact) {
        return SERVER.jdbc()
                .sql(
                        "SELECT escalation || ' ' || kind || ' ' || due FROM commitment WHERE contact ="
                                + " :id AND verdict IN ('OPEN', 'MISSED')")
                .param("id", contact.value())
                .query(String.class)
                .list();
    }

    @SuppressWarnings("NullAway") // rows are never null
    private static List<String> escalations(ContactId contact) {
        return SERVER.jdbc()
                .sql(
                        "SELECT type || ' ' || number || ' ' || stage FROM escalation WHERE contact ="
                                + " :id")
                .param("id", contact.value())
                .query(String.class)
                .list();
    }

    private static Optional<String> alarm(ContactId contact) {
        return SERVER.jdbc()
                .sql(
                        "SELECT CAST(next_wake_at AS text) FROM contact WHERE id = :id AND"
                                + " next_wake_at IS NOT NULL")
                .param("id", contact.value())
                .query(String.class)
                .optional();
    }

    private static <T> List<T> atOnce(List<? extends Callable<T>> several) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            several.forEach(one -> running.add(threads.submit(one)));
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        }
    }
}

package io.amends.server.escalations;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.lifecycle.Command;
import io.amends.core.lifecycle.Lifecycle;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.lifecycle.Words;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Event.Alerted;
import io.amends.core.timeline.MessageId;
import io.amends.server.TestServer;
import io.amends.server.timeline.Timelines;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The machine's clock is put right by hours, forward or back, while contacts wait for their alarms. */
class ClockJumpTest {

    private static final TestServer SERVER = TestServer.shared();

    private final LiveOrganisation organisation;
    private final Contacts contacts;

    ClockJumpTest() {
        SERVER.reset();
        organisation = new LiveOrganisation(SERVER);
        contacts = organisation.contacts();
    }

    @Test
    void put_forward_by_a_day_everything_that_was_due_is_raised_once() {
        List<ContactId> many = escalated();
        SERVER.clock().advance(Duration.ofHours(30));
        ring();
        many.forEach(contact -> assertThat(notices(contact)).containsExactly(75, 100, 125));
        ring();
        many.forEach(contact -> assertThat(raised(contact)).doesNotHaveDuplicates());
        many.forEach(contact -> assertThat(Lifecycle.wake(live(contact))).isEmpty());
    }

    @Test
    void put_back_nothing_is_raised_again_and_nothing_is_lost() {
        List<ContactId> many = escalated();
        SERVER.clock().advance(Duration.ofMinutes(50));
        ring();
        many.forEach(contact -> assertThat(notices(contact)).containsExactly(75));
        SERVER.clock().advance(Duration.ofHours(-3));
        ring();
        // though all are looked at again meanwhile
        SERVER.bean(Timelines.class).wakeEscalated(SERVER.clock().instant());
        ring();
        many.forEach(contact -> assertThat(notices(contact)).containsExactly(75));
        assertThat(SERVER.bean(Timelines.class).escalatedCount()).isEqualTo(many.size());
        SERVER.clock().advance(Duration.ofHours(3).plusMinutes(15));
        ring();
        many.forEach(contact -> assertThat(notices(contact)).containsExactly(75, 100));
        SERVER.clock().advance(Duration.ofMinutes(30));
        ring();
        many.forEach(contact -> assertThat(notices(contact)).containsExactly(75, 100, 125));
    }

    @Test
    void while_it_is_behind_what_people_do_is_kept_after_what_they_did_before() {
        ContactId contact = escalated().getFirst();
        SERVER.clock().advance(Duration.ofMinutes(50));
        ring();
        SERVER.clock().advance(Duration.ofHours(-3));
        assertThat(
                        contacts.decide(
                                contact,
                                new Command.RecordSent(
                                        Actor.person(organisation.anna),
                                        new MessageId("m1"),
                                        "chat",
                                        Words.PLAIN)))
                .isInstanceOf(Handled.Done.class);
        LiveContact live = live(contact);
        assertThat(live.state().anomalies()).isEmpty();
        assertThat(live.facts().events())
                .isSortedAccordingTo((a, b) -> a.occurredAt().compareTo(b.occurredAt()));
    }

    private List<ContactId> escalated() {
        return IntStream.range(0, 20)
                .mapToObj(
                        i -> {
                            ContactId contact = organisation.opened();
                            contacts.decide(contact, organisation.escalate());
                            return contact;
                        })
                .toList();
    }

    private LiveContact live(ContactId contact) {
        return contacts.find(contact).orElseThrow();
    }

    private List<Integer> notices(ContactId contact) {
        return live(contact)
                .facts()
                .all(Alerted.class)
                .filter(alert -> alert.kind().equals("ESCALATION_NOTICE"))
                .map(Alerted::percent)
                .toList();
    }

    private List<String> raised(ContactId contact) {
        return live(contact)
                .facts()
                .all(Alerted.class)
                .map(a -> a.escalation() + " " + a.kind() + " " + a.due() + " " + a.percent())
                .toList();
    }

    private static void ring() {
        while (SERVER.bean(Alarms.class).ring(25) > 0) {
            // the next few
        }
    }
}

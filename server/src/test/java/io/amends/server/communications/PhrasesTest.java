package io.amends.server.communications;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.lifecycle.Command;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.lifecycle.Stage;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Event;
import io.amends.server.TestServer;
import io.amends.server.escalations.Contacts;
import io.amends.server.escalations.Handled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What customers write is read for what it hints at, when it comes in. */
class PhrasesTest {

    private static final TestServer SERVER = TestServer.shared();

    private final Conversations conversations = SERVER.bean(Conversations.class);
    private final Contacts contacts = SERVER.bean(Contacts.class);

    @BeforeEach
    void nothingYet() {
        SERVER.reset();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "If this is not solved, we will cancel our contract. | CUSTOMER en.cancel",
                "Ich möchte mit Ihrem Vorgesetzten sprechen. | CUSTOMER de.manager",
                "Our data protection officer asks for a GDPR statement. | REGULATORY gdpr"
            })
    void a_phrase_suggests_and_says_where_it_stands(String text, String expected) {
        ContactId contact = opened();
        conversations.receive(contact, Received.of("Hello", text, "mail"));
        LiveContact live = contacts.find(contact).orElseThrow();
        Escalation suggested = live.escalations().getFirst();
        Event.Detected found = live.facts().all(Event.Detected.class).findFirst().orElseThrow();
        assertThat(suggested.type() + " " + found.detection().entry()).isEqualTo(expected);
        assertThat(live.stage(suggested)).isInstanceOf(Stage.Suggested.class);
        assertThat(text.substring(found.detection().offset())).isNotBlank();
    }

    @Test
    void who_does_not_want_to_cancel_threatens_nothing() {
        ContactId contact = opened();
        conversations.receive(
                contact,
                Received.of("Invoice", "I don't want to cancel, I only need the invoice.", "mail"));
        conversations.receive(
                contact,
                Received.of("Re: Invoice", "Thanks!\n> We will cancel our contract", "mail"));
        assertThat(contacts.find(contact).orElseThrow().escalations()).isEmpty();
    }

    @Test
    void what_a_machine_writes_is_not_read() {
        ContactId contact = opened();
        conversations.receive(
                contact, new Received("Away", "We will cancel our contract.", "mail", true));
        assertThat(contacts.find(contact).orElseThrow().facts().all(Event.Detected.class))
                .isEmpty();
    }

    private ContactId opened() {
        Handled.Done done =
                (Handled.Done)
                        contacts.open(
                                new Command.Open(Actor.CUSTOMER, Description.UNSTATED, null, null));
        return done.contact().facts().contact();
    }
}

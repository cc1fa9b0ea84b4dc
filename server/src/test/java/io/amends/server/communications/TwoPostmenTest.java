package io.amends.server.communications;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.amends.core.lifecycle.Command;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Description;
import io.amends.server.Await;
import io.amends.server.OwnProcess;
import io.amends.server.TestServer;
import io.amends.server.database.Neighbour;
import io.amends.server.escalations.Contacts;
import io.amends.server.escalations.Handled;
import io.amends.server.escalations.LiveOrganisation;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Two nodes that carry mail, each a process of its own, on one PostgreSQL and one mail server. One is
 * killed in the middle of it.
 */
class TwoPostmenTest {

    private static final int MAILS = 120;

    @Test
    void S27_one_of_two_that_carry_mail_is_killed_none_is_lost_and_only_what_was_in_flight_repeats()
            throws IOException {
        GreenMail mail =
                new GreenMail(
                        new ServerSetup[] {
                            new ServerSetup(0, "127.0.0.1", "smtp"),
                            new ServerSetup(0, "127.0.0.1", "imap")
                        });
        mail.start();
        mail.setUser(MailWorld.US, MailWorld.US, "secret");
        Map<String, String> settings = MailWorld.settings(mail, new Line(mail.getSmtp().getPort()));
        try (TestServer server = TestServer.start(settings)) {
            server.bean(PostRound.class).stop();
            Map<String, String> shared = new HashMap<>(settings);
            shared.putAll(new Neighbour(server.data()).settings());
            try (OwnProcess first = node(shared);
                    OwnProcess second = node(shared)) {
                write(server);
                Await.until("some have come", () -> mail.getReceivedMessages().length >= MAILS / 4);
                first.kill();
                Await.until(
                        "all have come but those that the killed one held",
                        () -> second.process().isAlive() && free(server) == 0);
            }
            // what it held is free for others once that time has passed
            server.clock().advance(Outbox.HELD_FOR.plusSeconds(1));
            server.bean(PostRound.class).start();
            Await.until("all count", () -> told(server) == MAILS);

            Map<String, Integer> arrived = new TreeMap<>();
            for (MimeMessage message : mail.getReceivedMessages()) {
                arrived.merge(MailWorld.header(message, "Message-ID"), 1, Integer::sum);
            }
            assertThat(arrived).as("none lost").hasSize(MAILS);
            List<String> twice =
                    arrived.entrySet().stream()
                            .filter(one -> one.getValue() > 1)
                            .map(Map.Entry::getKey)
                            .toList();
            assertThat(new TreeSet<>(listed(server)))
                    .as("whatever came twice is listed")
                    .containsAll(twice);
            assertThat(twice).as("only what was in flight").hasSizeLessThanOrEqualTo(2);
        } finally {
            mail.stop();
        }
    }

    private static OwnProcess node(Map<String, String> shared) throws IOException {
        Map<String, String> settings = new HashMap<>(shared);
        settings.put("amends.data", TestServer.folder().toString());
        return OwnProcess.with(settings);
    }

    /** All become due at the same moment. */
    private static void write(TestServer server) {
        LiveOrganisation organisation = new LiveOrganisation(server);
        Contacts contacts = server.bean(Contacts.class);
        Conversations conversations = server.bean(Conversations.class);
        server.bean(TransactionTemplate.class)
                .executeWithoutResult(
                        status -> {
                            for (int i = 0; i < MAILS; i++) {
                                Handled.Done opened =
                                        (Handled.Done) contacts.open(opening("c" + i));
                                ContactId contact = opened.contact().facts().contact();
                                conversations.send(
                                        contact,
                                        Actor.person(organisation.anna),
                                        Letter.mail(
                                                "News",
                                                Map.of(),
                                                "Still on it.",
                                                Optional.empty()));
                            }
                        });
    }

    private static Command.Open opening(String customer) {
        return new Command.Open(
                Actor.CUSTOMER,
                new Description(
                        null,
                        customer + "@customer.example",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                LiveOrganisation.FRONT,
                null);
    }

    /** How many are still to be sent and held by nobody. */
    private static int free(TestServer server) {
        return server.jdbc()
                .sql("SELECT count(*) FROM outbox WHERE state = 'WAITING' AND next_at <= :now")
                .param("now", server.clock().instant().atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    private static int told(TestServer server) {
        return server.jdbc()
                .sql("SELECT count(*) FROM event WHERE kind = 'message-to-customer'")
                .query(Integer.class)
                .single();
    }

    @SuppressWarnings("NullAway") // rows are never null
    private static List<String> listed(TestServer server) {
        return server.jdbc()
                .sql("SELECT '<' || mail_id || '>' FROM outbox WHERE repeats > 0")
                .query(String.class)
                .list();
    }
}

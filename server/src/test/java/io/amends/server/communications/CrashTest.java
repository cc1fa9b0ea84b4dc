package io.amends.server.communications;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.timeline.ContactId;
import io.amends.server.Await;
import io.amends.server.communications.Outbox.Held;
import io.amends.server.communications.Outbox.Listed;
import io.amends.server.communications.Post.Counter;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Something dies in the very moment of sending: nothing is lost, and what may repeat is known. */
class CrashTest {

    private final MailWorld world = MailWorld.one();

    @BeforeEach
    void nobodyCarriesMailMeanwhile() {
        MailWorld.fresh();
        world.bean(PostRound.class).stop();
    }

    @AfterEach
    void mailIsCarriedAgain() {
        if (!world.bean(PostRound.class).isRunning()) {
            world.bean(PostRound.class).start();
        }
    }

    @Test
    void who_dies_after_claiming_leaves_it_to_the_next() {
        ContactId contact = queued();
        assertThat(claimed()).hasSize(1);
        world.bean(PostRound.class).start();
        world.server().clock().advance(Outbox.HELD_FOR.plusSeconds(1));
        world.untilTold(contact, 1);
        assertThat(world.arrivedFor(MailWorld.CUSTOMER)).hasSize(1);
        assertThat(world.bean(Outbox.class).repeated(10)).isEmpty();
    }

    @Test
    void who_dies_on_the_wire_repeats_with_the_same_id_and_it_is_listed() throws Exception {
        ContactId contact = queued();
        Held held = claimed().getFirst();
        assertThat(world.bean(Outbox.class).trying(held.id(), world.server().clock().instant()))
                .isTrue();
        try (Counter counter = world.bean(SmtpPost.class).open()) {
            counter.hand(held.mail());
        }
        world.bean(PostRound.class).start();
        assertThat(world.told(contact)).isEmpty();
        world.server().clock().advance(Outbox.HELD_FOR.plusSeconds(1));
        world.untilTold(contact, 1);
        List<MimeMessage> mails = world.arrivedFor(MailWorld.CUSTOMER);
        assertThat(mails)
                .extracting(mail -> MailWorld.header(mail, "Message-ID"))
                .containsExactly(
                        "<" + held.mail().mailId() + ">", "<" + held.mail().mailId() + ">");
        assertThat(world.bean(Outbox.class).repeated(10))
                .extracting(Listed::repeats)
                .containsExactly(1);
    }

    @Test
    void PostgreSQL_killed_between_sending_and_knowing_loses_nothing() {
        ContactId contact = queued();
        Post post = new KillsTheDatabase(world.bean(SmtpPost.class));
        Postman postman =
                new Postman(
                        post,
                        world.bean(Outbox.class),
                        world.bean(Deliveries.class),
                        world.bean(Clock.class));
        // either it is still away when the mail has been sent, or it was back in time to write it
        // down
        try {
            postman.carry(10);
        } catch (RuntimeException away) {
            assertThat(away).isNotNull();
        }
        Await.until("the database answers again", this::answers);
        world.bean(PostRound.class).start();
        world.server().clock().advance(Outbox.HELD_FOR.plusSeconds(1));
        world.untilTold(contact, 1);
        assertThat(
                        world.arrivedFor(MailWorld.CUSTOMER).stream()
                                .map(mail -> MailWorld.header(mail, "Message-ID"))
                                .distinct())
                .hasSize(1);
    }

    @Test
    void a_server_that_says_later_is_asked_later_and_one_that_says_never_once() {
        assertThat(Postman.pauseAfter(0)).isEqualTo(Duration.ofSeconds(30));
        assertThat(Postman.pauseAfter(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Postman.pauseAfter(6)).isEqualTo(Duration.ofMinutes(30));
        assertThat(Postman.pauseAfter(600)).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void two_who_carry_at_once_send_each_mail_once() throws Exception {
        for (int i = 0; i < 20; i++) {
            queued();
        }
        Thread other = Thread.ofVirtual().start(() -> carryAll());
        carryAll();
        other.join();
        Await.until("all have come", () -> world.arrivedFor(MailWorld.CUSTOMER).size() >= 20);
        assertThat(world.arrivedFor(MailWorld.CUSTOMER)).hasSize(20);
    }

    private void carryAll() {
        while (world.bean(Postman.class).carry(3) > 0) {
            // the next few
        }
    }

    private ContactId queued() {
        ContactId contact = world.opened();
        world.say(contact, "News", "Still working on it.");
        return contact;
    }

    private List<Held> claimed() {
        return world.bean(Outbox.class).claim(world.server().clock().instant(), 10);
    }

    private boolean answers() {
        try {
            return world.server().jdbc().sql("SELECT 1").query(Integer.class).single() == 1;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Sends, and then there is no database to write down that it was sent. */
    private final class KillsTheDatabase implements Post {

        private final Post post;

        KillsTheDatabase(Post post) {
            this.post = post;
        }

        @Override
        public boolean isSetUp() {
            return post.isSetUp();
        }

        @Override
        public Counter open() throws Unreachable {
            Counter counter = post.open();
            return new Counter() {
                @Override
                public void hand(Outgoing mail) throws Unreachable, NotNow, Never {
                    counter.hand(mail);
                    kill();
                }

                @Override
                public void close() {
                    counter.close();
                }
            };
        }

        private void kill() {
            Path file = world.server().data().resolve("postgresql/cluster/postmaster.pid");
            try {
                long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
                ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
                process.destroyForcibly();
                process.onExit().join();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

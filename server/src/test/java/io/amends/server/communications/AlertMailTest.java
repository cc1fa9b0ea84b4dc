package io.amends.server.communications;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Event.Alerted;
import io.amends.core.timeline.Event.Delivery;
import io.amends.core.timeline.Event.MessageToCustomer;
import io.amends.core.timeline.PersonId;
import io.amends.server.Await;
import io.amends.server.communications.AlertWish.Gathered;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People of ours are told of what runs out and of what was missed, by real mail. */
class AlertMailTest {

    private final MailWorld world = MailWorld.one();

    @BeforeEach
    void afresh() {
        MailWorld.fresh();
    }

    @Test
    void the_owner_is_told_before_and_the_lead_when_it_is_missed() {
        ContactId contact = world.escalated();
        world.server().clock().advance(Duration.ofMinutes(50));
        MimeMessage soon = world.onlyMailFor("anna@example.org");
        assertThat(MailWorld.header(soon, "Subject"))
                .isEqualTo("Escalation notice is due soon [" + contact + "]");
        assertThat(MailWorld.header(soon, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(MailWorld.text(soon))
                .contains("anna answers to the customer")
                .contains("http://localhost:8080/contacts/" + contact);
        assertThat(world.arrivedFor("lea@example.org")).isEmpty();
        world.server().clock().advance(Duration.ofMinutes(15));
        MimeMessage missed = world.onlyMailFor("lea@example.org");
        assertThat(MailWorld.header(missed, "Subject")).startsWith("Escalation notice was missed");
    }

    @Test
    void S28_after_a_long_sleep_each_person_gets_one_mail_of_all_steps() {
        ContactId contact = world.escalated();
        world.server().clock().advance(Duration.ofHours(3));
        Await.until(
                "all steps were caught up",
                () ->
                        world.live(contact)
                                        .facts()
                                        .all(Alerted.class)
                                        .filter(a -> a.kind().equals("ESCALATION_NOTICE"))
                                        .count()
                                >= 3);
        MimeMessage mail = world.onlyMailFor("lea@example.org");
        assertThat(MailWorld.text(mail)).contains("Escalation notice was due");
        assertThat(world.onlyMailFor("anna@example.org")).isNotNull();
    }

    @Test
    void where_nobody_coordinates_the_lead_is_told_and_once() {
        world.escalated();
        world.server().clock().advance(Duration.ofMinutes(65));
        world.onlyMailFor("lea@example.org");
        assertThat(
                        count(
                                "SELECT count(*) FROM outbox WHERE recipient = 'lea@example.org' AND"
                                        + " about LIKE '%ESCALATION_NOTICE%'"))
                .isEqualTo(1);
    }

    @Test
    void S29_held_steps_go_out_when_the_window_opens_as_one_mail() {
        quietFor(world.organisation().lea, Duration.ofHours(3));
        world.escalated();
        world.escalated();
        world.server().clock().advance(Duration.ofMinutes(65));
        Await.until("both were held", () -> count(HELD) == 2);
        assertThat(world.arrivedFor("lea@example.org")).isEmpty();
        world.server().clock().advance(Duration.ofHours(3));
        MimeMessage mail = world.firstMailFor("lea@example.org");
        assertThat(MailWorld.header(mail, "Subject")).isEqualTo("2 things that came up meanwhile");
        assertThat(count(HELD)).isZero();
    }

    @Test
    void what_is_done_meanwhile_is_not_told_in_the_morning() {
        quietFor(world.organisation().lea, Duration.ofHours(3));
        ContactId contact = world.escalated();
        world.server().clock().advance(Duration.ofMinutes(65));
        Await.until("it was held", () -> count(HELD) == 1);
        world.say(contact, "News", "Still investigating; I call you at 15:00.");
        world.untilTold(contact, 1);
        assertThat(count(HELD)).isZero();
        assertThat(count("SELECT count(*) FROM outbox WHERE state = 'WITHDRAWN'")).isEqualTo(1);
    }

    @Test
    void whoever_is_away_is_stood_in_for() {
        world.escalated();
        Instant now = world.server().clock().instant();
        world.organisation()
                .member(
                        world.organisation().lea,
                        io.amends.core.organisation.Role.LEAD,
                        io.amends.server.escalations.LiveOrganisation.FRONT,
                        world.organisation().bea,
                        new io.amends.core.organisation.Member.Absence(
                                now.minusSeconds(1), now.plus(Duration.ofDays(3))));
        world.server().clock().advance(Duration.ofMinutes(65));
        assertThat(MailWorld.header(world.onlyMailFor("bea@example.org"), "Subject"))
                .contains("was missed");
        assertThat(world.arrivedFor("lea@example.org")).isEmpty();
    }

    @Test
    void S33_nothing_of_it_is_ever_addressed_to_a_customer() {
        ContactId contact = world.escalated();
        world.server().clock().advance(Duration.ofDays(3));
        world.firstMailFor("anna@example.org");
        Await.until(
                "all were sent",
                () -> count("SELECT count(*) FROM outbox WHERE state = 'WAITING'") == 0);
        assertThat(world.arrivedFor(MailWorld.CUSTOMER)).isEmpty();
        assertThat(world.told(contact)).isEmpty();
        assertThat(
                        count(
                                "SELECT count(*) FROM outbox WHERE purpose = 'ALERT' AND"
                                        + " reply_key IS NOT NULL"))
                .isZero();
    }

    @Test
    void a_mail_that_will_never_arrive_is_set_aside_and_its_writer_is_told() {
        ContactId contact = world.opened();
        world.smtp().cut();
        world.say(contact, "News", "Still working on it.");
        world.server().jdbc().sql("UPDATE outbox SET recipient = 'no address at all'").update();
        world.smtp().mend();
        Await.until(
                "it was set aside",
                () -> count("SELECT count(*) FROM outbox WHERE state = 'SET_ASIDE'") == 1);
        assertThat(world.told(contact))
                .extracting(MessageToCustomer::delivery)
                .containsExactly(Delivery.BOUNCED);
        assertThat(MailWorld.header(world.onlyMailFor("anna@example.org"), "Subject"))
                .isEqualTo("A mail to the customer came back [" + contact + "]");
    }

    private static final String HELD =
            "SELECT count(*) FROM outbox WHERE recipient = 'lea@example.org' AND state = 'WAITING'"
                    + " AND gather";

    /** Quiet from now on, for a while. */
    private void quietFor(PersonId person, Duration length) {
        LocalTime now = world.server().clock().instant().atOffset(ZoneOffset.UTC).toLocalTime();
        world.bean(AlertWishes.class)
                .put(
                        UUID.fromString(person.value()),
                        new AlertWish(
                                Locale.ENGLISH,
                                ZoneOffset.UTC,
                                now.minusMinutes(1).withNano(0),
                                now.plus(length).withNano(0),
                                true,
                                Gathered.NOT));
    }

    private int count(String sql) {
        return world.server().jdbc().sql(sql).query(Integer.class).single();
    }
}

package io.amends.server.communications;

// Over 300 lines: the kinds of mail that arrive, one test each.

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import io.amends.core.commitment.CommitmentKind;
import io.amends.core.commitment.Verdict;
import io.amends.core.lifecycle.Command;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Event.CustomerMessage;
import io.amends.core.timeline.Event.MessageBounced;
import io.amends.core.timeline.Event.Promise;
import io.amends.core.timeline.Event.PromiseKind;
import io.amends.core.timeline.Event.RecurrenceLinked;
import io.amends.core.timeline.Part;
import io.amends.server.communications.IncomingMail.Outcome;
import io.amends.server.escalations.Handled;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What customers write, read from a real mailbox. */
class IncomingMailTest {

    private final MailWorld world = MailWorld.one();

    @BeforeEach
    void afresh() {
        MailWorld.fresh();
    }

    @Test
    void an_answer_finds_its_contact_by_the_address_it_was_sent_to() {
        ContactId contact = world.opened();
        MimeMessage mail = told(contact);
        arrives("To: " + MailWorld.header(mail, "Reply-To"), "Subject: Re: News", "And now?");
        assertThat(read()).isEqualTo(1);
        assertThat(said(contact)).hasSize(1);
        assertThat(words(contact)).contains("And now?");
        assertThat(world.live(contact).state().customerSpokeAt()).isNotNull();
    }

    @Test
    void an_answer_to_the_bare_address_finds_it_by_what_it_refers_to() {
        ContactId contact = world.opened();
        MimeMessage mail = told(contact);
        arrives(
                "To: " + MailWorld.US,
                "References: <old@x.example> " + MailWorld.header(mail, "Message-ID"),
                "And now?");
        read();
        assertThat(said(contact)).hasSize(1);
    }

    @Test
    void the_next_mail_to_the_customer_refers_to_their_answer() {
        ContactId contact = world.opened();
        MimeMessage mail = told(contact);
        arrives(
                "To: " + MailWorld.header(mail, "Reply-To"),
                "Message-ID: <theirs@customer.example>",
                "And now?");
        read();
        world.server().clock().advance(Duration.ofSeconds(1));
        world.say(contact, "Re", "Soon on Monday at 9.");
        world.untilTold(contact, 2);
        assertThat(MailWorld.header(world.arrivedFor(MailWorld.CUSTOMER).getLast(), "In-Reply-To"))
                .isEqualTo("<theirs@customer.example>");
    }

    @Test
    void nothing_is_read_twice() {
        ContactId contact = world.opened();
        MimeMessage mail = told(contact);
        String to = "To: " + MailWorld.header(mail, "Reply-To");
        arrives(to, "Message-ID: <once@customer.example>", "Hello");
        arrives(to, "Message-ID: <once@customer.example>", "Hello");
        assertThat(read()).isEqualTo(2);
        assertThat(read()).isZero();
        assertThat(said(contact)).hasSize(1);
        assertThat(outcomes()).containsExactly("ATTACHED", "AGAIN");
    }

    @Test
    void S49_absence_notes_are_kept_and_have_no_effect() {
        ContactId contact = world.opened();
        MimeMessage mail = told(contact);
        Instant spoke = world.live(contact).state().customerSpokeAt();
        String to = "To: " + MailWorld.header(mail, "Reply-To");
        for (String header :
                List.of(
                        "Auto-Submitted: auto-replied",
                        "Auto-Submitted: auto-generated (rejected)",
                        "Precedence: bulk",
                        "Precedence: auto_reply",
                        "Return-Path: <>",
                        "X-Autoreply: yes",
                        "X-Autorespond: absent",
                        "List-Id: <news.customer.example>")) {
            arrives(to, header, "I am away until Monday.");
        }
        assertThat(read()).isEqualTo(8);
        assertThat(outcomes()).containsOnly("AUTOMATIC");
        assertThat(world.live(contact).state().customerSpokeAt()).isEqualTo(spoke);
        assertThat(said(contact)).allMatch(m -> m.stamp().actor().isAutomation()).hasSize(8);
        assertThat(world.arrivedFor(MailWorld.CUSTOMER)).hasSize(1);
    }

    @Test
    void a_person_who_says_that_it_is_not_automatic_is_a_person() {
        ContactId contact = world.opened();
        arrives(
                "To: " + MailWorld.header(told(contact), "Reply-To"),
                "Auto-Submitted: no\r\nX-Auto-Response-Suppress: All",
                "Hello");
        read();
        assertThat(outcomes()).containsExactly("ATTACHED");
    }

    @Test
    void a_return_takes_back_what_the_message_had_kept() {
        ContactId contact = world.escalated();
        world.server().clock().advance(Duration.ofMinutes(1));
        world.conversations().send(contact, world.anna(), notice());
        world.untilTold(contact, 1);
        assertThat(verdict(contact)).isInstanceOf(Verdict.Kept.class);
        MimeMessage mail = world.onlyMailFor(MailWorld.CUSTOMER);
        world.server().clock().advance(Duration.ofMinutes(5));
        arrivesWhole(returned(MailWorld.header(mail, "Message-ID"), "failed"));
        read();
        assertThat(world.live(contact).facts().all(MessageBounced.class)).hasSize(1);
        assertThat(verdict(contact)).isInstanceOf(Verdict.Open.class);
        arrivesWhole(returned(MailWorld.header(mail, "Message-ID"), "failed"));
        read();
        assertThat(world.live(contact).facts().all(MessageBounced.class)).hasSize(1);
    }

    @Test
    void a_delay_takes_nothing_back() {
        ContactId contact = world.opened();
        MimeMessage mail = told(contact);
        arrivesWhole(returned(MailWorld.header(mail, "Message-ID"), "delayed"));
        read();
        assertThat(world.live(contact).facts().all(MessageBounced.class)).isEmpty();
        assertThat(outcomes()).containsExactly("AUTOMATIC");
    }

    @Test
    void what_belongs_nowhere_waits_for_a_person_and_is_given_to_a_contact() {
        ContactId contact = world.opened();
        arrives("To: " + MailWorld.US, "Subject: Help", "Nothing works");
        read();
        IncomingMail.Left left = world.bean(IncomingMail.class).left(10).getFirst();
        assertThat(left.subject()).isEqualTo("Help");
        assertThat(left.outcome()).isEqualTo(Outcome.UNMATCHED);
        assertThat(world.bean(Sorting.class).assign(left.id(), contact, null)).isTrue();
        assertThat(world.bean(Sorting.class).assign(left.id(), contact, null)).isFalse();
        assertThat(words(contact)).contains("Nothing works");
        assertThat(world.bean(IncomingMail.class).left(10)).isEmpty();
    }

    @Test
    void S18_an_answer_to_what_is_solved_opens_it_again() {
        ContactId contact = solved();
        arrives(to(contact), "X: y", "It happened again today");
        read();
        assertThat(world.live(contact).state().isResolved()).isFalse();
    }

    @Test
    void S08_a_last_thanks_opens_nothing() {
        ContactId contact = solved();
        arrives(to(contact), "X: y", "Thank you very much!");
        read();
        assertThat(world.live(contact).state().isResolved()).isTrue();
        assertThat(words(contact)).contains("Thank you very much!");
    }

    @Test
    void S18_an_answer_that_comes_too_late_opens_a_linked_contact() {
        ContactId contact = solved();
        world.server().clock().advance(Duration.ofDays(8));
        arrives(to(contact), "X: y", "It happened again today");
        read();
        assertThat(world.live(contact).state().isResolved()).isTrue();
        ContactId later =
                new ContactId(
                        world.server()
                                .jdbc()
                                .sql("SELECT contact FROM incoming_mail")
                                .query(String.class)
                                .single());
        assertThat(later).isNotEqualTo(contact);
        assertThat(world.live(later).facts().all(RecurrenceLinked.class))
                .extracting(RecurrenceLinked::earlier)
                .containsExactly(contact);
        assertThat(words(later)).containsExactly("It happened again today");
    }

    /** Resolved after one mail to the customer. */
    private ContactId solved() {
        ContactId contact = world.opened();
        told(contact);
        assertThat(world.contacts().decide(contact, new Command.Resolve(world.anna())))
                .isInstanceOf(Handled.Done.class);
        return contact;
    }

    private String to(ContactId contact) {
        assertThat(world.live(contact)).isNotNull();
        return "To: " + MailWorld.header(world.onlyMailFor(MailWorld.CUSTOMER), "Reply-To");
    }

    @Test
    void a_guessed_address_reaches_nobodys_contact() {
        world.opened();
        arrives("To: support+aaaaaaaaaaaaaaaaaaaa@amends.example", "X: y", "Let me in");
        read();
        assertThat(outcomes()).containsExactly("UNMATCHED");
    }

    @Test
    void what_is_too_large_is_listed_with_its_size_and_not_read() {
        arrives("To: " + MailWorld.US, "Subject: Big", "x".repeat(11 * 1024 * 1024));
        arrives("To: " + MailWorld.US, "Subject: Small", "x");
        assertThat(read()).isEqualTo(2);
        List<IncomingMail.Left> left = world.bean(IncomingMail.class).left(10);
        assertThat(left.getFirst().outcome()).isEqualTo(Outcome.TOO_LARGE);
        assertThat(left.getFirst().subject()).isEqualTo("Big");
        assertThat(left.getFirst().trouble()).contains("bytes");
        assertThat(left.getLast().outcome()).isEqualTo(Outcome.UNMATCHED);
    }

    @Test
    void a_bomb_of_parts_is_refused_and_holds_up_no_other() {
        StringBuilder bomb = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            bomb.append("--b\r\nContent-Type: text/plain\r\n\r\nx\r\n");
        }
        arrivesWhole(
                "From: kim@customer.example\r\nTo: "
                        + MailWorld.US
                        + "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                        + bomb
                        + "--b--\r\n");
        arrives("To: " + MailWorld.US, "Subject: Small", "x");
        read();
        assertThat(outcomes()).containsExactly("MALFORMED", "UNMATCHED");
    }

    @Test
    void whoever_writes_without_end_is_held_back() {
        ContactId contact = world.opened();
        String to = "To: " + MailWorld.header(told(contact), "Reply-To");
        for (int i = 0; i < 65; i++) {
            arrives(to, "X: y", "Again " + i);
        }
        read();
        assertThat(outcomes()).filteredOn("ATTACHED"::equals).hasSize(60);
        assertThat(outcomes()).filteredOn("TOO_MANY"::equals).hasSize(5);
    }

    @Test
    void markup_is_read_as_text() throws Exception {
        Arrival mail =
                Arrivals.read(
                        ("From: =?utf-8?q?Kim_B=C3=A4r?= <Kim@Customer.example>\r\n"
                                        + "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n"
                                        + "Content-Type: text/html; charset=utf-8\r\n\r\n"
                                        + "<style>p{}</style><p>Guten Tag</p><script>x()</script>"
                                        + "<p>Bär &amp; Co<br>hier</p>")
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(mail.text()).isEqualTo("Guten Tag\nBär & Co\nhier");
        assertThat(mail.subject()).isEqualTo("Grüße");
        assertThat(mail.sender()).isEqualTo("kim@customer.example");
        assertThat(mail.senderName()).isEqualTo("Kim Bär");
    }

    @Test
    void whatever_bytes_come_they_are_read_or_refused() {
        java.util.Random random = new java.util.Random(7);
        String sound = returned("<a@b>", "failed");
        for (int i = 0; i < 300; i++) {
            byte[] bytes = sound.getBytes(StandardCharsets.UTF_8);
            for (int j = 0; j < 1 + random.nextInt(40); j++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(Arrivals.read(bytes).text()).doesNotContain("\0");
            } catch (Arrivals.Malformed e) {
                assertThat(e.getMessage()).as("seed 7, round " + i).isNotBlank();
            }
        }
    }

    // ---- the mailbox ---------------------------------------------------------------------------

    private int read() {
        return world.bean(Mailbox.class).read(200);
    }

    private MimeMessage told(ContactId contact) {
        world.say(contact, "News", "Still working on it.");
        world.untilTold(contact, 1);
        return world.onlyMailFor(MailWorld.CUSTOMER);
    }

    private void arrives(String recipient, String header, String text) {
        String id =
                header.startsWith("Message-ID")
                        ? ""
                        : "Message-ID: <" + UUID.randomUUID() + "@customer.example>\r\n";
        arrivesWhole(
                "From: Kim <"
                        + MailWorld.CUSTOMER
                        + ">\r\n"
                        + recipient
                        + "\r\n"
                        + id
                        + header
                        + "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                        + text
                        + "\r\n");
    }

    private void arrivesWhole(String mail) {
        try {
            GreenMailUser us = world.mail().setUser(MailWorld.US, MailWorld.US, "secret");
            us.deliver(
                    new MimeMessage(
                            Session.getInstance(new Properties()),
                            new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))));
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String returned(String mailId, String action) {
        return """
                From: Mail Delivery System <mailer-daemon@mx.example>
                To: support@amends.example
                Subject: Undelivered Mail Returned to Sender
                Message-ID: <%s@mx.example>
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="r"

                --r
                Content-Type: text/plain; charset=us-ascii

                I am sorry to have to inform you that your message could not be delivered.

                --r
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; kim@customer.example
                Action: %s
                Status: 5.1.1

                --r
                Content-Type: message/rfc822

                From: support@amends.example
                Message-ID: %s
                Subject: News

                Hello
                --r--
                """
                .formatted(UUID.randomUUID(), action, mailId)
                .replace("\n", "\r\n");
    }

    private List<CustomerMessage> said(ContactId contact) {
        return world.live(contact).facts().all(CustomerMessage.class).toList();
    }

    private List<String> words(ContactId contact) {
        return world.bean(Texts.class).of(contact).values().stream().map(Text::body).toList();
    }

    @SuppressWarnings("NullAway") // rows are never null
    private List<String> outcomes() {
        return world.server()
                .jdbc()
                .sql("SELECT outcome FROM incoming_mail ORDER BY id")
                .query(String.class)
                .list();
    }

    private Verdict verdict(ContactId contact) {
        return world.live(contact).judgements().stream()
                .filter(j -> j.commitment().kind() == CommitmentKind.ESCALATION_NOTICE)
                .findFirst()
                .orElseThrow()
                .timing();
    }

    private Letter notice() {
        Instant next =
                world.server()
                        .clock()
                        .instant()
                        .plus(Duration.ofDays(1))
                        .truncatedTo(ChronoUnit.MILLIS);
        return Letter.mail(
                "Your payroll export",
                Map.of(
                        Part.ESCALATED, "It is escalated.",
                        Part.ACCOUNTABLE_OWNER, "I, Anna, am accountable.",
                        Part.NEXT_CONTACT, "You hear from me tomorrow at 15:00.",
                        Part.IF_NOT_HEARD, "Else call 555 0100."),
                "",
                Optional.of(new Promise(PromiseKind.BY, next)));
    }
}

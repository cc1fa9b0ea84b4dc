package io.amends.server.communications;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.commitment.Verdict;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Event.Medium;
import io.amends.core.timeline.Event.MessageQueued;
import io.amends.core.timeline.Event.Promise;
import io.amends.core.timeline.Event.PromiseKind;
import io.amends.core.timeline.Event.PromiseMade;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.Reason;
import io.amends.server.Await;
import io.amends.server.escalations.Handled;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said to customers, on real PostgreSQL and a real mail server. */
class OutgoingMailTest {

    private final MailWorld world = MailWorld.one();

    @BeforeEach
    void afresh() {
        MailWorld.fresh();
    }

    @Test
    void a_message_counts_once_the_next_server_has_taken_it() {
        ContactId contact = world.escalated();
        world.smtp().cut();
        Instant next =
                world.server()
                        .clock()
                        .instant()
                        .plus(Duration.ofHours(20))
                        .truncatedTo(ChronoUnit.MILLIS);
        Handled sent = world.conversations().send(contact, world.anna(), notice(next));
        assertThat(sent).isInstanceOf(Handled.Done.class);
        assertThat(world.live(contact).facts().all(MessageQueued.class)).hasSize(1);
        assertThat(world.told(contact)).isEmpty();
        assertThat(verdict(contact)).isInstanceOf(Verdict.Open.class);
    }

    @Test
    void what_was_queued_arrives_word_for_word_and_keeps_what_is_owed() {
        ContactId contact = world.escalated();
        Instant next =
                world.server()
                        .clock()
                        .instant()
                        .plus(Duration.ofHours(20))
                        .truncatedTo(ChronoUnit.MILLIS);
        world.conversations().send(contact, world.anna(), notice(next));
        world.untilTold(contact, 1);
        MimeMessage mail = world.onlyMailFor(MailWorld.CUSTOMER);
        MessageId message = world.told(contact).getFirst().id();
        Text kept = Objects.requireNonNull(world.bean(Texts.class).of(contact).get(message));
        assertThat(MailWorld.text(mail).strip()).isEqualTo(kept.body().strip());
        assertThat(MailWorld.header(mail, "Subject")).isEqualTo(kept.subject());
        assertThat(MailWorld.header(mail, "From"))
                .contains("Amends Support")
                .contains(MailWorld.US);
        assertThat(MailWorld.header(mail, "Auto-Submitted")).isEmpty();
        assertThat(MailWorld.header(mail, "Reply-To"))
                .containsPattern("support\\+[a-z0-9]{20}@amends\\.example");
        assertThat(world.live(contact).facts().all(PromiseMade.class).map(PromiseMade::at))
                .containsExactly(next);
        assertThat(verdict(contact)).isInstanceOf(Verdict.Kept.class);
    }

    @Test
    void words_that_the_body_lacks_are_put_behind_it() {
        ContactId contact = world.opened();
        Map<Part, String> parts =
                Map.of(Part.APOLOGY, "I am sorry.", Part.IMPACT, "Your payroll was late.");
        world.conversations()
                .send(
                        contact,
                        world.anna(),
                        Letter.mail(
                                "News",
                                parts,
                                "Your  payroll\nwas late. It is fixed.",
                                Optional.empty()));
        MimeMessage mail = world.onlyMailFor(MailWorld.CUSTOMER);
        assertThat(MailWorld.text(mail).strip())
                .isEqualTo("Your  payroll\nwas late. It is fixed.\n\nI am sorry.");
    }

    @Test
    void replies_are_threaded() {
        ContactId contact = world.opened();
        world.say(contact, "First", "One.");
        world.untilTold(contact, 1);
        world.say(contact, "Second", "Two.");
        world.untilTold(contact, 2);
        List<MimeMessage> mails = world.arrivedFor(MailWorld.CUSTOMER);
        String first = MailWorld.header(mails.getFirst(), "Message-ID");
        assertThat(first).endsWith("@amends.example>");
        assertThat(MailWorld.header(mails.getLast(), "In-Reply-To")).isEqualTo(first);
        assertThat(MailWorld.header(mails.getLast(), "References")).isEqualTo(first);
        assertThat(MailWorld.header(mails.getLast(), "Reply-To"))
                .isEqualTo(MailWorld.header(mails.getFirst(), "Reply-To"));
    }

    @Test
    void a_header_cannot_be_smuggled_in() {
        ContactId contact = world.opened();
        world.say(contact, "Hello\r\nBcc: thief@elsewhere.example\r\n\r\nbody", "Body");
        MimeMessage mail = world.onlyMailFor(MailWorld.CUSTOMER);
        assertThat(MailWorld.header(mail, "Bcc")).isEmpty();
        assertThat(world.arrivedFor("thief@elsewhere.example")).isEmpty();
        assertThat(MailWorld.text(mail).strip()).isEqualTo("Body");
    }

    @Test
    void an_address_that_is_none_or_several_is_refused() {
        for (String requester :
                List.of(
                        "a@b.example\r\nBcc: thief@elsewhere.example",
                        "a@b.example, c@d.example",
                        "Kim",
                        "<kim@customer.example>")) {
            ContactId contact = world.opened(requester);
            Handled handled = world.say(contact, "Hello", "Body");
            assertThat(handled).isInstanceOf(Handled.Refused.class);
            assertThat(((Handled.Refused) handled).reasons())
                    .extracting(Reason::code)
                    .containsExactly("mail.no-address");
        }
    }

    @Test
    void down_for_an_hour_loses_nothing_and_is_listed_as_waiting() {
        ContactId contact = world.opened();
        world.smtp().cut();
        world.say(contact, "News", "Still working on it.");
        Await.until(
                "the postman found nobody", () -> world.bean(Postman.class).trouble().isPresent());
        world.server().clock().advance(Duration.ofHours(1));
        assertThat(waiting()).isEqualTo(1);
        assertThat(world.told(contact)).isEmpty();
        world.smtp().mend();
        world.untilTold(contact, 1);
        assertThat(waiting()).isZero();
        assertThat(world.arrivedFor(MailWorld.CUSTOMER)).hasSize(1);
        assertThat(world.bean(Postman.class).trouble()).isEmpty();
    }

    @Test
    void a_call_is_kept_with_its_words_and_one_that_reached_nobody_keeps_nothing() {
        ContactId contact = world.escalated();
        world.conversations()
                .called(
                        contact,
                        world.anna(),
                        new CallMade(Medium.CALL, false, Map.of(), "Voicemail", Optional.empty()));
        assertThat(verdict(contact)).isInstanceOf(Verdict.Open.class);
        assertThat(world.bean(Texts.class).of(contact).values())
                .containsExactly(new Text("", "Voicemail"));
    }

    @Test
    void S49_automatic_mail_is_kept_and_changes_nothing() {
        ContactId contact = world.opened();
        Instant spoke = world.live(contact).state().customerSpokeAt();
        world.conversations()
                .receive(contact, new Received("Out of office", "Back Monday", "mail", true));
        assertThat(world.live(contact).state().customerSpokeAt()).isEqualTo(spoke);
        world.conversations().receive(contact, Received.of("Re: News", "And now?", "mail"));
        assertThat(world.live(contact).state().customerSpokeAt()).isNotEqualTo(spoke);
        assertThat(world.bean(Texts.class).of(contact)).hasSize(2);
    }

    private Letter notice(Instant next) {
        return Letter.mail(
                "Your payroll export",
                Map.of(
                        Part.ESCALATED, "I have escalated your case to our database team.",
                        Part.ACCOUNTABLE_OWNER, "I, Anna, am accountable until they take it over.",
                        Part.NEXT_CONTACT, "You hear from me again tomorrow at 15:00.",
                        Part.IF_NOT_HEARD, "If you do not, call me on 555 0100."),
                "",
                Optional.of(new Promise(PromiseKind.BY, next)));
    }

    private Verdict verdict(ContactId contact) {
        return world.live(contact).judgements().stream()
                .filter(j -> j.commitment().kind() == CommitmentKind.ESCALATION_NOTICE)
                .findFirst()
                .orElseThrow()
                .timing();
    }

    private int waiting() {
        return world.server()
                .jdbc()
                .sql("SELECT count(*) FROM outbox WHERE state = 'WAITING'")
                .query(Integer.class)
                .single();
    }
}

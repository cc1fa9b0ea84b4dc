package io.amends.server.communications;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.commitment.Commitment;
import io.amends.core.commitment.CommitmentKind;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.protocol.Rulebook;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Event.Promise;
import io.amends.core.timeline.Event.PromiseKind;
import io.amends.core.timeline.Part;
import io.amends.server.accounts.Requester;
import io.amends.server.accounts.Requesters;
import io.amends.server.communications.Composed.Advice;
import io.amends.server.communications.Composed.Leak;
import io.amends.server.escalations.Handled;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The composer: what it begins, what it says about a letter, and that this is what is sent. */
class ComposerTest {

    private final MailWorld world = MailWorld.one();

    @BeforeEach
    void afresh() {
        MailWorld.fresh();
        world.bean(Requesters.class)
                .put(
                        new Requester(
                                "kim",
                                null,
                                "Kim Berg",
                                MailWorld.CUSTOMER,
                                "de",
                                ZoneId.of("Europe/Berlin")));
    }

    @Test
    void a_draft_speaks_the_customers_language_in_the_customers_zone() {
        Draft draft = begun(escalated());
        assertThat(draft.language()).isEqualTo(Locale.GERMAN);
        assertThat(draft.body())
                .startsWith("Guten Tag Kim Berg!")
                .contains("Ortszeit Berlin", "anna");
        assertThat(draft.parts()).containsEntry(Part.EXPECTED_OUTCOME, "");
        assertThat(draft.promise()).isPresent();
    }

    @Test
    void the_preview_is_byte_for_byte_what_is_sent() throws Exception {
        ContactId contact = escalated();
        Letter letter = begun(contact).letter();
        Composed preview =
                world.bean(Composer.class).compose(world.live(contact), world.anna(), letter);
        assertThat(world.conversations().send(contact, world.anna(), letter))
                .isInstanceOf(Handled.Done.class);
        MimeMessage mail = world.onlyMailFor(MailWorld.CUSTOMER);
        byte[] sent = MailWorld.text(mail).getBytes(StandardCharsets.UTF_8);
        assertThat(sent).isEqualTo(preview.letter().body().getBytes(StandardCharsets.UTF_8));
        assertThat(mail.getSubject()).isEqualTo(preview.letter().subject());
    }

    @Test
    void it_is_said_what_a_letter_keeps_and_what_it_lacks() {
        ContactId contact = escalated();
        world.server().clock().advance(java.time.Duration.ofMinutes(1));
        Draft draft = begun(contact);
        Composed whole = composed(contact, draft.letter());
        assertThat(whole.keeps())
                .extracting(Commitment::kind)
                .contains(CommitmentKind.ESCALATION_NOTICE);
        assertThat(whole.lacks()).isEmpty();
        Composed bare =
                composed(contact, Letter.mail("News", Map.of(), "We are on it.", Optional.empty()));
        assertThat(bare.lacks())
                .filteredOn(l -> l.commitment().kind() == CommitmentKind.ESCALATION_NOTICE)
                .flatExtracting(Composed.Lacking::missing)
                .containsAll(
                        Composer.required(CommitmentKind.ESCALATION_NOTICE, Rulebook.standard())
                                .stream()
                                .filter(p -> p != Part.NAMED_PERSON && p != Part.EXPECTED_OUTCOME)
                                .toList());
    }

    @Test
    void what_is_refused_is_said_before_sending() {
        ContactId contact = escalated();
        Letter letter =
                Letter.mail(
                        "News",
                        Map.of(Part.NEXT_CONTACT, "Soon."),
                        "",
                        Optional.of(new Promise(PromiseKind.BY, Instant.EPOCH)));
        assertThat(composed(contact, letter).refusals())
                .extracting(r -> r.code())
                .contains("words.promise-in-the-past", "words.vague");
    }

    @Test
    void vague_words_and_jargon_are_pointed_out() {
        ContactId contact = escalated();
        Composed composed =
                composed(
                        contact,
                        Letter.mail(
                                "News",
                                Map.of(),
                                "Wir melden uns so schnell wie möglich. Am 24.11. folgt der Bugfix.",
                                Optional.empty()));
        assertThat(composed.advice())
                .contains(
                        new Advice("vague", "so schnell wie möglich", ""),
                        new Advice("jargon", "bugfix", "die Korrektur"));
    }

    @Test
    void what_the_customer_should_not_see_is_pointed_out() {
        ContactId contact = escalated();
        world.contacts().decide(contact, world.organisation().offer());
        Composed composed =
                composed(
                        contact,
                        Letter.mail(
                                "News",
                                Map.of(),
                                "Bea says: What is known of CUSTOMERS_WORDS. See"
                                        + " http://wiki.internal/x and ask anna.",
                                Optional.empty()));
        assertThat(composed.leaks())
                .contains(new Leak("person", "bea"), new Leak("address", "http://wiki.internal/x"))
                .doesNotContain(new Leak("person", "anna"));
    }

    @Test
    void a_saved_version_is_in_force_and_former_ones_are_kept() {
        LetterTemplates templates = world.bean(LetterTemplates.class);
        LetterTemplate shipped = templates.of(CommitmentKind.PROGRESS_UPDATE, Locale.ENGLISH);
        assertThat(shipped.isShipped()).isTrue();
        for (String text : new String[] {"First {{customer}}", "Second {{customer}}"}) {
            assertThat(
                            templates.keep(
                                    new LetterTemplate(
                                            shipped.kind(), shipped.language(), 0, "News", text),
                                    java.util.Set.of(),
                                    null))
                    .isEmpty();
        }
        assertThat(templates.of(shipped.kind(), shipped.language()).body())
                .isEqualTo("Second {{customer}}\n");
        assertThat(templates.versions(shipped.kind(), shipped.language()))
                .extracting(LetterTemplate::version)
                .containsExactly(2, 1);
        assertThat(templates.of(CommitmentKind.PROGRESS_UPDATE, Locale.GERMAN).isShipped())
                .isTrue();
    }

    private ContactId escalated() {
        ContactId contact = world.opened("kim");
        world.contacts().decide(contact, world.organisation().escalate());
        return contact;
    }

    private Draft begun(ContactId contact) {
        LiveContact live = world.live(contact);
        return world.bean(Composer.class)
                .begin(
                        live,
                        CommitmentKind.ESCALATION_NOTICE,
                        world.anna(),
                        world.bean(Correspondents.class).of(live));
    }

    private Composed composed(ContactId contact, Letter letter) {
        return world.bean(Composer.class).compose(world.live(contact), world.anna(), letter);
    }
}

package io.amends.server.communications;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.organisation.Role;
import io.amends.core.timeline.ContactId;
import io.amends.server.Await;
import io.amends.server.Visitor;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages around mail. */
class MailPagesTest {

    private final MailWorld world = MailWorld.one();

    @BeforeEach
    void afresh() {
        MailWorld.fresh();
    }

    @Test
    void every_template_is_shown_with_its_preview() {
        try (Visitor admin = Visitor.as(Role.ADMIN, world.server())) {
            assertThat(admin.get("/settings/templates").body())
                    .contains("/settings/templates/ESCALATION_NOTICE/de", "as shipped");
            for (CommitmentKind kind : LetterTemplate.KINDS) {
                for (Locale language : LetterTemplate.LANGUAGES) {
                    HttpResponse<String> page =
                            admin.get("/settings/templates/" + kind + "/" + language.getLanguage());
                    assertThat(page.statusCode()).as("%s %s", kind, language).isEqualTo(200);
                    assertThat(page.body()).contains("Kim Berg", "Anna Ritter");
                }
            }
            assertThat(admin.get("/settings/templates/ESCALATION_NOTICE/fr").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_template_is_previewed_refused_with_reasons_and_kept() {
        String path = "/settings/templates/FOLLOW_UP/en";
        String sound =
                "Hi {{customer}}. {{#part \"HAS_IT_HELD\"}}Has it held?{{/part}}"
                        + " {{#part \"SATISFIED\"}}Happy?{{/part}}"
                        + " {{#part \"ANYTHING_NEW\"}}Anything new?{{/part}} <b>{{agent}}</b>";
        try (Visitor admin = Visitor.as(Role.ADMIN, world.server())) {
            assertThat(admin.post(path, "subject", "News", "body", sound).body())
                    .contains("Hi Kim Berg. Has it held?", "&lt;b&gt;Anna Ritter&lt;/b&gt;");
            assertThat(
                            admin.post(
                                            path,
                                            "subject",
                                            "News",
                                            "body",
                                            "Hi {{foo}}",
                                            "save",
                                            "true")
                                    .body())
                    .contains("nobody fills in foo");
            assertThat(
                            admin.post(
                                            path,
                                            "subject",
                                            "News",
                                            "body",
                                            "Hi {{customer}}",
                                            "save",
                                            "true")
                                    .body())
                    .contains("HAS_IT_HELD");
            assertThat(
                            admin.post(path, "subject", "News", "body", sound, "save", "true")
                                    .statusCode())
                    .isEqualTo(302);
            assertThat(admin.get(path).body()).contains("version 1");
            admin.post(path + "/shipped");
            assertThat(
                            world.bean(LetterTemplates.class)
                                    .of(CommitmentKind.FOLLOW_UP, Locale.ENGLISH)
                                    .body())
                    .isEqualTo(
                            LetterTemplates.shipped(CommitmentKind.FOLLOW_UP, Locale.ENGLISH)
                                    .body());
        }
    }

    @Test
    void a_lead_reads_templates_and_changes_none() {
        try (Visitor lead = Visitor.as(Role.LEAD, world.server())) {
            assertThat(lead.get("/settings/templates/FOLLOW_UP/en").body())
                    .doesNotContain("Save as the next version");
            assertThat(
                            lead.post(
                                            "/settings/templates/FOLLOW_UP/en",
                                            "subject",
                                            "x",
                                            "body",
                                            "y",
                                            "save",
                                            "true")
                                    .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void the_page_of_mail_shows_what_waits_and_sends_a_test() {
        try (Visitor admin = Visitor.as(Role.ADMIN, world.server())) {
            assertThat(admin.get("/settings/mail").body())
                    .contains("It can be reached", "127.0.0.1", "nothing waits")
                    .doesNotContain("secret");
            admin.post("/settings/mail/test");
            MimeMessage mail = world.onlyMailFor("admin@example.org");
            assertThat(MailWorld.text(mail)).contains("Hello The admin");
            world.smtp().cut();
            ContactId contact = world.opened();
            world.say(contact, "News", "Still working on it.");
            Await.until(
                    "the postman found nobody",
                    () -> world.bean(Postman.class).trouble().isPresent());
            assertThat(admin.get("/settings/mail").body())
                    .contains("It cannot be reached since", MailWorld.CUSTOMER);
        }
    }

    @Test
    void unmatched_mail_is_given_to_a_contact_by_a_person() {
        ContactId contact = world.opened();
        world.server()
                .jdbc()
                .sql(
                        """
                        INSERT INTO incoming_mail (mailbox, uid_validity, uid, read_at, mail_id,
                            sender, subject, body, outcome)
                        VALUES ('m', 1, 1, now(), 'a@b', 'kim@customer.example', 'Help <b>me</b>',
                            '<script>alert(1)</script>', 'UNMATCHED')
                        """)
                .update();
        try (Visitor reader = Visitor.as(Role.READER, world.server())) {
            assertThat(reader.get("/contacts/unmatched-mail").statusCode()).isEqualTo(403);
        }
        try (Visitor agent = Visitor.as(Role.AGENT, world.server())) {
            String page = agent.get("/contacts/unmatched-mail").body();
            assertThat(page)
                    .contains("Help &lt;b&gt;me&lt;/b&gt;", "&lt;script&gt;alert(1)")
                    .doesNotContain("<script>alert");
            agent.post("/contacts/unmatched-mail/1/contact", "contact", "C-9999");
            assertThat(agent.get("/contacts/unmatched-mail").body())
                    .contains("There is no contact C-9999");
            agent.post("/contacts/unmatched-mail/1/contact", "contact", contact.value());
            assertThat(agent.get("/contacts/unmatched-mail").body()).contains("Nothing waits");
        }
        assertThat(world.bean(Texts.class).of(contact).values())
                .extracting(Text::body)
                .containsExactly("<script>alert(1)</script>");
    }

    @Test
    void everybody_says_for_themselves_when_not_to_be_told() {
        try (Visitor agent = Visitor.as(Role.AGENT, world.server())) {
            assertThat(agent.get("/account/alerts").body()).contains("When you are told");
            agent.post(
                    "/account/alerts",
                    "from",
                    "20:00",
                    "to",
                    "07:00",
                    "zone",
                    "Europe/Berlin",
                    "language",
                    "de",
                    "gathered",
                    "HOURLY",
                    "weekends",
                    "true");
            assertThat(agent.get("/account/alerts").body()).contains("20:00", "Europe/Berlin");
            assertThat(
                            agent.post(
                                            "/account/alerts",
                                            "from",
                                            "20:00",
                                            "to",
                                            "",
                                            "zone",
                                            "Europe/Berlin",
                                            "language",
                                            "de",
                                            "gathered",
                                            "NOT")
                                    .body())
                    .contains("both ends");
        }
    }
}

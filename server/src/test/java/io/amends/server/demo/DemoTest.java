package io.amends.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.lifecycle.Command;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.organisation.Organisation;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event.CustomerMessage;
import io.amends.core.timeline.PersonId;
import io.amends.server.Await;
import io.amends.server.Server;
import io.amends.server.TestServer;
import io.amends.server.commitments.NextDue;
import io.amends.server.communications.Conversations;
import io.amends.server.communications.Letter;
import io.amends.server.demo.Inbox.Mail;
import io.amends.server.demo.Personas.Persona;
import io.amends.server.demo.TimeMachine.Leap;
import io.amends.server.demo.Tour.State;
import io.amends.server.escalations.Contacts;
import io.amends.server.escalations.Handled;
import io.amends.server.organisation.Organisations;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo as its visitors meet it: founded, its time put forward, left and come back to. */
class DemoTest {

    private static final Path DATA = TestServer.folder();
    private static final Instant END_OF_THE_EXAMPLE = Instant.parse("2026-06-18T09:53:43Z");

    private static ConfigurableApplicationContext demo;

    @BeforeAll
    static void begin() {
        demo = start();
    }

    @AfterAll
    static void end() {
        demo.close();
    }

    private static ConfigurableApplicationContext start() {
        return Server.start(
                Map.ofEntries(
                        Map.entry("amends.demo", "true"),
                        Map.entry("amends.port", "0"),
                        Map.entry("amends.data", DATA.toString()),
                        Map.entry("amends.home", TestServer.home().toString()),
                        Map.entry("amends.mail.from", "Brightwater <support@brightwater.example>"),
                        Map.entry("amends.mail.smtp-host", "127.0.0.1"),
                        Map.entry("amends.mail.smtp-port", String.valueOf(TestServer.freePort())),
                        Map.entry("amends.mail.smtp-security", "none"),
                        Map.entry("amends.mail.imap-host", "127.0.0.1"),
                        Map.entry("amends.mail.imap-port", String.valueOf(TestServer.freePort())),
                        Map.entry("amends.mail.imap-security", "none"),
                        Map.entry("amends.mail.imap-user", "support@brightwater.example"),
                        Map.entry("amends.mail.imap-password", "invented"),
                        Map.entry("amends.mail.imap-every", "1s")));
    }

    @Test
    void the_company_is_founded_with_people_for_every_part_and_a_past() {
        Organisation company = bean(Organisations.class).load();
        assertThat(company.teams()).hasSize(20);
        assertThat(company.teams().values())
                .allSatisfy(team -> assertThat(team.lead()).as(team.name()).isNotNull());
        assertThat(bean(Personas.class).all())
                .extracting(Persona::part)
                .containsExactly("agent", "specialist", "coordinator", "lead", "manager", "admin");
        assertThat(count("SELECT count(*) FROM contact")).isGreaterThan(200);
        assertThat(count("SELECT count(*) FROM contact WHERE escalated")).isPositive();
        assertThat(count("SELECT count(*) FROM contact WHERE set_aside IS NOT NULL")).isZero();
        assertThat(count("SELECT count(*) FROM message_text")).isGreaterThan(200);
    }

    @Test
    void its_past_is_told_in_silence() {
        assertThat(bean(Inbox.class).all()).noneMatch(mail -> mail.subject().contains("came back"));
    }

    @Test
    void the_next_deadline_is_where_the_clock_goes() {
        Instant due = bean(NextDue.class).after(time().now()).orElseThrow();
        time().leap(Leap.NEXT_DEADLINE);
        assertThat(time().now()).isBetween(due, due.plus(Duration.ofMinutes(5)));
    }

    @Test
    void a_business_day_on_is_a_working_day_at_the_same_time() {
        Instant before = time().now();
        time().leap(Leap.BUSINESS_DAY);
        Instant after = time().now();
        assertThat(after).isAfter(before.plus(Duration.ofHours(23)));
        assertThat(after.atZone(ZoneOffset.UTC).getDayOfWeek())
                .isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    }

    @Test
    void time_is_never_put_back_and_stands_still_while_the_demo_is_stopped() {
        time().leap(Leap.HOUR);
        Instant left = time().now();
        demo.close();
        demo = start();
        assertThat(time().now())
                .isBetween(left, left.plus(Duration.ofMinutes(5)))
                .isAfter(END_OF_THE_EXAMPLE);
        assertThat(bean(Organisations.class).load().teams()).hasSize(20);
    }

    @Test
    void the_tour_goes_from_a_mail_of_the_customer_to_their_answer_in_the_inbox() {
        ContactId contact = bean(TourContact.class).arrive();
        assertThat(states(contact)).startsWith(State.DONE, State.NEXT, State.AHEAD);

        PersonId agent = new PersonId(bean(Personas.class).all().getFirst().id().toString());
        assertThat(
                        bean(Contacts.class)
                                .decide(
                                        contact,
                                        new Command.Escalate(
                                                Actor.person(agent),
                                                EscalationType.CUSTOMER,
                                                "customer-request",
                                                "asked for a manager")))
                .isInstanceOf(Handled.Done.class);
        assertThat(
                        bean(Conversations.class)
                                .send(
                                        contact,
                                        Actor.person(agent),
                                        Letter.mail(
                                                "Your payroll",
                                                Map.of(),
                                                "We are on it, and I call you today.",
                                                Optional.empty())))
                .isInstanceOf(Handled.Done.class);
        Await.until("the letter is in the inbox", () -> letter().isPresent());

        bean(Inbox.class).reply(letter().orElseThrow(), "Thank you, please call after four.");
        Await.until("the answer is on the timeline", () -> said(contact) == 2);
    }

    @Test
    void what_nobody_takes_escalates_by_itself_when_the_first_tiers_time_is_over() {
        ContactId contact = bean(TourContact.class).arrive();
        time().leap(Leap.BUSINESS_DAY);
        assertThat(states(contact).get(Tour.Step.ESCALATES.ordinal())).isEqualTo(State.DONE);
    }

    private static Optional<Mail> letter() {
        return bean(Inbox.class).all().stream()
                .filter(mail -> mail.subject().contains("Your payroll"))
                .findFirst();
    }

    private static long said(ContactId contact) {
        return live(contact).facts().all(CustomerMessage.class).count();
    }

    private static List<State> states(ContactId contact) {
        return Tour.of(live(contact)).stream().map(Tour.Stop::state).toList();
    }

    private static LiveContact live(ContactId contact) {
        return bean(Contacts.class).find(contact).orElseThrow();
    }

    private static TimeMachine time() {
        return bean(TimeMachine.class);
    }

    private static long count(String query) {
        return demo.getBean(JdbcClient.class).sql(query).query(Long.class).single();
    }

    private static <T> T bean(Class<T> type) {
        return demo.getBean(type);
    }
}

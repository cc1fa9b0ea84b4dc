package io.amends.server.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.lifecycle.Command;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event.CustomerMessage;
import io.amends.core.timeline.Event.CustomerRepeatedThemselves;
import io.amends.core.timeline.Event.FollowUpAnswered;
import io.amends.core.timeline.Event.Medium;
import io.amends.core.timeline.Event.SurveyAnswered;
import io.amends.core.timeline.Part;
import io.amends.server.TestServer;
import io.amends.server.Visitor;
import io.amends.server.communications.CallMade;
import io.amends.server.communications.Conversations;
import io.amends.server.escalations.Contacts;
import io.amends.server.escalations.Handled;
import io.amends.server.escalations.LiveOrganisation;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The customer's page, as a stranger with a link sees it. */
class StatusPageTest {

    private static final TestServer SERVER = TestServer.shared();

    private LiveOrganisation organisation = organisationAfresh();
    private ContactId contact = opened();
    private Visitor customer = Visitor.stranger(SERVER);

    @BeforeEach
    void afresh() {
        customer.close();
        organisation = organisationAfresh();
        contact = opened();
        customer = Visitor.stranger(SERVER);
    }

    @AfterEach
    void gone() {
        customer.close();
    }

    @Test
    void it_says_who_is_accountable_and_when_they_hear_next_and_nothing_else() {
        contacts().decide(contact, organisation.escalate());
        contacts().decide(contact, organisation.offer());
        HttpResponse<String> page = customer.get(link());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(page.body()).body().text())
                .contains(contact.value(), "anna, front", "You hear from us by")
                .doesNotContain(
                        "What is known of", "Needs the database", "back", "lea", "T2", "Desk");
        assertThat(page.headers().firstValue("X-Robots-Tag").orElse("")).contains("noindex");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void a_link_that_is_guessed_revoked_or_expired_leads_nowhere() {
        String link = link();
        assertThat(customer.get("/status/" + "a".repeat(43)).statusCode()).isEqualTo(404);
        assertThat(customer.get(link).statusCode()).isEqualTo(200);
        SERVER.bean(StatusLinks.class).revoke(contact);
        assertThat(customer.get(link).statusCode()).isEqualTo(404);
        String another = link();
        assertThat(another).isNotEqualTo(link);
        SERVER.clock().advance(StatusLinks.GOOD_FOR.plusSeconds(1));
        assertThat(customer.get(another).statusCode()).isEqualTo(404);
        customer.post(another + "/escalation", "reason", "Nobody helps");
        assertThat(live().open()).isEmpty();
    }

    @Test
    void the_database_holds_no_link() {
        String link = link();
        assertThat(
                        SERVER.jdbc()
                                .sql(
                                        "SELECT count(*) FROM status_link WHERE token_hash::text"
                                                + " LIKE '%' || :token || '%'")
                                .param("token", link.substring(link.lastIndexOf('/') + 1))
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    void S45_they_escalate_themselves_once_and_are_acknowledged_first() {
        String link = link();
        customer.post(link + "/escalation", "reason", "Nobody helps me since Monday");
        assertThat(live().open(EscalationType.CUSTOMER)).isPresent();
        assertThat(live().open(EscalationType.CUSTOMER).orElseThrow().decidedBy().kind())
                .isEqualTo(Actor.Kind.CUSTOMER);
        Handled offered = contacts().decide(contact, organisation.offer());
        assertThat(((Handled.Refused) offered).reasons())
                .extracting(r -> r.code())
                .contains("acknowledge-first");
        customer.post(link + "/escalation", "reason", "Still nobody");
        assertThat(live().escalations()).hasSize(1);
        assertThat(customer.get(link).body()).contains("you do not have to ask again");
    }

    @Test
    void an_escalation_without_a_word_is_asked_for_one() {
        String link = link();
        customer.post(link + "/escalation", "reason", "  ");
        assertThat(live().open()).isEmpty();
        assertThat(customer.get(link).body()).contains("in a few words what is wrong");
    }

    @Test
    void S47_who_has_not_heard_says_so_and_owner_and_lead_are_told_at_once() {
        contacts().decide(contact, organisation.escalate());
        String link = link();
        SERVER.clock().advance(Duration.ofMinutes(61));
        assertThat(customer.get(link).body()).contains("You should have heard from us");
        customer.post(link + "/silence");
        customer.post(link + "/silence");
        assertThat(live().facts().all(CustomerMessage.class)).hasSize(2);
        assertThat(recipients("SILENCE")).containsExactly("anna@example.org", "lea@example.org");
    }

    @Test
    void having_had_to_repeat_oneself_is_a_fact() {
        String link = link();
        customer.post(link + "/repetition");
        assertThat(live().facts().all(CustomerRepeatedThemselves.class)).hasSize(1);
        assertThat(customer.get(link).body()).contains("You told us");
    }

    @Test
    void S51_they_say_whether_it_has_held_and_rate_it() {
        resolved();
        String link = link();
        assertThat(customer.get(link).body()).contains("Has the solution held?");
        customer.post(link + "/rating", "rating", "4");
        assertThat(live().facts().all(SurveyAnswered.class).map(SurveyAnswered::rating))
                .containsExactly(4);
        customer.post(link + "/answer", "held", "true", "words", "");
        assertThat(customer.get(link).body())
                .contains("Thank you for telling us that it holds")
                .doesNotContain("Has the solution held?");
        assertThat(live().facts().all(FollowUpAnswered.class)).hasSize(1);
    }

    @Test
    void not_held_opens_it_again() {
        resolved();
        String link = link();
        customer.post(link + "/answer", "held", "false", "words", "It stopped again <b>today</b>");
        assertThat(live().state().isResolved()).isFalse();
        assertThat(customer.get(link).body()).contains("We are working on it");
    }

    @Test
    void a_rating_that_is_none_changes_nothing() {
        resolved();
        String link = link();
        customer.post(link + "/rating", "rating", "9");
        customer.post(link + "/rating", "rating", "many");
        assertThat(live().facts().all(SurveyAnswered.class)).isEmpty();
    }

    @Test
    void whoever_says_too_much_by_one_link_is_asked_to_wait() {
        String link = link();
        String last = "";
        for (int i = 0; i < Visits.WORDS + 5; i++) {
            customer.post(link + "/silence");
            last = customer.get(link).body();
        }
        assertThat(live().facts().all(CustomerMessage.class)).hasSize(Visits.WORDS);
        assertThat(last).contains("try again in ten minutes");
    }

    @Test
    void nothing_is_said_without_the_token_of_the_page() throws Exception {
        String link = link();
        HttpResponse<String> answer =
                customer.send(
                        customer.request(link + "/silence")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(""))
                                .build());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(live().facts().all(CustomerMessage.class)).isEmpty();
    }

    // ---- the case
    // --------------------------------------------------------------------------------

    private static LiveOrganisation organisationAfresh() {
        SERVER.reset();
        SERVER.bean(Visits.class).forget();
        return new LiveOrganisation(SERVER);
    }

    private Contacts contacts() {
        return SERVER.bean(Contacts.class);
    }

    private ContactId opened() {
        Handled.Done done =
                (Handled.Done)
                        contacts()
                                .open(
                                        new Command.Open(
                                                Actor.CUSTOMER,
                                                new Description(
                                                        null,
                                                        "kim@customer.example",
                                                        null,
                                                        null,
                                                        null,
                                                        null,
                                                        null,
                                                        null,
                                                        null),
                                                LiveOrganisation.FRONT,
                                                null));
        ContactId opened = done.contact().facts().contact();
        contacts()
                .decide(
                        opened,
                        new Command.Assign(
                                Actor.person(organisation.anna),
                                organisation.anna,
                                LiveOrganisation.FRONT));
        return opened;
    }

    private void resolved() {
        Actor anna = Actor.person(organisation.anna);
        Map<Part, String> parts = new EnumMap<>(Part.class);
        for (Part part :
                List.of(Part.WHAT_WAS_DONE, Part.IMPACT, Part.ROOT_CAUSE, Part.RECURRENCE)) {
            parts.put(part, "What there is to say of " + part);
        }
        SERVER.bean(Conversations.class)
                .called(
                        contact,
                        anna,
                        new CallMade(Medium.CALL, true, parts, "Told Kim", Optional.empty()));
        assertThat(contacts().decide(contact, new Command.Resolve(anna)))
                .isInstanceOf(Handled.Done.class);
    }

    private LiveContact live() {
        return contacts().find(contact).orElseThrow();
    }

    private String link() {
        return URI.create(SERVER.bean(StatusLinks.class).linkFor(contact)).getPath();
    }

    @SuppressWarnings("NullAway") // rows are never null
    private static List<String> recipients(String about) {
        return SERVER.jdbc()
                .sql(
                        "SELECT recipient FROM outbox WHERE about LIKE :about || '/%' ORDER BY"
                                + " recipient")
                .param("about", about)
                .query(String.class)
                .list();
    }
}

package io.amends.server.desk;

// Over 300 lines: every deed of a contact, by form.

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.amends.core.lifecycle.Command;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.lifecycle.Stage;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.PersonId;
import io.amends.server.TestServer;
import io.amends.server.Visitor;
import io.amends.server.accounts.AccountChange;
import io.amends.server.accounts.Accounts;
import io.amends.server.accounts.Attribute;
import io.amends.server.escalations.Escalated;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything that can be done on the pages, through their forms. */
class DeedsTest {

    private static final TestServer SERVER = TestServer.shared();

    private final List<Caller> callers = new ArrayList<>();
    private WorkDay day;

    DeedsTest() {
        SERVER.reset();
        day = new WorkDay(SERVER);
    }

    @BeforeEach
    void aFreshDay() {
        day.account("northwind", "Northwind Traders");
    }

    @AfterEach
    void leave() {
        callers.forEach(Caller::close);
        SERVER.reset();
    }

    private Caller as(PersonId person) {
        Caller caller = new Caller(day, person, "en");
        callers.add(caller);
        return caller;
    }

    private LiveContact now(ContactId contact) {
        return day.contacts().find(contact).orElseThrow();
    }

    private ContactId contact() {
        return day.contact("Wrong address", "Every invoice shows our old address.");
    }

    private static String at(ContactId contact, String deed) {
        return "/contacts/" + contact + "/" + deed;
    }

    private static void done(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(errors(answer)).isEqualTo(302);
    }

    private static String errors(HttpResponse<String> answer) {
        return answer.body()
                .lines()
                .filter(line -> line.contains("note bad") || line.contains("class=\"error\""))
                .limit(6)
                .toList()
                .toString();
    }

    // ---- journeys ------------------------------------------------------------------------------

    @Test
    void a_tier_escalation_goes_its_whole_way_through_the_pages() {
        ContactId contact = contact();
        Caller anna = as(day.anna);
        Caller ben = as(day.ben);
        done(escalated(anna, contact, "TIER"));
        assertThat(now(contact).facts().has(Event.MessageQueued.class)).isTrue();
        assertThat(now(contact).state().offer()).isNotNull();
        done(ben.post(at(contact, "return"), "missing", "STEPS_TAKEN"));
        assertThat(anna.get("/contacts/" + contact).body()).contains("handoff returned");
        done(anna.post(at(contact, "draft"), elements("to", "platform")));
        assertThat(anna.get("/contacts/" + contact).body()).contains("not offered yet");
        done(anna.post(at(contact, "handoff"), elements("to", "platform")));
        done(anna.post(at(contact, "withdrawal")));
        done(anna.post(at(contact, "handoff"), elements("to", "platform")));
        done(ben.post(at(contact, "acceptance")));
        assertThat(now(contact).owners().resolution()).isEqualTo(day.ben);
        done(ben.post(at(contact, "waiting"), "on", "CUSTOMER"));
        done(ben.post(at(contact, "waiting-end")));
        done(ben.post(at(contact, "severity"), "severity", "S3"));
        done(ben.post(at(contact, "description"), "contact-type", "outage"));
        done(
                ben.post(
                        at(contact, "call"),
                        "kind",
                        "UPDATE",
                        "medium",
                        "CALL",
                        "reached",
                        "yes",
                        "body",
                        "We found the job."));
        done(ben.post(at(contact, "assignment"), "to", "platform|" + day.bea));
        done(ben.post(at(contact, "repetition")));
        Caller bea = as(day.bea);
        done(resolved(bea, contact));
        assertThat(now(contact).state().isResolved()).isTrue();
        done(bea.post(at(contact, "reopening")));
        done(resolved(bea, contact));
        done(bea.post(at(contact, "closure")));
        done(
                bea.post(
                        at(contact, "root-cause"),
                        "primary",
                        "product defect",
                        "contributing-other",
                        "missing documentation, training gap",
                        "failed",
                        "yes",
                        "why-0-0",
                        "The job read an old table",
                        "why-0-1",
                        "It was never migrated",
                        "why-1-0",
                        "Nobody noticed"));
        String causes = bea.get("/contacts/" + contact + "?view=causes").body();
        assertThat(causes).contains("It was never migrated", "Nobody noticed", "training gap");
        assertThat(now(contact).facts().has(Event.FailureStated.class)).isTrue();
    }

    @Test
    void a_note_is_for_people_of_ours_alone() {
        ContactId contact = contact();
        day.escalated(contact, EscalationType.TIER, "Only Platform sees it.");
        Caller anna = as(day.anna);
        String words = "Purchasing told me that they think of leaving.";
        done(anna.post(at(contact, "message"), "kind", "NOTE", "body", words));
        LiveContact now = now(contact);
        assertThat(now.facts().all(Event.NoteWritten.class)).hasSize(1);
        assertThat(now.facts().has(Event.MessageQueued.class)).isFalse();
        String page = "/contacts/" + contact;
        assertThat(as(day.rita).get(page).body()).contains(words, "for us alone");
        assertThat(anna.get(page + "?view=course").body()).contains(words);
        assertThat(anna.get(page + "?view=customer").body()).doesNotContain(words);
        assertThat(anna.get("/search?search=purchasing").body()).contains(contact.value());
        HttpResponse<String> empty =
                anna.post(at(contact, "message"), "kind", "NOTE", "body", "  ");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Expected the words of the note");
        assertThat(anna.post(at(contact, "outlook"), "kind", "NOTE", "body", words).body())
                .doesNotContain(words, "Keeps:");
    }

    @Test
    void a_rating_and_a_failure_are_recorded() {
        ContactId contact = contact();
        Caller anna = as(day.anna);
        done(anna.post(at(contact, "rating"), "rating", "2"));
        assertThat(now(contact).facts().all(Event.SurveyAnswered.class).toList())
                .extracting(Event.SurveyAnswered::rating, Event.SurveyAnswered::scale)
                .containsExactly(tuple(2, 5));
        for (String none : List.of("6", "0", "many", "", "99999999999")) {
            assertThat(anna.post(at(contact, "rating"), "rating", none).statusCode())
                    .as(none)
                    .isEqualTo(422);
        }
        done(anna.post(at(contact, "failure"), "failed", "yes"));
        assertThat(now(contact).facts().all(Event.FailureStated.class).toList())
                .extracting(Event.FailureStated::organisationFailed)
                .containsExactly(true);
        assertThat(anna.post(at(contact, "failure"), "failed", "perhaps").statusCode())
                .isEqualTo(422);
    }

    @Test
    void what_is_refused_in_a_row_is_said_in_that_row() {
        ContactId contact = contact();
        day.escalated(contact, EscalationType.TIER, "Only Platform sees it.");
        day.called(contact, day.anna);
        SERVER.clock().advance(Duration.ofDays(4));
        day.did(contact, new Command.Note(Actor.person(day.anna)));
        Caller anna = as(day.anna);
        String before = anna.get("/board?owner=me&kind=PROGRESS_UPDATE").body();
        String key = before.substring(before.indexOf("id=\"row-") + "id=\"row-".length());
        key = key.substring(0, key.indexOf('"'));
        HttpResponse<String> answer =
                anna.post(
                        at(contact, "message"),
                        "row",
                        key,
                        "back",
                        "/board?owner=me",
                        "kind",
                        "UPDATE",
                        "body",
                        " ");
        assertThat(Visitor.leadsTo(answer)).isEqualTo("/board?owner=me");
        String board = anna.get("/board?owner=me").body();
        assertThat(board).contains("Expected words, but there are none").contains("aria-invalid");
        assertThat(anna.get("/board?owner=me").body()).doesNotContain("aria-invalid=\"true\"");
    }

    @Test
    void a_customers_links_are_revoked_and_replaced_by_those_who_may_speak_to_them() {
        ContactId contact = contact();
        Caller anna = as(day.anna);
        String links = at(contact, "status-links");
        done(anna.post(links));
        String page = anna.get("/contacts/" + contact).body();
        String link = page.substring(page.indexOf("/status/"));
        link = link.substring(0, link.indexOf('<'));
        try (Visitor customer = Visitor.stranger(SERVER)) {
            assertThat(customer.get(link).statusCode()).isEqualTo(200);
            done(anna.post(links));
            assertThat(anna.get("/contacts/" + contact).body()).contains("/status/");
            assertThat(customer.get(link).statusCode()).isEqualTo(404);
        }
        done(anna.post(links + "/revocation"));
        assertThat(anna.get("/contacts/" + contact).body()).contains("No link that was given out");
        assertThat(as(day.rita).post(links).statusCode()).isEqualTo(403);
        assertThat(as(day.rita).post(links + "/revocation").statusCode()).isEqualTo(403);
    }

    @Test
    void a_customer_escalation_is_acknowledged_first_and_its_handoff_kept_as_a_draft() {
        ContactId contact = contact();
        Caller anna = as(day.anna);
        done(escalated(anna, contact, "CUSTOMER"));
        assertThat(now(contact).open()).hasSize(1);
        assertThat(now(contact).state().offer()).isNull();
        assertThat(anna.get("/contacts/" + contact).body()).contains("not offered yet");
        day.told(
                contact,
                day.anna,
                "I understand that the audit worries you.",
                Part.ACKNOWLEDGEMENT);
        done(anna.post(at(contact, "handoff"), elements("to", "platform")));
        assertThat(stage(contact)).isInstanceOf(Stage.Offered.class);
    }

    @Test
    void leads_call_off_waive_and_name_who_answers() {
        ContactId contact = contact();
        day.escalated(contact, EscalationType.TIER, "Only Platform sees it.");
        Caller lea = as(day.lea);
        done(lea.post(at(contact, "communication-owner"), "person", day.cora.value()));
        assertThat(now(contact).owners().communication()).isEqualTo(day.cora);
        String due = now(contact).judgements().getFirst().commitment().due().toString();
        done(
                lea.post(
                        at(contact, "waiver"),
                        "type",
                        "TIER",
                        "kind",
                        "ESCALATION_NOTICE",
                        "due",
                        due,
                        "because",
                        "Told in person"));
        done(
                lea.post(
                        at(contact, "de-escalation"),
                        "type",
                        "TIER",
                        "because",
                        "A restart solved it"));
        assertThat(now(contact).open()).isEmpty();
    }

    @Test
    void a_suggestion_is_put_off_once_disagreed_with_or_acknowledged() {
        ContactId contact = contact();
        day.suggested(contact, "talk to your manager");
        Caller anna = as(day.anna);
        assertThat(anna.get("/desk").body()).contains("talk to your manager");
        String until = SERVER.clock().instant().plus(Duration.ofHours(1)).toString();
        done(anna.post(at(contact, "snooze"), "type", "CUSTOMER", "until", until));
        HttpResponse<String> again =
                anna.post(at(contact, "snooze"), "type", "CUSTOMER", "until", until);
        assertThat(again.statusCode()).isEqualTo(422);
        done(
                anna.post(
                        at(contact, "disagreement"),
                        "type",
                        "CUSTOMER",
                        "because",
                        "They meant our road manager"));
        assertThat(now(contact).facts().has(Event.SuggestionDeclined.class)).isTrue();
    }

    @Test
    void a_search_that_finds_more_than_it_shows_says_so() {
        for (int i = 0; i < 40; i++) {
            day.contact("Carousel " + i, "It turns.");
        }
        Caller anna = as(day.anna);
        assertThat(anna.get("/search?search=carousel").body()).contains("40 found for");
        day.contact("Carousel again", "It turns.");
        assertThat(anna.get("/search?search=carousel").body()).contains("The best 40 for");
    }

    @Test
    void a_new_contact_begins_with_the_customers_words() {
        Caller anna = as(day.anna);
        HttpResponse<String> empty = anna.post("/contacts", "requester", "mara@northwind.example");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("value=\"mara@northwind.example\"");
        HttpResponse<String> made =
                anna.post(
                        "/contacts",
                        "requester",
                        "mara@northwind.example",
                        "account",
                        "northwind",
                        "subject",
                        "Export is empty",
                        "body",
                        "The file has no rows.",
                        "to",
                        "care",
                        "mine",
                        "true");
        done(made);
        String page = anna.get(Visitor.leadsTo(made)).body();
        assertThat(page).contains("Export is empty", "The file has no rows.", "Anna Keller");
        assertThat(anna.get("/search?search=rows").body())
                .contains("Export is empty", "Northwind Traders");
        assertThat(anna.get("/desk").body()).contains("Export is empty");
    }

    @Test
    void whoever_is_covered_hands_everything_to_their_deputy() {
        ContactId contact = contact();
        day.escalated(contact, EscalationType.TIER, "Only Platform sees it.");
        String page = as(day.anna).post("/board/cover").body();
        assertThat(page).contains("Wrong address", "Only Platform sees it.", "handed over");
        assertThat(now(contact).owners().resolution()).isEqualTo(day.lea);
        assertThat(as(day.ben).post("/board/cover").body()).contains("Covered");
    }

    // ---- scenarios -----------------------------------------------------------------------------

    @Test
    void S05_the_page_lists_every_open_commitment_with_its_own_countdown_and_reason() {
        ContactId contact = contact();
        day.escalated(contact, EscalationType.CUSTOMER, "Asked for it.");
        String page = as(day.anna).get("/contacts/" + contact).body();
        assertThat(page)
                .contains(
                        "Acknowledgement",
                        "Escalation notice",
                        "CUSTOMER v1 acknowledgement",
                        "CUSTOMER v1 notice",
                        "The customer spoke.",
                        "It was escalated.",
                        "nights and weekends count");
    }

    @Test
    void S39_the_handoff_is_filled_in_where_it_can_be() {
        ContactId contact = contact();
        String page = as(day.anna).get("/contacts/" + contact + "/deeds").body();
        String panel = page.substring(page.indexOf("deed-escalation-title"));
        assertThat(panel)
                .contains("Every invoice shows our old address.", "Northwind Traders · Enterprise")
                .contains("Strategic account.", "2 of 6");
    }

    @Test
    void S40_an_incomplete_handoff_is_refused_naming_each_field_and_loses_nothing_typed() {
        ContactId contact = contact();
        day.escalated(contact, EscalationType.TIER, "Only Platform sees it.");
        HttpResponse<String> answer =
                as(day.anna)
                        .post(
                                at(contact, "handoff"),
                                "to",
                                "platform",
                                "element-ISSUE_IN_CUSTOMERS_TERMS",
                                "The old address",
                                "element-STEPS_TAKEN",
                                "n/a",
                                "element-TOLD_AND_PROMISED",
                                "see notes");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("The old address");
        for (HandoffElement element : HandoffElement.values()) {
            boolean filled = element == HandoffElement.ISSUE_IN_CUSTOMERS_TERMS;
            assertThat(answer.body().contains("id=\"handoff-element-" + element + "-about\""))
                    .isTrue();
            assertThat(wrong(answer.body(), "handoff-element-" + element))
                    .as(element.name())
                    .isEqualTo(!filled);
        }
        assertThat(now(contact).state().offer()).isNull();
    }

    private static boolean wrong(String page, String field) {
        int from = page.indexOf("id=\"" + field + "\"");
        return page.substring(from, page.indexOf('>', from)).contains("aria-invalid=\"true\"");
    }

    @Test
    void S41_the_receiver_sees_one_screen_that_says_it_all() {
        ContactId contact = contact();
        day.escalated(contact, EscalationType.TIER, "Only Platform sees it.");
        day.offered(contact);
        String queue = as(day.ben).get("/queue").body();
        assertThat(queue).contains("by Anna Keller", "S2", "Wrong address");
        WorkDay.elements().values().forEach(said -> assertThat(queue).contains(said));
        assertThat(as(day.anna).get("/queue").body()).doesNotContain("Wrong address");
    }

    @Test
    void S43_whoever_escalates_twice_is_refused_as_everywhere_and_told_who_has_it() {
        ContactId contact = contact();
        day.escalated(contact, EscalationType.TIER, "Only Platform sees it.");
        HttpResponse<String> answer =
                as(day.lea).post(at(contact, "escalation"), "type", "TIER", "because", "Again");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("in the hands of Anna Keller");
    }

    @Test
    void S44_one_fixes_and_another_answers_and_both_find_it_on_their_desk() {
        ContactId contact = contact();
        day.escalated(contact, EscalationType.TIER, "Only Platform sees it.");
        done(as(day.lea).post(at(contact, "communication-owner"), "person", day.cora.value()));
        assertThat(as(day.anna).get("/desk").body()).contains("somebody else answers");
        assertThat(as(day.cora).get("/desk").body()).contains("somebody else fixes it");
        Escalated escalated = SERVER.bean(Escalated.class);
        assertThat(escalated.of(day.anna, 9)).hasSize(1);
        assertThat(escalated.of(day.cora, 9)).hasSize(1);
    }

    // ---- who may -------------------------------------------------------------------------------

    @Test
    void a_reader_changes_nothing_and_is_told_why() {
        ContactId contact = contact();
        day.escalated(contact, EscalationType.TIER, "Only Platform sees it.");
        day.offered(contact);
        long before = now(contact).facts().events().size();
        Caller rita = as(day.rita);
        for (String deed : Deeds.ALL.split("\\|", -1)) {
            HttpResponse<String> answer = rita.post(at(contact, deed), all(contact));
            assertThat(answer.statusCode()).as(deed).isEqualTo(422);
        }
        assertThat(now(contact).facts().events()).hasSize((int) before);
        String page = rita.get("/contacts/" + contact).body();
        assertThat(page).contains("Wrong address").doesNotContain("data-opens=\"deed-escalation\"");
    }

    @Test
    void somebody_of_another_team_cannot_accept() {
        ContactId contact = contact();
        day.escalated(contact, EscalationType.TIER, "Only Platform sees it.");
        day.offered(contact);
        assertThat(as(day.cora).post(at(contact, "acceptance")).statusCode()).isEqualTo(422);
        assertThat(now(contact).owners().resolution()).isEqualTo(day.anna);
    }

    @Test
    void what_is_not_there_is_not_found() {
        Caller anna = as(day.anna);
        assertThat(anna.get("/contacts/C-99999").statusCode()).isEqualTo(404);
        assertThat(anna.post("/contacts/C-99999/closure").statusCode()).isEqualTo(404);
        assertThat(anna.get("/accounts/nobody").statusCode()).isEqualTo(404);
        assertThat(anna.get("/board?after=nonsense").statusCode()).isEqualTo(404);
        assertThat(anna.get("/board?after=~~~~~").statusCode()).isEqualTo(404);
    }

    @Test
    void S55_an_accounts_page_tells_its_story_and_a_reader_reads_and_changes_nothing() {
        SERVER.bean(Accounts.class)
                .keep(
                        List.of(
                                new AccountChange(
                                        new AccountId("northwind"),
                                        Instant.EPOCH,
                                        Map.of(
                                                Attribute.NAME,
                                                Optional.of("Northwind"),
                                                Attribute.RENEWAL_DATE,
                                                Optional.of("2027-03-31"),
                                                Attribute.ACCOUNT_MANAGER,
                                                Optional.of(day.lea.value()),
                                                Attribute.STRATEGIC,
                                                Optional.of("true")))),
                        null);
        ContactId contact = contact();
        day.escalated(contact, EscalationType.CUSTOMER, "Asks for a manager.");
        day.contact("Second question", "Where do I find my invoices?");
        Caller reader = as(day.rita);
        assertThat(reader.get("/accounts/northwind").body())
                .contains(
                        "Northwind",
                        "Lea Brandt",
                        "2027",
                        contact.value(),
                        "Wrong address",
                        "Second question",
                        "Promises");
        assertThat(reader.get("/contacts/" + contact).statusCode()).isEqualTo(200);
        long before = now(contact).facts().events().size();
        assertThat(reader.post(at(contact, "closure")).statusCode()).isIn(403, 422);
        assertThat(escalated(reader, contact, "TIER").statusCode()).isIn(403, 422);
        assertThat(now(contact).facts().events()).hasSize((int) before);
    }

    @Test
    void S08_that_no_reply_is_needed_is_said_on_the_page_with_a_reason() {
        ContactId contact = contact();
        Caller anna = as(day.anna);
        HttpResponse<String> unsaid = anna.post(at(contact, "no-reply"), "because", "n/a");
        assertThat(unsaid.statusCode()).isEqualTo(422);
        done(anna.post(at(contact, "no-reply"), "because", "They only say thank you."));
        assertThat(now(contact).facts().all(Event.NoReplyNeeded.class))
                .extracting(Event.NoReplyNeeded::because)
                .containsExactly("They only say thank you.");
    }

    @Test
    void S24_merged_on_the_page_both_histories_are_read_on_the_one_that_goes_on() {
        ContactId one = contact();
        ContactId other = day.contact("The same once more", "It still shows our old address.");
        day.escalated(one, EscalationType.CUSTOMER, "Asks for a manager.");
        Caller lea = as(day.lea);
        assertThat(lea.post(at(one, "merge"), "survivor", one.value()).statusCode()).isEqualTo(422);
        done(lea.post(at(one, "merge"), "survivor", other.value()));
        for (String view : List.of("", "?view=course", "?view=customer", "?view=causes")) {
            assertThat(lea.get("/contacts/" + other + view).statusCode()).as(view).isEqualTo(200);
            assertThat(lea.get("/contacts/" + one + view).statusCode()).as(view).isEqualTo(200);
        }
        assertThat(lea.get("/contacts/" + other).body())
                .contains("The same once more", "Every invoice shows our old address.");
        assertThat(lea.get("/contacts/" + one).body())
                .contains("Every invoice shows our old address.");
        assertThat(now(other).open()).hasSize(1);
        assertThat(lea.get("/board").body()).contains(other.value());
    }

    @Test
    void nothing_that_anybody_writes_becomes_markup() {
        String bad = "<script>alert(1)</script>\"><img src=x onerror=alert(2)>";
        day.account("northwind", bad);
        ContactId contact = day.contact(bad, bad);
        day.suggested(contact, bad);
        day.escalated(contact, EscalationType.TIER, bad);
        Caller anna = as(day.anna);
        done(anna.post(at(contact, "description"), "contact-type", bad, "product-feature", bad));
        done(anna.post(at(contact, "handoff"), elements("to", "platform", bad)));
        done(anna.post(at(contact, "root-cause"), "primary-other", bad, "why-0-0", bad));
        done(anna.post(at(contact, "message"), "kind", "UPDATE", "body", bad));
        day.contact("Plain", "Plain words");
        for (String path :
                List.of(
                        "/desk",
                        "/board",
                        "/contacts/" + contact,
                        "/contacts/" + contact + "?view=course",
                        "/contacts/" + contact + "?view=customer",
                        "/contacts/" + contact + "?view=causes",
                        "/accounts/northwind",
                        "/search?search=alert",
                        "/search?search=%3Cscript%3Ealert(1)%3C/script%3E")) {
            HttpResponse<String> answer = anna.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).doesNotContain("<script>alert", "<img src=x");
        }
        assertThat(as(day.ben).get("/queue").body()).doesNotContain("<script>alert", "<img src=x");
        HttpResponse<String> refused =
                anna.post(at(contact, "merge"), "survivor", contact.value(), "body", bad);
        assertThat(refused.body()).doesNotContain("<script>alert", "<img src=x");
    }

    @Test
    void every_page_speaks_german() {
        ContactId contact = contact();
        day.escalated(contact, EscalationType.TIER, "Nur Platform sieht das.");
        try (Caller german = new Caller(day, day.anna, "de")) {
            assertThat(german.get("/desk").body()).contains("Eskaliert", "Ihre Vorgänge");
            assertThat(german.get("/board").body()).contains("Überfällig", "Vertretung");
            assertThat(german.get("/queue").body()).contains("Übergaben an Customer Care");
            assertThat(german.get("/contacts/" + contact).body())
                    .contains("Diese Uhr erklären", "Eskalieren", "Zuweisen")
                    .doesNotContain("??");
            assertThat(german.get("/contacts/new").body()).contains("Vorgang eröffnen");
            assertThat(german.get("/search").body()).contains("Suchen");
            assertThat(german.get("/accounts/northwind").body()).contains("Zusagen");
        }
    }

    // ---- forms ---------------------------------------------------------------------------------

    private Stage stage(ContactId contact) {
        LiveContact now = now(contact);
        return now.stage(now.escalations().getFirst());
    }

    private HttpResponse<String> escalated(Caller by, ContactId contact, String type) {
        List<String> fields = new ArrayList<>(List.of(elements("to", "platform")));
        fields.addAll(
                List.of(
                        "type",
                        type,
                        "because",
                        "Only Platform sees the job",
                        "tell",
                        "true",
                        "subject",
                        "Re: Wrong address",
                        "part-ACKNOWLEDGEMENT",
                        "I understand that the audit on Friday makes this urgent",
                        "part-ESCALATED",
                        "It is with our Platform team",
                        "part-ACCOUNTABLE_OWNER",
                        "Anna Keller",
                        "part-NAMED_PERSON",
                        "Anna Keller",
                        "part-EXPECTED_OUTCOME",
                        "A corrected invoice on Thursday 12:00",
                        "part-IF_NOT_HEARD",
                        "Reply to this message",
                        "promise-at",
                        SERVER.clock().instant().plus(Duration.ofHours(20)).toString()));
        return by.post(at(contact, "escalation"), fields.toArray(String[]::new));
    }

    private static HttpResponse<String> resolved(Caller by, ContactId contact) {
        return by.post(
                at(contact, "resolution"),
                "channel",
                "portal",
                "subject",
                "Solved",
                "part-WHAT_WAS_DONE",
                "We moved the job to the new table",
                "part-IMPACT",
                "Your auditor had to ask, and you had to wait",
                "part-ROOT_CAUSE",
                "An old list of addresses was still in use",
                "part-RECURRENCE",
                "The old list is gone, so it cannot happen again");
    }

    private static String[] elements(String name, String value) {
        return elements(name, value, null);
    }

    private static String[] elements(String name, String value, @Nullable String said) {
        List<String> fields = new ArrayList<>(List.of(name, value));
        WorkDay.elements()
                .forEach(
                        (element, words) -> {
                            fields.add("element-" + element);
                            fields.add(said == null ? words : said);
                        });
        return fields.toArray(String[]::new);
    }

    /** Fields that every deed can make something of. */
    private String[] all(ContactId contact) {
        List<String> fields = new ArrayList<>(List.of(elements("to", "care|" + day.anna)));
        fields.addAll(
                List.of(
                        "type", "TIER",
                        "because", "A good reason",
                        "missing", "STEPS_TAKEN",
                        "on", "CUSTOMER",
                        "severity", "S1",
                        "survivor", "C-1",
                        "kind", "ESCALATION_NOTICE",
                        "due", "2026-01-01T00:00:00Z",
                        "until", SERVER.clock().instant().plusSeconds(60).toString(),
                        "outcome", "HELD",
                        "primary", "product defect",
                        "rating", "4",
                        "failed", "yes",
                        "body", "Words of " + contact,
                        "medium", "CALL",
                        "reached", "yes"));
        return fields.toArray(String[]::new);
    }
}

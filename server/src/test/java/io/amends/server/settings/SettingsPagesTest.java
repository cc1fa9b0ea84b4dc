package io.amends.server.settings;

// Over 300 lines: every page of settings, by form and as a document.

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.amends.core.lifecycle.Command;
import io.amends.core.organisation.Role;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.EscalationType;
import io.amends.server.TestServer;
import io.amends.server.Visitor;
import io.amends.server.browser.Browser;
import io.amends.server.browser.Screen;
import io.amends.server.escalations.Contacts;
import io.amends.server.escalations.Handled;
import io.amends.server.identity.Guest;
import io.amends.server.organisation.Organisations;
import io.amends.server.rules.Draft;
import io.amends.server.rules.Policies;
import io.amends.server.rules.Policy;
import io.amends.server.rules.PolicyKind;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules as an admin edits them on pages: seen before, kept after, and never over somebody else's. */
class SettingsPagesTest {

    private static final TestServer SERVER = TestServer.shared();

    private final Policies policies = SERVER.bean(Policies.class);

    @BeforeEach
    void nothingYet() {
        SERVER.reset();
    }

    @Test
    void S57_the_matrix_is_filled_in_as_a_grid_or_from_a_table_and_kept_by_the_version() {
        try (Visitor admin = Visitor.as(Role.ADMIN, SERVER)) {
            HttpResponse<String> review =
                    admin.post(
                            "/settings/routing",
                            "based",
                            "0",
                            "minutes",
                            "480",
                            "minutes",
                            "",
                            "type",
                            "Payments",
                            "lowest",
                            "T2",
                            "more",
                            "Data loss;T3\nOutage,T2\n");
            assertThat(review.statusCode()).isEqualTo(200);
            assertThat(review.body()).contains("Data loss", "8 business hours", "from now on");
            assertThat(policies.versions(PolicyKind.ROUTING, "routing")).isEmpty();

            HttpResponse<String> kept =
                    keep(admin, "routing", "routing", 0, documentIn(review.body()), "As agreed");
            assertThat(Visitor.leadsTo(kept)).isEqualTo("/settings/routing");
            Policy first = policies.versions(PolicyKind.ROUTING, "routing").getFirst();
            assertThat(first.version()).isEqualTo(2);
            assertThat(first.why()).isEqualTo("As agreed");
            assertThat(policies.standing().rulebook().routing().lowestTier())
                    .containsEntry("Payments", "T2")
                    .containsEntry("Data loss", "T3")
                    .containsEntry("Outage", "T2");
            assertThat(policies.standing().rulebook().routing().maximumTime())
                    .containsEntry("T1", Duration.ofHours(8));
            assertThat(admin.get("/settings/routing").body()).contains("Data loss", "480");
            assertThat(admin.get("/settings/versions/routing/routing").body())
                    .contains("As agreed", "The admin");
        }
    }

    @Test
    void S58_who_changed_which_rule_is_on_one_page() {
        try (Visitor admin = Visitor.as(Role.ADMIN, SERVER);
                Visitor lead = Visitor.as(Role.LEAD, SERVER)) {
            keep(admin, "calendar", "standard", 0, "hours:\n  mon-fri: [08:00-16:00]\n", "Earlier");
            admin.post("/settings/teams", "name", "Front line", "tier", "T1");
            assertThat(lead.get("/settings/changes").body())
                    .contains("Earlier", "The admin", "front-line");
            assertThat(lead.post("/settings/tiers", "tier", "X").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void a_protocol_is_edited_in_a_form_or_as_a_document_and_says_the_same_either_way() {
        try (Visitor admin = Visitor.as(Role.ADMIN, SERVER)) {
            assertThat(admin.get("/settings/protocols/tier").body()).contains("value=\"1 hour\"");
            HttpResponse<String> review =
                    admin.post(
                            "/settings/protocols/tier",
                            "based",
                            "0",
                            "ownership",
                            "baton",
                            "acknowledgement",
                            "none",
                            "notice",
                            "90 minutes",
                            "handoff-acceptance",
                            "2 business hours",
                            "new-tier-first-response",
                            "none",
                            "progress-updates",
                            "true",
                            "automatic-keeps-notice",
                            "false",
                            "appointment-grace",
                            "15 minutes",
                            "root-cause-analysis",
                            "5 business days",
                            "reopens-within",
                            "7 days",
                            "opens",
                            "48 hours",
                            "closes",
                            "72 hours",
                            "percent-0",
                            "50",
                            "roles-0",
                            "owner, lead");
            assertThat(review.statusCode()).as(review.body()).isEqualTo(200);
            keep(admin, "protocol", "tier", 0, documentIn(review.body()), "More time");
            var protocol = policies.standing().rulebook().protocol(EscalationType.TIER);
            assertThat(protocol.version()).isEqualTo(2);
            assertThat(protocol.ownership().name()).isEqualTo("BATON");
            assertThat(protocol.newTierFirstResponse()).isEmpty();
            assertThat(protocol.ladder()).hasSize(1);
            assertThat(protocol.notice().orElseThrow().parts()).hasSize(4);
            assertThat(admin.get("/settings/protocols/tier").body())
                    .contains("value=\"90 minutes\"");
        }
    }

    @Test
    void what_cannot_be_read_is_said_with_its_line_and_nothing_is_kept() {
        try (Visitor admin = Visitor.as(Role.ADMIN, SERVER)) {
            HttpResponse<String> wrong =
                    admin.post(
                            "/settings/review/calendar",
                            "name",
                            "Berlin",
                            "based",
                            "0",
                            "document",
                            "zone: Europe/Berlin\nhours:\n  mon-fri: [9-5]\n");
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body()).contains("Berlin v1:3", "hours like 09:00-17:00");
            assertThat(keep(admin, "calendar", "Berlin", 0, "hours: {}", "Because").statusCode())
                    .isEqualTo(422);
            assertThat(policies.latest(PolicyKind.CALENDAR)).isEmpty();
        }
    }

    @Test
    void of_two_who_edit_the_same_version_the_second_is_told() {
        try (Visitor admin = Visitor.as(Role.ADMIN, SERVER)) {
            String hours = "hours:\n  mon-fri: [08:00-16:00]\n";
            keep(admin, "calendar", "standard", 0, hours, "First");
            HttpResponse<String> second = keep(admin, "calendar", "standard", 0, hours, "Second");
            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(second.body()).contains("Somebody else has kept another version");
            assertThat(keep(admin, "calendar", "standard", 1, hours, " ").statusCode())
                    .as("without a reason")
                    .isEqualTo(422);
        }
    }

    @Test
    void S31_a_calendars_page_shows_the_hours_that_decide_in_whatever_zone_it_is_read() {
        try (Visitor lead = Visitor.as(Role.LEAD, SERVER)) {
            policies.keep(
                    new Draft(
                            PolicyKind.CALENDAR,
                            "Adelaide",
                            0,
                            """
                            zone: Australia/Adelaide
                            hours:
                              mon-fri: [09:00-17:30]
                            holidays: {country: AU, subdivision: sa}
                            """,
                            "Opened",
                            false),
                    null);
            String page = lead.get("/settings/calendars/Adelaide?year=2026").body();
            assertThat(page).contains("09:00–17:30".replace('–', '-'), "Australia/Adelaide");
            assertThat(page).contains("2026", "Christmas");
            YearView year =
                    YearView.of(
                            Objects.requireNonNull(policies.standing().calendars().get("Adelaide")),
                            2026);
            for (YearView.Special special : year.specials()) {
                assertThat(page).contains(special.name().replace("'", "&#39;"));
            }
        }
    }

    @Test
    void a_holiday_and_hours_are_changed_without_writing_a_document() {
        try (Visitor admin = Visitor.as(Role.ADMIN, SERVER)) {
            policies.keep(EXAMPLES.getFirst(), null);
            String page = admin.get("/settings/calendars/standard").body();
            assertThat(page).contains("2026-12-30", "09:00-12:00", "09:00-12:30, 13:30-17:00");
            HttpResponse<String> review =
                    admin.post(
                            "/settings/calendars/standard",
                            "based",
                            "1",
                            "zone",
                            "Europe/Berlin",
                            "hours",
                            "08:00-16:00",
                            "hours",
                            "08:00-16:00",
                            "hours",
                            "08:00-16:00",
                            "hours",
                            "08:00-16:00",
                            "hours",
                            "",
                            "hours",
                            "",
                            "hours",
                            "09:00-12:00, 13:00-14:00",
                            "country",
                            "DE",
                            "subdivisions",
                            "be",
                            "date",
                            "2026-12-24",
                            "open",
                            "",
                            "date",
                            "",
                            "open",
                            "09:00-12:00",
                            "date",
                            "2026-12-31",
                            "open",
                            "09:00-11:00");
            assertThat(review.statusCode()).as(review.body()).isEqualTo(200);
            String document = documentIn(review.body());
            assertThat(document)
                    .isEqualTo(
                            """
                            zone: Europe/Berlin
                            hours:
                              mon-thu: [08:00-16:00]
                              sun: [09:00-12:00, 13:00-14:00]
                            holidays:
                              country: DE
                              subdivision: be
                              dates: [2026-12-24]
                              half-days: {2026-12-31: [09:00-11:00]}
                            """);
            assertThat(keep(admin, "calendar", "standard", 1, document, "Shorter").statusCode())
                    .isEqualTo(302);
            assertThat(policies.standing().calendars().get("standard"))
                    .matches(changed -> changed.isHoliday(java.time.LocalDate.of(2026, 12, 24)));
        }
    }

    @Test
    void nothing_that_is_filled_in_becomes_another_statement() {
        try (Visitor admin = Visitor.as(Role.ADMIN, SERVER)) {
            policies.keep(EXAMPLES.getFirst(), null);
            HttpResponse<String> review =
                    admin.post(
                            "/settings/calendars/standard",
                            "based",
                            "1",
                            "zone",
                            "UTC\nhours: {}",
                            "hours",
                            "all day]",
                            "country",
                            "\" x",
                            "date",
                            "tomorrow}",
                            "open",
                            "");
            assertThat(review.statusCode()).isEqualTo(422);
            assertThat(review.body()).contains("all day]").doesNotContain("name=\"why\"");
        }
    }

    @Test
    void teams_and_tiers_are_named_and_found_again() {
        try (Visitor admin = Visitor.as(Role.ADMIN, SERVER)) {
            admin.post("/settings/tiers", "tier", "First line", "tier", "Experts", "tier", "");
            admin.post("/settings/teams", "name", "Back office", "tier", "Experts");
            var organisation = SERVER.bean(Organisations.class).load();
            assertThat(organisation.tiers().lowestFirst())
                    .extracting(Object::toString)
                    .containsExactly("First line", "Experts");
            assertThat(organisation.teams().values())
                    .extracting(team -> team.name() + " " + team.tier())
                    .containsExactly("Back office Experts");
            assertThat(admin.get("/settings/teams").body()).contains("Back office");
            assertThat(
                            admin.post("/settings/teams", "name", "Back office", "tier", "Nowhere")
                                    .statusCode())
                    .isEqualTo(422);
        }
    }

    @Test
    void S34_a_trigger_is_tried_on_the_past_before_it_is_switched_on() {
        try (Visitor admin = Visitor.as(Role.ADMIN, SERVER)) {
            HttpResponse<String> tried =
                    admin.post(
                            "/settings/triggers/dry-run",
                            "name",
                            "worst",
                            "based",
                            "0",
                            "from",
                            "2020-01-01",
                            "to",
                            "2099-01-01",
                            "document",
                            """
                            means: S1
                            when: contact.severity == 'S1'
                            opens: executive
                            certain: false
                            switched-on: false
                            """);
            assertThat(tried.statusCode()).as(tried.body()).isEqualTo(200);
            assertThat(tried.body()).contains("Contacts looked at", "Not observable on");
            assertThat(policies.latest(PolicyKind.TRIGGER)).isEmpty();
            for (String page :
                    new String[] {
                        "/settings",
                        "/settings/triggers",
                        "/settings/calendars",
                        "/settings/protocols"
                    }) {
                assertThat(admin.get(page).statusCode()).as(page).isEqualTo(200);
            }
        }
    }

    @Test
    void S34_a_contact_says_of_each_trigger_why_it_fired_or_did_not() {
        try (Visitor reader = Visitor.as(Role.READER, SERVER)) {
            Handled.Done opened =
                    (Handled.Done)
                            SERVER.bean(Contacts.class)
                                    .open(
                                            new Command.Open(
                                                    Actor.CUSTOMER,
                                                    Description.UNSTATED,
                                                    null,
                                                    null));
            String page =
                    reader.get("/contacts/" + opened.contact().facts().contact() + "/why").body();
            assertThat(page)
                    .contains("tier-time-exceeded", "routing-matrix", "customer-request")
                    .contains("Its contact type is not known.")
                    .contains("It is with no team of any tier yet.");
            assertThat(reader.get("/contacts/nobody/why").statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, LIGHT, en-GB", "PHONE, DARK, de-DE"})
    void every_page_can_be_used_by_everybody(Screen screen, ColorScheme colours, String language) {
        for (Draft draft : EXAMPLES) {
            policies.keep(draft, null);
        }
        try (Browser browser = Browser.at(SERVER.uri("/"))) {
            browser.signIn(Guest.session(SERVER.context(), Role.ADMIN));
            Page page = browser.tab(screen, colours, language);
            for (String path :
                    List.of(
                            "",
                            "/teams",
                            "/calendars",
                            "/calendars/standard?year=2026",
                            "/routing",
                            "/protocols/customer",
                            "/triggers/worst",
                            "/versions/calendar/standard")) {
                page.navigate(SERVER.uri("/settings" + path).toString());
                browser.checkAccessible(page);
                browser.picture(page, screen + path.replaceAll("[^a-z]+", "-"));
            }
            page.navigate(SERVER.uri("/settings/routing").toString());
            page.locator("[name='type']").first().fill("Payments");
            page.locator("[name='lowest']").first().selectOption("T2");
            page.locator("main form button.btn-primary").click();
            page.locator("[name='why']").waitFor();
            browser.checkAccessible(page);
            browser.picture(page, screen + "-review");
        }
    }

    private static final List<Draft> EXAMPLES =
            List.of(
                    new Draft(
                            PolicyKind.CALENDAR,
                            PolicyKind.STANDARD,
                            0,
                            """
                            zone: Europe/Berlin
                            hours:
                              mon-thu: [09:00-12:30, 13:30-17:00]
                              fri: [09:00-14:00]
                            holidays:
                              country: DE
                              half-days: {2026-12-30: [09:00-12:00]}
                            """,
                            "The hours we agreed on in March",
                            false),
                    new Draft(
                            PolicyKind.CALENDAR,
                            PolicyKind.STANDARD,
                            1,
                            """
                            zone: Europe/Berlin
                            hours:
                              mon-fri: [09:00-12:30, 13:30-17:00]
                            holidays:
                              country: DE
                              half-days: {2026-12-30: [09:00-12:00]}
                            """,
                            "Fridays are full days again",
                            true),
                    new Draft(
                            PolicyKind.TRIGGER,
                            "worst",
                            0,
                            """
                            means: The worst there is
                            when: contact.severity == 'S1'
                            opens: executive
                            certain: false
                            switched-on: true
                            """,
                            "Leadership wants to know",
                            false));

    private static HttpResponse<String> keep(
            Visitor admin, String kind, String name, int based, String document, String why) {
        return admin.post(
                "/settings/keep/" + kind,
                "name",
                name,
                "based",
                String.valueOf(based),
                "document",
                document,
                "why",
                why);
    }

    /** What the review page sends on when it is kept. */
    private static String documentIn(String page) {
        int from = page.indexOf("name=\"document\" hidden>");
        String text =
                page.substring(
                        from + "name=\"document\" hidden>".length(),
                        page.indexOf("</textarea>", from));
        return text.replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    }
}

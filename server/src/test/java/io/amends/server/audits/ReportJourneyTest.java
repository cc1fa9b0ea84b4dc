package io.amends.server.audits;

// Long because each way is followed from its beginning to its end.

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.amends.core.organisation.Role;
import io.amends.server.Visitor;
import io.amends.server.browser.Screen;
import io.amends.server.identity.FirstAdmin;
import io.amends.server.identity.Guest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways to a report and down from it, in a real browser that must not complain of anything. */
class ReportJourneyTest extends AuditsInABrowser {

    private static final String PASSWORD = "a few words that belong to nothing";
    private static final Pattern AN_AUDIT = Pattern.compile(".*/audits/\\d+$");
    private static final Pattern A_MAPPING = Pattern.compile(".*/audits/new/[0-9a-f-]+$");

    /** What would do something if it were anything but text. */
    private static final String HOSTILE = "<img src=x class=hostile onerror=\"window.hit=1\">";

    @TempDir private Path files;

    @Test
    void from_the_first_start_by_the_one_time_link_to_the_report_of_the_example()
            throws SQLException {
        String link = server.bean(FirstAdmin.class).link().orElseThrow();
        Page page = browser.tab(Screen.DESKTOP, ColorScheme.LIGHT, "en-GB");
        page.navigate(link);
        field(page, "Name").fill("Ada Lovelace");
        field(page, "E-mail address").fill("ada@example.org");
        field(page, "Password").fill(PASSWORD);
        field(page, "Password again").fill(PASSWORD);
        button(page, "Start").click();
        assertThat(page.getByText("No audit yet")).isVisible();

        try (Obstacle obstacle = Obstacle.atTheEnd(server)) {
            button(page, "Try the example").click();
            assertThat(page).hasURL(AN_AUDIT);
            obstacle.await(1);
            assertThat(page.locator("[data-left]")).containsText(Pattern.compile("[1-9].* rows"));
        }

        awaitReport(page, "Example: Brightwater");
        assertThat(page.locator("#mode-context_loss")).isVisible();
        try (Visitor stranger = Visitor.stranger(server)) {
            then(stranger.get(link.replaceFirst("^https?://[^/]*", "")).body())
                    .contains("no longer works");
        }
        page.context().close();
    }

    @Test
    void from_a_file_by_a_corrected_mapping_down_to_what_the_customer_saw_and_to_another_audit()
            throws IOException {
        browser.signIn(Guest.session(server.context(), Role.MANAGER));
        Page page = browser.open("/audits/new", Screen.DESKTOP, ColorScheme.LIGHT);
        page.locator("#files").setInputFiles(tickets());
        assertThat(page).hasURL(A_MAPPING);
        assertThat(page.locator(".preview")).hasCount(3);

        answerZone(page, "Atlantis");
        assertThat(page.getByText("“Atlantis” cannot stand at zone")).isVisible();
        answerZone(page, "Asia/Tokyo");
        assertThat(page.getByText("In which zone do your people work?")).hasCount(0);
        page.getByText("Add an entry").click();
        field(page, "Another entry").fill("tables.main.fields.text");
        field(page, "Value").fill("Message");
        button(page, "Add").click();
        assertThat(page.locator("#document"))
                .hasValue(Pattern.compile(".*text: \"?Message.*", Pattern.DOTALL));
        field(page, "Name of the audit").fill("In Tokyo");
        button(page, "Start the audit").click();
        assertThat(page).hasURL(AN_AUDIT);
        awaitReport(page, "In Tokyo");

        page.locator("nav.tabs").getByText("Contacts").click();
        assertThat(page.locator("tbody tr")).hasCount(4);
        page.locator("[name=search]").fill("DESK-3");
        page.locator("[name=search]").press("Enter");
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.locator(".row-link").click();
        assertThat(page.locator("h1")).hasText("DESK-3");
        assertThat(page.locator(".report svg[viewBox]").first()).isVisible();
        Locator facts = page.locator(".report");
        assertThat(facts).containsText("Bob");
        assertThat(facts).containsText("We look into it");

        page.getByText("See it as the customer did").click();
        assertThat(page).hasURL(Pattern.compile(".*/contacts/DESK-3\\?view=customer"));
        assertThat(page.locator(".heading")).containsText("Asia/Tokyo");
        assertThat(page.locator(".report")).containsText("We look into it");
        assertThat(page.locator(".report")).not().containsText("gold");

        page.locator(".crumbs").getByText("In Tokyo").click();
        page.locator("[popovertarget=more]").click();
        page.locator("form[action$='/repetition'] button").click();
        assertThat(page).hasURL(A_MAPPING);
        page.locator("#document")
                .fill(page.locator("#document").inputValue().replace("Asia/Tokyo", "Europe/Paris"));
        button(page, "Use this document").click();
        field(page, "Name of the audit").fill("In Paris");
        button(page, "Start the audit").click();
        awaitReport(page, "In Paris");

        page.navigate("/audits");
        page.getByLabel("Compare In Tokyo").check();
        page.getByLabel("Compare In Paris").check();
        button(page, "Compare the two chosen").click();
        assertThat(page.locator(".pair strong")).hasText(new String[] {"In Paris", "In Tokyo"});
        assertThat(page.locator(".report table").first()).isVisible();
        page.context().close();
    }

    /** The zone of who reads changes what times look like, and nothing else. */
    @Test
    void S10_a_page_in_another_zone_shows_other_times_and_the_same_verdicts() {
        String mapping = SmallHistory.MAPPING.replace("zone: UTC", "zone: America/New_York");
        UUID history = SmallHistory.upload(server, SmallHistory.csv("quiet", "hello"));
        String audit =
                "/audits/"
                        + SmallHistory.run(server, SmallHistory.order(history, mapping)).number();
        browser.signIn(Guest.session(server.context(), Role.READER));
        Page page = browser.tab(Screen.DESKTOP, ColorScheme.LIGHT, "en-GB");
        page.navigate(audit + "/commitments");
        List<String> times = page.locator("tbody .time time").allTextContents();
        List<String> verdicts = page.locator("tbody .chip").allTextContents();
        then(verdicts).isNotEmpty();

        page.reload();
        assertThat(page.locator(".foot")).containsText("Europe/Berlin");
        then(page.locator("tbody .time time").allTextContents()).isNotEqualTo(times);
        then(page.locator("tbody .chip").allTextContents()).isEqualTo(verdicts);

        page.navigate(audit + "/contacts/quiet");
        assertThat(page.locator(".about time").first()).containsText("10:00");
        assertThat(page.locator(".about time").first())
                .hasAttribute(
                        "title",
                        Pattern.compile(
                                ".*Europe/Berlin.*where it happened: .*04:00.*America/New York.*",
                                Pattern.DOTALL));
        page.navigate(audit + "/contacts/quiet?view=customer");
        assertThat(page.locator(".heading")).containsText("America/New");
        page.context().close();
    }

    @Test
    void nothing_that_a_history_says_becomes_anything_but_text() {
        UUID history = SmallHistory.upload(server, hostileCsv());
        AuditOrder order =
                new AuditOrder(
                        HOSTILE,
                        history,
                        "tickets.csv",
                        HOSTILE,
                        hostileMapping(),
                        null,
                        null,
                        HOSTILE);
        KeptAudit audit = SmallHistory.run(server, order);
        then(audit.problem()).isNull();
        long other = SmallHistory.run(server, order).number();
        String report = "/audits/" + audit.number();
        String contact = new AuditLinks(audit.number()).contact("1" + HOSTILE);
        browser.signIn(Guest.session(server.context(), Role.MANAGER));
        Page page = browser.tab(Screen.DESKTOP, ColorScheme.LIGHT, "en-GB");
        for (String path :
                List.of(
                        "/audits",
                        "/audits/new/" + history,
                        report,
                        report + "/contacts",
                        report + "/contacts?account=" + "%3Cimg%20src=x%20class=hostile%3E",
                        report + "/escalations",
                        report + "/commitments",
                        report + "/findings",
                        contact,
                        contact + "?view=customer",
                        new AuditLinks(audit.number()).contact("2" + HOSTILE),
                        "/audits/compare?audit=" + audit.number() + "&audit=" + other)) {
            page.navigate(path);
            page.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)");
            then(page.locator(".hostile, main img, main script:not([src])").count())
                    .as("%s: elements out of a history", path)
                    .isZero();
            then(page.evaluate("() => window.hit ?? 0")).as(path).isEqualTo(0);
            if (!path.contains("/new/")) {
                then(page.content()).as(path).contains("img src=x class=hostile");
            }
        }
        page.context().close();
    }

    /** Every column of every row is hostile, and so are the names of the columns. */
    private static String hostileCsv() {
        StringBuilder csv = new StringBuilder("at,kind");
        String[] columns = {
            "ticket", "who", "team", "tier", "status", "account", "type", "product", "segment",
            "region", "id", "text", "reason"
        };
        for (String column : columns) {
            csv.append(',').append(cell(column + HOSTILE));
        }
        csv.append('\n');
        String[][] rows = {
            {"2025-03-03T09:00:00Z", "state", "1", "ann", "a", "T1", "open"},
            {"2025-03-03T10:00:00Z", "offer", "1", "ann", "a", "T1", "open"},
            {"2025-03-03T11:00:00Z", "state", "1", "bob", "b", "T2", "open"},
            {"2025-03-05T10:00:00Z", "mail", "1", "bob", "b", "T2", "open"},
            {"2025-03-05T11:00:00Z", "ask", "1", "bob", "b", "T2", "open"},
            {"2025-03-06T10:00:00Z", "note", "1", "bob", "b", "T2", "open"},
            {"2025-03-06T11:00:00Z", "state", "1", "bob", "b", "T2", "solved"},
            {"2025-03-06T12:00:00Z", "act", "1", "bob", "b", "T2", "solved"},
            {"2025-03-03T09:00:00Z", "state", "2", "ann", "a", "T1", "open"},
            {"2025-03-03T09:30:00Z", "mail", "2", "ann", "a", "T1", "solved"},
        };
        for (String[] row : rows) {
            csv.append(row[0]).append(',').append(row[1]);
            for (int i = 0; i < columns.length; i++) {
                String plain = i < 5 ? row[i + 2] : columns[i] + row[2];
                csv.append(',').append(cell(plain + HOSTILE));
            }
            csv.append('\n');
        }
        return csv.toString();
    }

    private static String cell(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String hostileMapping() {
        return """
        mapping: 'hostile#'
        version: 1
        zone: UTC
        tiers: ['T1#', 'T2#']
        statuses: {resolved: ['solved#']}
        tables:
          main:
            rows: events
            contact: 'ticket#'
            occurred: {column: at, format: iso}
            event: {column: kind, values: {mail: message-to-customer, ask: customer-message, note: note-written, offer: handoff-offered, act: corrective-action}, otherwise: snapshot}
            fields:
              person: 'who#'
              team: 'team#'
              tier: 'tier#'
              status: 'status#'
              account: 'account#'
              contact-type: 'type#'
              product-feature: 'product#'
              segment: 'segment#'
              region: 'region#'
              message: 'id#'
              text: 'text#'
              reason: 'reason#'
              issue: 'text#'
              steps: 'text#'
              told: 'text#'
              emotion: 'text#'
              context: 'text#'
              action: 'reason#'
              to-team: 'team#'
        provides: [person, tier, message-to-customer]
        """
                .replace("#", HOSTILE);
    }

    private static void answerZone(Page page, String zone) {
        Locator question =
                page.locator(".asks form").filter(new Locator.FilterOptions().setHasText("zone"));
        question.locator("[name=value]").fill(zone);
        question.locator("button").click();
    }

    private static Locator field(Page page, String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The page of an audit that runs gives way to its report by itself. */
    private static void awaitReport(Page page, String name) {
        assertThat(page.locator("[data-progress]"))
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(240_000));
        assertThat(page.locator("h1")).hasText(name);
        then(page.locator(".note.bad").allTextContents()).isEmpty();
    }

    /** Tickets under the usual names of columns, every second of them escalated. */
    private Path tickets() throws IOException {
        StringBuilder csv =
                new StringBuilder("Ticket ID,Timestamp,Event,Agent,Tier,Status,Segment,Message\n");
        for (int i = 1; i <= 4; i++) {
            String ticket = "DESK-" + i;
            csv.append(ticket).append(",2025-03-03 09:00:00,Created,Ann,T1,Open,gold,\n");
            csv.append(ticket)
                    .append(",2025-03-03 10:00:00,Updated,Bob,T")
                    .append(1 + i % 2)
                    .append(",Open,gold,\n");
            csv.append(ticket)
                    .append(",2025-03-05 10:00:00,Reply to customer,Bob,T2,Open,gold,")
                    .append("We look into it\n");
            csv.append(ticket).append(",2025-03-06 10:00:00,Resolved,Bob,T2,Solved,gold,\n");
        }
        return Files.writeString(files.resolve("tickets.csv"), csv);
    }
}

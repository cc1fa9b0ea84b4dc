package io.amends.server.audits;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.amends.core.organisation.Role;
import io.amends.server.TestServer;
import io.amends.server.browser.Browser;
import io.amends.server.browser.Screen;
import io.amends.server.identity.Guest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tables of a report in the browser, as CSV. */
class ReportTablesTest {

    private static TestServer server;
    private static Browser browser;
    private static KeptAudit audit;

    @BeforeAll
    static void audit() {
        server = TestServer.shared();
        server.reset();
        browser = Browser.at(server.uri("/"));
        browser.signIn(Guest.session(server.context(), Role.READER));
        audit =
                SmallHistory.run(
                        server,
                        SmallHistory.order(
                                SmallHistory.upload(server, SmallHistory.csv("quiet", "hello")),
                                SmallHistory.MAPPING));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void every_table_of_the_report_downloads_with_its_numbers() throws IOException {
        Page page = browser.open("/audits/" + audit.number(), Screen.DESKTOP, ColorScheme.LIGHT);
        Locator tables = page.locator(".report table[data-sortable]:has(tbody tr)");
        assertThat(page.locator(".report button.csv")).hasCount(tables.count());

        Download taken = page.waitForDownload(() -> page.locator("#headline button.csv").click());

        List<String> lines = Files.readAllLines(taken.path());
        then(taken.suggestedFilename()).isEqualTo("escalations-each-type-on-its-own.csv");
        then(lines)
                .containsExactly(
                        "Type,Known how,Escalations,Contacts,Of all contacts,95% range",
                        lines.get(1));
        then(lines.get(1)).startsWith("Tier escalation,inferred from recorded facts,1,1,0.5,");
        page.context().close();
    }
}

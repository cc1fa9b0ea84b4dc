package io.amends.server.audits;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.amends.core.organisation.Role;
import io.amends.server.browser.Screen;
import io.amends.server.identity.FirstAdmin;
import io.amends.server.identity.Guest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways through audits that people take, in a real browser. */
class AuditJourneyTest extends AuditsInABrowser {

    private static final String PASSWORD = "a few words that belong to nothing";
    private static final Pattern A_MAPPING = Pattern.compile(".*/audits/new/[0-9a-f-]+$");
    private static final int PIECE = 4 << 20;

    @TempDir private Path files;

    @BeforeAll
    static void letFail() {
        browser.allowFailedAnswers();
    }

    @Test
    void S59_forms_work_by_keyboard_alone_on_a_phone_in_german() throws IOException {
        Page page = browser.tab(Screen.PHONE, ColorScheme.DARK, "de-DE");
        Path two = tickets(2);
        // Heard from long before the key is pressed; else Chromium may open its own window first.
        page.onFileChooser(chooser -> chooser.setFiles(two));
        String link = server.bean(FirstAdmin.class).link().orElseThrow();
        page.navigate(link);
        type(page, "Name", "Ada");
        type(page, "Passwort", PASSWORD);
        type(page, "Passwort noch einmal", PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/audits$"));
        page.waitForLoadState();
        reach(page, page.locator("#files"));
        page.keyboard().press("Enter");
        assertThat(page).hasURL(A_MAPPING);
        reach(page, button(page, "Audit starten"));
        page.keyboard().press("Enter");
        awaitReport(page, "tickets.csv");
        page.keyboard().press("g");
        page.keyboard().press("a");
        assertThat(page).hasURL(Pattern.compile(".*/audits$"));
        assertThat(page.getByRole(AriaRole.CELL).getByText("Fertig")).isVisible();
        page.context().close();
    }

    @Test
    void a_broken_connection_costs_one_piece_and_the_bytes_are_the_same() throws IOException {
        signIn();
        Path file = tickets(50_000);
        Page page = browser.open("/audits/new", Screen.DESKTOP, ColorScheme.LIGHT);
        List<String> sent = new ArrayList<>();
        page.route(
                Pattern.compile(".*/histories/.*offset=.*"),
                route -> {
                    sent.add(route.request().url().replaceAll(".*=", ""));
                    if (sent.size() == 2) {
                        route.abort("connectionreset");
                    } else {
                        route.resume();
                    }
                });
        choose(page, file);
        assertThat(page).hasURL(A_MAPPING);

        then(sent).startsWith("0", String.valueOf(PIECE), String.valueOf(PIECE));
        then(uploaded(page)).hasSameBinaryContentAs(file);
        page.context().close();
    }

    @Test
    void two_run_at_once_a_third_waits_and_one_is_cancelled() throws SQLException {
        signIn();
        UUID history = SmallHistory.upload(server, SmallHistory.csv("quiet", "hello"));
        AuditOrder order = SmallHistory.order(history, SmallHistory.MAPPING);
        Audits audits = server.bean(Audits.class);
        Page page = browser.tab(Screen.DESKTOP, ColorScheme.DARK, "en-GB");
        long cancelled;
        try (Obstacle obstacle = Obstacle.atTheBeginning(server)) {
            cancelled = audits.order(order, Instant.EPOCH);
            audits.order(order, Instant.EPOCH);
            server.bean(AuditQueue.class).wake();
            server.bean(AuditQueue.class).wake();
            obstacle.await(2);
            audits.order(order, Instant.EPOCH);
            page.navigate("/audits");
            assertThat(page.locator(".table .chip"))
                    .hasText(array("Waiting", "Running", "Running"));
            page.navigate("/audits/" + cancelled);
            button(page, "Cancel").click();
            assertThat(page.getByText("It stops at the next chance.")).isVisible();
        }

        assertThat(page.getByText("This audit was cancelled.")).isVisible();
        SmallHistory.awaitEnd(server, cancelled + 1);
        SmallHistory.awaitEnd(server, cancelled + 2);
        page.navigate("/audits");
        assertThat(page.locator(".table .chip")).hasText(array("Done", "Done", "Cancelled"));
        page.context().close();
    }

    private static void signIn() {
        browser.signIn(Guest.session(server.context(), Role.MANAGER));
    }

    private static String[] array(String... texts) {
        return texts;
    }

    private static Locator field(Page page, String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void choose(Page page, Path file) {
        page.locator("#files").setInputFiles(file);
    }

    /** The page of an audit that runs gives way to its report by itself. */
    private static void awaitReport(Page page, String name) {
        assertThat(page.locator("[data-progress]"))
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(240_000));
        assertThat(page.locator(".heading h1")).hasText(name);
        then(page.locator(".note.bad").allTextContents()).isEmpty();
    }

    /** Goes on by the tabulator key until the element has the focus. */
    private static void reach(Page page, Locator element) {
        element.waitFor();
        for (int pressed = 0; pressed < 400; pressed++) {
            if (Boolean.TRUE.equals(element.evaluate("it => it === document.activeElement"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("The tabulator key does not lead to " + element);
    }

    private static void type(Page page, String label, String text) {
        reach(page, field(page, label));
        page.keyboard().press("ControlOrMeta+A");
        page.keyboard().type(text);
    }

    private static Path uploaded(Page page) {
        UUID history = UUID.fromString(page.url().replaceAll(".*/", ""));
        return server.bean(Histories.class).folder(history).resolve("tickets.csv");
    }

    /** Tickets under the usual names of columns, every second of them escalated. */
    private Path tickets(int tickets) throws IOException {
        StringBuilder csv =
                new StringBuilder("Ticket ID,Timestamp,Event,Agent,Tier,Status,Message\n");
        for (int i = 1; i <= tickets; i++) {
            csv.append(i).append(",2025-03-03 09:00:00,Created,Ann,T1,Open,\n");
            csv.append(i)
                    .append(",2025-03-03 10:00:00,Updated,Bob,T")
                    .append(1 + i % 2)
                    .append(",Open,\n");
            csv.append(i)
                    .append(",2025-03-05 10:00:00,Reply to customer,Bob,T2,Open,We look into it\n");
            csv.append(i).append(",2025-03-06 10:00:00,Resolved,Bob,T2,Solved,\n");
        }
        return Files.writeString(files.resolve("tickets.csv"), csv);
    }
}

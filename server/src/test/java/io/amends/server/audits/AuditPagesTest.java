package io.amends.server.audits;

// Long because it names every page of this room and every state of it.

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.amends.core.organisation.Role;
import io.amends.server.browser.Screen;
import io.amends.server.identity.Guest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every page of audits in every state, light and dark: on a desk in English and on a phone in
 * German, whose words are longer. Usable by everybody, never wider than the screen, and quiet in
 * the console.
 */
@Tag("long")
class AuditPagesTest extends AuditsInABrowser {

    @TempDir private Path files;

    @BeforeAll
    static void letFail() {
        browser.allowFailedAnswers();
    }

    @BeforeEach
    void signIn() {
        browser.signIn(Guest.session(server.context(), Role.MANAGER));
    }

    @Test
    void where_nothing_is_there_yet() {
        look(
                Map.of(
                        "home-empty",
                        "/audits",
                        "new",
                        "/audits/new",
                        "compare-none",
                        "/audits/compare"));
        browser.signIn(Guest.session(server.context(), Role.READER));
        look(Map.of("home-empty-reader", "/audits"));
    }

    @Test
    void a_file_that_is_refused() throws IOException {
        Path nothing = Files.writeString(files.resolve("nothing.csv"), "");
        each(
                "upload-refused",
                page -> {
                    page.navigate("/audits/new");
                    page.locator("#files").setInputFiles(nothing);
                    assertThat(page.locator("[data-problem]")).isVisible();
                });
    }

    @Test
    void a_mapping_that_asks_and_one_that_cannot_be_used() {
        UUID history = SmallHistory.upload(server, SmallHistory.csv("quiet", "hello"));
        UUID none = SmallHistory.upload(server, "one,two\n1,2\n");
        look(
                Map.of(
                        "mapping-unsure", "/audits/new/" + history,
                        "mapping-none", "/audits/new/" + none));
        each(
                "mapping-wrong-and-open",
                page -> {
                    page.navigate("/audits/new/" + history);
                    page.locator("#add-path").evaluate("it => it.closest('details').open = true");
                    page.locator("#add-path").fill("zone");
                    page.locator("#add-value").fill("Atlantis");
                    page.locator("#add-value").press("Enter");
                    assertThat(page.locator(".note.bad").first()).isVisible();
                    page.evaluate(
                            "() => document.querySelectorAll('details').forEach(d => d.open = true)");
                });
        each(
                "mapping-refused",
                page -> {
                    page.navigate("/audits/new/" + history);
                    page.locator("#document").evaluate("it => it.closest('details').open = true");
                    page.locator("#document").fill("mapping: broken");
                    page.locator("form[action$='/document'] button").click();
                    assertThat(page.locator(".note.bad").first()).isVisible();
                });
    }

    @Test
    void audits_in_every_state() throws SQLException {
        UUID history = SmallHistory.upload(server, SmallHistory.csv("quiet", "hello"));
        AuditOrder order = SmallHistory.order(history, SmallHistory.MAPPING);
        Map<String, String> pages = new LinkedHashMap<>();
        UUID unreadable = SmallHistory.upload(server, "ticket,when\n1,yesterday\n");
        AuditOrder cannot = SmallHistory.order(unreadable, SmallHistory.MAPPING);
        pages.put("refused", page(SmallHistory.run(server, cannot).number()));
        SmallHistory.run(server, order);
        for (String problem : new String[] {"interrupted", "disk-full", "something broke"}) {
            pages.put(
                    "failed-" + problem.replace(' ', '-'),
                    page(ended(order, AuditState.FAILED, problem)));
        }
        pages.put("cancelled", page(ended(order, AuditState.CANCELLED, null)));
        Audits audits = server.bean(Audits.class);
        long running;
        try (Obstacle obstacle = Obstacle.atTheEnd(server)) {
            running = audits.order(order, Instant.EPOCH);
            server.bean(AuditQueue.class).wake();
            obstacle.await(1);
            pages.put("running", page(running));
            pages.put("home", "/audits");
            look(pages);
            audits.cancel(running, Instant.EPOCH);
            look(Map.of("cancelling", page(running)));
            browser.signIn(Guest.session(server.context(), Role.READER));
            look(Map.of("home-reader", "/audits"));
        }
        SmallHistory.awaitEnd(server, running);
    }

    @Test
    void the_report_of_the_example_and_all_that_lies_below_it() {
        ExampleHistory example = server.bean(ExampleHistory.class);
        long number =
                SmallHistory.run(
                                server, example.order("Example: Brightwater", "Ada", Instant.EPOCH))
                        .number();
        String report = page(number);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("report", report);
        for (Listing list : Listing.values()) {
            pages.put(list.path(), report + "/" + list.path());
        }
        pages.put("none-chosen", report + "/contacts?search=nobody");
        pages.put("contacts-of-an-account", report + "/contacts?account=" + anAccount(number));
        String escalated = contact(number, "IS NOT NULL");
        String plain = contact(number, "IS NULL");
        pages.put("contact", escalated);
        pages.put("contact-as-customer", escalated + "?view=customer");
        pages.put("contact-plain", plain);
        pages.put("contact-plain-as-customer", plain + "?view=customer");
        look(pages);
    }

    @Test
    void two_audits_side_by_side_and_one_that_found_nothing() {
        UUID history = SmallHistory.upload(server, SmallHistory.csv("quiet", "hello"));
        AuditOrder order = SmallHistory.order(history, SmallHistory.MAPPING);
        long first = SmallHistory.run(server, order).number();
        UUID calm =
                SmallHistory.upload(
                        server,
                        """
                        ticket,at,kind,who,tier,status,id,text
                        plain,2025-03-03T09:00:00Z,state,ann,T1,open,,
                        plain,2025-03-03T09:30:00Z,state,ann,T1,solved,,
                        """);
        AuditOrder ordered = SmallHistory.order(calm, SmallHistory.MAPPING);
        long second = SmallHistory.run(server, ordered).number();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("compare", "/audits/compare?audit=" + first + "&audit=" + second);
        pages.put("report-of-nothing", page(second));
        pages.put("escalations-none", page(second) + "/escalations");
        pages.put("commitments-none", page(second) + "/commitments");
        pages.put("findings-none", page(second) + "/findings");
        look(pages);
        each(
                "report-menu",
                page -> {
                    page.navigate(page(second));
                    page.locator("[popovertarget=more]").click();
                    assertThat(page.locator("#more")).isVisible();
                });
        each(
                "report-delete",
                page -> {
                    page.navigate(page(second));
                    page.locator("[popovertarget=more]").click();
                    page.locator("[data-opens=delete]").click();
                    assertThat(page.locator("#delete")).isVisible();
                });
    }

    private static String anAccount(long audit) {
        return server.jdbc()
                .sql("SELECT min(account) FROM audit_contact WHERE audit = " + audit)
                .query(String.class)
                .single();
    }

    private static String contact(long audit, String decided) {
        String id =
                server.jdbc()
                        .sql(
                                "SELECT contact FROM audit_contact WHERE audit = "
                                        + audit
                                        + " AND decided_at "
                                        + decided
                                        + " ORDER BY events DESC LIMIT 1")
                        .query(String.class)
                        .single();
        return new AuditLinks(audit).contact(id);
    }

    private static void look(Map<String, String> pages) {
        SoftAssertions.assertSoftly(
                softly ->
                        pages.forEach(
                                (name, path) ->
                                        softly.check(
                                                () -> each(name, page -> page.navigate(path)))));
    }

    /** Brings a page into a state, on a desk and on a phone, and looks at it. */
    private static void each(String name, Consumer<Page> state) {
        SoftAssertions.assertSoftly(
                softly -> {
                    for (Screen screen : Screen.values()) {
                        String language = screen == Screen.DESKTOP ? "en-GB" : "de-DE";
                        Page page = browser.tab(screen, ColorScheme.LIGHT, language);
                        state.accept(page);
                        String called = name + "-" + screen.name().toLowerCase(Locale.ROOT);
                        softly.check(() -> browser.look(page, called));
                        page.context().close();
                    }
                });
    }

    private static String page(long audit) {
        return "/audits/" + audit;
    }

    private static long ended(AuditOrder order, AuditState state, @Nullable String problem) {
        return server.jdbc()
                .sql(
                        """
                        INSERT INTO audit (name, state, history, main_file, mapping_name, mapping,
                            created_at, created_by, finished_at, problem)
                        VALUES ('Ended', :state, :history, 'tickets.csv', 'small', :mapping,
                            now(), 'test', now(), :problem)
                        RETURNING number
                        """)
                .param("state", state.name())
                .param("history", order.history())
                .param("mapping", order.mapping())
                .param("problem", problem)
                .query(Long.class)
                .single();
    }
}

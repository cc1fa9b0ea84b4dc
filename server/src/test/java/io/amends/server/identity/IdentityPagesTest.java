package io.amends.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.amends.core.organisation.Role;
import io.amends.server.TestServer;
import io.amends.server.browser.Browser;
import io.amends.server.browser.Screen;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signing in, the first visit, people and one's account, as people see and use them. */
class IdentityPagesTest {

    private static final String PASSWORD = "a few words for testing";

    private final TestServer server = TestServer.shared();

    @BeforeEach
    void nobody() {
        server.reset();
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, LIGHT, en-GB", "PHONE, DARK, de-DE"})
    void every_page_and_state_can_be_used_by_everybody(
            Screen screen, ColorScheme colours, String language) {
        String link = server.bean(FirstAdmin.class).link().orElseThrow();
        String name = screen + "-" + colours;
        try (Browser browser = Browser.at(server.uri("/"))) {
            browser.allowFailedAnswers();
            Page page = browser.tab(screen, colours, language);
            for (String path : new String[] {"/sign-in", "/sign-in?wrong", "/sign-in?wait"}) {
                look(browser, page, path, name + "-sign-in");
            }
            look(browser, page, "/welcome?link=used", name + "-link-expired");
            look(browser, page, link, name + "-welcome");
            introduce(page, PASSWORD, "something else that differs");
            browser.checkAccessible(page);
            browser.picture(page, name + "-welcome-wrong");
            introduce(page, PASSWORD, PASSWORD);
            page.waitForURL("**/audits");

            look(browser, page, "/people", name + "-people");
            fill(page, Map.of("name", "Ada Lovelace", "email", "ada@example.org"));
            page.locator("form[action='/people'] button").click();
            page.locator("#link").waitFor();
            browser.checkAccessible(page);
            browser.picture(page, name + "-people-link");

            look(browser, page, "/account", name + "-account");
            fill(page, Map.of("old", "wrong", "password", PASSWORD, "again", PASSWORD + "!"));
            page.locator("form[action='/account/password'] button").click();
            page.locator("#again[aria-invalid]").waitFor();
            browser.checkAccessible(page);
            browser.picture(page, name + "-account-wrong");
        }
    }

    @Test
    void an_error_is_tied_to_its_field() {
        String link = server.bean(FirstAdmin.class).link().orElseThrow();
        try (Browser browser = Browser.at(server.uri("/"))) {
            Page page = browser.tab(Screen.DESKTOP, ColorScheme.LIGHT, "en-GB");
            page.navigate(link);
            introduce(page, PASSWORD, "something else that differs");
            Locator again = page.locator("#again[aria-invalid]");
            again.waitFor();
            assertThat(page.locator("#" + again.getAttribute("aria-describedby")).textContent())
                    .contains("The two passwords differ");
            assertThat(page.locator("#name").inputValue()).isEqualTo("Kim Meyer");
        }
    }

    @Test
    void deactivating_asks_first_and_says_what_was_done() {
        People people = server.bean(People.class);
        try (Browser browser = Browser.at(server.uri("/"))) {
            browser.signIn(Guest.session(server.context(), Role.ADMIN));
            Guest.session(server.context(), Role.READER);
            Person reader = people.byEmail("reader@guests.example").orElseThrow();
            Page page = browser.open("/people", Screen.DESKTOP, ColorScheme.LIGHT);
            page.locator("[data-opens='off-" + reader.id() + "']").click();
            browser.checkAccessible(page);
            page.locator("#off-" + reader.id() + " button.btn-primary").click();
            page.locator(".toasts .note").waitFor();
            assertThat(people.byId(reader.id()).orElseThrow().active()).isFalse();
        }
    }

    private static void look(Browser browser, Page page, String path, String name) {
        page.navigate(path);
        browser.checkAccessible(page);
        browser.picture(page, name);
    }

    private static void introduce(Page page, String password, String again) {
        fill(
                page,
                Map.of(
                        "name",
                        "Kim Meyer",
                        "email",
                        "kim@example.org",
                        "password",
                        password,
                        "again",
                        again));
        page.locator("main form button").click();
    }

    private static void fill(Page page, Map<String, String> fields) {
        fields.forEach((name, value) -> page.locator("main [name='" + name + "']").fill(value));
    }
}

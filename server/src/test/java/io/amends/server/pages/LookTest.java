package io.amends.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.amends.core.organisation.Role;
import io.amends.server.TestServer;
import io.amends.server.browser.Browser;
import io.amends.server.browser.Screen;
import io.amends.server.identity.Guest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The style guide shows every fragment in every state; what holds for it holds for all pages. */
class LookTest {

    private static TestServer server;
    private static Browser browser;

    @BeforeAll
    static void open() {
        server = TestServer.shared();
        browser = Browser.at(server.uri("/"));
        browser.signIn(Guest.session(server.context(), Role.MANAGER));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DESKTOP, LIGHT, en-GB",
        "DESKTOP, DARK, de-DE",
        "PHONE, LIGHT, de-DE",
        "PHONE, DARK, en-GB"
    })
    void every_fragment_can_be_used_by_everybody(
            Screen screen, ColorScheme colours, String language) {
        Page page = browser.tab(screen, colours, language);
        page.navigate("/look");
        browser.picture(page, "look-" + screen + "-" + colours);
        browser.checkAccessible(page);
        page.close();
    }

    @Test
    void the_menu_of_a_phone_opens_and_closes_by_keyboard() {
        Page page = browser.open("/look", Screen.PHONE, ColorScheme.LIGHT);
        page.locator("[data-menu]").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-menu]").getAttribute("aria-expanded")).isEqualTo("true");
        page.locator("#side .place").first().waitFor();
        browser.checkAccessible(page);
        page.keyboard().press("Escape");
        assertThat(page.locator("[data-menu]").getAttribute("aria-expanded")).isEqualTo("false");
        page.close();
    }

    @Test
    void keys_open_help_find_the_search_and_go_to_a_place() {
        Page page = browser.open("/look", Screen.DESKTOP, ColorScheme.LIGHT);
        page.keyboard().press("?");
        assertThat(page.locator("#keys").isVisible()).isTrue();
        browser.checkAccessible(page);
        page.keyboard().press("Escape");
        assertThat(page.locator("#keys").isVisible()).isFalse();
        page.keyboard().press("/");
        assertThat(page.evaluate("() => document.activeElement.name")).isEqualTo("search");
        page.keyboard().press("Tab");
        page.keyboard().press("g");
        page.keyboard().press("a");
        page.waitForURL("**/audits");
        page.close();
    }

    @Test
    void theme_and_language_stay_chosen_on_the_next_page() {
        Page page = browser.open("/look", Screen.DESKTOP, ColorScheme.LIGHT);
        page.locator("[popovertarget=person]").click();
        page.locator("[data-theme-choice=dark]").click();
        page.locator("#person a[hreflang=de]").click();
        page.navigate("/look");
        assertThat(page.locator("html").getAttribute("data-theme")).isEqualTo("dark");
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("de");
        assertThat(page.locator(".foot").textContent()).contains("Europe/Berlin");
        page.close();
    }

    @Test
    void a_question_before_deleting_can_be_left_by_keyboard() {
        Page page = browser.open("/look", Screen.DESKTOP, ColorScheme.DARK);
        page.locator("[data-opens=sure]").press("Enter");
        assertThat(page.locator("#sure").isVisible()).isTrue();
        browser.checkAccessible(page);
        page.keyboard().press("Escape");
        assertThat(page.locator("#sure").isVisible()).isFalse();
        page.close();
    }
}

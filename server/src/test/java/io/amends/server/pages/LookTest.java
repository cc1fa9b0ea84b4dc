package io.amends.server.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.amends.server.TestServer;
import io.amends.server.browser.Browser;
import io.amends.server.browser.Screen;
import io.amends.server.identity.Guest;
import io.amends.server.identity.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The style guide shows every fragment in every state; what holds for it holds for all pages. */
class LookTest {

    @ParameterizedTest
    @CsvSource({"DESKTOP, LIGHT", "DESKTOP, DARK", "PHONE, LIGHT", "PHONE, DARK"})
    void every_fragment_can_be_used_by_everybody(Screen screen, ColorScheme colours) {
        TestServer server = TestServer.shared();
        try (Browser browser = Browser.at(server.uri("/"))) {
            browser.signIn(Guest.session(server.context(), Role.MANAGER));
            Page page = browser.open("/audits", screen, colours);
            browser.picture(page, "audits-" + screen + "-" + colours);
            browser.checkAccessible(page);
        }
    }
}

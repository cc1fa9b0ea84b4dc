package io.amends.server.audits;

import io.amends.server.TestServer;
import io.amends.server.browser.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The shared server and one browser on it, for tests of the pages of audits. */
abstract class AuditsInABrowser {

    static TestServer server;
    static Browser browser;

    @BeforeAll
    static void open() {
        server = TestServer.shared();
        browser = Browser.at(server.uri("/"));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void afresh() {
        server.reset();
        browser.signOut();
    }
}

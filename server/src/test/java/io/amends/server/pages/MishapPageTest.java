package io.amends.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.amends.core.organisation.Role;
import io.amends.server.TestServer;
import io.amends.server.browser.Browser;
import io.amends.server.browser.Screen;
import io.amends.server.identity.Guest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MishapPageTest {

    private final TestServer server = TestServer.shared();

    @ParameterizedTest
    @CsvSource({"DESKTOP, DARK", "PHONE, LIGHT"})
    void a_page_that_is_not_there_says_so_and_names_the_request(
            Screen screen, ColorScheme colours) {
        try (Browser browser = Browser.at(server.uri("/"))) {
            browser.allowFailedAnswers();
            browser.signIn(Guest.session(server.context(), Role.READER));
            Page page = browser.open("/nowhere", screen, colours);
            assertThat(page.locator(".mishap h1").textContent()).isEqualTo("There is nothing here");
            assertThat(page.locator(".mishap .id").textContent()).hasSize(13);
            browser.checkAccessible(page);
        }
    }

    @Test
    void a_program_gets_problem_details() throws IOException, InterruptedException {
        String session = Guest.session(server.context(), Role.READER);
        HttpResponse<String> answer =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(server.uri("/nowhere"))
                                        .header("Accept", "application/json")
                                        .header("Cookie", "amends=" + session)
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        String number = answer.headers().firstValue(RequestNumber.NAME).orElseThrow();
        assertThat(answer.body()).contains("\"request\":\"" + number + "\"");
    }
}

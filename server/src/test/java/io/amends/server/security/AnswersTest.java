package io.amends.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.organisation.Role;
import io.amends.server.TestServer;
import io.amends.server.Visitor;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer carries, how much a request may bring, and what programs are told. */
class AnswersTest {

    private static final Map<String, String> EXPECTED =
            Map.of(
                    "X-Content-Type-Options", "nosniff",
                    "X-Frame-Options", "DENY",
                    "Referrer-Policy", "same-origin");

    private static final int MEGABYTE = 1 << 20;

    private static final TestServer SERVER = TestServer.shared();

    @BeforeAll
    @AfterAll
    static void nobody() {
        SERVER.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/sign-in?wrong",
                "/welcome",
                "/welcome?link=none",
                "/audits",
                "/nothing/here",
                "/assets/amends.css",
                "/assets/amends.js",
                "/assets/icons.svg",
                "/assets/missing.css",
                "/actuator/health",
                "/actuator/prometheus",
                "/error",
                "/audits//x",
                "/audits;x=1",
                "/sign-in?x=%00",
                "/audits/%2e%2e/people"
            })
    void every_answer_carries_the_headers(String path) {
        try (Visitor stranger = Visitor.stranger(SERVER);
                Visitor admin = Visitor.as(Role.ADMIN, SERVER)) {
            for (Visitor visitor : new Visitor[] {stranger, admin}) {
                HttpResponse<String> answer = visitor.get(path);
                EXPECTED.forEach(
                        (name, value) ->
                                assertThat(answer.headers().firstValue(name))
                                        .as("%s of %s", name, path)
                                        .hasValue(value));
                assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                        .as("content policy of %s", path)
                        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors")
                        .doesNotContain("unsafe");
                assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
                assertThat(answer.headers().firstValue("Server")).isEmpty();
                assertThat(answer.statusCode()).isLessThan(500);
            }
        }
    }

    @Test
    void pages_are_not_kept_by_browsers_and_static_files_are() {
        try (Visitor admin = Visitor.as(Role.ADMIN, SERVER)) {
            assertThat(admin.get("/people").headers().firstValue("Cache-Control").orElse(""))
                    .contains("no-store");
        }
    }

    @Test
    void an_error_page_tells_nothing_of_the_inside() {
        try (Visitor admin = Visitor.as(Role.ADMIN, SERVER)) {
            HttpResponse<String> answer =
                    admin.send(
                            admin.request("/audits/new/no-uuid")
                                    .header("Accept", "text/html")
                                    .GET()
                                    .build());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .doesNotContain("Exception")
                    .doesNotContain("at io.amends")
                    .doesNotContain("java.");
        }
    }

    @Test
    void a_form_of_more_than_two_megabytes_is_refused() {
        try (Visitor admin = Visitor.as(Role.ADMIN, SERVER)) {
            for (String type :
                    new String[] {"application/x-www-form-urlencoded", "application/json"}) {
                HttpResponse<String> answer =
                        admin.send(
                                admin.request("/people")
                                        .header("Content-Type", type)
                                        .header("Accept", "text/html")
                                        .header("X-CSRF-TOKEN", admin.token())
                                        .POST(
                                                BodyPublishers.ofString(
                                                        "name=" + "a".repeat(2 * MEGABYTE)))
                                        .build());
                assertThat(answer.statusCode()).as(type).isEqualTo(413);
                assertThat(answer.body())
                        .as(type)
                        .contains("<h1>That is too large</h1>", "amends.css", "The admin");
            }
        }
    }

    @Test
    void that_a_body_is_too_large_is_said_in_the_readers_language_and_to_programs_as_a_problem() {
        try (Visitor stranger = Visitor.stranger(SERVER)) {
            String token = stranger.token();
            for (String type : List.of("text/html", "application/json")) {
                HttpResponse<String> answer =
                        stranger.send(
                                HttpRequest.newBuilder(SERVER.uri("/sign-in"))
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .header("Accept", type)
                                        .header("Accept-Language", "de")
                                        .header("X-CSRF-TOKEN", token)
                                        .POST(bytes(2 * MEGABYTE + 1))
                                        .build());
                assertThat(answer.statusCode()).isEqualTo(413);
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .contains(type.equals("text/html") ? type : "application/problem+json");
                assertThat(answer.body()).contains("Das ist zu groß").doesNotContain("Tomcat");
            }
        }
    }

    @Test
    void a_piece_of_a_file_of_more_than_sixteen_megabytes_is_refused() {
        String path = "/histories/00000000-0000-4000-8000-000000000000/files/a.csv?offset=0";
        try (Visitor manager = Visitor.as(Role.MANAGER, SERVER)) {
            assertThat(manager.send("PUT", path, bytes(16 * MEGABYTE)).statusCode()).isEqualTo(404);
            assertThat(manager.send("PUT", path, bytes(16 * MEGABYTE + 1)).statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void a_body_that_does_not_say_how_long_it_is_is_refused() {
        String path = "/histories/00000000-0000-4000-8000-000000000000/files/a.csv?offset=0";
        try (Visitor manager = Visitor.as(Role.MANAGER, SERVER)) {
            HttpResponse<String> answer =
                    manager.send(
                            "PUT",
                            path,
                            BodyPublishers.ofInputStream(
                                    () -> new ByteArrayInputStream(new byte[64])));
            assertThat(answer.statusCode()).isEqualTo(411);
        }
    }

    @Test
    void scripts_are_told_by_status_that_nobody_is_signed_in() {
        try (Visitor stranger = Visitor.stranger(SERVER)) {
            HttpRequest fromScript =
                    stranger.request("/audits").header("HX-Request", "true").GET().build();
            assertThat(stranger.send(fromScript).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void metrics_are_for_admins_and_for_whoever_shows_the_token() {
        String token = "a-token-of-some-length";
        try (TestServer server = TestServer.start(Map.of("amends.metrics-token", token));
                Visitor scraper = Visitor.stranger(server);
                Visitor admin = Visitor.as(Role.ADMIN, server);
                Visitor manager = Visitor.as(Role.MANAGER, server)) {
            assertThat(scrape(scraper, "Bearer " + token).body()).contains("jvm_memory_used_bytes");
            assertThat(scrape(scraper, "Bearer " + token + "x").statusCode()).isEqualTo(401);
            assertThat(scrape(scraper, "Bearer ").statusCode()).isEqualTo(401);
            assertThat(scrape(scraper, token).statusCode()).isEqualTo(401);
            assertThat(admin.get("/actuator/prometheus").statusCode()).isEqualTo(200);
            assertThat(manager.get("/actuator/prometheus").statusCode()).isEqualTo(403);
            HttpRequest elsewhere =
                    scraper.request("/people").header("Authorization", "Bearer " + token).build();
            assertThat(scraper.send(elsewhere).statusCode())
                    .as("the token opens nothing else")
                    .isEqualTo(302);
        }
    }

    @Test
    void health_tells_strangers_no_details() {
        try (Visitor stranger = Visitor.stranger(SERVER)) {
            assertThat(stranger.get("/actuator/health").body())
                    .contains("UP")
                    .doesNotContain("PostgreSQL", "components", "details");
        }
    }

    @Test
    void behind_a_proxy_that_is_told_of_the_cookie_is_for_https_alone() {
        try (TestServer server = TestServer.start(Map.of("amends.forward-headers", "native"));
                Visitor stranger = Visitor.stranger(server)) {
            HttpResponse<String> page =
                    stranger.send(
                            stranger.request("/sign-in")
                                    .header("X-Forwarded-Proto", "https")
                                    .header("X-Forwarded-For", "203.0.113.7")
                                    .GET()
                                    .build());
            assertThat(page.headers().firstValue("Set-Cookie").orElse("")).contains("Secure");
            assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
        }
    }

    private static HttpResponse<String> scrape(Visitor scraper, String authorization) {
        return scraper.send(
                scraper.request("/actuator/prometheus")
                        .header("Authorization", authorization)
                        .GET()
                        .build());
    }

    private static HttpRequest.BodyPublisher bytes(int length) {
        return BodyPublishers.ofByteArray(new byte[length]);
    }
}

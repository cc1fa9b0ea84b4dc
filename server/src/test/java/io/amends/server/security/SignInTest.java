package io.amends.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.organisation.Role;
import io.amends.server.TestServer;
import io.amends.server.Visitor;
import io.amends.server.identity.FirstAdmin;
import io.amends.server.identity.People;
import io.amends.server.identity.Person;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Getting in, being kept out, and being put out. */
class SignInTest {

    private static final String GOOD = "a few words for testing";

    private final TestServer server = TestServer.shared();

    @BeforeEach
    void nobody() {
        server.reset();
    }

    @Test
    void after_five_failures_an_address_waits_a_quarter_of_an_hour() {
        try (Visitor reader = Visitor.as(Role.READER, server);
                Visitor stranger = Visitor.stranger(server)) {
            for (int i = 0; i < 5; i++) {
                assertThat(attempt(stranger, "reader@example.org", "wrong"))
                        .isEqualTo("/sign-in?wrong");
            }
            assertThat(attempt(stranger, "READER@example.org", "correct horse battery staple"))
                    .as("even with the right password")
                    .isEqualTo("/sign-in?wait");

            server.clock().advance(Duration.ofMinutes(15));

            assertThat(attempt(stranger, "reader@example.org", "correct horse battery staple"))
                    .isNotEqualTo("/sign-in?wait");
            assertThat(stranger.get("/audits").statusCode()).isEqualTo(200);
            assertThat(reader.get("/audits").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void after_thirty_failures_a_place_waits_whatever_address_it_types() {
        try (Visitor stranger = Visitor.stranger(server)) {
            for (int i = 0; i < 30; i++) {
                assertThat(attempt(stranger, "nobody" + i + "@example.org", "wrong"))
                        .isEqualTo("/sign-in?wrong");
            }
            assertThat(attempt(stranger, "one-more@example.org", "wrong"))
                    .isEqualTo("/sign-in?wait");
            server.clock().advance(Duration.ofMinutes(15));
            assertThat(attempt(stranger, "one-more@example.org", "wrong"))
                    .isEqualTo("/sign-in?wrong");
        }
    }

    @Test
    void where_somebody_says_to_come_from_is_not_believed() {
        try (Visitor stranger = Visitor.stranger(server)) {
            for (int i = 0; i < 30; i++) {
                attempt(stranger, "nobody" + i + "@example.org", "wrong");
            }
            HttpResponse<String> elsewhere =
                    stranger.send(
                            stranger.request("/sign-in")
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .header("X-Forwarded-For", "203.0.113.7")
                                    .header("Forwarded", "for=203.0.113.7;proto=https")
                                    .POST(
                                            BodyPublishers.ofString(
                                                    "email=x%40example.org&password=y&_csrf="
                                                            + stranger.token()))
                                    .build());
            assertThat(Visitor.leadsTo(elsewhere)).isEqualTo("/sign-in?wait");
        }
    }

    @Test
    void many_attempts_at_once_do_not_slip_through() throws Exception {
        List<Visitor> strangers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            strangers.add(Visitor.stranger(server));
        }
        List<String> ends =
                atOnce(
                        strangers.stream()
                                .<Callable<String>>map(
                                        one -> () -> attempt(one, "a@example.org", "wrong"))
                                .toList());
        strangers.forEach(Visitor::close);
        assertThat(ends.stream().filter("/sign-in?wrong"::equals).count()).isLessThanOrEqualTo(5);
        assertThat(ends).contains("/sign-in?wait");
    }

    @Test
    void an_unknown_address_and_a_wrong_password_read_the_same() {
        Visitor.as(Role.READER, server).close();
        try (Visitor stranger = Visitor.stranger(server)) {
            assertThat(attempt(stranger, "reader@example.org", "wrong"))
                    .isEqualTo(attempt(stranger, "nobody@example.org", "wrong"));
            assertThat(attempt(stranger, "nul\0byte@example.org", "wrong")).isEqualTo("400");
        }
    }

    @Test
    void a_session_gets_a_new_name_when_somebody_signs_in() {
        try (Visitor stranger = Visitor.stranger(server)) {
            stranger.get("/sign-in");
            String before = session(stranger);
            signIn(stranger, Role.READER);
            assertThat(session(stranger)).isNotEqualTo(before);

            try (Visitor thief = Visitor.stranger(server)) {
                HttpResponse<String> page =
                        thief.send(
                                thief.request("/audits")
                                        .header("Cookie", "amends=" + before)
                                        .GET()
                                        .build());
                assertThat(page.statusCode()).isEqualTo(302);
            }
        }
    }

    @Test
    void signing_out_ends_the_session_for_whoever_kept_its_name() {
        try (Visitor reader = Visitor.as(Role.READER, server);
                Visitor thief = Visitor.stranger(server)) {
            String session = session(reader);
            reader.post("/sign-out");
            HttpResponse<String> page =
                    thief.send(
                            thief.request("/audits")
                                    .header("Cookie", "amends=" + session)
                                    .GET()
                                    .build());
            assertThat(page.statusCode()).isEqualTo(302);
            assertThat(reader.get("/audits").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void a_session_ends_when_nobody_used_it_for_twelve_hours() {
        try (Visitor reader = Visitor.as(Role.READER, server)) {
            server.jdbc()
                    .sql(
                            """
                            UPDATE spring_session SET
                              last_access_time = last_access_time - 43140000,
                              expiry_time = expiry_time - 43140000
                            """)
                    .update();
            assertThat(reader.get("/audits").statusCode()).as("after 11:59").isEqualTo(200);
            server.jdbc()
                    .sql(
                            """
                            UPDATE spring_session SET
                              last_access_time = last_access_time - 43200001,
                              expiry_time = expiry_time - 43200001
                            """)
                    .update();
            assertThat(reader.get("/audits").statusCode()).as("after 12:00").isEqualTo(302);
        }
    }

    @Test
    void a_strangers_session_is_kept_for_an_hour_only_and_somebodys_for_twelve() {
        try (Visitor stranger = Visitor.stranger(server)) {
            stranger.get("/sign-in");
            assertEverySessionIsKeptFor(3600);
            signIn(stranger, Role.READER);
            assertEverySessionIsKeptFor(43_200);
        }
        String link = server.bean(FirstAdmin.class).link().orElseThrow();
        try (Visitor admin = Visitor.stranger(server)) {
            introduce(admin, link, "kim@example.org");
            assertEverySessionIsKeptFor(43_200);
        }
    }

    private void assertEverySessionIsKeptFor(int seconds) {
        assertThat(
                        server.jdbc()
                                .sql("SELECT max_inactive_interval FROM spring_session")
                                .query(Integer.class)
                                .list())
                .isNotEmpty()
                .containsOnly(seconds);
    }

    @Test
    void the_cookie_is_kept_from_scripts_and_from_other_sites() {
        try (Visitor stranger = Visitor.stranger(server)) {
            String cookie =
                    stranger.get("/sign-in").headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(cookie).startsWith("amends=").contains("HttpOnly", "SameSite=Lax");
        }
    }

    @Test
    void a_link_outlives_being_looked_at_and_is_used_up_by_one_visit() {
        String link = server.bean(FirstAdmin.class).link().orElseThrow();
        try (Visitor admin = Visitor.stranger(server);
                Visitor late = Visitor.stranger(server)) {
            assertThat(admin.get(link).body()).contains("name=\"again\"");
            assertThat(admin.get(link).body()).contains("name=\"again\"");
            assertThat(Visitor.leadsTo(introduce(admin, link, "kim@example.org"))).isEqualTo("/");
            assertThat(admin.get("/people").statusCode()).isEqualTo(200);

            assertThat(introduce(late, link, "eve@example.org").body())
                    .contains("This link no longer works");
            assertThat(late.get("/audits").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void a_link_works_for_a_day() {
        String link = server.bean(FirstAdmin.class).link().orElseThrow();
        try (Visitor admin = Visitor.stranger(server)) {
            server.clock().advance(Duration.ofHours(24).minusMinutes(1));
            assertThat(admin.get(link).body()).contains("name=\"again\"");
            server.clock().advance(Duration.ofMinutes(1));
            assertThat(admin.get(link).body()).contains("This link no longer works");
            assertThat(introduce(admin, link, "kim@example.org").body())
                    .contains("This link no longer works");
        }
    }

    @Test
    void a_newer_link_makes_the_one_before_it_worthless() {
        String first = server.bean(FirstAdmin.class).link().orElseThrow();
        String second = server.bean(FirstAdmin.class).link().orElseThrow();
        try (Visitor admin = Visitor.stranger(server)) {
            assertThat(admin.get(first).body()).contains("This link no longer works");
            assertThat(admin.get(second).body()).contains("name=\"again\"");
        }
    }

    @Test
    void of_two_who_use_a_link_at_once_one_gets_in() throws Exception {
        String link = server.bean(FirstAdmin.class).link().orElseThrow();
        try (Visitor one = Visitor.stranger(server);
                Visitor other = Visitor.stranger(server)) {
            List<Integer> ends =
                    atOnce(
                            List.of(
                                    () -> introduce(one, link, "one@example.org").statusCode(),
                                    () -> introduce(other, link, "two@example.org").statusCode()));
            assertThat(ends).containsExactlyInAnyOrder(302, 200);
        }
    }

    @Test
    void a_weak_introduction_keeps_the_link_and_says_what_is_wrong_beside_each_field() {
        String link = server.bean(FirstAdmin.class).link().orElseThrow();
        try (Visitor admin = Visitor.stranger(server)) {
            String page =
                    admin.post(
                                    "/welcome",
                                    "link",
                                    link.substring(link.indexOf('=') + 1),
                                    "name",
                                    " ",
                                    "email",
                                    "no address",
                                    "password",
                                    "aaaaaaaaaaaa",
                                    "again",
                                    "b")
                            .body();
            assertThat(page)
                    .contains(
                            "Expected a name of",
                            "Expected an e-mail address",
                            "at least 5 different ones",
                            "The two passwords differ")
                    .doesNotContain("aaaaaaaaaaaa");
            assertThat(admin.get(link).body()).contains("name=\"again\"");
        }
    }

    private static String attempt(Visitor visitor, String email, String password) {
        HttpResponse<String> answer =
                visitor.post("/sign-in", "email", email, "password", password);
        return answer.statusCode() == 302
                ? Visitor.leadsTo(answer)
                : String.valueOf(answer.statusCode());
    }

    /** Signs a visitor in who has been here before, as the person of that role. */
    private void signIn(Visitor visitor, Role role) {
        try (Visitor known = Visitor.as(role, server)) {
            Person person = server.bean(People.class).byEmail(emailOf(role)).orElseThrow();
            assertThat(person.active()).isTrue();
            assertThat(attempt(visitor, person.email(), "correct horse battery staple"))
                    .doesNotStartWith("/sign-in");
            assertThat(known.get("/audits").statusCode()).isEqualTo(200);
        }
    }

    private static String emailOf(Role role) {
        return role.name().toLowerCase(Locale.ROOT) + "@example.org";
    }

    private static HttpResponse<String> introduce(Visitor visitor, String link, String email) {
        return visitor.post(
                "/welcome",
                "link",
                link.substring(link.indexOf('=') + 1),
                "name",
                "Kim",
                "email",
                email,
                "password",
                GOOD,
                "again",
                GOOD);
    }

    private static String session(Visitor visitor) {
        return visitor.cookie("amends");
    }

    private static <T> List<T> atOnce(List<Callable<T>> all) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> ends = new ArrayList<>();
            for (Future<T> one : threads.invokeAll(all)) {
                ends.add(one.get());
            }
            return ends;
        }
    }
}

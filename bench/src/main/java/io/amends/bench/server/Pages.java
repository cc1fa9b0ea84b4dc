package io.amends.bench.server;

import io.amends.core.organisation.Role;
import io.amends.server.audits.KeptAudit;
import io.amends.server.identity.People;
import io.amends.server.identity.Person;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Asks for pages one after the other as a browser on this machine does, and tells how long each took. */
final class Pages {

    private static final String EMAIL = "bench@example.org";
    private static final String PASSWORD = "correct horse battery staple";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final int WARM_UP = 30;
    private static final long SEED = 7;

    private final String base;
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private Pages(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    static void measure(ConfigurableApplicationContext server, int port, KeptAudit audit, int asked)
            throws IOException, InterruptedException {
        Pages pages = new Pages(port);
        pages.signIn(server);
        List<String> contacts = some(server.getBean(JdbcClient.class), audit.number());
        Random random = new Random(SEED);
        String of = "/audits/" + audit.number();
        IntFunction<String> any = i -> contacts.get(random.nextInt(contacts.size()));
        pages.tell("report", asked / 3, i -> of);
        pages.tell("contacts", asked, i -> of + "/contacts");
        pages.tell("contacts, by decision", asked, i -> of + "/contacts?sort=-decided_at");
        pages.tell(
                "contacts, searched", asked, i -> of + "/contacts?search=" + encoded(any.apply(i)));
        pages.tell(
                "contacts, one mode",
                asked,
                i -> of + "/contacts?found=invisible_escalation_proved");
        pages.tell("escalations", asked, i -> of + "/escalations");
        pages.tell("commitments", asked, i -> of + "/commitments");
        pages.tell("findings", asked, i -> of + "/findings");
        pages.tell("one contact", asked, i -> of + "/contacts/" + encoded(any.apply(i)));
    }

    private static List<String> some(JdbcClient sql, long audit) {
        return sql
                .sql(
                        """
                        SELECT contact FROM audit_contact WHERE audit = :audit
                        ORDER BY md5(contact) LIMIT 1000
                        """)
                .param("audit", audit)
                .query(String.class)
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    private void signIn(ConfigurableApplicationContext server)
            throws IOException, InterruptedException {
        People people = server.getBean(People.class);
        if (people.byEmail(EMAIL).isEmpty()) {
            Person person = people.add(EMAIL, "Bench", Set.of(Role.MANAGER), Instant.EPOCH);
            PasswordEncoder passwords = server.getBean(PasswordEncoder.class);
            people.introduce(
                    person.id(),
                    EMAIL,
                    "Bench",
                    Objects.requireNonNull(passwords.encode(PASSWORD)));
        }
        Matcher token = TOKEN.matcher(get("/sign-in").body());
        if (!token.find()) {
            throw new IllegalStateException("Expected a token on the sign-in page");
        }
        String form =
                "_csrf="
                        + encoded(token.group(1))
                        + "&email="
                        + encoded(EMAIL)
                        + "&password="
                        + encoded(PASSWORD);
        browser.send(
                HttpRequest.newBuilder(URI.create(base + "/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    private void tell(String what, int asked, IntFunction<String> path)
            throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            get(path.apply(i));
        }
        double[] millis = new double[asked];
        for (int i = 0; i < asked; i++) {
            long began = System.nanoTime();
            HttpResponse<String> page = get(path.apply(i));
            millis[i] = (System.nanoTime() - began) / 1e6;
            if (page.statusCode() != 200) {
                throw new IllegalStateException(
                        "Expected a page, but " + page.statusCode() + " for " + page.uri());
            }
        }
        Arrays.sort(millis);
        ServerBench.tell(
                "page    %-24s p50 %6.1f ms  p95 %6.1f ms  most %6.1f ms  (%d asked)",
                what, millis[asked / 2], millis[asked * 95 / 100], millis[asked - 1], asked);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(base + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

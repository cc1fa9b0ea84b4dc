package io.amends.server;

import io.amends.core.organisation.Role;
import io.amends.core.timeline.PersonId;
import io.amends.server.identity.People;
import io.amends.server.identity.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Somebody with a browser that keeps cookies and follows nothing by itself. */
public final class Visitor implements AutoCloseable {

    private static final String PASSWORD = "correct horse battery staple";
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");

    private final URI address;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();

    private Visitor(URI address) {
        this.address = address;
    }

    /** Somebody nobody knows. */
    public static Visitor stranger(TestServer server) {
        return new Visitor(server.uri("/"));
    }

    /**
     * The first admin of a server in another process, who has come by the one-time link.
     *
     * @param link its path and query
     */
    public static Visitor firstAdmin(URI address, String link) {
        Visitor admin = new Visitor(address);
        admin.post(
                "/welcome",
                "link",
                link.substring(link.indexOf('=') + 1),
                "name",
                "The first",
                "email",
                "first@example.org",
                "password",
                PASSWORD,
                "again",
                PASSWORD);
        return admin;
    }

    /** The same person with the same cookies, once the server is elsewhere. */
    public Visitor goneTo(TestServer server) {
        Visitor moved = new Visitor(server.uri("/"));
        cookies.getCookieStore()
                .getCookies()
                .forEach(cookie -> moved.cookies.getCookieStore().add(moved.address, cookie));
        return moved;
    }

    /**
     * Somebody of a role, signed in by the form. They are of the organisation too, though of no team
     * yet.
     */
    public static Visitor as(Role role, TestServer server) {
        String email = email(role);
        People people = server.bean(People.class);
        if (people.byEmail(email).isEmpty()) {
            String name = "The " + role.name().toLowerCase(Locale.ROOT);
            Person person = people.add(email, name, Set.of(role), Instant.EPOCH);
            PasswordEncoder passwords = server.bean(PasswordEncoder.class);
            people.introduce(
                    person.id(), email, name, Objects.requireNonNull(passwords.encode(PASSWORD)));
        }
        Visitor visitor = new Visitor(server.uri("/"));
        visitor.post("/sign-in", "email", email, "password", PASSWORD);
        return visitor;
    }

    /** As contacts know whom {@link #as} signs in. */
    public static PersonId personOf(Role role, TestServer server) {
        return server.bean(People.class).byEmail(email(role)).orElseThrow().personId();
    }

    private static String email(Role role) {
        return role.name().toLowerCase(Locale.ROOT) + "@example.org";
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    /**
     * Sends a form with the token of the sign-in page or of the page of audits.
     *
     * @param fields names and values in turn
     */
    public HttpResponse<String> post(String path, String... fields) {
        StringBuilder form = new StringBuilder("_csrf=").append(encoded(token()));
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&').append(encoded(fields[i])).append('=').append(encoded(fields[i + 1]));
        }
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form.toString()))
                        .build());
    }

    /** Sends bytes with the token in a header. */
    public HttpResponse<String> send(String method, String path, BodyPublisher body) {
        return send(request(path).header("X-CSRF-TOKEN", token()).method(method, body).build());
    }

    /** Sends a request as it is. */
    public HttpResponse<String> send(HttpRequest request) {
        try {
            return browser.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).header("Accept-Language", "en");
    }

    /** Where a redirection leads, without host and port. */
    public static String leadsTo(HttpResponse<?> response) {
        URI to = URI.create(response.headers().firstValue("Location").orElseThrow());
        return to.getQuery() == null ? to.getPath() : to.getPath() + "?" + to.getQuery();
    }

    /** The value of a cookie that the browser keeps. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** The token of the sign-in page, or of the page of audits. */
    public String token() {
        HttpResponse<String> page = get("/audits");
        String body = page.statusCode() == 200 ? page.body() : get("/sign-in").body();
        Matcher token = TOKEN.matcher(body);
        if (!token.find()) {
            throw new IllegalStateException("No token in " + body);
        }
        return token.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        browser.close();
    }
}

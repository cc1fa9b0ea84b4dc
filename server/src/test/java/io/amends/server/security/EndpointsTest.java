package io.amends.server.security;

// Over 300 lines: a list of every endpoint there is, and who may use it.

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.organisation.Role;
import io.amends.server.TestServer;
import io.amends.server.Visitor;
import jakarta.servlet.ServletContext;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every endpoint is listed here with those it is for. One that is new and not listed fails the test,
 * and so does one that lets in anybody else.
 */
class EndpointsTest {

    /** Who gets in. */
    private enum For {
        ANYBODY,
        /** Everybody who has signed in. */
        READERS,
        /** Those who answer customers. */
        HANDLERS,
        LEADS,
        MANAGERS,
        ADMINS,
        NOBODY;

        boolean admits(Role role) {
            return switch (this) {
                case ANYBODY, READERS -> true;
                case HANDLERS ->
                        role != Role.READER && role != Role.ACCOUNT_MANAGER && role != Role.ADMIN;
                case LEADS -> role == Role.LEAD || MANAGERS.admits(role);
                case MANAGERS -> role == Role.MANAGER || ADMINS.admits(role);
                case ADMINS -> role == Role.ADMIN;
                case NOBODY -> false;
            };
        }
    }

    private static final Map<String, For> ENDPOINTS = new TreeMap<>();

    static {
        list(For.ANYBODY, "GET /sign-in", "POST /sign-in", "GET /welcome", "POST /welcome");
        list(For.ANYBODY, "ANY /error", "GET /actuator/health", "GET /actuator/health/liveness");
        list(For.ANYBODY, "POST /sign-out", "GET /actuator/health/**", "GET /webjars/**");
        list(For.ANYBODY, "GET /status/{token}", "POST /status/{token}/silence");
        list(For.ANYBODY, "POST /status/{token}/escalation", "POST /status/{token}/repetition");
        list(For.ANYBODY, "POST /status/{token}/answer", "POST /status/{token}/rating");
        list(For.READERS, "POST /contacts/{contact}/status-links");
        list(For.READERS, "POST /contacts/{contact}/status-links/revocation");
        list(For.LEADS, "GET /settings/templates", "GET /settings/templates/{kind}/{language}");
        list(For.LEADS, "GET /settings/mail");
        list(For.ADMINS, "POST /settings/templates/{kind}/{language}");
        list(For.ADMINS, "POST /settings/templates/{kind}/{language}/shipped");
        list(For.ADMINS, "POST /settings/mail/test", "POST /settings/mail/{id}/retry");
        list(For.READERS, "GET /account/alerts", "POST /account/alerts");
        list(For.HANDLERS, "GET /contacts/unmatched-mail");
        list(For.HANDLERS, "POST /contacts/unmatched-mail/{id}/contact");
        list(For.HANDLERS, "POST /contacts/unmatched-mail/{id}/dismissal");
        list(For.ANYBODY, "GET /assets/**");
        list(For.READERS, "GET /", "GET /account", "POST /account/name", "POST /account/password");
        list(For.READERS, "GET /account/tokens", "POST /account/tokens");
        list(For.READERS, "POST /account/tokens/{id}/revocation");
        list(For.READERS, "GET /look");
        list(For.READERS, "GET /audits", "GET /audits/{number}");
        list(For.READERS, "GET /audits/{number}/progress", "GET /audits/{number}/report.html");
        list(For.READERS, "GET /audits/{number}/report.json", "GET /audits/compare");
        list(For.READERS, "GET /audits/{number}/contacts/{path}");
        list(For.READERS, "GET /audits/{number}/left-out", "GET /audits/{number}/left-out.csv");
        for (String ending : new String[] {"", ".csv"}) {
            list(
                    For.READERS,
                    "GET /audits/{number}/{list:contacts|escalations|commitments|findings|moves}"
                            + ending);
        }
        list(For.ANYBODY, "GET /assets/report.css", "GET /assets/report.js");
        // who may do what on a contact is decided where commands are
        list(For.READERS, "GET /desk", "GET /desk/live", "GET /queue", "GET /board", "GET /search");
        list(For.READERS, "GET /contacts/{contact}/why", "GET /contacts/{contact}/deeds");
        list(For.READERS, "GET /contacts/new", "POST /contacts", "GET /contacts/{contact}");
        list(For.READERS, "POST /contacts/{contact}/outlook", "POST /board/cover");
        list(
                For.READERS,
                "POST /contacts/{contact}/{deed:escalation|handoff|draft|acceptance|return|withdrawal"
                        + "|assignment|waiting|waiting-end|severity|description|resolution|reopening"
                        + "|closure|merge|waiver|snooze|disagreement|de-escalation"
                        + "|communication-owner|follow-up|root-cause|message|call|repetition|no-reply"
                        + "|rating|failure}");
        list(For.READERS, "GET /accounts/{id}");
        list(For.MANAGERS, "POST /audits/{number}/deletion");
        list(For.MANAGERS, "POST /audits/example", "POST /audits/{number}/cancellation");
        list(For.MANAGERS, "POST /audits/{number}/repetition");
        list(For.MANAGERS, "POST /histories", "GET /histories/{history}");
        list(For.MANAGERS, "POST /histories/{history}/files");
        list(For.MANAGERS, "PUT /histories/{history}/files/{name}");
        list(For.MANAGERS, "GET /audits/new", "GET /audits/new/{history}");
        list(For.MANAGERS, "POST /audits/new/{history}", "POST /audits/new/{history}/save");
        list(For.MANAGERS, "POST /audits/new/{history}/main-file");
        list(For.MANAGERS, "POST /audits/new/{history}/mapping");
        list(For.MANAGERS, "POST /audits/new/{history}/corrections");
        list(For.MANAGERS, "POST /audits/new/{history}/document");
        list(For.MANAGERS, "GET /audits/new/{history}/mapping.yaml");
        list(For.ADMINS, "GET /people", "POST /people", "POST /people/{id}/link");
        list(For.ADMINS, "GET /people/{id}", "POST /people/{id}/roles");
        list(For.ADMINS, "POST /people/{id}/posting");
        list(For.ADMINS, "POST /people/{id}/deactivation", "POST /people/{id}/activation");
        list(For.LEADS, "GET /settings", "GET /settings/changes", "GET /settings/teams");
        list(For.LEADS, "GET /settings/calendars", "GET /settings/calendars/{name}");
        list(For.LEADS, "GET /settings/routing", "GET /settings/protocols");
        list(For.LEADS, "GET /settings/protocols/{name}", "GET /settings/triggers");
        list(For.LEADS, "GET /settings/triggers/{name}", "GET /settings/versions/{kind}/{name}");
        list(For.ADMINS, "POST /settings/teams", "POST /settings/tiers", "POST /settings/routing");
        list(For.ADMINS, "POST /settings/review/{kind}", "POST /settings/keep/{kind}");
        list(For.ADMINS, "POST /settings/protocols/{name}", "POST /settings/calendars/{name}");
        list(For.ADMINS, "POST /settings/triggers/dry-run");
        list(For.ADMINS, "GET /actuator/prometheus");
        list(For.NOBODY, "GET /actuator", "GET /actuator/env", "GET /actuator/heapdump");
        list(For.NOBODY, "POST /actuator/shutdown", "GET /actuator/loggers");
    }

    /** Those that another part of the framework answers. */
    private static final Set<String> NOT_OURS =
            Set.of(
                    "POST /sign-in",
                    "POST /sign-out",
                    "GET /actuator",
                    "GET /actuator/env",
                    "GET /actuator/heapdump",
                    "GET /actuator/loggers",
                    "POST /actuator/shutdown",
                    "GET /actuator/health/liveness");

    private static final TestServer SERVER = TestServer.shared();
    private static final Map<Role, Visitor> PEOPLE = new EnumMap<>(Role.class);
    private static final Visitor STRANGER = Visitor.stranger(SERVER);

    private static void list(For whom, String... endpoints) {
        for (String endpoint : endpoints) {
            ENDPOINTS.put(endpoint, whom);
        }
    }

    @BeforeAll
    static void signIn() {
        SERVER.reset();
        for (Role role : Role.values()) {
            PEOPLE.put(role, Visitor.as(role, SERVER));
        }
    }

    @AfterAll
    static void leave() {
        STRANGER.close();
        PEOPLE.values().forEach(Visitor::close);
        SERVER.reset();
    }

    @Test
    void every_endpoint_is_listed() {
        Set<String> listed = new TreeSet<>(ENDPOINTS.keySet());
        listed.removeAll(NOT_OURS);
        assertThat(mapped()).containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void every_endpoint_refuses_whom_it_is_not_for_and_nobody_else() {
        List<String> wrong = new ArrayList<>();
        ENDPOINTS.forEach(
                (endpoint, whom) -> {
                    check(endpoint, "stranger", STRANGER, whom == For.ANYBODY, wrong);
                    for (Role role : Role.values()) {
                        Visitor one = person(role);
                        check(endpoint, role.name(), one, whom.admits(role), wrong);
                        if (endpoint.equals("POST /sign-out")) {
                            one.close();
                            PEOPLE.put(role, Visitor.as(role, SERVER));
                        }
                    }
                });
        assertThat(wrong).isEmpty();
    }

    @Test
    void everybody_begins_where_they_work() {
        Map<Role, String> begin = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            begin.put(role, Visitor.leadsTo(person(role).get("/")));
        }
        assertThat(begin)
                .isEqualTo(
                        Map.of(
                                Role.READER, "/audits",
                                Role.AGENT, "/desk",
                                Role.SPECIALIST, "/desk",
                                Role.COORDINATOR, "/board",
                                Role.LEAD, "/board",
                                Role.MANAGER, "/board",
                                Role.COMPLIANCE, "/audits",
                                Role.ACCOUNT_MANAGER, "/desk",
                                Role.ADMIN, "/audits"));
        assertThat(Visitor.leadsTo(STRANGER.get("/"))).isEqualTo("/sign-in");
    }

    @Test
    void nothing_is_changed_without_the_token_of_the_page() {
        List<String> taken = new ArrayList<>();
        for (String endpoint : ENDPOINTS.keySet()) {
            String method = methodOf(endpoint);
            if (!Set.of("GET", "ANY").contains(method)) {
                for (String token : List.of("", "_csrf=", "_csrf=somebody-elses-token")) {
                    for (Visitor visitor : List.of(STRANGER, person(Role.ADMIN))) {
                        HttpResponse<String> answer = visitor.send(form(visitor, endpoint, token));
                        if (answer.statusCode() != 403 && answer.statusCode() != 401) {
                            taken.add(endpoint + " with '" + token + "': " + answer.statusCode());
                        }
                    }
                }
            }
        }
        assertThat(taken).isEmpty();
    }

    private static HttpRequest form(Visitor visitor, String endpoint, String body) {
        return visitor.request(path(endpoint))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(methodOf(endpoint), BodyPublishers.ofString(body))
                .build();
    }

    private static Visitor person(Role role) {
        return Objects.requireNonNull(PEOPLE.get(role));
    }

    private static void check(
            String endpoint, String name, Visitor visitor, boolean admitted, List<String> wrong) {
        HttpResponse<String> answer = call(endpoint, visitor);
        int status = answer.statusCode();
        boolean ledToSignIn =
                status == 302
                        && Visitor.leadsTo(answer).startsWith("/sign-in")
                        && !endpoint.endsWith(" /sign-in")
                        && !endpoint.endsWith(" /sign-out");
        boolean refused = status == 401 || status == 403 || ledToSignIn;
        if (refused == admitted || (status >= 500 && !endpoint.equals("ANY /error"))) {
            wrong.add(endpoint + " for " + name + ": " + status);
        }
    }

    private static HttpResponse<String> call(String endpoint, Visitor visitor) {
        String method = methodOf(endpoint);
        return Set.of("GET", "ANY").contains(method)
                ? visitor.get(path(endpoint))
                : visitor.send(method, path(endpoint), BodyPublishers.noBody());
    }

    private static String methodOf(String endpoint) {
        return endpoint.substring(0, endpoint.indexOf(' '));
    }

    /** Nothing of that name is there, so whoever is let in finds nothing. */
    private static String path(String endpoint) {
        return endpoint.substring(endpoint.indexOf(' ') + 1)
                .replaceAll("\\{(id|history)}", "00000000-0000-4000-8000-000000000000")
                .replace("{number}", "987654321")
                .replaceAll("\\{\\w+:(\\w+)[^}]*}", "$1")
                .replaceAll("\\{\\w+}|\\*\\*", "nothing");
    }

    private static Set<String> mapped() {
        Set<String> endpoints = new TreeSet<>();
        // those of controllers and those of the actuator
        for (RequestMappingInfoHandlerMapping all : beans(RequestMappingInfoHandlerMapping.class)) {
            all.getHandlerMethods().keySet().forEach(one -> add(one, endpoints));
        }
        for (AbstractUrlHandlerMapping all : beans(AbstractUrlHandlerMapping.class)) {
            all.getHandlerMap().keySet().forEach(path -> endpoints.add("GET " + path));
        }
        // programs have a door of their own, and a test that lists what is behind it
        endpoints.removeIf(endpoint -> endpoint.contains(" /api/"));
        return endpoints;
    }

    @Test
    void nothing_answers_beside_the_mappings_listed() {
        assertThat(beans(RouterFunctionMapping.class))
                .allSatisfy(all -> assertThat(all.getRouterFunction()).isNull());
        ServletContext container =
                Objects.requireNonNull(
                        ((WebApplicationContext) SERVER.context()).getServletContext());
        assertThat(
                        container.getServletRegistrations().values().stream()
                                .flatMap(servlet -> servlet.getMappings().stream()))
                .containsExactly("/");
    }

    private static <T> Collection<T> beans(Class<T> type) {
        return SERVER.context().getBeansOfType(type).values();
    }

    private static void add(RequestMappingInfo mapping, Set<String> endpoints) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        for (String pattern : mapping.getPatternValues()) {
            if (methods.isEmpty()) {
                endpoints.add("ANY " + pattern);
            }
            methods.forEach(method -> endpoints.add(method + " " + pattern));
        }
    }
}

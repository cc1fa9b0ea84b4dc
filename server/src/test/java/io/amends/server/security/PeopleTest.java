package io.amends.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.core.organisation.Member;
import io.amends.core.organisation.Role;
import io.amends.core.timeline.TeamId;
import io.amends.server.TestServer;
import io.amends.server.Visitor;
import io.amends.server.identity.People;
import io.amends.server.identity.Person;
import io.amends.server.organisation.Organisations;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** Letting people in, changing what they may do, and putting them out. */
class PeopleTest {

    private static final String PASSWORD = "correct horse battery staple";
    private static final Pattern LINK = Pattern.compile("id=\"link\">http[^<]*(/welcome[^<]+)<");

    private final TestServer server = TestServer.shared();

    @BeforeEach
    void nobody() {
        server.reset();
    }

    @Test
    void an_admin_adds_somebody_who_comes_in_by_a_link_that_is_shown_once() {
        try (Visitor admin = Visitor.as(Role.ADMIN, server);
                Visitor ada = Visitor.stranger(server)) {
            HttpResponse<String> added =
                    admin.post(
                            "/people",
                            "name",
                            "Ada",
                            "email",
                            "ada@example.org",
                            "role",
                            "MANAGER");
            Matcher link = LINK.matcher(added.body());
            assertThat(link.find()).isTrue();
            assertThat(admin.get("/people").body()).doesNotContain("/welcome?link=");

            ada.post(
                    "/welcome",
                    "link",
                    link.group(1).substring(link.group(1).indexOf('=') + 1),
                    "name",
                    "Ada",
                    "email",
                    "ada@example.org",
                    "password",
                    "entirely new words here",
                    "again",
                    "entirely new words here");
            assertThat(ada.get("/audits/new").statusCode()).isEqualTo(200);
            assertThat(ada.get("/people").statusCode()).isEqualTo(403);
            assertThat(admin.get("/people").body())
                    .contains(
                            "Added as Manager", "One-time link made", "Came in by a one-time link");
        }
    }

    @Test
    void an_address_that_somebody_has_or_that_is_none_is_refused_beside_its_field() {
        try (Visitor admin = Visitor.as(Role.ADMIN, server)) {
            HttpResponse<String> taken =
                    admin.post(
                            "/people",
                            "name",
                            "Ada",
                            "email",
                            "ADMIN@example.org",
                            "role",
                            "READER");
            assertThat(taken.statusCode()).isEqualTo(422);
            assertThat(taken.body()).contains("Somebody else uses this address", "value=\"Ada\"");
            HttpResponse<String> none =
                    admin.post("/people", "name", " ", "email", "x", "role", "READER");
            assertThat(none.body())
                    .contains("Expected an e-mail address", "Expected a name")
                    .contains("aria-invalid=\"true\"");
        }
    }

    @Test
    void who_is_deactivated_is_out_at_once_and_stays_out() {
        try (Visitor admin = Visitor.as(Role.ADMIN, server);
                Visitor reader = Visitor.as(Role.READER, server);
                Visitor again = Visitor.stranger(server)) {
            assertThat(reader.get("/audits").statusCode()).isEqualTo(200);
            admin.post("/people/" + id(Role.READER) + "/deactivation");
            assertThat(reader.get("/audits").statusCode()).isEqualTo(302);
            assertThat(sessionsOf(Role.READER)).isZero();

            assertThat(signIn(again, Role.READER, PASSWORD)).isEqualTo("/sign-in?wrong");
            assertThat(admin.post("/people/" + id(Role.READER) + "/link").statusCode())
                    .isEqualTo(404);

            admin.post("/people/" + id(Role.READER) + "/activation");
            assertThat(signIn(again, Role.READER, PASSWORD)).doesNotStartWith("/sign-in");
        }
    }

    @Test
    void a_session_that_outlived_its_person_opens_nothing() {
        try (Visitor manager = Visitor.as(Role.MANAGER, server)) {
            server.bean(People.class).change(id(Role.MANAGER), Set.of(Role.MANAGER), false);
            assertThat(manager.get("/audits").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void a_role_counts_from_the_next_request_on() {
        try (Visitor admin = Visitor.as(Role.ADMIN, server);
                Visitor manager = Visitor.as(Role.MANAGER, server)) {
            assertThat(manager.get("/audits/new").statusCode()).isEqualTo(200);
            admin.post("/people/" + id(Role.MANAGER) + "/roles", "role", "READER");
            assertThat(manager.get("/audits/new").statusCode()).isEqualTo(403);
            assertThat(admin.get("/people").body()).contains("Reader instead of Manager");
        }
    }

    @Test
    void a_person_has_the_roles_that_are_ticked_and_reads_where_none_is() {
        try (Visitor admin = Visitor.as(Role.ADMIN, server);
                Visitor agent = Visitor.as(Role.AGENT, server)) {
            String roles = "/people/" + id(Role.AGENT) + "/roles";
            admin.post(roles, "role", "LEAD", "role", "AGENT", "role", "MANAGER");
            assertThat(rolesOf(Role.AGENT)).containsOnly(Role.AGENT, Role.LEAD, Role.MANAGER);
            assertThat(agent.get("/audits/new").statusCode()).isEqualTo(200);
            assertThat(admin.get("/people").body())
                    .contains("Agent, Team lead, Manager instead of Agent");
            admin.post(roles);
            assertThat(rolesOf(Role.AGENT)).containsExactly(Role.READER);
            assertThat(admin.post(roles, "role", "KING").statusCode()).isEqualTo(400);
        }
    }

    @Test
    void teams_deputy_absences_and_hours_are_said_on_the_persons_page_and_written_down() {
        try (Visitor admin = Visitor.as(Role.ADMIN, server);
                Visitor agent = Visitor.as(Role.AGENT, server)) {
            admin.post("/settings/teams", "name", "Front line", "tier", "T1");
            String page = "/people/" + id(Role.AGENT);
            HttpResponse<String> done =
                    admin.post(
                            page + "/posting",
                            "team",
                            "front-line",
                            "deputy",
                            id(Role.ADMIN).toString(),
                            "zone",
                            "Europe/Berlin",
                            "from",
                            "2026-07-01T08:00",
                            "to",
                            "2026-07-15T18:00",
                            "hours",
                            "zone: Europe/Berlin\nhours:\n  mon-fri: [08:00-14:00]\n");
            assertThat(done.statusCode()).as(done.body()).isEqualTo(302);
            Member member =
                    server.bean(Organisations.class)
                            .load()
                            .member(Visitor.personOf(Role.AGENT, server))
                            .orElseThrow();
            assertThat(member.teams()).containsExactly(new TeamId("front-line"));
            assertThat(member.deputy()).isEqualTo(Visitor.personOf(Role.ADMIN, server));
            assertThat(member.absences())
                    .containsExactly(
                            new Member.Absence(
                                    Instant.parse("2026-07-01T06:00:00Z"),
                                    Instant.parse("2026-07-15T16:00:00Z")));
            assertThat(member.isThere(Instant.parse("2026-06-01T11:59:00Z"))).isTrue();
            assertThat(member.isThere(Instant.parse("2026-06-01T12:00:00Z"))).isFalse();
            assertThat(admin.get(page + "?zone=Europe/Berlin").body())
                    .contains("2026-07-01T08:00", "mon-fri: [08:00-14:00]");
            assertThat(admin.get("/people").body()).contains("Teams: Front line instead of");
            assertThat(admin.post(page + "/posting", "zone", "UTC", "hours", "soon").statusCode())
                    .isEqualTo(422);
            assertThat(agent.get(page).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void the_last_admin_can_neither_be_deactivated_nor_demoted() {
        try (Visitor admin = Visitor.as(Role.ADMIN, server)) {
            UUID me = id(Role.ADMIN);
            admin.post("/people", "name", "Eve", "email", "eve@example.org", "role", "ADMIN");
            for (String change : new String[] {"deactivation", "roles"}) {
                admin.post("/people/" + me + "/" + change, "role", "READER");
                assertThat(admin.get("/people").body())
                        .as("Eve is an admin too, but cannot sign in yet")
                        .contains("this is the last active admin");
            }
            Person still = server.bean(People.class).byId(me).orElseThrow();
            assertThat(still.active()).isTrue();
            assertThat(still.roles()).containsExactly(Role.ADMIN);
        }
    }

    @Test
    void changes_are_never_altered_or_deleted() {
        try (Visitor admin = Visitor.as(Role.ADMIN, server)) {
            admin.post("/people", "name", "Eve", "email", "eve@example.org", "role", "READER");
        }
        assertThatThrownBy(() -> server.jdbc().sql("DELETE FROM person_change").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(
                        () ->
                                server.jdbc()
                                        .sql("UPDATE person_change SET kind = 'ACTIVATED'")
                                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void a_new_password_asks_for_the_old_one_and_ends_other_sessions() {
        try (Visitor here = Visitor.as(Role.READER, server);
                Visitor elsewhere = Visitor.as(Role.READER, server)) {
            String fresh = "some other words instead";
            assertThat(changePassword(here, "not the old one", fresh).statusCode()).isEqualTo(422);
            assertThat(elsewhere.get("/audits").statusCode()).isEqualTo(200);

            String before = here.cookie("amends");
            assertThat(changePassword(here, PASSWORD, fresh).statusCode()).isEqualTo(302);
            assertThat(here.cookie("amends")).isNotEqualTo(before);
            assertThat(here.get("/audits").statusCode()).isEqualTo(200);
            assertThat(elsewhere.get("/audits").statusCode()).isEqualTo(302);
            assertThat(signIn(elsewhere, Role.READER, fresh)).doesNotStartWith("/sign-in");
        }
    }

    @Test
    void the_old_password_cannot_be_guessed_at_leisure() {
        try (Visitor reader = Visitor.as(Role.READER, server)) {
            for (int i = 0; i < 5; i++) {
                changePassword(reader, "guess " + i, "some other words instead");
            }
            assertThat(changePassword(reader, PASSWORD, "some other words instead").statusCode())
                    .isEqualTo(422);
        }
    }

    @Test
    void a_name_is_shown_as_it_is_and_as_nothing_else() {
        String name = "<img src=x onerror=alert(1)>\"'";
        try (Visitor admin = Visitor.as(Role.ADMIN, server)) {
            admin.post("/account/name", "name", name);
            for (String path : new String[] {"/people", "/account", "/audits"}) {
                assertThat(admin.get(path).body())
                        .as(path)
                        .contains("&lt;img src=x")
                        .doesNotContain("<img src=x");
            }
        }
    }

    private static HttpResponse<String> changePassword(Visitor who, String old, String fresh) {
        return who.post("/account/password", "old", old, "password", fresh, "again", fresh);
    }

    private static String signIn(Visitor visitor, Role role, String password) {
        return Visitor.leadsTo(
                visitor.post("/sign-in", "email", emailOf(role), "password", password));
    }

    private long sessionsOf(Role role) {
        return server.jdbc()
                .sql("SELECT count(*) FROM spring_session WHERE principal_name = :id")
                .param("id", id(role).toString())
                .query(Long.class)
                .single();
    }

    private Set<Role> rolesOf(Role role) {
        return server.bean(People.class).byId(id(role)).orElseThrow().roles();
    }

    private UUID id(Role role) {
        return server.bean(People.class).byEmail(emailOf(role)).orElseThrow().id();
    }

    private static String emailOf(Role role) {
        return role.name().toLowerCase(Locale.ROOT) + "@example.org";
    }
}

package io.amends.server.api;

// Over 300 lines: what holds for all of the API (tokens, keys, versions, problems), and its
// resources.

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.organisation.Role;
import io.amends.server.TestServer;
import io.amends.server.Visitor;
import io.amends.server.api.Program.Answer;
import io.amends.server.identity.People;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The API over HTTP, on a real server. */
class ApiTest {

    private static final TestServer SERVER = TestServer.shared();

    private SmallDesk desk;

    ApiTest() {
        SERVER.reset();
        desk = new SmallDesk(SERVER);
    }

    @BeforeEach
    void aFreshDesk() {
        SERVER.reset();
        desk = new SmallDesk(SERVER);
    }

    // ---- the way of a contact ----------------------------------------------------------------

    @Test
    void a_contact_goes_from_opening_over_a_handoff_to_whoever_accepts() {
        String id = desk.opened();
        Answer escalated =
                desk.annas.post(
                        "/contacts/" + id + "/escalations",
                        "{\"type\":\"TIER\",\"because\":\"Needs the database\"}");
        assertThat(escalated.status()).isEqualTo(200);
        assertThat(escalated.at("/escalations/0/stage/name")).isEqualTo("PREPARING");
        assertThat(escalated.at("/escalations/0/because/sentence")).isEqualTo("Needs the database");
        assertThat(escalated.at("/owners/resolution/name")).isEqualTo("anna");
        JsonNode notice = escalated.json().at("/escalations/0/commitments/0");
        assertThat(notice.at("/kind").asString()).isEqualTo("ESCALATION_NOTICE");
        assertThat(notice.at("/verdict/name").asString()).isEqualTo("OPEN");
        assertThat(notice.at("/clock/0/step").asString()).isEqualTo("START");

        assertThat(desk.annas.post("/contacts/" + id + "/handoff", SmallDesk.handoff()).status())
                .isEqualTo(200);
        Answer accepted = desk.bens.post("/contacts/" + id + "/handoff/acceptance", null);
        assertThat(accepted.at("/owners/resolution/name")).isEqualTo("ben");
        assertThat(accepted.at("/tier")).isEqualTo("T2");
        assertThat(accepted.at("/team/name")).isEqualTo("Back office");
    }

    @Test
    void a_refusal_names_every_reason_with_its_code_and_in_the_callers_language() {
        String id = desk.escalated();
        Answer refused =
                desk.annas.post(
                        "/contacts/" + id + "/handoff",
                        "{\"to\":\"front\",\"elements\":{\"STEPS_TAKEN\":\"n/a\"}}",
                        "Accept-Language",
                        "de");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.code()).isEqualTo("refused");
        assertThat(refused.at("/type")).isEqualTo("urn:amends:problem:refused");
        assertThat(refused.at("/title")).isEqualTo("Abgelehnt");
        assertThat(refused.json().at("/reasons").findValuesAsString("code"))
                .contains("handoff.same-team", "handoff.not-up")
                .filteredOn("handoff.element"::equals)
                .hasSize(6);
    }

    @Test
    void of_two_who_accept_at_once_one_wins_and_the_other_is_told_who() throws Exception {
        String id = desk.offered();
        List<Answer> both =
                atOnce(
                        List.of(
                                () ->
                                        desk.bens.post(
                                                "/contacts/" + id + "/handoff/acceptance", null),
                                () ->
                                        desk.beas.post(
                                                "/contacts/" + id + "/handoff/acceptance", null)));
        Answer won = both.stream().filter(a -> a.status() == 200).findFirst().orElseThrow();
        Answer lost = both.stream().filter(a -> a.status() != 200).findFirst().orElseThrow();
        assertThat(lost.status()).isEqualTo(409);
        assertThat(lost.at("/reasons/0/code")).isEqualTo("handoff.taken");
        assertThat(lost.at("/reasons/0/sentence")).contains(won.at("/owners/resolution/name"));
    }

    @Test
    void what_was_said_is_on_the_timeline_with_its_words() {
        String id = desk.opened();
        Answer sent =
                desk.annas.post(
                        "/contacts/" + id + "/messages",
                        """
                        {"subject":"We are on it","body":"I look into your sign-in now.",
                         "channel":"chat"}
                        """);
        assertThat(sent.status()).as(sent.response().body()).isEqualTo(200);
        Answer called =
                desk.annas.post(
                        "/contacts/" + id + "/calls",
                        "{\"medium\":\"CALL\",\"reached\":true,\"summary\":\"Asked for the user\"}");
        assertThat(called.status()).as(called.response().body()).isEqualTo(200);
        JsonNode items = desk.annas.get("/contacts/" + id + "/timeline").json().at("/items");
        List<String> texts = items.findValuesAsString("body");
        assertThat(texts).hasSize(3);
        assertThat(texts.getFirst()).isEqualTo("I cannot sign in.");
        assertThat(texts.getLast()).isEqualTo("Asked for the user");
        Answer first = desk.annas.get("/contacts/" + id + "/timeline?limit=1");
        Answer second =
                desk.annas.get("/contacts/" + id + "/timeline?limit=1&after=" + first.at("/next"));
        assertThat(first.at("/items/0/event/event")).isEqualTo("opened");
        assertThat(second.at("/items/0/sequence")).isEqualTo("2");
    }

    @Test
    void a_note_is_kept_with_its_words_and_one_without_any_was_written_elsewhere() {
        String notes = "/contacts/" + desk.opened() + "/notes";
        Answer kept = desk.annas.post(notes, "{\"text\":\"  The key was renewed.\"}");
        assertThat(kept.status()).as(kept.response().body()).isEqualTo(200);
        assertThat(desk.annas.post(notes, null).status()).isEqualTo(200);
        JsonNode items = desk.annas.get(notes.replace("/notes", "/timeline")).json().at("/items");
        JsonNode last = items.get(items.size() - 1);
        JsonNode noted = items.get(items.size() - 2);
        assertThat(noted.at("/event/event").asString()).isEqualTo("note-written");
        assertThat(noted.at("/text/body").asString()).isEqualTo("The key was renewed.");
        assertThat(last.at("/event/event").asString()).isEqualTo("note-written");
        assertThat(last.has("text")).isFalse();

        assertThat(desk.annas.post(notes, "{\"text\":\" \"}").status()).isEqualTo(400);
        assertThat(desk.annas.post(notes, "{\"text\":\"x\"}", "If-Match", "\"1\"").status())
                .isEqualTo(412);
        assertThat(desk.annas.post("/contacts/C-0/notes", "{\"text\":\"x\"}").status())
                .isEqualTo(404);
    }

    @Test
    void a_survivors_timeline_has_what_came_with_merges_in_order_of_time_page_after_page() {
        String survivor = desk.opened();
        SERVER.clock().advance(Duration.ofMinutes(1));
        String merged = desk.opened();
        SERVER.clock().advance(Duration.ofMinutes(1));
        desk.annas.post("/contacts/" + survivor + "/notes", "{\"text\":\"Twice the same\"}");
        SERVER.clock().advance(Duration.ofMinutes(1));
        Answer done =
                desk.annas.post(
                        "/contacts/" + merged + "/merge", "{\"survivor\":\"" + survivor + "\"}");
        assertThat(done.status()).as(done.response().body()).isEqualTo(200);

        String timeline = "/contacts/" + survivor + "/timeline";
        JsonNode whole = desk.annas.get(timeline).json().at("/items");
        List<String> told = new ArrayList<>();
        List<Instant> times = new ArrayList<>();
        whole.forEach(
                item -> {
                    told.add(place(item));
                    times.add(Instant.parse(item.at("/event/recordedAt").asString()));
                });
        assertThat(times).isSorted();
        assertThat(told).doesNotHaveDuplicates().contains(survivor + " 1", merged + " 1");
        assertThat(told.indexOf(merged + " 1"))
                .as("the note came after the other contact had begun")
                .isLessThan(told.indexOf(survivor + " " + noteOf(whole)));
        assertThat(whole.findValuesAsString("body"))
                .containsExactly("I cannot sign in.", "I cannot sign in.", "Twice the same");

        List<String> paged = new ArrayList<>();
        String after = "";
        do {
            Answer page = desk.annas.get(timeline + "?limit=2" + after);
            page.json().at("/items").forEach(item -> paged.add(place(item)));
            after = page.json().has("next") ? "&after=" + page.at("/next") : "";
        } while (!after.isEmpty());
        assertThat(paged).isEqualTo(told);

        assertThat(desk.annas.get("/contacts/" + merged + "/timeline").json().at("/items"))
                .as("the merged one tells its own facts")
                .allSatisfy(item -> assertThat(item.at("/contact").asString()).isEqualTo(merged));
        assertThat(desk.annas.get(timeline + "?after=OTk5").status()).isEqualTo(400);
    }

    private static String place(JsonNode item) {
        return item.at("/contact").asString() + " " + item.at("/sequence").asLong();
    }

    private static long noteOf(JsonNode items) {
        return items.valueStream()
                .filter(item -> item.at("/event/event").asString().equals("note-written"))
                .findFirst()
                .orElseThrow()
                .at("/sequence")
                .asLong();
    }

    @Test
    void what_is_owed_is_listed_soonest_first_with_its_clock_page_after_page() {
        for (int i = 0; i < 3; i++) {
            desk.escalated();
        }
        Answer all = desk.annas.get("/commitments?owner=" + desk.anna + "&kind=ESCALATION_NOTICE");
        assertThat(all.json().at("/items").size()).isEqualTo(3);
        assertThat(all.at("/items/0/clock/1/because")).isNotEmpty();
        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            Answer page = desk.annas.get("/commitments?limit=2" + next);
            page.json().at("/items").forEach(i -> seen.add(i.at("/contact") + " " + i.at("/kind")));
            next = page.at("/next").isEmpty() ? "" : "&after=" + page.at("/next");
        } while (!next.isEmpty());
        assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(3);
    }

    // ---- tokens ------------------------------------------------------------------------------

    @Test
    void nothing_is_shown_without_a_token_or_with_one_that_is_not_good() {
        assertThat(Program.stranger(SERVER).get("/contacts").code()).isEqualTo("token.missing");
        assertThat(Program.with(SERVER, "amends_guessed").get("/contacts").code())
                .isEqualTo("token.unknown");
        SERVER.clock().advance(Duration.ofDays(301));
        Answer expired = desk.annas.get("/contacts");
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.code()).isEqualTo("token.expired");
        assertThat(expired.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void a_revoked_token_lets_nobody_in_and_neither_does_one_of_somebody_who_left() {
        ApiTokens tokens = SERVER.bean(ApiTokens.class);
        UUID anna = UUID.fromString(desk.anna.value());
        ApiTokens.Made made =
                tokens.make(
                        anna,
                        "short-lived",
                        Scope.READ,
                        SERVER.clock().instant().plus(Duration.ofHours(1)),
                        anna);
        Program program = Program.with(SERVER, made.secret());
        assertThat(program.get("/contacts").status()).isEqualTo(200);
        tokens.revoke(made.token().id(), anna);
        assertThat(program.get("/contacts").code()).isEqualTo("token.revoked");
        SERVER.bean(People.class).change(anna, Set.of(Role.AGENT), false);
        assertThat(desk.annas.get("/contacts").code()).isEqualTo("token.unknown");
    }

    @Test
    void a_token_is_good_for_its_scope_and_never_for_more_than_its_person() {
        Program reader = Program.of(SERVER, desk.anna, Scope.READ);
        assertThat(reader.get("/contacts").status()).isEqualTo(200);
        Answer refused = reader.post("/contacts", "{}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("token.scope");
        Program noAdmin = Program.of(SERVER, desk.anna, Scope.ADMIN);
        assertThat(noAdmin.put("/teams/x", "{\"name\":\"X\",\"tier\":\"T1\"}").status())
                .isEqualTo(403);
        assertThat(noAdmin.get("/tokens").status()).isEqualTo(403);
    }

    @Test
    void the_session_of_a_page_is_no_token() {
        try (Visitor admin = Visitor.as(Role.ADMIN, SERVER)) {
            assertThat(admin.get("/api/v1/contacts").statusCode()).isEqualTo(401);
            assertThat(
                            admin.send("POST", "/api/v1/contacts", BodyPublishers.ofString("{}"))
                                    .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void people_make_a_token_on_their_page_see_it_once_and_revoke_it() {
        try (Visitor agent = Visitor.as(Role.AGENT, SERVER)) {
            String page =
                    agent.post("/account/tokens", "name", "nightly", "scope", "READ", "days", "30")
                            .body();
            Matcher secret = Pattern.compile("amends_[\\w-]{40,}").matcher(page);
            assertThat(secret.find()).isTrue();
            Program program = Program.with(SERVER, secret.group());
            assertThat(program.get("/contacts").status()).isEqualTo(200);
            String again = agent.get("/account/tokens").body();
            assertThat(again).contains("nightly").doesNotContain(secret.group());
            assertThat(
                            agent.post(
                                            "/account/tokens",
                                            "name",
                                            "too much",
                                            "scope",
                                            "ADMIN",
                                            "days",
                                            "30")
                                    .statusCode())
                    .isEqualTo(422);
            Matcher revoke = Pattern.compile("/account/tokens/[\\w-]+/revocation").matcher(again);
            assertThat(revoke.find()).isTrue();
            agent.post(revoke.group());
            assertThat(program.get("/contacts").code()).isEqualTo("token.revoked");
        }
    }

    @Test
    void a_secret_is_kept_nowhere() {
        Program admin = Program.of(SERVER, desk.person("adam", Role.ADMIN), Scope.ADMIN);
        Answer made =
                admin.post(
                        "/tokens",
                        "{\"name\":\"nightly\",\"scope\":\"WRITE\",\"expires\":\""
                                + SERVER.clock().instant().plus(Duration.ofDays(30))
                                + "\"}",
                        "Idempotency-Key",
                        "t1");
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        String secret = made.at("/secret");
        assertThat(Program.with(SERVER, secret).get("/contacts").status()).isEqualTo(200);
        assertThat(
                        SERVER.jdbc()
                                .sql("SELECT count(*) FROM api_answer")
                                .query(Integer.class)
                                .single())
                .isZero();
        assertThat(admin.get("/tokens").response().body())
                .contains("nightly")
                .doesNotContain(secret);
    }

    // ---- bodies ------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {"sevrity":"S1"}                         | field.unknown   | sevrity
                    {"severity":"S9"}                        | field.wrong     | severity
                    {"severity":1}                           | field.wrong     | severity
                    {"team":"front","team":"back"}           | body.unreadable |
                    {"message":{"body":""}}                  | fields.wrong    | message.body
                    {"message":{"bdy":"x"}}                  | field.unknown   | message.bdy
                    {"account":"nobody"}                     | account.unknown | account
                    {"team"                                  | body.unreadable | line 1
                    []                                       | body.unreadable |
                    null                                     | body.empty      |
                    {} {}                                    | body.unreadable |
                    """)
    void a_body_that_cannot_be_meant_is_refused_naming_the_place(
            String body, String code, String named) {
        Answer refused = desk.annas.post("/contacts", body);
        assertThat(refused.status()).as(refused.response().body()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.response().body()).contains(named == null ? "" : named);
    }

    @Test
    void an_instant_says_its_zone() {
        String id = desk.opened();
        for (String at : List.of("\"2036-03-02T09:30:00\"", "1772439000", "\"tomorrow\"")) {
            Answer refused =
                    desk.annas.post(
                            "/contacts/" + id + "/messages",
                            "{\"body\":\"Soon\",\"promise\":{\"kind\":\"BY\",\"at\":" + at + "}}");
            assertThat(refused.status()).as(at).isEqualTo(400);
            assertThat(refused.at("/detail")).as(at).contains("promise.at");
        }
    }

    @Test
    void a_body_that_is_too_large_or_of_no_length_is_refused() {
        Answer large = desk.annas.post("/contacts", " ".repeat(1024 * 1024 + 1));
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.code()).isEqualTo("body.too-large");
        HttpRequest chunked =
                HttpRequest.newBuilder(SERVER.uri("/api/v1/contacts"))
                        .POST(
                                BodyPublishers.ofInputStream(
                                        () -> new java.io.ByteArrayInputStream(new byte[] {'{'})))
                        .build();
        assertThat(Program.send(chunked).code()).isEqualTo("body.length");
    }

    @Test
    void whatever_is_not_there_is_said_in_the_same_form() {
        assertThat(desk.annas.get("/nothing").code()).isEqualTo("not-there");
        assertThat(desk.annas.get("/contacts/C-0").code()).isEqualTo("not-there");
        Answer wrong = desk.annas.delete("/contacts");
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.header("Allow")).contains("POST");
        assertThat(desk.annas.get("/contacts?limit=0").code()).isEqualTo("limit");
        assertThat(desk.annas.get("/contacts?escalated=perhaps").code()).isEqualTo("query");
        assertThat(desk.annas.get("/commitments?after=%21").code()).isEqualTo("cursor");
        assertThat(desk.annas.post("/contacts", "{}", "Content-Type", "text/plain").status())
                .isEqualTo(415);
    }

    // ---- once, and on what was seen ------------------------------------------------------------

    @Test
    void a_request_with_a_key_is_done_once_however_often_it_is_sent() {
        Answer first = desk.annas.post("/contacts", "{}", "Idempotency-Key", "k1");
        Answer again = desk.annas.post("/contacts", "{}", "Idempotency-Key", "k1");
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(contacts()).isEqualTo(1);
        Answer other =
                desk.annas.post("/contacts", "{\"team\":\"front\"}", "Idempotency-Key", "k1");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency.another");
        assertThat(desk.leas.post("/contacts", "{}", "Idempotency-Key", "k1").header("Location"))
                .as("a key is its caller's own")
                .isNotEqualTo(first.header("Location"));
    }

    @Test
    void of_many_with_one_key_at_once_one_is_done() throws Exception {
        List<Answer> all =
                atOnce(
                        IntStream.range(0, 12)
                                .<Callable<Answer>>mapToObj(
                                        i ->
                                                () ->
                                                        desk.annas.post(
                                                                "/contacts",
                                                                "{}",
                                                                "Idempotency-Key",
                                                                "k2"))
                                .toList());
        assertThat(contacts()).isEqualTo(1);
        assertThat(all).extracting(Answer::status).isSubsetOf(201, 409).contains(201);
        assertThat(all)
                .filteredOn(a -> a.status() == 409)
                .extracting(Answer::code)
                .containsOnly("idempotency.at-work");
    }

    @Test
    void a_refused_request_has_done_nothing_and_its_key_is_free_again() {
        String id = desk.opened();
        String path = "/contacts/" + id + "/escalations";
        Answer refused =
                desk.annas.post(
                        path, "{\"type\":\"TIER\",\"because\":\"n/a\"}", "Idempotency-Key", "k3");
        Answer done =
                desk.annas.post(
                        path, "{\"type\":\"TIER\",\"because\":\"Why\"}", "Idempotency-Key", "k3");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(done.status()).isEqualTo(200);
    }

    private static int contacts() {
        return SERVER.jdbc().sql("SELECT count(*) FROM contact").query(Integer.class).single();
    }

    @Test
    void who_decides_on_what_they_saw_is_told_when_it_has_changed() {
        String id = desk.opened();
        String seen = desk.annas.get("/contacts/" + id).header("ETag");
        assertThat(desk.leas.post("/contacts/" + id + "/notes", null, "If-Match", seen).status())
                .isEqualTo(200);
        Answer late = desk.annas.post("/contacts/" + id + "/notes", null, "If-Match", seen);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.code()).isEqualTo("changed");
        Answer lateWord =
                desk.annas.post(
                        "/contacts/" + id + "/messages",
                        "{\"body\":\"Hello\",\"channel\":\"chat\"}",
                        "If-Match",
                        seen);
        assertThat(lateWord.status()).isEqualTo(412);
        assertThat(desk.annas.post("/contacts/" + id + "/notes", null, "If-Match", "17").code())
                .isEqualTo("if-match");
    }

    // ---- facts -------------------------------------------------------------------------------

    @Test
    void facts_of_elsewhere_are_kept_whatever_they_break() {
        String id = desk.escalated();
        Answer kept =
                desk.leas.post(
                        "/contacts/" + id + "/facts",
                        """
                        {"facts":[{"event":"resolved","at":"%s"}]}
                        """
                                .formatted(SERVER.clock().instant()));
        assertThat(kept.status()).as(kept.response().body()).isEqualTo(200);
        assertThat(kept.at("/phase")).isEqualTo("RESOLVED");
        assertThat(kept.at("/escalations/0/stage/name")).isEqualTo("CLOSURE_OWED");
        assertThat(desk.annas.post("/contacts/" + id + "/facts", "{\"facts\":[]}").status())
                .isIn(400, 403);
    }

    @Test
    void a_batch_of_facts_over_many_contacts_is_kept_in_one_go_or_not_at_all() {
        Answer kept = desk.leas.post("/facts", batch(150, "assigned"));
        assertThat(kept.status()).as(kept.response().body()).isEqualTo(200);
        assertThat(kept.json().at("/contacts").size()).isEqualTo(150);
        assertThat(contacts()).isEqualTo(150);
        Answer shown = desk.annas.get("/contacts/ZD-7");
        assertThat(shown.at("/tier")).isEqualTo("T2");
        Answer wrong = desk.leas.post("/facts", batch(160, "unheard-of"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.at("/detail")).contains("contacts[0].facts[1].event");
        assertThat(contacts()).isEqualTo(150);
    }

    private static String batch(int many, String second) {
        String at = SERVER.clock().instant().minusSeconds(60).toString();
        return IntStream.range(0, many)
                .mapToObj(
                        i ->
                                """
                                {"contact":"ZD-%d","facts":[
                                  {"event":"opened","at":"%s","by":"customer"},
                                  {"event":"%s","at":"%s","systemUser":false,"team":"back"},
                                  {"event":"customer-message","at":"%s","by":"customer","id":"m1",
                                   "text":{"subject":"Help","body":"It is broken"}}]}
                                """
                                        .formatted(i, at, second, at, at))
                .collect(Collectors.joining(",", "{\"contacts\":[", "]}"));
    }

    @Test
    void a_fact_lies_not_in_the_future_and_is_not_one_that_only_we_can_state() {
        String id = desk.opened();
        for (String fact :
                List.of(
                        "{\"event\":\"resolved\",\"at\":\""
                                + SERVER.clock().instant().plusSeconds(3600)
                                + "\"}",
                        "{\"event\":\"alerted\",\"at\":\"" + SERVER.clock().instant() + "\"}",
                        "{\"event\":\"resolved\"}",
                        "{\"event\":\"resolved\",\"at\":\""
                                + SERVER.clock().instant()
                                + "\",\"why\":1}")) {
            Answer refused =
                    desk.leas.post("/contacts/" + id + "/facts", "{\"facts\":[" + fact + "]}");
            assertThat(refused.status()).as(fact).isEqualTo(400);
            assertThat(refused.code()).as(fact).isEqualTo("fact.wrong");
        }
    }

    // ---- customers, people, teams --------------------------------------------------------------

    @Test
    void an_account_is_created_changed_as_of_an_instant_and_read_as_it_was() {
        Answer created =
                desk.leas.post(
                        "/accounts",
                        """
                        {"id":"A-1","name":"Miller","segment":"Small business",
                         "annualValue":1200.50,"currency":"EUR","strategic":false,
                         "since":"2025-01-01T00:00:00Z"}
                        """);
        assertThat(created.status()).as(created.response().body()).isEqualTo(201);
        desk.leas.post(
                "/accounts/A-1/changes",
                "{\"since\":\"2026-01-01T00:00:00Z\",\"segment\":\"Enterprise\",\"currency\":null}");
        assertThat(desk.annas.get("/accounts/A-1?at=2025-06-01T00:00:00Z").at("/segment"))
                .isEqualTo("Small business");
        Answer now = desk.annas.get("/accounts/A-1");
        assertThat(now.at("/segment")).isEqualTo("Enterprise");
        assertThat(now.at("/currency")).isEmpty();
        assertThat(desk.annas.get("/accounts/A-1/changes").json().at("/items").size()).isEqualTo(2);
        assertThat(desk.leas.post("/accounts", "{\"id\":\"A-1\"}").code())
                .isEqualTo("account.known");
        assertThat(desk.annas.post("/accounts", "{\"id\":\"A-2\"}").code())
                .isEqualTo("not-entitled");
        Answer contact = desk.annas.post("/contacts", "{\"account\":\"A-1\",\"team\":\"front\"}");
        assertThat(contact.at("/segment"))
                .as("the account's as of the opening")
                .isEqualTo("Enterprise");
    }

    @Test
    void a_file_of_accounts_is_taken_over_as_a_whole_or_refused_line_by_line() {
        String good =
                """
                id,name,renewalDate,annualValue,strategic
                A-1,Miller,2027-01-31,1200,true
                A-2,"Smith, Jones",,,
                """;
        Answer imported = desk.leas.post("/accounts/import", good, "Content-Type", "text/csv");
        assertThat(imported.status()).as(imported.response().body()).isEqualTo(200);
        assertThat(desk.annas.get("/accounts/A-2").at("/name")).isEqualTo("Smith, Jones");
        String bad =
                """
                id,name,renewalDate,annualValue
                A-3,Fine,2027-01-31,10
                ,No id,2027-01-31,10
                A-5,Bad date,31.01.2027,-3
                """;
        Answer refused = desk.leas.post("/accounts/import", bad, "Content-Type", "text/csv");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("import.refused");
        assertThat(refused.json().at("/reasons").findValuesAsString("field"))
                .containsExactly("line 3, id", "line 4, renewalDate", "line 4, annualValue");
        assertThat(desk.annas.get("/accounts/A-3").status()).isEqualTo(404);
        assertThat(
                        desk.leas
                                .post(
                                        "/accounts/import",
                                        "id,nmae\nA-1,x\n",
                                        "Content-Type",
                                        "text/csv")
                                .at("/reasons/0/field"))
                .isEqualTo("nmae");
    }

    @Test
    void requesters_people_teams_and_absences_are_kept() {
        Program admin = Program.of(SERVER, desk.person("adam", Role.ADMIN), Scope.ADMIN);
        Answer requester =
                desk.annas.put(
                        "/requesters/R-1",
                        "{\"name\":\"Maria\",\"email\":\"maria@example.org\",\"zone\":\"Europe/Rome\"}");
        assertThat(requester.status()).as(requester.response().body()).isEqualTo(200);
        assertThat(desk.annas.get("/requesters/R-1").at("/zone")).isEqualTo("Europe/Rome");
        Answer team = admin.put("/teams/night", "{\"name\":\"Night watch\",\"tier\":\"T1\"}");
        assertThat(team.status()).as(team.response().body()).isEqualTo(200);
        Answer added =
                admin.post(
                        "/people",
                        """
                        {"email":"nina@example.org","name":"Nina","roles":["AGENT"],
                         "teams":["night"]}
                        """);
        assertThat(added.status()).as(added.response().body()).isEqualTo(201);
        assertThat(added.at("/welcome")).startsWith("/welcome?link=");
        String nina = added.at("/id");
        Answer away =
                desk.leas.put(
                        "/people/" + nina + "/absences",
                        """
                        {"absences":[{"from":"2036-08-01T00:00:00+02:00",
                                      "to":"2036-08-15T00:00:00+02:00"}]}
                        """);
        assertThat(away.at("/absences/0/from")).isEqualTo("2036-07-31T22:00:00Z");
        assertThat(desk.annas.put("/people/" + nina + "/absences", "{\"absences\":[]}").code())
                .isEqualTo("not-entitled");
        Answer changed = admin.patch("/people/" + nina, "{\"roles\":[\"AGENT\",\"LEAD\"]}");
        assertThat(changed.json().at("/roles").size()).isEqualTo(2);
        assertThat(changed.json().at("/absences").size()).as("stays as it is").isEqualTo(1);
        assertThat(desk.annas.get("/people?team=night").json().at("/items").size()).isEqualTo(1);
        assertThat(desk.annas.get("/teams").json().at("/items").size()).isEqualTo(3);
    }

    /** Lets all begin at the same moment. */
    static <T> List<T> atOnce(List<? extends Callable<? extends T>> several) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<? extends T> one : several) {
                running.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return one.call();
                                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        }
    }
}

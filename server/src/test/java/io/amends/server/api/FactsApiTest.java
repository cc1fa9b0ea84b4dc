package io.amends.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.timeline.ContactId;
import io.amends.server.TestServer;
import io.amends.server.api.Program.Answer;
import io.amends.server.escalations.Contacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other systems tell by the API, and what follows from it. */
class FactsApiTest {

    private static final TestServer SERVER = TestServer.shared();

    private SmallDesk desk;

    FactsApiTest() {
        SERVER.reset();
        desk = new SmallDesk(SERVER);
    }

    @BeforeEach
    void aFreshDesk() {
        SERVER.reset();
        desk = new SmallDesk(SERVER);
    }

    @Test
    void S18_what_customers_write_by_the_api_does_to_what_is_solved_what_a_mail_does() {
        String id = resolved();
        assertThat(writes(id, "m-1", "Thank you very much!").at("/phase")).isEqualTo("RESOLVED");
        assertThat(writes(id, "m-2", "It is broken again.").at("/phase")).isEqualTo("OPEN");

        happened(id, resolution());
        SERVER.clock().advance(Duration.ofDays(20));
        int before = count("SELECT count(*) FROM contact");
        assertThat(writes(id, "m-3", "It is broken once more.").at("/phase")).isEqualTo("RESOLVED");
        assertThat(count("SELECT count(*) FROM contact")).isEqualTo(before + 1);
        assertThat(
                        count(
                                "SELECT count(*) FROM event WHERE kind = 'recurrence-linked' AND event"
                                        + " LIKE '%\""
                                        + id
                                        + "\"%'"))
                .isEqualTo(1);
    }

    @Test
    void what_is_told_long_after_it_was_said_opens_nothing() {
        String id = resolved();
        Instant said = SERVER.clock().instant();
        SERVER.clock().advance(Duration.ofDays(3));
        assertThat(happened(id, message("m-1", said, "It is broken again.")).at("/phase"))
                .isEqualTo("RESOLVED");
    }

    @Test
    void what_the_other_system_opens_again_itself_is_opened_once() {
        String id = resolved();
        happened(
                id,
                message("m-1", SERVER.clock().instant(), "It is broken again.")
                        + ",{\"event\":\"reopened\",\"at\":\"%s\",\"by\":\"customer\"}"
                                .formatted(SERVER.clock().instant()));
        assertThat(count("SELECT count(*) FROM event WHERE kind = 'reopened'")).isEqualTo(1);
    }

    @Test
    void what_is_open_missed_or_kept_is_listed_apart() {
        String told = desk.escalated();
        desk.annas.post(
                "/contacts/" + told + "/messages",
                """
                {"channel":"chat","parts":{"ESCALATED":"It is with our database team now.",
                  "ACCOUNTABLE_OWNER":"Anna has it.","NEXT_CONTACT":"You hear from me by noon.",
                  "IF_NOT_HEARD":"Otherwise call 555-0100."},
                 "promise":{"kind":"BY","at":"%s"}}
                """
                        .formatted(SERVER.clock().instant().plus(Duration.ofDays(30))));
        String silent = desk.escalated();
        assertThat(notices("OPEN")).containsExactly(silent);
        assertThat(notices("KEPT")).containsExactly(told);
        assertThat(notices("MISSED")).isEmpty();
        SERVER.clock().advance(Duration.ofHours(2));
        SERVER.bean(Contacts.class).record(new ContactId(silent), List.of());
        assertThat(notices("MISSED")).containsExactly(silent);
        assertThat(notices("OPEN")).isEmpty();
        assertThat(desk.annas.get("/commitments?state=SOMEHOW").status()).isEqualTo(400);
    }

    private List<String> notices(String state) {
        List<String> contacts = new ArrayList<>();
        desk.annas
                .get("/commitments?kind=ESCALATION_NOTICE&state=" + state)
                .json()
                .at("/items")
                .forEach(line -> contacts.add(line.at("/contact").asString()));
        return contacts;
    }

    /** An hour ago. */
    private String resolved() {
        String id = desk.opened();
        happened(id, resolution());
        SERVER.clock().advance(Duration.ofHours(1));
        return id;
    }

    private static String resolution() {
        return "{\"event\":\"resolved\",\"at\":\"%s\"}".formatted(SERVER.clock().instant());
    }

    private Answer writes(String contact, String id, String body) {
        return happened(contact, message(id, SERVER.clock().instant(), body));
    }

    private static String message(String id, Instant at, String body) {
        return """
               {"event":"customer-message","at":"%s","by":"customer","id":"%s","channel":"chat",
                "text":{"subject":"","body":"%s"}}
               """
                .formatted(at, id, body)
                .strip();
    }

    private Answer happened(String contact, String facts) {
        Answer answer =
                desk.leas.post("/contacts/" + contact + "/facts", "{\"facts\":[" + facts + "]}");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer;
    }

    private static int count(String query) {
        return SERVER.jdbc().sql(query).query(Integer.class).single();
    }
}

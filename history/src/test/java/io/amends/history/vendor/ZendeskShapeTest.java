package io.amends.history.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZendeskShapeTest {

    private static final String TICKET =
            """
            tickets:{"id":1,"created_at":"2025-03-03T08:00:00Z","updated_at":"2025-03-03T16:00:00Z",
             "status":"solved","priority":null,"requester_id":9,"assignee_id":21,"group_id":31}""";
    private static final String ANN = "users:{\"id\":21,\"name\":\"Ann\",\"role\":\"agent\"}";

    private static List<String> told(String... json) {
        return Told.by(new ZendeskShape(), json);
    }

    private static String audit(String author, String events) {
        return """
        audits:{"id":5,"ticket_id":1,"created_at":"2025-03-03T09:00:00Z","author_id":%s,"events":[%s]}"""
                .formatted(author, events);
    }

    @Test
    void a_ticket_is_opened_when_it_was_created_and_in_its_state_when_it_was_updated() {
        assertThat(told(TICKET, ANN, "groups:{\"id\":31,\"name\":\"Frontline\"}"))
                .containsExactly(
                        "event contact=1 at=2025-03-03T08:00:00Z kind=created by=9 role=customer",
                        "change contact=1 at=2025-03-03T16:00:00Z field=status value=solved",
                        "change contact=1 at=2025-03-03T16:00:00Z field=priority",
                        "change contact=1 at=2025-03-03T16:00:00Z field=group value=Frontline",
                        "change contact=1 at=2025-03-03T16:00:00Z field=assignee value=Ann");
    }

    @Test
    void a_change_to_nobody_is_told_as_one() {
        assertThat(
                        told(
                                ANN,
                                audit(
                                        "21",
                                        """
                                        {"type":"Change","field_name":"assignee_id","value":null}""")))
                .containsExactly(
                        "change contact=1 at=2025-03-03T09:00:00Z field=assignee by=Ann role=person");
    }

    @ParameterizedTest
    @CsvSource({
        "9, true, customer",
        "21, true, person",
        "21, false, person",
        "-1, true, automation",
        "77, true, ''"
    })
    void who_wrote_is_told_from_users_requests_and_the_system(
            String author, String isPublic, String role) {
        String comment =
                """
                {"id":50,"type":"Comment","author_id":%s,"public":%s,"body":"x"}"""
                        .formatted(author, isPublic);

        assertThat(told(TICKET, ANN, audit(author, comment)).getLast())
                .contains("kind=comment")
                .contains("public=" + isPublic)
                .satisfies(
                        line ->
                                assertThat(line.contains("role="))
                                        .as(line)
                                        .isEqualTo(!role.isEmpty()))
                .contains(role);
    }

    @Test
    void who_writes_internally_or_owns_a_ticket_is_staff_even_where_no_users_are_listed() {
        String note =
                audit("22", "{\"type\":\"Comment\",\"public\":false,\"body\":\"x\",\"id\":1}");
        String reply =
                audit("22", "{\"type\":\"Comment\",\"public\":true,\"body\":\"y\",\"id\":2}");

        assertThat(told(TICKET, note, reply)).last().asString().contains("by=22 role=person");
    }

    @Test
    void two_agents_of_one_name_stay_two() {
        String other = "users:{\"id\":22,\"name\":\"Ann\",\"role\":\"agent\"}";

        assertThat(
                        told(
                                ANN,
                                other,
                                audit(
                                        "22",
                                        "{\"type\":\"Change\",\"field_name\":\"status\",\"value\":\"open\"}")))
                .last()
                .asString()
                .contains("by=Ann (22)");
    }

    @Test
    void an_audit_of_an_unknown_ticket_is_an_orphan_unless_no_tickets_are_listed_at_all() {
        String change = "{\"type\":\"Create\",\"field_name\":\"status\",\"value\":\"new\"}";
        String other = TICKET.replace("\"id\":1,", "\"id\":2,");

        assertThat(told(other, audit("21", change))).last().isEqualTo("reject orphan ticket_id=1");
        assertThat(told(audit("21", change)))
                .containsExactly(
                        "event contact=1 at=2025-03-03T09:00:00Z kind=created by=21",
                        "change contact=1 at=2025-03-03T09:00:00Z field=status value=new by=21");
    }

    @Test
    void the_surviving_ticket_tells_which_was_merged_into_it() {
        String merge =
                """
                audits:{"id":5,"ticket_id":1,"created_at":"2025-03-03T09:00:00Z","author_id":21,"events":[],
                 "via":{"channel":"web","source":{"rel":"merge","from":{"ticket_id":2}}}}""";

        assertThat(told(ANN, merge))
                .containsExactly(
                        "event contact=2 at=2025-03-03T09:00:00Z kind=merged by=Ann role=person"
                                + " linked=1");
    }

    @Test
    void a_rating_counts_when_given_not_when_offered() {
        String rating =
                """
                satisfaction_ratings:{"id":1,"ticket_id":1,"score":"%s","updated_at":"2025-03-04T09:00:00Z"}""";

        assertThat(told(rating.formatted("offered"))).isEmpty();
        assertThat(told(rating.formatted("good_with_comment")))
                .containsExactly(
                        "event contact=1 at=2025-03-04T09:00:00Z kind=rating score=good_with_comment");
    }

    @Test
    void a_call_is_reached_where_somebody_answered() {
        String call =
                """
                {"id":7,"type":"VoiceComment","public":true,"author_id":21,"data":{%s}}""";

        assertThat(told(ANN, audit("21", call.formatted("\"answered_by_id\":21"))))
                .last()
                .asString()
                .contains("kind=call")
                .contains("reached=yes");
        assertThat(told(ANN, audit("21", call.formatted(""))))
                .last()
                .asString()
                .contains("reached=no");
    }

    @Test
    void seconds_and_milliseconds_mixed_in_are_told_by_their_digits() {
        String seconds = TICKET.replace("\"2025-03-03T08:00:00Z\"", "1740988800");
        String millis = TICKET.replace("\"2025-03-03T08:00:00Z\"", "\"1740988800000\"");

        assertThat(told(seconds)).first().asString().contains("at=2025-03-03T08:00:00Z");
        assertThat(told(millis)).first().asString().contains("at=2025-03-03T08:00:00Z");
    }

    @Test
    void comments_within_a_ticket_are_told_and_the_description_only_where_there_are_none() {
        String described = TICKET.replace("\"id\":1,", "\"id\":1,\"description\":\"Help\",");
        String embedded =
                described.replace(
                        "\"id\":1,",
                        """
                        "id":1,"comments":[{"id":3,"author_id":9,"public":true,"html_body":"<p>A &amp; B</p>",
                        "created_at":"2025-03-03T08:00:00Z"}],""");

        assertThat(told(described)).last().asString().contains("id=ticket-1").contains("text=Help");
        assertThat(told(embedded))
                .last()
                .asString()
                .contains("id=3")
                .contains("role=customer")
                .contains("text=A & B");
    }

    @Test
    void what_is_none_of_it_is_named_by_its_members() {
        assertThat(told("{\"foo\":1,\"bar\":2}")).containsExactly("reject unknown-shape =foo, bar");
    }
}

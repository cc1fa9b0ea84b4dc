package io.amends.history.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshdeskShapeTest {

    private static final String TICKET =
            """
            {"id":1,"created_at":"2025-03-03T08:00:00Z","updated_at":"2025-03-03T16:00:00Z","status":%s,
            "priority":2,"requester_id":9,"responder_id":21,"group_id":31,"source":%s,
            "description_text":"Help","stats":{"resolved_at":"2025-03-03T15:00:00Z"}}""";

    private static List<String> told(String... json) {
        return Told.by(new FreshdeskShape(), json);
    }

    @Test
    void a_ticket_is_resolved_when_its_stats_say_and_in_its_state_when_updated() {
        assertThat(told(TICKET.formatted("5", "1")))
                .containsExactly(
                        "event contact=1 at=2025-03-03T08:00:00Z kind=created role=customer",
                        "event contact=1 at=2025-03-03T08:00:00Z kind=message id=ticket-1 role=customer"
                                + " private=false incoming=true text=Help",
                        "change contact=1 at=2025-03-03T15:00:00Z field=status value=Resolved",
                        "change contact=1 at=2025-03-03T16:00:00Z field=status value=Closed",
                        "change contact=1 at=2025-03-03T16:00:00Z field=priority value=Medium",
                        "change contact=1 at=2025-03-03T16:00:00Z field=group value=31",
                        "change contact=1 at=2025-03-03T16:00:00Z field=agent value=21");
    }

    @Test
    void a_status_of_ones_own_has_its_name_where_the_fields_are_in_the_export() {
        String fields =
                "{\"id\":3,\"name\":\"status\",\"choices\":{\"9\":[\"With vendor\",\"x\"]}}";

        assertThat(told(TICKET.formatted("9", "1"))).anyMatch(line -> line.endsWith("value=9"));
        assertThat(told(fields, TICKET.formatted("9", "1")))
                .anyMatch(line -> line.endsWith("value=With vendor"));
    }

    @Test
    void an_outbound_mail_is_not_the_customers_message() {
        assertThat(told(TICKET.formatted("2", "10")).get(1))
                .contains("role=person")
                .contains("incoming=false");
    }

    @ParameterizedTest
    @CsvSource({
        "true, false, customer",
        "false, false, person",
        "false, true, person",
    })
    void a_conversation_says_which_way_it_went(String incoming, String isPrivate, String role) {
        String said =
                """
                {"id":4,"ticket_id":1,"user_id":21,"incoming":%s,"private":%s,"source":0,"body":"<div>x</div>",
                "created_at":"2025-03-03T09:00:00Z"}"""
                        .formatted(incoming, isPrivate);

        assertThat(told(said))
                .containsExactly(
                        "event contact=1 at=2025-03-03T09:00:00Z kind=message id=4 by=21 role=%s private=%s incoming=%s text=x"
                                .formatted(role, isPrivate, incoming));
    }

    @Test
    void an_activity_tells_changes_by_group_agent_and_status() {
        String moved =
                """
                {"ticket_id":1,"performed_at":"03-03-2025 10:00:00 +0000","performer_type":"user",
                "performer_id":21,"activity":{"group":"Tier 2","agent_id":null,"status":"Open"}}""";
        String byRule = moved.replace("\"user\"", "\"system\"");

        assertThat(told(moved))
                .containsExactly(
                        "change contact=1 at=2025-03-03T10:00Z field=status value=Open by=21",
                        "change contact=1 at=2025-03-03T10:00Z field=group value=Tier 2 by=21",
                        "change contact=1 at=2025-03-03T10:00Z field=agent by=21");
        assertThat(told(byRule)).allMatch(line -> line.contains("role=automation"));
    }

    @Test
    void orphans_and_things_that_tell_nothing_are_rejected() {
        String said =
                "{\"id\":4,\"ticket_id\":8,\"private\":false,\"body\":\"x\",\"incoming\":true}";

        assertThat(told(TICKET.formatted("2", "1"), said))
                .last()
                .isEqualTo("reject orphan ticket_id=8");
        assertThat(told("{\"ticket_id\":1,\"time_spent\":\"00:10\"}"))
                .containsExactly("reject unknown-shape =ticket_id, time_spent");
    }
}

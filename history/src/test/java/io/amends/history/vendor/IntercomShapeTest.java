package io.amends.history.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntercomShapeTest {

    private static List<String> told(String... json) {
        return Told.by(new IntercomShape(), json);
    }

    private static String conversation(String parts) {
        return """
        {"type":"conversation","id":"7","created_at":1740988800,
        "source":{"body":"<p>Help</p>","author":{"type":"user","id":"21"}},
        "conversation_parts":{"conversation_parts":[%s]}}"""
                .formatted(parts);
    }

    private static String part(String kind, String more) {
        return """
        {"id":"1","part_type":"%s","created_at":1740992400,"author":{"type":"admin","id":"21","name":"Ann"}%s}"""
                .formatted(kind, more);
    }

    @Test
    void a_conversation_opens_with_its_source() {
        assertThat(told(conversation("")))
                .containsExactly(
                        "event contact=7 at=2025-03-03T08:00:00Z kind=created by=21 role=customer",
                        "change contact=7 at=2025-03-03T08:00:00Z field=state value=open",
                        "event contact=7 at=2025-03-03T08:00:00Z kind=comment id=source-7 by=21"
                                + " role=customer text=Help");
    }

    @ParameterizedTest
    @CsvSource({
        "close, closed",
        "snoozed, snoozed",
        "open, open",
        "assign_and_reopen, open",
        "timer_unsnooze, open"
    })
    void parts_change_the_state(String kind, String state) {
        assertThat(told(conversation(part(kind, ""))))
                .last()
                .asString()
                .contains("field=state value=" + state);
    }

    @Test
    void an_assignment_goes_to_a_team_an_admin_or_nobody() {
        assertThat(
                        told(
                                conversation(
                                        part(
                                                "assignment",
                                                ",\"assigned_to\":{\"type\":\"team\",\"id\":\"3\",\"name\":\"Tier 2\"}"))))
                .anyMatch(line -> line.endsWith("field=team value=Tier 2 by=Ann role=person"));
        assertThat(
                        told(
                                conversation(
                                        part(
                                                "assignment",
                                                ",\"assigned_to\":{\"type\":\"admin\",\"id\":\"21\"}"))))
                .last()
                .asString()
                .contains("field=admin value=Ann");
        assertThat(
                        told(
                                conversation(
                                        part(
                                                "assignment",
                                                ",\"assigned_to\":{\"type\":\"nobody_admin\",\"id\":null}"))))
                .last()
                .asString()
                .contains("field=admin by=Ann");
    }

    @Test
    void an_admin_and_a_customer_of_one_id_stay_two() {
        assertThat(told(conversation(part("comment", ",\"body\":\"<p>Hi</p>\""))))
                .anyMatch(line -> line.contains("by=21 role=customer"))
                .anyMatch(line -> line.contains("by=Ann role=person"));
    }

    @Test
    void a_close_with_words_is_a_message_too_and_a_redacted_one_was_sent_all_the_same() {
        assertThat(told(conversation(part("close", ",\"body\":\"<p>Bye</p>\""))))
                .last()
                .asString()
                .contains("kind=comment")
                .contains("text=Bye");
        assertThat(told(conversation(part("comment", ",\"body\":\"\",\"redacted\":true"))))
                .last()
                .asString()
                .contains("kind=comment")
                .doesNotContain("text=");
    }

    @Test
    void what_is_no_conversation_is_rejected_by_its_type() {
        assertThat(told("{\"type\":\"ticket\",\"id\":\"1\"}"))
                .containsExactly("reject unknown-shape type=ticket");
    }
}

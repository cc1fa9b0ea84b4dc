package io.amends.history.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JiraShapeTest {

    private static final String FIELDS =
            """
            "created":"2025-03-03T08:00:00.000+0000","updated":"2025-03-03T16:00:00.000+0000",
            "status":{"name":"Resolved"},"priority":{"name":"High"},
            "reporter":{"accountId":"c","displayName":"Cy","accountType":"customer"}""";

    private static List<String> told(String json) {
        return Told.by(new JiraShape(), json);
    }

    private static String issue(String more, String changelog) {
        return "issues:{\"id\":\"1\",\"key\":\"P-1\",\"fields\":{"
                + FIELDS
                + more
                + "}"
                + changelog
                + "}";
    }

    @Test
    void what_an_issue_was_at_first_is_what_its_first_change_says_it_was() {
        assertThat(
                        told(
                                issue(
                                        "",
                                        """
                                        ,"changelog":{"total":2,"histories":[
                                        {"created":"2025-03-03T10:00:00.000+0000","items":[{"field":"status",
                                         "fromString":"Open","toString":"Resolved"}]},
                                        {"created":"2025-03-03T09:00:00.000+0000","items":[{"field":"status",
                                         "fromString":"New","toString":"Open"}]}]}""")))
                .contains(
                        "change contact=P-1 at=2025-03-03T08:00:00.000+0000 field=status value=New",
                        "change contact=P-1 at=2025-03-03T08:00:00.000+0000 field=priority value=High",
                        "change contact=P-1 at=2025-03-03T09:00:00.000+0000 field=status value=Open",
                        "change contact=P-1 at=2025-03-03T10:00:00.000+0000 field=status"
                                + " value=Resolved");
    }

    @Test
    void without_a_changelog_or_with_part_of_one_nothing_is_told_of_the_beginning() {
        String part =
                """
                ,"changelog":{"total":60,"histories":[{"created":"2025-03-03T10:00:00.000+0000",
                "items":[{"field":"status","fromString":"Open","toString":"Resolved"}]}]}""";

        assertThat(told(issue("", "")))
                .noneMatch(line -> line.contains("T08:00") && line.startsWith("change"));
        assertThat(told(issue("", part)))
                .noneMatch(line -> line.contains("T08:00") && line.startsWith("change"));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"jsdPublic\":true', true",
        "'\"jsdPublic\":false', false",
        "'\"visibility\":{\"type\":\"role\"}', false",
        "'\"updated\":\"x\"', true"
    })
    void a_comment_is_public_where_it_says_so_or_is_not_limited(String member, String expected) {
        String comment =
                """
                ,"comment":{"comments":[{"id":"5","author":{"accountId":"a","accountType":"atlassian",
                "displayName":"Ann"},"body":"x","created":"2025-03-03T09:00:00.000+0000",%s}]}"""
                        .formatted(member);

        assertThat(told(issue(comment, "")).getLast())
                .contains("by=Ann role=person public=" + expected);
    }

    @Test
    void a_document_is_read_as_its_words() {
        String comment =
                """
                ,"comment":{"comments":[{"id":"5","author":{"accountId":"c"},"created":"2025-03-03T09:00:00Z",
                "body":{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"One"},
                {"type":"hardBreak"},{"type":"mention","attrs":{"text":"@Ann"}}]},
                {"type":"bulletList","content":[{"type":"listItem","content":[{"type":"paragraph",
                "content":[{"type":"text","text":"Two"}]}]}]}]}}]}""";

        assertThat(told(issue(comment, "")).getLast())
                .contains("role=customer")
                .endsWith("text=One\n@Ann\nTwo");
    }

    @Test
    void a_webhook_tells_its_change_at_its_own_time() {
        assertThat(
                        told(
                                """
                                {"webhookEvent":"jira:issue_updated","timestamp":1741010400000,
                                "user":{"name":"admin","displayName":"Ada"},"issue":{"key":"P-1","fields":{}},
                                "changelog":{"items":[{"field":"priority","toString":"High"}]}}"""))
                .contains(
                        "change contact=P-1 at=2025-03-03T14:00:00Z field=priority value=High by=Ada"
                                + " role=person");
    }

    @Test
    void a_comment_without_its_issue_and_a_webhook_about_none_are_rejected() {
        assertThat(told("{\"self\":\"x/comment/1\",\"author\":{\"key\":\"a\"},\"body\":\"b\"}"))
                .containsExactly("reject missing-contact self=x/comment/1");
        assertThat(told("{\"webhookEvent\":\"user_created\",\"timestamp\":1}"))
                .containsExactly("reject unknown-shape webhookEvent=user_created");
    }
}

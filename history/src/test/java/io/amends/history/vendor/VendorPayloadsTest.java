package io.amends.history.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.amends.history.json.Item;
import io.amends.history.json.ItemSink;
import io.amends.history.json.JsonItems;
import io.amends.history.source.Reason;
import io.amends.history.source.SourceBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Objects that help desks really sent, where they are at hand: each is read or rejected. */
class VendorPayloadsTest {

    private static Map<String, List<String>> told(String folder, Shape shape) throws IOException {
        String histories = System.getenv("AMENDS_HISTORIES");
        assumeTrue(
                histories != null, "AMENDS_HISTORIES names no folder of histories made by others");
        Path payloads = Path.of(histories, "vendor-payloads", folder);
        assumeTrue(Files.isDirectory(payloads), () -> "no " + payloads);
        Map<String, List<String>> told = new TreeMap<>();
        try (Stream<Path> files = Files.list(payloads)) {
            for (Path file : files.sorted().toList()) {
                told.put(String.valueOf(file.getFileName()), told(file, shape));
            }
        }
        return told;
    }

    /** What is told of each item; {@code who is who} where it only says that. */
    private static List<String> told(Path file, Shape shape) {
        List<String> all = new ArrayList<>();
        Directory directory = new Directory();
        ItemSink sink =
                new ItemSink() {
                    @Override
                    public void take(Item item) {
                        shape.learn(item, directory);
                        Told telling = new Told();
                        shape.tell(item, directory, telling);
                        all.addAll(
                                telling.lines().isEmpty()
                                        ? List.of("who is who")
                                        : telling.lines());
                    }

                    @Override
                    public void fault(
                            String pointer,
                            long line,
                            Reason reason,
                            String value,
                            String expected) {
                        all.add("fault " + reason.code());
                    }
                };
        try (SourceBytes bytes = SourceBytes.open(file, false)) {
            assertThat(JsonItems.read(bytes, shape.collections(), sink)).isPositive();
        }
        return all;
    }

    @Test
    void every_freshdesk_object_is_read_or_rejected_with_a_reason() throws IOException {
        Map<String, List<String>> told = told("freshdesk-v2", new FreshdeskShape());

        assertThat(told).hasSize(27).allSatisfy((file, lines) -> assertThat(lines).isNotEmpty());
        assertThat(told.get("ticket_1.json"))
                .contains(
                        "change contact=1 at=2020-07-24T15:35:21Z field=status value=Resolved",
                        "change contact=1 at=2016-05-18T23:42:50Z field=status value=Open");
        assertThat(told.get("conversations.json"))
                .containsExactly(
                        "event contact=1 at=2016-05-19T05:36:12Z kind=message id=1 by=1 role=person"
                                + " private=true incoming=false text=This is a private note",
                        "event contact=1 at=2016-05-19T05:36:14Z kind=message id=2 by=1 role=person"
                                + " private=false incoming=false text=This is a reply");
        assertThat(told.get("companies.json"))
                .containsExactly(
                        "account account=1 name=Super Nova", "account account=2 name=Poseidon");
        assertThat(told.get("agents.json")).containsOnly("who is who");
        assertThat(told.get("time_entries.json"))
                .hasSize(3)
                .allMatch(line -> line.startsWith("reject unknown-shape"));
    }

    @Test
    void every_jira_webhook_and_issue_is_read_or_rejected_with_a_reason() throws IOException {
        Map<String, List<String>> told = told("jira-webhooks", new JiraShape());

        assertThat(told).hasSize(17).allSatisfy((file, lines) -> assertThat(lines).isNotEmpty());
        assertThat(told.get("integration__updateStatus.json"))
                .as("changes have the time of the event")
                .contains(
                        "change contact=TEST-12 at=2016-12-08T07:55:13.759Z field=status value=Done"
                                + " by=admin role=person");
        assertThat(told.get("webhook__cloud_comment_added.json"))
                .anyMatch(
                        line ->
                                line.startsWith(
                                                "event contact=TEST-24 at=2018-04-20T07:24:52.300+0100")
                                        && line.endsWith("text=comment body"));
        assertThat(told.get("rest__comment.json"))
                .containsExactly(
                        "reject missing-contact"
                                + " self=http://localhost:2990/jira/rest/api/2/issue/10003/comment/10000");
        assertThat(told.values().stream().flatMap(List::stream).filter(l -> l.startsWith("reject")))
                .hasSize(1);
    }
}

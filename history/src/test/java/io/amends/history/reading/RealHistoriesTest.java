package io.amends.history.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.amends.history.source.FileFormat;
import io.amends.history.source.Reason;
import io.amends.history.source.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Histories made by others, where they are at hand. */
class RealHistoriesTest {

    private static Path history(String file) {
        String folder = System.getenv("AMENDS_HISTORIES");
        assumeTrue(folder != null, "AMENDS_HISTORIES names no folder of histories made by others");
        Path path = Path.of(folder, file);
        assumeTrue(Files.exists(path), () -> "no " + path);
        return path;
    }

    @Test
    void every_event_of_the_volvo_incidents_is_read() {
        Read read =
                Read.of(
                        history("volvo-incidents-sample/incidents.xes"),
                        Read.plan(
                                Read.form(
                                        0,
                                        "case:concept:name",
                                        "time:timestamp",
                                        "iso",
                                        "concept:name",
                                        "org:group")));

        assertThat(read.rows()).hasSize(13_130);
        assertThat(new HashSet<>(read.contacts())).hasSize(1_511);
        assertThat(read.rejections().count()).isZero();
        assertThat(read.file().format()).isEqualTo(FileFormat.XES);
        Row first = read.rows().getFirst();
        assertThat(first.contact()).isEqualTo("1-532109338");
        assertThat(first.occurredAt()).isEqualTo(Instant.parse("2011-06-08T12:58:15Z"));
        assertThat(first.cells()).containsExactly("Accepted", "D2");
    }

    @Test
    void every_event_of_the_italian_helpdesk_is_read_and_its_unused_duplicate_column_noted() {
        Read read =
                Read.of(
                        history("helpdesk-italy/finale.csv"),
                        Read.plan(
                                Read.form(
                                        0,
                                        "Case ID",
                                        "Complete Timestamp",
                                        "yyyy/MM/dd HH:mm:ss.SSS",
                                        "Activity",
                                        "Resource")));

        assertThat(read.rows()).hasSize(21_348);
        assertThat(new HashSet<>(read.contacts())).hasSize(4_580);
        assertThat(read.rows().stream().map(row -> row.cells().getFirst()).distinct()).hasSize(14);
        assertThat(read.rejections().count()).isZero();
        assertThat(read.file().notes()).anyMatch(note -> note.contains("\"Variant\""));
        assertThat(read.rows().getFirst().occurredAt())
                .isEqualTo(Instant.parse("2012-10-09T14:50:17Z"));
    }

    @Test
    void every_line_of_the_zendesk_seeds_is_read_or_rejected_with_a_reason() {
        Path history = history("vendor-export-seeds/zendesk/ticket_field_history_data.csv");
        Read changes =
                Read.of(
                        history,
                        Read.plan(
                                Read.form(
                                        0, "ticket_id", "updated", "iso", "field_name", "value")));
        Read comments =
                Read.of(
                        history.resolveSibling("ticket_comment_data.csv"),
                        Read.plan(Read.form(0, "ticket_id", "created", "iso", "body", "public")));
        Read tickets =
                Read.of(
                        history.resolveSibling("ticket_data.csv"),
                        Read.plan(
                                Read.optional(0, "id", "created_at", "status"),
                                Read.optional(1, "id", "updated_at", "status"),
                                Read.optional(2, "id", "due_at")));
        Read chats =
                Read.of(
                        history.resolveSibling("ticket_chat_event_data.csv"),
                        Read.plan(Read.form(0, "chat_id", "created_at", "iso", "message")));

        for (Read read : List.of(changes, comments, tickets, chats)) {
            assertThat(read.rows()).isNotEmpty();
            assertThat(read.rejections().byReason().keySet())
                    .isSubsetOf(Reason.MISSING_CONTACT, Reason.MISSING_INSTANT);
        }
        assertThat(changes.file().lines())
                .isEqualTo(changes.rows().size() + changes.rejections().count());
    }
}

package io.amends.history.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.history.mapping.ShippedMappings;
import io.amends.history.report.Report;
import io.amends.history.source.RefusedInput;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Audits of exports of our own after each help desk's documented shapes, by the mapping that comes
 * with Amends. Eight contacts move to the second line; the customer of one is told five hours later.
 */
class VendorAuditTest {

    @TempDir Path folder;

    private static Path export(String vendor) {
        try {
            var tickets =
                    Objects.requireNonNull(
                            VendorAuditTest.class.getResource(
                                    "/io/amends/history/vendor/" + vendor));
            return Path.of(tickets.toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private Audited audit(Path export, String mapping) {
        return Audited.of(
                export, ShippedMappings.file(Path.of(mapping), folder), Audited.Terms.USUAL);
    }

    private Path copy(String vendor) throws IOException {
        Path to = Files.createDirectory(folder.resolve("export"));
        try (Stream<Path> files = Files.list(export(vendor))) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(String.valueOf(file.getFileName())));
            }
        }
        return to;
    }

    @ParameterizedTest
    @CsvSource({"zendesk, 7", "jira, PAY-7", "freshdesk, 7", "intercom, 707"})
    void the_one_customer_told_late_after_a_move_to_the_second_line_is_found(
            String vendor, String late) {
        Audited audited = audit(export(vendor), vendor);

        assertThat(audited.table("escalations.csv"))
                .hasSize(8)
                .allMatch(line -> line.get("from_tier").equals("T1"))
                .allMatch(line -> line.get("to_tier").equals("T2"))
                .allMatch(line -> line.get("accepted_by").equals("Bo Chen"))
                .allMatch(line -> line.get("decided_at").endsWith("T10:00:00Z"))
                .allMatch(line -> line.get("resolved_at").endsWith("T16:00:00Z"));
        assertThat(audited.findings("proved"))
                .containsExactly(late + " TIER INVISIBLE_ESCALATION/notice-late");
        assertThat(audited.report().reading().rejectedRows()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zendesk", "jira", "freshdesk", "intercom"})
    void the_same_export_twice_and_gzipped_gives_the_same_audit(String vendor) throws IOException {
        Path twice = copy(vendor);
        try (Stream<Path> files = Files.list(export(vendor))) {
            for (Path file : files.toList()) {
                Path again = twice.resolve("again-" + file.getFileName() + ".gz");
                try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(again))) {
                    Files.copy(file, out);
                }
            }
        }

        Audited once = audit(export(vendor), vendor);
        Audited both = audit(twice, vendor);

        assertThat(both.texts()).isEqualTo(once.texts());
        assertThat(both.report().reading().rejectedRows()).isZero();
    }

    private Path zip(String name, Path from, int times) throws IOException {
        Path zip = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
                Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                out.putNextEntry(new ZipEntry("inside/" + file.getFileName()));
                for (int i = 0; i < times; i++) {
                    Files.copy(file, out);
                }
            }
        }
        return zip;
    }

    @Test
    void an_archive_gives_the_same_audit_as_its_folder() throws IOException {
        Audited audited = audit(zip("export.zip", export("zendesk"), 1), "zendesk");

        assertThat(audited.texts()).isEqualTo(audit(export("zendesk"), "zendesk").texts());
    }

    @Test
    void an_archive_made_to_exhaust_is_refused_before_it_is_unpacked() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("blank"));
        Files.writeString(empty.resolve("blank.json"), " ".repeat(1_000_000));
        Path bomb = zip("bomb.zip", empty, 50);

        assertThatThrownBy(() -> audit(bomb, "zendesk"))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContaining("unpack it");
    }

    @Test
    void an_account_export_of_zendesk_is_read_without_any_other_file() {
        Audited audited = audit(export("zendesk-account").resolve("tickets.jsonl"), "zendesk");

        assertThat(audited.table("contacts.csv")).hasSize(3);
        assertThat(audited.report().reading().rejectedRows()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "zendesk, tickets.json",
        "jira, issues.json",
        "freshdesk, tickets.json",
        "intercom, conversations.json"
    })
    void what_cannot_be_used_is_counted_with_file_pointer_value_and_reason(
            String vendor, String file) throws IOException {
        Path export = copy(vendor);
        String good = Files.readString(export.resolve(file));
        Files.writeString(
                export.resolve("zz.jsonl"),
                """
                {"something":"else"}
                {"id":1,"id":2}
                7
                """);

        Audited audited = audit(export, vendor);

        assertThat(good).isNotEmpty();
        assertThat(audited.report().reading().firstRejected())
                .extracting(Report.Rejected::file, Report.Rejected::line, Report.Rejected::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("zz.jsonl#", 1L, "unknown-shape"),
                        org.assertj.core.groups.Tuple.tuple("zz.jsonl#/1", 2L, "duplicate-key"),
                        org.assertj.core.groups.Tuple.tuple("zz.jsonl#/2", 3L, "unknown-shape"));
    }

    @Test
    void a_message_too_long_an_orphan_and_an_odd_instant_are_rejected_alone() throws IOException {
        Path export = copy("zendesk");
        String comment =
                """
                {"id":%d,"ticket_id":%d,"created_at":"%s","author_id":21,"events":[{"id":%d,"type":"Comment",\
                "author_id":21,"public":true,"body":"%s"}]}
                """;
        Files.writeString(
                export.resolve("zz.jsonl"),
                comment.formatted(1, 1, "2025-03-04T09:00:00Z", 2, "x".repeat(10_000_000))
                        + comment.formatted(3, 4711, "2025-03-04T09:00:00Z", 4, "x")
                        + comment.formatted(5, 1, "yesterday", 6, "x")
                        + comment.formatted(7, 1, "04/03/2025", 8, "x"));

        Audited audited = audit(export, "zendesk");

        assertThat(audited.report().reading().firstRejected())
                .extracting(Report.Rejected::code)
                .containsExactly("too-long", "orphan", "not-an-instant", "ambiguous-date");
        assertThat(audited.table("contacts.csv")).hasSize(8);
    }

    @Test
    void a_folder_without_json_and_an_export_without_contacts_are_refused() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Files.writeString(empty.resolve("notes.txt"), "x");
        Path people =
                Files.writeString(
                        folder.resolve("users.json"),
                        "{\"users\":[{\"id\":1,\"role\":\"agent\",\"name\":\"A\"}]}");

        assertThatThrownBy(() -> audit(empty, "zendesk"))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContaining("holds none");
        assertThatThrownBy(() -> audit(people, "zendesk"))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContaining("none of its 1 objects tells of a contact");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zendesk", "jira", "freshdesk", "intercom"})
    void a_damaged_export_is_audited_or_refused_and_nothing_else(String vendor) throws IOException {
        long seed = 7;
        Random random = new Random(seed);
        Path export = copy(vendor);
        List<Path> files;
        try (Stream<Path> all = Files.list(export)) {
            files = all.sorted().toList();
        }
        for (int round = 0; round < 15; round++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] whole = Files.readAllBytes(file);
            byte[] damaged = whole.clone();
            for (int i = 0; i < 5; i++) {
                // A value in place of another: digits and letters, so that most stays JSON.
                damaged[random.nextInt(damaged.length)] =
                        "0123456789abcxyz".getBytes(StandardCharsets.US_ASCII)[random.nextInt(16)];
            }
            Files.write(file, damaged);
            try {
                assertThat(audit(export, vendor).report()).isNotNull();
            } catch (RefusedInput refused) {
                assertThat(refused).as("seed %s round %s", seed, round).hasMessageContaining(": ");
            }
            Files.write(file, whole);
        }
    }
}

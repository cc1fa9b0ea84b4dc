package io.amends.history.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Merges in an audit, from rows to tables. Monday, 2 March 2026; 09:00–17:00 UTC. */
class MergedContactsTest {

    private static final Instant AS_OF = Instant.parse("2026-03-20T09:00:00Z");

    private static final List<String> ONE =
            List.of(
                    "A,2026-03-02T08:00:00Z,opened,,",
                    "A,2026-03-02T10:00:00Z,escalated,,CUSTOMER",
                    "A,2026-03-02T10:40:00Z,merged,B,",
                    "B,2026-03-02T09:00:00Z,opened,,",
                    "B,2026-03-02T10:50:00Z,told,,",
                    "B,2026-03-03T15:50:00Z,told,,",
                    "B,2026-03-03T16:00:00Z,resolved,,");

    @TempDir Path work;

    @Test
    void S24_the_survivor_answers_for_what_was_open_on_the_merged_contact() throws IOException {
        Audited audited = audited("one", ONE);

        assertThat(audited.table("escalations.csv"))
                .extracting(
                        e -> e.get("contact"),
                        e -> e.get("escalation"),
                        e -> e.get("resolved_at"),
                        e -> e.get("carried_from"))
                .contains(tuple("B", "A/CUSTOMER-1", "2026-03-03T16:00:00Z", "A"));
        assertThat(audited.byContact("escalations.csv")).doesNotContainKey("A");
        assertThat(audited.byContact("commitments.csv")).doesNotContainKey("A");
        assertThat(audited.byContact("commitments.csv").get("B"))
                .extracting(c -> c.get("kind") + " " + c.get("verdict"))
                .contains("ESCALATION_NOTICE kept", "RESOLUTION_MESSAGE kept", "FOLLOW_UP missed");
        assertThat(audited.table("contacts.csv"))
                .extracting(c -> c.get("contact") + " " + c.get("escalations_customer"))
                .contains("A 0", "B 1");
        assertThat(audited.report().reading().contacts()).isEqualTo(2 + OTHERS);
    }

    @Test
    void the_survivors_drawing_shows_the_merged_contacts_facts() throws IOException {
        var drawing =
                audited("drawn", ONE).report().worst().stream()
                        .filter(d -> d.contact().equals("B"))
                        .findFirst()
                        .orElseThrow();
        assertThat(drawing.from()).isEqualTo(Instant.parse("2026-03-02T08:00:00Z"));
        assertThat(drawing.marks())
                .extracting(mark -> mark.what().code() + mark.what().values())
                .contains("fact.merged[B]", "fact.escalations-carried[A, B]");
        assertThat(drawing.escalations()).extracting(e -> e.id()).containsExactly("A/CUSTOMER-1");
    }

    @Test
    void a_survivor_not_in_the_history_is_said() throws IOException {
        Audited audited = audited("unknown", ONE.subList(0, 3));

        assertThat(audited.byContact("escalations.csv").get("A"))
                .extracting(e -> e.get("ended_at"))
                .containsExactly("2026-03-02T10:40:00Z");
        assertThat(audited.report().reading().notes())
                .filteredOn(note -> note.code().equals("note.merged-nowhere"))
                .singleElement()
                .satisfies(note -> assertThat(note.values()).containsExactly("1"));
    }

    @Test
    void the_order_of_rows_and_the_number_of_workers_change_nothing() throws IOException {
        long seed = Long.getLong("amends.seed", System.nanoTime());
        Random random = new Random(seed);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rows.addAll(soup("C-" + i, random));
        }
        Audited plain = audited("plain", rows);
        Collections.shuffle(rows, random);
        Audited shuffled = audited("shuffled", rows);

        assertThat(shuffled.texts()).as("-Damends.seed=" + seed).isEqualTo(plain.texts());
        assertThat(shuffled.report().escalations()).isEqualTo(plain.report().escalations());
        assertThat(plain.table("escalations.csv").stream().map(e -> e.get("escalation")))
                .as("each once, -Damends.seed=" + seed)
                .doesNotHaveDuplicates();
        assertThat(plain.table("escalations.csv"))
                .as("-Damends.seed=" + seed)
                .anyMatch(e -> !e.get("carried_from").isEmpty());
    }

    private static List<String> soup(String contact, Random random) {
        Instant at = Instant.parse("2026-03-02T08:00:00Z");
        List<String> rows = new ArrayList<>(List.of(contact + "," + at + ",opened,,"));
        int count = 2 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            at = at.plusSeconds(600L * (1 + random.nextInt(200)));
            rows.add(
                    contact
                            + ","
                            + at
                            + switch (random.nextInt(6)) {
                                case 0, 1 -> ",escalated,,CUSTOMER";
                                case 2 -> ",escalated,,TIER";
                                case 3 -> ",merged,C-" + random.nextInt(64) + ",";
                                case 4 -> ",told,,";
                                default -> ",resolved,,";
                            });
        }
        return rows;
    }

    private static final int OTHERS = 6;

    /** With a few contacts beside, so that everything can be seen in the source. */
    private Audited audited(String name, List<String> rows) throws IOException {
        Path folder = Files.createDirectory(work.resolve(name));
        List<String> lines = new ArrayList<>(List.of("id,at,what,other,type"));
        lines.addAll(rows);
        for (int i = 0; i < OTHERS; i++) {
            lines.add("other-" + i + ",2026-03-02T08:00:00Z,opened,,");
            lines.add("other-" + i + ",2026-03-02T09:00:00Z,escalated,,TIER");
            lines.add("other-" + i + ",2026-03-02T09:10:00Z,told,,");
            lines.add("other-" + i + ",2026-03-02T10:00:00Z,resolved,,");
            lines.add("other-" + i + ",2026-03-04T12:00:00Z,asked,,");
        }
        Files.write(folder.resolve("events.csv"), lines);
        Files.writeString(
                folder.resolve("mapping.yaml"),
                """
                mapping: merges
                version: 1
                zone: UTC
                format: csv
                tables:
                  main:
                    rows: events
                    contact: id
                    occurred: {column: at, format: iso}
                    event:
                      column: what
                      values:
                        opened: opened
                        escalated: escalation
                        merged: merged
                        told: message-to-customer
                        resolved: resolved
                        asked: follow-up-answer
                    fields:
                      linked-contact: other
                      outcome: {constant: held}
                      type: type
                provides: [message-to-customer, resolution, recorded-escalation, follow-up]
                """);
        Audited audited = Audited.of(folder, Audited.Terms.USUAL.asOf(AS_OF));
        assertThat(audited.report().reading().rejectedRows())
                .as(audited.report().reading().firstRejected().toString())
                .isZero();
        return audited;
    }
}

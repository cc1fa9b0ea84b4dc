package io.amends.history.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.history.mapping.Mapping;
import io.amends.history.source.RefusedInput;
import io.amends.history.source.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SourceMeasuresTest {

    private static final Instant START = Instant.parse("2025-03-29T09:00:00Z");

    private static final String MAIN =
            """
            mapping: small
            version: 1
            zone: Europe/Rome
            tables:
              main:
                rows: events
                contact: id
                occurred: at
            """;
    private static final String FLOW =
            MAIN
                    + """
                    source-measures:
                      activity-flow:
                        activity: done
                        resource: by
                        days: wall-clock
                        completed: {first: [open], last: [close]}
                        escalation: raise
                        occurring: {raise_cases: raise}
                        rework: {rework_cases: {after: solve, expected: [solve, close]}}
                        values: {products: product}
                        changes: {moved_products: product}
                        most: {product_cases: {column: product, limit: 2}}
                      support-lines:
                        lines: [L1, L2]
                        line: {column: by, patterns: {" 2nd$": L2}, otherwise: L1}
                        team: by
                        person: by
                        status: done
                        product: product
                        accepted: [open]
                        queued: [solve]
                        completed: [close]
                    """;

    private static final Mapping MAPPING = Mapping.parse("small.yaml", FLOW);

    /** Cells in the order of the columns' names: by, done, product. */
    private static Row row(String contact, Duration after, String by, String done, String product) {
        Instant at = START.plus(after);
        return new Row(contact, 0, at, at, List.of(by, done, product));
    }

    private static List<Row> contact(String id, String... done) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < done.length; i++) {
            rows.add(row(id, Duration.ofDays(i), "A", done[i], "P"));
        }
        return rows;
    }

    private static JsonNode flow(List<List<Row>> contacts) {
        SourceMeasures measures = new SourceMeasures(MAPPING, Instant.MAX);
        contacts.forEach(measures::add);
        return RealHistory.json(measures.figures()).path("activity-flow");
    }

    @Test
    void a_mapping_that_asks_for_none_gets_none() {
        SourceMeasures none = new SourceMeasures(Mapping.parse("m.yaml", MAIN), Instant.MAX);
        none.add(contact("1", "open"));

        assertThat(none.figures()).isEmpty();
    }

    @Test
    void over_no_contacts_there_is_no_share_no_median_and_no_range() {
        SourceMeasures measures = new SourceMeasures(MAPPING, Instant.MAX);
        JsonNode figures = RealHistory.json(measures.figures());

        assertThat(figures.path("activity-flow").path("cases").asInt()).isZero();
        assertThat(figures.path("activity-flow").has("top5_share")).isFalse();
        assertThat(figures.path("activity-flow").has("median_days")).isFalse();
        assertThat(figures.path("support-lines").has("wilson95")).isFalse();
        assertThat(figures.path("support-lines").path("hours_to_upper_accept").has("median"))
                .isFalse();
    }

    @Test
    void a_row_that_stands_twice_counts_twice() {
        List<Row> rows = contact("1", "open", "close");
        rows.add(rows.getLast());

        assertThat(flow(List.of(rows)).path("events").asInt()).isEqualTo(3);
        assertThat(flow(List.of(rows)).path("directly_follows").path("close>close").asInt())
                .isEqualTo(1);
    }

    @Test
    void a_completed_case_starts_and_ends_as_the_mapping_says() {
        JsonNode figures =
                flow(
                        List.of(
                                contact("1", "open", "close"),
                                contact("2", "open", "close", "solve"),
                                contact("3", "solve", "close"),
                                contact("4", "open", "solve")));

        assertThat(figures.path("completed_cases").asInt()).isEqualTo(1);
        assertThat(figures.path("completed_rule").asString())
                .isEqualTo("first activity open, last activity close");
        assertThat(figures.path("cases_never_closed").asInt()).isEqualTo(1);
        assertThat(figures.path("all_variants").asInt()).isEqualTo(4);
    }

    @Test
    void a_day_with_a_time_change_has_24_hours_by_the_clock_on_the_wall() {
        List<Row> rows =
                List.of(
                        row("1", Duration.ZERO, "A", "open", "P"),
                        row("1", Duration.ofHours(23), "A", "close", "P"));

        assertThat(flow(List.of(rows)).path("median_days").asDouble()).isEqualTo(1.0);
    }

    @Test
    void rows_after_the_date_of_the_audit_do_not_count() {
        SourceMeasures measures = new SourceMeasures(MAPPING, START);
        measures.add(contact("1", "open", "close"));
        measures.add(List.of(row("2", Duration.ofSeconds(1), "A", "open", "P")));

        JsonNode figures = RealHistory.json(measures.figures()).path("activity-flow");
        assertThat(figures.path("cases").asInt()).isEqualTo(1);
        assertThat(figures.path("events").asInt()).isEqualTo(1);
    }

    @Test
    void merging_in_any_split_gives_the_same_figures() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            List<List<Row>> contacts = contacts(random);
            assertThat(inParts(contacts, random)).as("seed %d", seed).isEqualTo(figures(contacts));
        }
    }

    private static Map<String, Object> figures(List<List<Row>> contacts) {
        SourceMeasures whole = new SourceMeasures(MAPPING, Instant.MAX);
        contacts.forEach(whole::add);
        return whole.figures();
    }

    private static Map<String, Object> inParts(List<List<Row>> contacts, Random random) {
        List<SourceMeasures> parts = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            parts.add(new SourceMeasures(MAPPING, Instant.MAX));
        }
        List<List<Row>> shuffled = new ArrayList<>(contacts);
        Collections.shuffle(shuffled, random);
        for (List<Row> rows : shuffled) {
            List<Row> mixed = new ArrayList<>(rows);
            Collections.shuffle(mixed, random);
            parts.get(random.nextInt(count)).add(mixed);
        }
        while (parts.size() > 1) {
            SourceMeasures taken = parts.remove(random.nextInt(parts.size()));
            parts.get(random.nextInt(parts.size())).merge(taken);
        }
        return parts.getFirst().figures();
    }

    /** Contacts with many rows at one instant and many that stand twice. */
    private static List<List<Row>> contacts(Random random) {
        List<String> activities = List.of("open", "solve", "raise", "close");
        List<List<Row>> contacts = new ArrayList<>();
        int count = random.nextInt(40);
        for (int id = 0; id < count; id++) {
            List<Row> rows = new ArrayList<>();
            int length = 1 + random.nextInt(8);
            for (int i = 0; i < length; i++) {
                rows.add(
                        row(
                                "c" + id,
                                Duration.ofHours(random.nextInt(6)),
                                random.nextBoolean() ? "A" : "B 2nd",
                                activities.get(random.nextInt(activities.size())),
                                "P" + random.nextInt(2)));
            }
            contacts.add(rows);
        }
        return contacts;
    }

    @Test
    void a_line_that_is_not_listed_is_refused_with_its_place() {
        assertThatThrownBy(
                        () ->
                                Mapping.parse(
                                        "small.yaml",
                                        FLOW.replace("otherwise: L1", "otherwise: L3")))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContaining("source-measures")
                .hasMessageContaining("L3");
    }

    @Test
    void measures_need_a_main_table_with_one_row_per_event() {
        String history =
                FLOW.replace(
                        "rows: events",
                        "rows: history\n    field: f\n    value: v\n    names: {s: status}");

        assertThatThrownBy(() -> Mapping.parse("small.yaml", history))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContaining("rows: events");
    }
}

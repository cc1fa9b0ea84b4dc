package io.amends.history.measure;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.amends.history.mapping.SupportLinesPlan;
import io.amends.history.source.Row;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The incidents of the BPI Challenge 2013: figures computed by others, by their definitions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedIncidentFiguresTest {

    private RealHistory history;

    @BeforeAll
    void read() {
        history =
                RealHistory.read("volvo-incidents-sample", "incidents.xes", "volvo-incidents.yaml");
    }

    @Test
    void every_published_figure_is_met() {
        JsonNode figures = RealHistory.json(history.figures()).path("support-lines");

        assertThat(figures).isEqualTo(history.expected());
    }

    @Test
    void neither_order_nor_splitting_changes_a_figure() {
        Map<String, Object> figures = history.figures();
        for (long seed = 1; seed <= 8; seed++) {
            assertThat(history.figuresInAnotherOrder(seed)).as("seed %d", seed).isEqualTo(figures);
        }
    }

    @Test
    void every_case_is_seen_as_published() throws IOException {
        SupportLinesPlan plan = (SupportLinesPlan) history.mapping().sourceMeasures().getFirst();
        SupportLines measure = new SupportLines(plan, history.mapping().main().forms().getFirst());
        Cells cells = new Cells(history.mapping().main().forms().getFirst());
        int compared = 0;
        try (CsvReader<NamedCsvRecord> cases =
                CsvReader.builder()
                        .ofNamedCsvRecord(history.folder().resolve("expected_per_case.csv"))) {
            for (NamedCsvRecord expected : cases) {
                String id = expected.getField("case_id");
                List<Row> rows =
                        Objects.requireNonNull(history.contacts().get(id)).stream()
                                .sorted(Comparator.comparing(Row::occurredAt))
                                .toList();
                Map<String, String> seen = new LinkedHashMap<>();
                seen.put("case_id", id);
                seen.putAll(seen(measure.caseOf(rows), plan.lines()));
                seen.putAll(asOfLast(rows.getLast(), cells));
                assertThat(seen).isEqualTo(expected.getFieldsAsMap());
                compared++;
            }
        }
        assertThat(compared).isEqualTo(history.contacts().size());
    }

    private static Map<String, String> seen(SupportCase seen, List<String> lines) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("events", Integer.toString(seen.events().size()));
        fields.put("first_ts", text(seen.events().getFirst().at()));
        fields.put("last_ts", text(seen.events().getLast().at()));
        fields.put("product", seen.product());
        fields.put("first_tier", lines.get(seen.firstLine()));
        fields.put("last_tier", lines.get(seen.path().getLast()));
        fields.put("max_tier", lines.get(seen.highestLine()));
        fields.put(
                "tier_path", seen.path().stream().map(lines::get).collect(Collectors.joining(">")));
        fields.put("up_moves", Integer.toString(seen.upwardMoves()));
        fields.put("down_moves", Integer.toString(seen.downwardMoves()));
        fields.put("team_handoffs", Integer.toString(seen.teamHandoffs()));
        fields.put("pingpong_aba", Integer.toString(seen.teamReturns()));
        fields.put("pingpong_abab", seen.backAndForth() ? "1" : "0");
        fields.put("owner_changes", Integer.toString(seen.ownerChanges()));
        fields.put("reopens", Integer.toString(seen.reopens()));
        fields.put("first_l1_to_upper", text(seen.firstUpper()));
        fields.put("first_upper_accept", text(seen.firstUpperAccept()));
        fields.put("hours_to_upper_accept", hours(seen.untilUpperAccept()));
        fields.put("max_queue_hours", hours(seen.longestQueue()));
        return fields;
    }

    private static Map<String, String> asOfLast(Row last, Cells cells) {
        return Map.of(
                "impact", cells.of(last, "impact"),
                "org_line", cells.of(last, "organization involved"),
                "country", cells.of(last, "organization country"),
                "last_status",
                        cells.of(last, "concept:name")
                                + "/"
                                + cells.of(last, "lifecycle:transition"));
    }

    private static String text(@Nullable Instant instant) {
        return instant == null ? "" : instant.toString();
    }

    private static String hours(@Nullable Duration duration) {
        return duration == null
                ? ""
                : String.format(Locale.ROOT, "%.6f", duration.toSeconds() / 3600.0);
    }
}

package io.amends.history.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.amends.core.commitment.CommitmentKind;
import io.amends.core.timeline.EscalationType;
import io.amends.history.lexicon.Lexicons;
import io.amends.history.mapping.Mapping;
import io.amends.history.report.JsonReport;
import io.amends.history.report.Report;
import io.amends.history.report.Report.EscalationCount;
import io.amends.history.report.Report.KindVerdicts;
import io.amends.history.report.Report.NotJudged;
import io.amends.history.rulebook.RulebookDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whole audits of two published histories, where they are at hand. */
class RealHistoriesAuditTest {

    private static final Set<CommitmentKind> MESSAGES =
            Set.of(
                    CommitmentKind.ACKNOWLEDGEMENT,
                    CommitmentKind.ESCALATION_NOTICE,
                    CommitmentKind.NEW_TIER_FIRST_RESPONSE,
                    CommitmentKind.PROMISE,
                    CommitmentKind.PROGRESS_UPDATE,
                    CommitmentKind.RESOLUTION_MESSAGE,
                    CommitmentKind.FOLLOW_UP);

    @TempDir private Path folder;

    private static Path history(String file) {
        String histories = System.getenv("AMENDS_HISTORIES");
        assumeTrue(
                histories != null, "AMENDS_HISTORIES names no folder of histories made by others");
        Path path = Path.of(histories, file);
        assumeTrue(Files.exists(path), () -> "no " + path);
        return path;
    }

    private Report audit(Path file, String mappingFile) throws IOException {
        Path mapping = Path.of("..", "examples", "mappings", mappingFile);
        AuditRequest request =
                new AuditRequest(
                        file,
                        Mapping.read(mapping),
                        mapping,
                        RulebookDocument.standard(),
                        Lexicons.NONE,
                        Optional.empty(),
                        Optional.of(Files.createDirectories(folder.resolve("tables"))),
                        false,
                        folder,
                        2);
        return Audit.run(request, (stage, done, of, detail) -> {});
    }

    private JsonNode measures(Report report, String measure) throws IOException {
        Path json = folder.resolve("report.json");
        JsonReport.write(report, json);
        return JsonMapper.shared().readTree(json.toFile()).path("source_measures").path(measure);
    }

    private static JsonNode expected(String file) {
        return JsonMapper.shared().readTree(history(file).toFile());
    }

    @Test
    void the_incidents_are_counted_as_published_and_escalate_as_computed_apart() throws Exception {
        Report report =
                audit(history("volvo-incidents-sample/incidents.xes"), "volvo-incidents.yaml");

        assertThat(measures(report, "support-lines"))
                .isEqualTo(expected("volvo-incidents-sample/expected.json"));

        assertThat(report.escalations())
                .filteredOn(count -> count.escalations() > 0)
                .singleElement()
                .satisfies(
                        count -> {
                            assertThat(count.type()).isEqualTo(EscalationType.TIER);
                            assertThat(count.escalations()).isEqualTo(665);
                            assertThat(count.contacts().count()).isEqualTo(474);
                            assertThat(count.contacts().of()).isEqualTo(1511);
                        });

        List<Double> hours = hoursToAcceptanceOfFirstMovesFromT1();
        assertThat(hours).hasSize(433);
        assertThat(hours.get(216)).isCloseTo(0.8044, within(0.00005));
    }

    @Test
    void what_no_message_shows_is_not_judged_on_the_incidents() throws Exception {
        Report report =
                audit(history("volvo-incidents-sample/incidents.xes"), "volvo-incidents.yaml");

        assertThat(report.notJudged())
                .extracting(NotJudged::rule)
                .contains(MESSAGES.stream().map(Enum::name).toArray(String[]::new));
        assertThat(report.commitments().compliance()).isNull();
        assertThat(report.commitments().kinds())
                .filteredOn(kind -> MESSAGES.contains(kind.kind()))
                .allSatisfy(RealHistoriesAuditTest::isNotObservable);
        assertThat(report.commitments().kinds())
                .extracting(KindVerdicts::kind)
                .contains(CommitmentKind.ESCALATION_NOTICE);
    }

    private static void isNotObservable(KindVerdicts kind) {
        assertThat(kind.kept() + kind.keptLate() + kind.missed()).as(kind.kind().name()).isZero();
    }

    private List<Double> hoursToAcceptanceOfFirstMovesFromT1() throws IOException {
        Map<String, NamedCsvRecord> first = new HashMap<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(folder.resolve("tables/escalations.csv"))) {
            for (NamedCsvRecord row : rows) {
                first.merge(
                        row.getField("contact"),
                        row,
                        (a, b) -> decidedAt(a).isAfter(decidedAt(b)) ? b : a);
            }
        }
        return first.values().stream()
                .filter(row -> row.getField("from_tier").equals("T1"))
                .filter(row -> !row.getField("accepted_at").isEmpty())
                .map(RealHistoriesAuditTest::hours)
                .sorted()
                .toList();
    }

    private static Instant decidedAt(NamedCsvRecord row) {
        return Instant.parse(row.getField("decided_at"));
    }

    private static double hours(NamedCsvRecord row) {
        Instant acceptedAt = Instant.parse(row.getField("accepted_at"));
        return Duration.between(decidedAt(row), acceptedAt).toSeconds() / 3600.0;
    }

    @Test
    void the_tickets_are_counted_as_published_and_upgrades_escalate() throws Exception {
        Report report = audit(history("helpdesk-italy/finale.csv"), "helpdesk-italy.yaml");
        JsonNode expected = expected("helpdesk-italy/expected.json");
        JsonNode figures = measures(report, "activity-flow");

        expected.path("computed")
                .forEachEntry(
                        (name, value) -> assertThat(figures.path(name)).as(name).isEqualTo(value));
        assertThat(figures.path("cases")).isEqualTo(expected.path("published").path("cases"));
        assertThat(figures.path("events")).isEqualTo(expected.path("published").path("events"));
        assertThat(report.escalations())
                .filteredOn(count -> count.type() == EscalationType.COMPLEXITY)
                .extracting(EscalationCount::contacts)
                .anySatisfy(contacts -> assertThat(contacts.count()).isEqualTo(102));
    }
}

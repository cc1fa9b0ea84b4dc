package io.amends.history.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.history.mapping.ShippedMappings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whole audits of exports of our own making, in the shapes that vendors document: six contacts pass
 * to a specialist within the hour; the third one's customer hears of it three hours and a half later.
 */
class VendorExportsTest {

    private static final String SHAPES =
            """
            zendesk-warehouse,    ticket.csv,               1003
            jira-warehouse,       issue.csv,                2003
            intercom-warehouse,   conversation_history.csv, 3003
            servicenow,           incident.csv,             e0000000000000000000000000000003
            salesforce,           Case.csv,                 5005g000000000003AAA
            """;

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(textBlock = SHAPES)
    void the_planted_escalation_and_its_late_notice_are_found(
            String shape, String main, String late) throws IOException {
        Audited audited = audit(shape, copy(shape).resolve(main));

        assertThat(audited.report().reading().rejectedRows())
                .as(audited.report().reading().firstRejected().toString())
                .isZero();
        assertThat(audited.report().reading().contacts()).isEqualTo(6);
        assertThat(tierMoves(audited)).hasSize(6).allMatch(move -> move.endsWith(" T1 T2 Ben Ito"));
        assertThat(notices(audited, "kept-late")).containsExactly(late + " 9000");
        assertThat(notices(audited, "kept")).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(textBlock = SHAPES)
    void importing_the_same_rows_twice_changes_nothing(String shape, String main, String late)
            throws IOException {
        Path once = copy(shape);
        Audited first = audit(shape, once.resolve(main));
        for (Path file : files(once)) {
            List<String> lines = Files.readAllLines(file);
            Files.write(file, Stream.concat(lines.stream(), lines.stream().skip(1)).toList());
        }

        Audited second = audit(shape, once.resolve(main));

        assertThat(second.texts()).isEqualTo(first.texts());
    }

    @Test
    void a_jira_csv_shows_what_customers_said_though_not_who_had_it_when() throws IOException {
        Audited audited = audit("jira-csv", copy("jira-csv").resolve("export.csv"));

        assertThat(audited.report().reading().rejectedRows()).isZero();
        assertThat(audited.report().reading().contacts()).isEqualTo(6);
        assertThat(audited.table("escalations.csv"))
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.get("contact")).isEqualTo("SUP-5");
                            assertThat(row.get("certainty")).isEqualTo("suspected");
                        });
    }

    private static Set<String> tierMoves(Audited audited) {
        return audited.table("escalations.csv").stream()
                .filter(row -> row.get("type").equals("TIER"))
                .map(
                        row ->
                                String.join(
                                        " ",
                                        row.get("contact"),
                                        row.get("from_tier"),
                                        row.get("to_tier"),
                                        row.get("accepted_by")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of the moves to a specialist only; what a customer asked for is told apart. */
    private static List<String> notices(Audited audited, String verdict) {
        Set<String> moves =
                audited.table("escalations.csv").stream()
                        .filter(row -> row.get("type").equals("TIER"))
                        .map(row -> row.get("contact") + row.get("escalation"))
                        .collect(Collectors.toSet());
        return audited.table("commitments.csv").stream()
                .filter(row -> moves.contains(row.get("contact") + row.get("escalation")))
                .filter(row -> row.get("kind").equals("ESCALATION_NOTICE"))
                .filter(row -> row.get("verdict").equals(verdict))
                .map(row -> (row.get("contact") + " " + row.get("seconds_late")).strip())
                .toList();
    }

    private Audited audit(String shape, Path main) {
        Path mapping = ShippedMappings.file(Path.of(shape), folder);
        return Audited.of(main, mapping, Audited.Terms.USUAL);
    }

    /** A copy that can be written to. */
    private Path copy(String shape) throws IOException {
        Path from = Path.of("src/test/resources/io/amends/history/vendor", shape);
        Path to = Files.createDirectories(folder.resolve("export"));
        for (Path file : files(from)) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
        return to;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
        }
    }
}

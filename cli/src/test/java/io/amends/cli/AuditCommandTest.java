package io.amends.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What somebody at a shell sees: the files written, the words said and the exit code. */
class AuditCommandTest {

    private static final String HISTORY =
            """
            ticket,at,what,group,assignee
            7,2026-03-02T09:00:00Z,Created,Frontline,Noor
            7,2026-03-02T10:00:00Z,Passed on,Specialists 2nd,
            7,2026-03-02T16:30:00Z,Taken,Specialists 2nd,Amir
            8,2026-03-03T09:00:00Z,Created,Frontline,Noor
            8,2026-03-03T11:00:00Z,Solved,Frontline,Noor
            """;

    private static final String MAPPING =
            """
            mapping: two tickets
            version: 1
            zone: Europe/Amsterdam
            tiers: [T1, T2]
            statuses: {resolved: [Solved]}
            tables:
              main:
                rows: events
                contact: ticket
                occurred: {column: at}
                event: {constant: snapshot}
                fields:
                  status: what
                  team: group
                  person: assignee
                  tier: {column: group, patterns: {" 2nd$": T2}, otherwise: T1}
            provides: [person, team, tier, status, resolution]
            """;

    @TempDir private Path folder = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path history = Path.of("");
    private Path mapping = Path.of("");

    @BeforeEach
    void two_tickets() throws IOException {
        history = Files.writeString(folder.resolve("tickets.csv"), HISTORY);
        mapping = Files.writeString(folder.resolve("mapping.yaml"), MAPPING);
    }

    @Test
    void an_audit_writes_the_page_and_says_where_it_is() {
        Path page = folder.resolve("report.html");
        assertThat(run("audit", history, "--mapping", mapping, "--out", page)).isZero();
        assertThat(page).content().contains("two tickets").contains("</html>");
        assertThat(out.toString()).contains("Written: " + page.toAbsolutePath());
        assertThat(err.toString()).contains("Reading").contains("Done in");
    }

    @Test
    void several_formats_go_to_one_folder() {
        Path into = folder.resolve("into");
        assertThat(
                        run(
                                "audit",
                                history,
                                "--mapping",
                                mapping,
                                "--format",
                                "html,json,csv",
                                "--out",
                                into))
                .isZero();
        assertThat(names(into))
                .containsExactly(
                        "causes.csv",
                        "commitments.csv",
                        "concentration.csv",
                        "contacts.csv",
                        "escalations.csv",
                        "findings.csv",
                        "moves.csv",
                        "rejected.csv",
                        "renewals.csv",
                        "report.html",
                        "report.json");
        assertThat(into.resolve("escalations.csv")).content().contains("7,7/TIER-1,TIER,inferred,");
    }

    @Test
    void nothing_is_left_behind_in_the_temporary_folder() {
        List<String> before = leftovers();
        run("audit", history, "--mapping", mapping, "--out", folder.resolve("r.html"));
        assertThat(leftovers()).isEqualTo(before);
    }

    @Test
    void a_missing_mapping_is_wrong_usage_and_says_what_it_is() {
        assertThat(run("audit", history)).isEqualTo(2);
        assertThat(err.toString()).contains("Missing --mapping").contains("docs/mapping.md");
    }

    @Test
    void a_missing_history_is_refused_by_its_name() {
        assertThat(run("audit", folder.resolve("gone.csv"), "--mapping", mapping)).isEqualTo(1);
        assertThat(err.toString()).contains("gone.csv");
    }

    @Test
    void a_folder_as_history_is_refused_saying_what_is_expected() {
        assertThat(run("audit", folder, "--mapping", mapping)).isEqualTo(1);
        assertThat(err.toString())
                .contains(folder + ": is a folder, expected one file with rows")
                .contains("CSV or XES");
    }

    @Test
    void a_mapping_that_is_none_is_refused_saying_why() throws IOException {
        assertThat(run("audit", history, "--mapping", folder)).isEqualTo(1);
        assertThat(err.toString()).contains("Expected a YAML document, but it is a folder.");
        assertThat(run("audit", history, "--mapping", folder.resolve("gone.yaml"))).isEqualTo(1);
        assertThat(err.toString()).contains("gone.yaml: Expected a YAML document, but there is no");
        Files.writeString(mapping, "a: [");
        assertThat(run("audit", history, "--mapping", mapping)).isEqualTo(1);
        assertThat(err.toString()).contains("Expected YAML, but");
        assertThat(run("audit", history, "--mapping", history)).isEqualTo(1);
        assertThat(err.toString()).contains("tickets.csv:1").contains("Expected a map");
    }

    @Test
    void a_mapping_with_a_mistake_is_refused_at_its_line_with_advice() throws IOException {
        Files.writeString(mapping, MAPPING.replace("occurred:", "ocurred:"));
        assertThat(run("audit", history, "--mapping", mapping)).isEqualTo(1);
        assertThat(err.toString()).contains("mapping.yaml:").contains("occurred");
    }

    @Test
    void strict_stops_at_the_first_row_that_cannot_be_used() throws IOException {
        Files.writeString(history, HISTORY.replace("2026-03-02T10:00:00Z", "03/04/2026"));
        assertThat(run("audit", history, "--mapping", mapping, "--strict")).isEqualTo(1);
        assertThat(err.toString()).contains("tickets.csv:3").contains("03/04/2026");
    }

    @Test
    void without_strict_such_a_row_is_counted_and_shown() {
        Path page = folder.resolve("report.html");
        assertThat(
                        run(
                                "audit",
                                rewritten("2026-03-02T10:00:00Z", "31 Feb"),
                                "--mapping",
                                mapping,
                                "--out",
                                page))
                .isZero();
        assertThat(page).content().contains("31 Feb");
    }

    @Test
    void two_reports_are_compared_side_by_side() {
        Path first = folder.resolve("a.json");
        Path second = folder.resolve("b.json");
        run("audit", history, "--mapping", mapping, "--format", "json", "--out", first);
        run(
                "audit",
                history,
                "--mapping",
                mapping,
                "--format",
                "json",
                "--out",
                second,
                "--as-of",
                "2026-03-02T12:00:00Z");
        Path page = folder.resolve("side-by-side.html");
        assertThat(run("compare", first, second, "--out", page)).isZero();
        assertThat(out.toString()).contains("two tickets");
        assertThat(page).content().contains("</html>");
    }

    @Test
    void what_is_no_report_is_refused_when_compared() {
        assertThat(run("compare", history, history)).isEqualTo(1);
        assertThat(err.toString()).contains("tickets.csv");
    }

    private Path rewritten(String what, String by) {
        try {
            return Files.writeString(history, HISTORY.replace(what, by));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int run(Object... arguments) {
        CommandLine command = Amends.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    }

    private static List<String> names(Path in) {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> leftovers() {
        return names(Path.of(System.getProperty("java.io.tmpdir"))).stream()
                .filter(name -> name.startsWith("amends-"))
                .toList();
    }
}

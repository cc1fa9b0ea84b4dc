package io.amends.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** From a file nobody has described to an audit of it. */
class MappingCommandTest {

    private static final String HISTORY =
            """
            ticket,at,what,group,assignee
            7,2026-03-02T09:00:00Z,Created,Frontline,Noor Smit
            7,2026-03-02T10:00:00Z,Passed on,Specialists 2nd,
            7,2026-03-02T16:30:00Z,Assigned,Specialists 2nd,Amir Said
            8,2026-03-03T09:00:00Z,Created,Frontline,Noor Smit
            8,2026-03-03T11:00:00Z,Solved,Frontline,Noor Smit
            """;

    @TempDir private Path folder = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path history = Path.of("");

    @BeforeEach
    void two_tickets() throws IOException {
        history = Files.writeString(folder.resolve("tickets.csv"), HISTORY);
    }

    @Test
    void what_is_suggested_can_be_audited_at_once() {
        Path mapping = folder.resolve("mapping.yaml");
        assertThat(run("mapping", "suggest", history, "--out", mapping)).isZero();
        assertThat(out.toString())
                .contains("amends audit " + history + " --mapping " + mapping)
                .contains("What only you can say");
        assertThat(mapping).content().contains("# unsure: ").contains("# question: ");

        Path page = folder.resolve("report.html");
        assertThat(run("audit", history, "--mapping", mapping, "--out", page)).isZero();
        assertThat(page).exists();
    }

    @Test
    void without_out_nothing_is_written_and_the_next_step_is_said() {
        assertThat(run("mapping", "suggest", history)).isZero();
        assertThat(out.toString()).contains("--out mapping.yaml");
        assertThat(folder.resolve("mapping.yaml")).doesNotExist();
    }

    @Test
    void a_missing_file_is_refused_and_a_missing_word_is_wrong_usage() {
        assertThat(run("mapping", "suggest", folder.resolve("gone.csv"))).isEqualTo(1);
        assertThat(err.toString()).contains("gone.csv");
        assertThat(run("mapping")).isEqualTo(2);
        assertThat(run("mapping", "suggest")).isEqualTo(2);
    }

    private int run(Object... words) {
        CommandLine command = Amends.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(Arrays.stream(words).map(String::valueOf).toArray(String[]::new));
    }
}

package io.amends.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class AmendsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void help_names_the_exit_codes_and_is_done() {
        assertThat(execute("--help")).isEqualTo(0);
        assertThat(out.toString()).contains("Exit codes:", "refused", "wrong usage");
    }

    @Test
    void version_is_printed_as_a_command_and_as_an_option() {
        assertThat(execute("version")).isEqualTo(0);
        String asCommand = out.toString();
        out.getBuffer().setLength(0);
        assertThat(execute("--version")).isEqualTo(0);
        assertThat(asCommand).startsWith("amends ").isEqualTo(out.toString());
    }

    @Test
    void nothing_at_all_serves_and_an_audit_of_nothing_is_of_the_example() {
        assertThat(Amends.meant(new String[0])).containsExactly("serve");
        assertThat(Amends.meant(new String[] {"audit"})[0]).isEqualTo("audit");
        assertThat(Amends.meant(new String[] {"audit"})).hasSizeGreaterThan(1);
        assertThat(Amends.meant(new String[] {"audit", "--quiet"}))
                .containsExactly("audit", "--quiet");
    }

    @Test
    void an_unknown_command_is_wrong_usage() {
        assertThat(execute("frobnicate")).isEqualTo(2);
        assertThat(err.toString()).contains("frobnicate");
    }

    @Test
    void a_missing_file_is_refused_with_its_name() {
        assertThat(executeThrowing(new NoSuchFileException("tickets.csv"))).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("tickets.csv: no such file or folder");
    }

    @Test
    void a_forbidden_file_read_in_a_stream_is_refused_with_its_name() {
        IOException forbidden = new AccessDeniedException("tickets.csv");
        assertThat(executeThrowing(new UncheckedIOException(forbidden))).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("tickets.csv: permission denied");
    }

    @Test
    void a_defect_is_never_called_refused_input() {
        assertThat(executeThrowing(new IllegalStateException("impossible"))).isEqualTo(3);
        assertThat(err.toString()).contains("defect", "impossible", "AmendsTest");
    }

    private int execute(String... arguments) {
        return execute(Amends.commandLine(), arguments);
    }

    private int executeThrowing(Exception thrown) {
        Callable<Integer> throwing =
                () -> {
                    throw thrown;
                };
        CommandLine amends = Amends.commandLine();
        amends.addSubcommand(
                "throwing", new CommandLine(CommandSpec.wrapWithoutInspection(throwing)));
        amends.setExecutionExceptionHandler(new Refusals());
        return execute(amends, "throwing");
    }

    private int execute(CommandLine amends, String... arguments) {
        return amends.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    }
}

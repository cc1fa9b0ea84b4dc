package io.amends.cli;

import io.amends.history.report.Comparison;
import io.amends.history.report.JsonReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows two reports side by side. */
@Command(
        name = "compare",
        description =
                "Shows two reports side by side: two periods, or one history by two rulebooks.",
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "A.json",
            description = "A report written with --format json.")
    private Path first = Path.of("");

    @Parameters(index = "1", paramLabel = "B.json", description = "The other one.")
    private Path second = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Writes the comparison as a page too.")
    private @Nullable Path out;

    @Option(
            names = "--language",
            paramLabel = "L",
            description = "The comparison's language. Default: en.")
    private Locale language = Locale.ENGLISH;

    @Override
    public Integer call() throws IOException {
        Comparison comparison =
                Comparison.of(JsonReport.read(first), JsonReport.read(second), language);
        PrintWriter shown = spec.commandLine().getOut();
        shown.println(comparison.text());
        if (out != null) {
            comparison.writeHtml(out);
            shown.println("Written: " + out.toAbsolutePath());
        }
        shown.flush();
        return ExitCode.DONE.code();
    }
}

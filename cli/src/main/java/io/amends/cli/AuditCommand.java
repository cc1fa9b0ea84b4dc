package io.amends.cli;

import io.amends.core.protocol.Rulebook;
import io.amends.history.audit.Audit;
import io.amends.history.audit.AuditRequest;
import io.amends.history.lexicon.Lexicons;
import io.amends.history.mapping.Mapping;
import io.amends.history.mapping.ShippedMappings;
import io.amends.history.report.HtmlReport;
import io.amends.history.report.JsonReport;
import io.amends.history.report.Report;
import io.amends.history.report.TextSummary;
import io.amends.history.rulebook.RulebookDocument;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Audits a history and writes the report. */
@Command(
        name = "audit",
        description = "Replays a support history and reports how its escalations were handled.",
        mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {

    /** How the report is written. */
    enum Format {
        HTML,
        JSON,
        CSV
    }

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description =
                    "The history: a CSV or XES file, or a help desk's JSON (a folder, too), gzipped or not.")
    private @Nullable Path file;

    @Option(
            names = "--mapping",
            paramLabel = "M",
            description =
                    "What the columns mean (docs/mapping.md): a file, or the name of a mapping that"
                            + " comes with Amends, such as zendesk.")
    private @Nullable Path mapping;

    @Option(
            names = "--protocol",
            paramLabel = "P",
            description = "Judge by this rulebook instead of the standard one (docs/rulebook.md).")
    private @Nullable Path protocol;

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "F",
            description = "html, json, csv, or several: html,csv. Default: html.")
    private List<Format> formats = List.of(Format.HTML);

    @Option(
            names = "--out",
            paramLabel = "PATH",
            description =
                    "Where the report goes: a file, or a folder for csv and for several formats."
                            + " Default: beside you, named after FILE.")
    private @Nullable Path out;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description =
                    "Judge as at this instant, such as 2026-03-01T00:00:00Z."
                            + " Default: the last instant in the history.")
    private @Nullable Instant asOf;

    @Option(names = "--strict", description = "Stop at the first row that cannot be used.")
    private boolean strict;

    @Option(
            names = "--language",
            paramLabel = "L",
            description = "The report's language. Default: en.")
    private Locale language = Locale.ENGLISH;

    @Option(names = "--quiet", description = "No progress and no summary.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        Destination to = destination();
        Report report = audit(to);
        write(report, to);
        if (!quiet) {
            tell(report, to);
        }
        return ExitCode.DONE.code();
    }

    private Destination destination() {
        Path history = required(file, "Missing the history: amends audit FILE --mapping M");
        return Destination.of(history, formats, out);
    }

    private Report audit(Destination to) throws IOException {
        Path history = required(file, "Missing FILE");
        Path mapped =
                required(
                        mapping,
                        "Missing --mapping M: what the columns of "
                                + history.getFileName()
                                + " mean; see docs/mapping.md and examples/mappings");
        Path workFolder = Files.createTempDirectory("amends-");
        Path document = workFolder;
        try (ProgressLine progress = ProgressLine.on(spec.commandLine().getErr(), quiet)) {
            document = ShippedMappings.file(mapped, workFolder);
            return Audit.run(
                    new AuditRequest(
                            history,
                            Mapping.read(document),
                            document,
                            rulebook(),
                            Lexicons.standard(),
                            Optional.ofNullable(asOf),
                            to.tables(),
                            strict,
                            workFolder,
                            Runtime.getRuntime().availableProcessors()),
                    progress);
        } finally {
            if (document.startsWith(workFolder)) {
                Files.deleteIfExists(document);
            }
            Files.deleteIfExists(workFolder);
        }
    }

    private Rulebook rulebook() {
        return protocol == null ? Rulebook.standard() : RulebookDocument.read(protocol);
    }

    private void write(Report report, Destination to) throws IOException {
        if (to.html().isPresent()) {
            HtmlReport.write(report, language, to.html().get());
        }
        if (to.json().isPresent()) {
            JsonReport.write(report, to.json().get());
        }
    }

    private void tell(Report report, Destination to) {
        PrintWriter shown = spec.commandLine().getOut();
        shown.println();
        shown.println(TextSummary.of(report, language));
        to.written().forEach(path -> shown.println("Written: " + path.toAbsolutePath()));
        shown.flush();
    }

    private <T> T required(@Nullable T given, String otherwise) {
        if (given == null) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
        return given;
    }
}

package io.amends.cli;

import io.amends.server.PlainLog;
import io.amends.server.export.Export;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes live timelines as an audit reads them. */
@Command(
        name = "export",
        description =
                "Writes live timelines as CSV with the mapping that 'audit' reads, also while Amends"
                        + " runs.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private StoreOptions store = new StoreOptions();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder to write to; made where it is not there yet.")
    private Path out = Path.of("");

    @Option(
            names = "--texts",
            description = "Along with what was said to and by customers, word for word.")
    private boolean texts;

    @Override
    public Integer call() throws IOException {
        PlainLog.begin();
        Export.Written written = Export.write(store.database(), out, texts);
        spec.commandLine()
                .getOut()
                .println(
                        String.format(
                                Locale.ROOT,
                                "Wrote %,d facts of %,d contacts to %s%nNext: amends audit %s"
                                        + " --mapping %s",
                                written.rows(),
                                written.contacts(),
                                out,
                                out.resolve("events.csv"),
                                out.resolve("mapping.yaml")));
        return ExitCode.DONE.code();
    }
}

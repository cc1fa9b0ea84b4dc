package io.amends.cli;

import io.amends.server.PlainLog;
import io.amends.server.database.Backup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Saves everything that Amends keeps. */
@Command(
        name = "backup",
        description = "Saves everything that Amends keeps into one file, also while it runs.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private StoreOptions store = new StoreOptions();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The file to write; it must not exist yet.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        PlainLog.begin();
        Backup.Saved saved = saved();
        spec.commandLine()
                .getOut()
                .println(
                        String.format(
                                Locale.ROOT,
                                "Saved %,d rows of %d tables and %d files in %s",
                                saved.rows(),
                                saved.tables(),
                                saved.files(),
                                saved.file()));
        return ExitCode.DONE.code();
    }

    private Backup.Saved saved() throws IOException {
        try (BytesLine line = new BytesLine(spec.commandLine().getErr())) {
            return Backup.write(store.database(), out, line);
        }
    }
}

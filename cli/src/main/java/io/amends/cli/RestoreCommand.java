package io.amends.cli;

import io.amends.server.PlainLog;
import io.amends.server.database.Restore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a backup back. */
@Command(
        name = "restore",
        description =
                "Puts a backup back into an empty folder (--data), and into an empty database"
                        + " (--db-url) where you use one of your own.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private StoreOptions store = new StoreOptions();

    @Parameters(index = "0", paramLabel = "FILE", description = "What 'amends backup' wrote.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
        PlainLog.begin();
        Restore.Restored restored = restored();
        spec.commandLine()
                .getOut()
                .println(
                        String.format(
                                Locale.ROOT,
                                "Restored %,d rows of %d tables and %d files; 'amends serve' with"
                                        + " the same options starts there. Everybody signs in anew",
                                restored.rows(),
                                restored.tables(),
                                restored.files()));
        return ExitCode.DONE.code();
    }

    private Restore.Restored restored() throws IOException {
        try (BytesLine line = new BytesLine(spec.commandLine().getErr())) {
            return Restore.read(store.database(), file, line);
        }
    }
}

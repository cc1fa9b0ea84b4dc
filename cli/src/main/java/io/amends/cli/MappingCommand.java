package io.amends.cli;

import io.amends.history.suggest.Suggestion;
import io.amends.history.suggest.SuggestionText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the columns of an export mean. */
@Command(
        name = "mapping",
        description = "Proposes what the columns of an export mean.",
        mixinStandardHelpOptions = true,
        subcommands = MappingCommand.Suggest.class)
final class MappingCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Missing what to do: amends mapping suggest FILE [FILE…]");
    }

    /** Looks at a file and proposes a whole mapping. */
    @Command(
            name = "suggest",
            description =
                    "Looks at a file's header and a sample of its lines and proposes a mapping, with"
                            + " reasons, questions and three tickets as they would be read.",
            mixinStandardHelpOptions = true)
    static final class Suggest implements Callable<Integer> {

        @Spec private CommandSpec spec = CommandSpec.create();

        @Parameters(
                arity = "1..*",
                paramLabel = "FILE",
                description =
                        "The history: CSV, XLSX or XES files that lie side by side, or their folder; or a"
                                + " help desk's JSON as files, a folder or an archive.")
        private List<Path> files = List.of();

        @Option(
                names = "--out",
                paramLabel = "M",
                description = "Writes the proposed mapping there, with comments.")
        private @Nullable Path out;

        @Override
        public Integer call() throws IOException {
            Suggestion suggestion = Suggestion.of(files);
            Path file = suggestion.path();
            PrintWriter shown = spec.commandLine().getOut();
            shown.println(SuggestionText.in(Locale.ENGLISH).of(suggestion));
            if (out == null) {
                shown.println("Write it down, look at it, then audit:");
                shown.println("  amends mapping suggest " + named() + " --out mapping.yaml");
            } else {
                Files.writeString(out, suggestion.yaml());
                shown.println("Written: " + out.toAbsolutePath());
                shown.println(
                        suggestion.questions().isEmpty()
                                ? "Look at it, then audit:"
                                : "Answer the questions in it, then audit:");
                shown.println("  amends audit " + file + " --mapping " + out);
            }
            shown.flush();
            return ExitCode.DONE.code();
        }

        private String named() {
            return files.stream().map(Path::toString).collect(Collectors.joining(" "));
        }
    }
}

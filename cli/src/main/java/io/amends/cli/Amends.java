package io.amends.cli;

import java.io.PrintWriter;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code amends}, parent of all others. */
@Command(
        name = "amends",
        description = "Escalation management for customer support.",
        mixinStandardHelpOptions = true,
        versionProvider = Amends.Version.class,
        subcommands = {
            AuditCommand.class,
            CompareCommand.class,
            MappingCommand.class,
            ServeCommand.class,
            DemoCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ExportCommand.class,
            HelpCommand.class,
            Amends.PrintVersion.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:input refused; the message says where and what was expected",
            "2:wrong usage",
            "3:Amends itself failed"
        })
public final class Amends {

    /**
     * Where the logging library looks for its settings. Libraries that log have nothing to tell the
     * person at the terminal; the service has settings of its own and takes this away.
     */
    static final String LOGGING = "logback.configurationFile";

    private Amends() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.setProperty(LOGGING, "io/amends/cli/quiet.xml");
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        try {
            return commandLine().execute(meant(arguments));
        } catch (OutOfMemoryError e) {
            System.err.println("Not enough memory; give more with AMENDS_JAVA_OPTS=-Xmx4g");
            return ExitCode.BROKEN.code();
        }
    }

    /** Nothing at all serves; an audit of nothing is one of the example. */
    static String[] meant(String[] arguments) {
        if (arguments.length == 0) {
            return new String[] {"serve"};
        }
        return arguments.length == 1 && arguments[0].equals("audit") ? Example.audit() : arguments;
    }

    /** The whole command line, ready to execute; its exit codes are those of {@code --help}. */
    static CommandLine commandLine() {
        return new CommandLine(new Amends())
                .setExecutionExceptionHandler(new Refusals())
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** The version this was built as. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Amends.class.getPackage().getImplementationVersion();
            return new String[] {"amends " + Objects.requireNonNullElse(version, "(not packaged)")};
        }
    }

    @Command(name = "version", description = "Prints the version.")
    static final class PrintVersion implements Runnable {
        @Spec private CommandSpec spec = CommandSpec.create();

        @Override
        public void run() {
            PrintWriter out = spec.commandLine().getOut();
            spec.root().commandLine().printVersionHelp(out);
        }
    }
}

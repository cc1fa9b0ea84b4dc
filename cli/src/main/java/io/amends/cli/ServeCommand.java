package io.amends.cli;

import io.amends.server.Server;
import io.amends.server.identity.FirstAdmin;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the service and keeps it running. */
@Command(
        name = "serve",
        description = "Starts Amends in the browser, with its own database in ./data.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--port", paramLabel = "N", description = "Default: 8080.")
    private @Nullable Integer port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "Where to listen. Default: 127.0.0.1, this machine alone.")
    private @Nullable String bind;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Everything that Amends keeps. Default: ./data.")
    private @Nullable Path data;

    @Option(
            names = "--db-url",
            paramLabel = "URL",
            description = "A PostgreSQL of your own: jdbc:postgresql://host/database.")
    private @Nullable String dbUrl;

    @Override
    public Integer call() throws InterruptedException {
        ConfigurableApplicationContext server = Server.start(settings());
        server.getBean(FirstAdmin.class).link().ifPresent(this::invite);
        Thread.currentThread().join();
        server.close();
        return ExitCode.DONE.code();
    }

    private void invite(String link) {
        spec.commandLine().getOut().println("First admin, once, within 24 hours: " + link);
        spec.commandLine().getOut().flush();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        put(settings, "amends.port", port);
        put(settings, "amends.bind", bind);
        put(settings, "amends.data", data);
        put(settings, "amends.db-url", dbUrl);
        return settings;
    }

    private static void put(Map<String, String> settings, String name, @Nullable Object value) {
        if (value != null) {
            settings.put(name, value.toString());
        }
    }
}

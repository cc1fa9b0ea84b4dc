package io.amends.cli;

import io.amends.server.Server;
import io.amends.server.identity.FirstAdmin;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            names = "--log",
            paramLabel = "FORM",
            description = "text, or json for programs. Default: text.")
    private @Nullable String log;

    @Mixin private StoreOptions store = new StoreOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        System.clearProperty(Amends.LOGGING);
        ConfigurableApplicationContext server = Server.start(store.settings(flags()));
        String address = Server.address(server);
        say("Amends is at " + address + " (Ctrl-C stops it)");
        server.getBean(FirstAdmin.class)
                .link()
                .ifPresent(link -> say("First admin, once, within 24 hours: " + address + link));
        Thread.currentThread().join();
        return ExitCode.DONE.code();
    }

    private void say(String sentence) {
        spec.commandLine().getOut().println(sentence);
        spec.commandLine().getOut().flush();
    }

    private Map<String, @Nullable Object> flags() {
        Map<String, @Nullable Object> flags = new HashMap<>();
        flags.put("port", port);
        flags.put("bind", bind);
        flags.put("log", log);
        return flags;
    }
}

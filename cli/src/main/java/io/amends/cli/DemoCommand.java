package io.amends.cli;

import io.amends.server.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the service with an invented company, whose time can be put forward. */
@Command(
        name = "demo",
        description = "Starts Amends with an invented company to try it on, in ./data/demo.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--port", paramLabel = "N", description = "Default: 8080.")
    private int port = 8080;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the demo keeps everything. Default: ./data/demo.")
    private Path data = Path.of("data", "demo");

    @Override
    public Integer call() throws IOException, InterruptedException {
        System.clearProperty(Amends.LOGGING);
        ConfigurableApplicationContext server =
                Server.start(
                        Map.ofEntries(
                                Map.entry("amends.demo", "true"),
                                Map.entry("amends.port", String.valueOf(port)),
                                Map.entry("amends.address", "http://localhost:" + port),
                                Map.entry("amends.data", data.toString()),
                                Map.entry("amends.home", System.getProperty("amends.home", ".")),
                                Map.entry(
                                        "amends.mail.from",
                                        "Brightwater Support <support@brightwater.example>"),
                                Map.entry("amends.mail.smtp-host", "127.0.0.1"),
                                Map.entry("amends.mail.smtp-port", freePort()),
                                Map.entry("amends.mail.smtp-security", "none"),
                                Map.entry("amends.mail.imap-host", "127.0.0.1"),
                                Map.entry("amends.mail.imap-port", freePort()),
                                Map.entry("amends.mail.imap-security", "none"),
                                Map.entry("amends.mail.imap-user", "support@brightwater.example"),
                                Map.entry("amends.mail.imap-password", "invented"),
                                Map.entry("amends.mail.imap-every", "1s")));
        spec.commandLine()
                .getOut()
                .println("The demo is at " + Server.address(server) + "/demo (Ctrl-C stops it)");
        spec.commandLine().getOut().flush();
        Thread.currentThread().join();
        return ExitCode.DONE.code();
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return String.valueOf(socket.getLocalPort());
        }
    }
}

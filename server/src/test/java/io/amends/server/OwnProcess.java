package io.amends.server;

import io.amends.server.identity.FirstAdmin;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The service in a Java machine of its own, so that it can be killed.
 *
 * @param link the path of the first admin's one-time link
 */
public record OwnProcess(Process process, URI address, String link) implements AutoCloseable {

    private static final String READY = "ready ";

    /** Starts it on a data folder, and returns once it serves. */
    public static OwnProcess on(Path data) throws IOException {
        return with(Map.of("amends.data", data.toString()));
    }

    /** Starts it with these settings on a free port, and returns once it serves. */
    public static OwnProcess with(Map<String, String> settings) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx512m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                OwnProcess.class.getName()));
        settings.forEach((name, value) -> command.add(name + "=" + value));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(READY)) {
                String[] words = line.substring(READY.length()).split(" ", -1);
                return new OwnProcess(
                        process, URI.create(words[0].replace("localhost", "127.0.0.1")), words[1]);
            }
        }
        throw new AssertionError("The service ended before it was ready");
    }

    static void main(String[] arguments) {
        Map<String, String> settings = new HashMap<>(Map.of("amends.port", "0"));
        for (String argument : arguments) {
            String[] said = argument.split("=", 2);
            settings.put(said[0], said[1]);
        }
        ConfigurableApplicationContext server = Server.start(settings);
        String link = server.getBean(FirstAdmin.class).link().orElse("");
        System.out.println(READY + Server.address(server) + " " + link);
    }

    /** As {@code kill -9} does; its database is left running. */
    public void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}

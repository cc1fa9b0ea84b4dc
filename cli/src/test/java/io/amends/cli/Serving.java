package io.amends.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code amends} in a process of its own, as people run it. */
final class Serving implements AutoCloseable {

    private static final String ANNOUNCED = "Amends is at ";

    /** As the script does it. */
    private static final List<String> PUT_TOGETHER = List.of("-Dspring.aot.enabled=true");

    private final Process process;
    private final List<String> said = new ArrayList<>();
    private final BufferedReader out;

    private Serving(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Begins {@code amends} with these words, its output and errors read together. */
    static Serving begin(Map<String, String> environment, String... words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx512m"));
        command.addAll(words.length > 0 && words[0].equals("serve") ? PUT_TOGETHER : List.of());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("io.amends.cli.Amends");
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new Serving(builder.start());
    }

    /** A folder that PostgreSQL's unprivileged account may pass through. */
    static Path folder() throws IOException {
        Path folder = Files.createTempDirectory("amends-serve-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        return folder;
    }

    static Serving on(Path data, String... more) throws IOException {
        List<String> words =
                new ArrayList<>(List.of("serve", "--port", "0", "--data", data.toString()));
        words.addAll(List.of(more));
        return begin(Map.of(), words.toArray(String[]::new));
    }

    /** Reads until it says where it is. */
    URI address() throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.add(line);
            if (line.startsWith(ANNOUNCED)) {
                return URI.create(line.substring(ANNOUNCED.length()).split(" ", 2)[0]);
            }
        }
        throw new AssertionError("It ended without serving: " + said);
    }

    HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            return browser.send(
                    HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    /** As Ctrl-C or {@code kill} do, and waits for the end. */
    int stop() throws IOException {
        process.toHandle().destroy();
        return end();
    }

    /** Its exit code, once it has ended. */
    int end() throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.add(line);
        }
        return process.onExit().orTimeout(120, TimeUnit.SECONDS).join().exitValue();
    }

    String said() {
        return String.join("\n", said);
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}

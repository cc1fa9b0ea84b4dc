package io.amends.bench.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** From the command to the first page that answers, on a data folder that is already there. */
final class Starting {

    private static final int ROUNDS = 7;
    private static final String AHEAD = "-Dspring.aot.enabled=true";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Starting() {}

    /**
     * As Java starts it; with its parts worked out by the build; and also with what {@code ./amends}
     * keeps of an earlier start (JEP 514).
     */
    static void measure(Path jar, Path data) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("quick-start");
        Path cache = folder.resolve("cache");
        tell("start   plainly", jar, data, List.of());
        tell("start   worked out ahead", jar, data, List.of(AHEAD));
        once(jar, data, List.of(AHEAD, "-XX:AOTCacheOutput=" + cache));
        tell("start   as ./amends does", jar, data, List.of(AHEAD, "-XX:AOTCache=" + cache));
        Files.deleteIfExists(cache);
        Files.delete(folder);
    }

    private static void tell(String what, Path jar, Path data, List<String> options)
            throws IOException, InterruptedException {
        double[] seconds = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            seconds[i] = once(jar, data, options);
        }
        Arrays.sort(seconds);
        ServerBench.tell(
                "%-24s after %.1f s (median of %d, from %.1f to %.1f s)",
                what, seconds[ROUNDS / 2], ROUNDS, seconds[0], seconds[ROUNDS - 1]);
    }

    private static double once(Path jar, Path data, List<String> options)
            throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx1g");
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString(), "serve"));
        command.addAll(List.of("--port", String.valueOf(port), "--data", data.toString()));
        long began = System.nanoTime();
        Process server =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (HttpClient browser = HttpClient.newHttpClient()) {
            URI page = URI.create("http://127.0.0.1:" + port + "/sign-in");
            while (System.nanoTime() - began < PATIENCE.toNanos()) {
                if (answers(browser, page)) {
                    return (System.nanoTime() - began) / 1e9;
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            throw new IllegalStateException("No page within " + PATIENCE);
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private static boolean answers(HttpClient browser, URI page) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(page).build();
            return browser.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package io.amends.server.audits;

import io.amends.server.TestServer;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * Amends in a Java machine of its own, in the middle of an audit and of an upload, waiting to be
 * killed.
 */
record KillableServer(Process process, long audit, UUID history, UUID upload) {

    static final String CONTENT = "the first part, the second part, the third part";
    static final int FIRST_PART = 14;
    static final FileName FILE = new FileName("half.csv");

    private static final int SECOND_PART = 31;
    private static final String MIDDLE = "in the middle";

    static KillableServer inTheMiddle(Path data) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KillableServer.class.getName(),
                                data.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(MIDDLE)) {
                String[] words = line.split(" ");
                return new KillableServer(
                        process,
                        Long.parseLong(words[3]),
                        UUID.fromString(words[4]),
                        UUID.fromString(words[5]));
            }
        }
        process.destroyForcibly();
        throw new AssertionError("The server ended before it was in the middle of anything");
    }

    /** As {@code kill -9} does; its database is left running. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    static void main(String[] arguments) throws SQLException, InterruptedException {
        TestServer server = TestServer.start(Map.of("amends.data", arguments[0]));
        UUID history = SmallHistory.upload(server, SmallHistory.csv("quiet", "hello"));
        AuditOrder order = SmallHistory.order(history, SmallHistory.MAPPING);
        SmallHistory.run(server, order);
        UUID upload = halfUploaded(server);
        try (Obstacle obstacle = Obstacle.atTheEnd(server)) {
            long audit = server.bean(Audits.class).order(order, Instant.EPOCH);
            server.bean(AuditQueue.class).wake();
            obstacle.await(1);
            System.out.println(MIDDLE + " " + audit + " " + history + " " + upload);
            new CountDownLatch(1).await();
        }
    }

    /** One piece has arrived, the next is arriving. */
    private static UUID halfUploaded(TestServer server) throws InterruptedException {
        Histories histories = server.bean(Histories.class);
        UUID history = histories.add("test", Instant.EPOCH);
        histories.announce(history, FILE, CONTENT.length());
        append(histories, history, 0, bytes(0, FIRST_PART));
        CountDownLatch arriving = new CountDownLatch(1);
        InputStream second =
                new SequenceInputStream(bytes(FIRST_PART, SECOND_PART), new Endless(arriving));
        Thread.ofPlatform().daemon().start(() -> append(histories, history, FIRST_PART, second));
        arriving.await();
        return history;
    }

    private static void append(Histories histories, UUID history, int at, InputStream bytes) {
        try {
            histories.append(history, FILE, at, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream bytes(int from, int to) {
        return new ByteArrayInputStream(
                CONTENT.substring(from, to).getBytes(StandardCharsets.UTF_8));
    }

    /** A connection that says nothing more. */
    private static final class Endless extends InputStream {
        private final CountDownLatch asked;

        Endless(CountDownLatch asked) {
            this.asked = asked;
        }

        @Override
        public int read() throws IOException {
            asked.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return -1;
        }
    }
}

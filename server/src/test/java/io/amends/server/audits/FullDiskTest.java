package io.amends.server.audits;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.organisation.Role;
import io.amends.server.Await;
import io.amends.server.TestServer;
import io.amends.server.Visitor;
import io.amends.server.database.Neighbour;
import io.amends.server.database.SmallDisk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** A disk that becomes full while a file arrives, while an audit runs, and under the database. */
class FullDiskTest {

    private static final long MEGABYTE = 1L << 20;
    private static final String NAME = "large.bin";

    @Test
    void a_full_disk_is_said_leaves_nothing_half_and_everything_goes_on_once_there_is_room()
            throws Exception {
        try (SmallDisk disk = SmallDisk.mounted("600m");
                TestServer server =
                        TestServer.start(
                                Map.of("amends.data", disk.folder().resolve("data").toString()));
                Visitor manager = Visitor.as(Role.MANAGER, server)) {
            anUpload(disk, server, manager);
            anAudit(disk, server, manager);
            theDatabase(disk, server, manager);
        }
    }

    private static void anUpload(SmallDisk disk, TestServer server, Visitor manager)
            throws IOException {
        byte[] file = new byte[(int) (8 * MEGABYTE)];
        new Random(1).nextBytes(file);
        UUID history = server.bean(Histories.class).add("test", server.clock().instant());
        String files = "/histories/" + history + "/files";
        String size = String.valueOf(file.length);
        String tooLarge = String.valueOf(disk.room());
        assertFull(manager.post(files, "name", NAME, "size", tooLarge), NAME);
        assertThat(manager.post(files, "name", NAME, "size", size).statusCode()).isEqualTo(200);

        // the first piece begins with room and ends without
        InputStream filling =
                new SequenceInputStream(
                        new ByteArrayInputStream(file, 0, (int) MEGABYTE),
                        new Then(
                                () -> disk.fill(0),
                                new ByteArrayInputStream(file, (int) MEGABYTE, (int) MEGABYTE)));
        BodyPublisher first =
                BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(() -> filling), 2 * MEGABYTE);
        assertFull(put(manager, history, 0, first), NAME);
        long received = received(server, history);
        assertThat(received).isBetween(0L, MEGABYTE + (1 << 16));

        // the next is refused before it begins
        assertFull(put(manager, history, received, BodyPublishers.ofByteArray(file, 0, 9)), NAME);

        Files.delete(disk.folder().resolve("ballast"));
        int rest = (int) (file.length - received);
        BodyPublisher last = BodyPublishers.ofByteArray(file, (int) received, rest);
        assertThat(put(manager, history, received, last).statusCode()).isEqualTo(200);
        Path arrived = server.bean(Histories.class).folder(history).resolve(NAME);
        assertThat(Files.readAllBytes(arrived)).isEqualTo(file);
    }

    private static void anAudit(SmallDisk disk, TestServer server, Visitor manager)
            throws Exception {
        AuditOrder order =
                SmallHistory.order(SmallHistory.upload(server, wide()), SmallHistory.MAPPING);
        disk.fill(Room.RESERVE + 4 * MEGABYTE);

        KeptAudit failed = SmallHistory.run(server, order);

        assertSaysFull(server, manager, failed);
        Files.delete(disk.folder().resolve("ballast"));
        KeptAudit again = SmallHistory.run(server, order);
        assertThat(again.state()).isEqualTo(AuditState.DONE);
        assertThat(new Kept(server).contacts(again.number())).isEqualTo(2);
    }

    /** PostgreSQL ends when it cannot write its log, and does not start before there is room. */
    private static void theDatabase(SmallDisk disk, TestServer server, Visitor manager)
            throws Exception {
        AuditOrder order =
                SmallHistory.order(
                        SmallHistory.upload(server, SmallHistory.csv("quiet", "hello")),
                        SmallHistory.MAPPING);
        String undisturbed = new Kept(server).report(SmallHistory.run(server, order).number());
        Neighbour database = new Neighbour(server.data());
        long number;
        try (Obstacle obstacle = Obstacle.atTheEnd(server);
                Connection connection = database.connect()) {
            number = server.bean(Audits.class).order(order, server.clock().instant());
            server.bean(AuditQueue.class).wake();
            obstacle.await(1);
            disk.fill(0);
            writeUntilItEnds(connection);
        }
        Path work = server.data().resolve("tmp").resolve("audit-" + number);
        Await.until("the audit had noticed", () -> !Files.exists(work));
        Files.delete(disk.folder().resolve("ballast"));

        KeptAudit failed = awaitEnd(server, number);

        assertSaysFull(server, manager, failed);
        KeptAudit again = SmallHistory.run(server, order);
        assertThat(new Kept(server).report(again.number())).isEqualTo(undisturbed);
    }

    private static void writeUntilItEnds(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            while (true) {
                statement.execute(
                        "SELECT pg_logical_emit_message(false, 'test', repeat('x', 1000000))");
            }
        } catch (SQLException ended) {
            assertThat(Breakage.lostTheDatabase(ended)).as(ended.toString()).isTrue();
        }
    }

    /** The database may not answer for a while. */
    private static KeptAudit awaitEnd(TestServer server, long number) {
        Await.until(
                "audit " + number + " was over",
                () -> {
                    try {
                        return new Kept(server).audit(number).state().isOver();
                    } catch (DataAccessException e) {
                        return false;
                    }
                });
        return new Kept(server).audit(number);
    }

    private static void assertSaysFull(TestServer server, Visitor manager, KeptAudit failed)
            throws IOException {
        assertThat(failed.state()).isEqualTo(AuditState.FAILED);
        assertThat(failed.problem()).isEqualTo("disk-full");
        assertThat(manager.get("/audits/" + failed.number()).body())
                .contains("The disk of the server became full.")
                .contains("Make room, then start it again.");
        assertThat(manager.get("/audits/" + failed.number() + "/contacts").statusCode())
                .isEqualTo(404);
        assertThat(new Kept(server).contacts(failed.number())).isZero();
        new Kept(server).assertNothingHalf();
    }

    private static void assertFull(HttpResponse<String> answer, String name) {
        assertThat(answer.statusCode()).isEqualTo(507);
        assertThat(answer.body())
                .contains("There is not enough room on the server’s disk for " + name);
    }

    private static HttpResponse<String> put(
            Visitor manager, UUID history, long offset, BodyPublisher bytes) {
        String path = "/histories/" + history + "/files/" + NAME + "?offset=" + offset;
        return manager.send("PUT", path, bytes);
    }

    private static long received(TestServer server, UUID history) {
        return server.bean(Histories.class)
                .file(history, new FileName(NAME))
                .orElseThrow()
                .received();
    }

    /** Two contacts and 24 MB of text that cannot be made smaller. */
    private static String wide() {
        Random letters = new Random(2);
        StringBuilder csv = new StringBuilder(SmallHistory.csv("quiet", "hello"));
        for (int message = 0; message < 800; message++) {
            csv.append("plain,2025-03-03T09:10:00Z,mail,ann,T1,open,w").append(message).append(',');
            for (int i = 0; i < 30_000; i++) {
                csv.append((char) ('!' + 14 + letters.nextInt(75)));
            }
            csv.append('\n');
        }
        return csv.toString();
    }

    /** Something done to a disk. */
    private interface Deed {
        void run() throws IOException;
    }

    /** Does something, and then is as the other. */
    private static final class Then extends InputStream {
        private final Deed deed;
        private final InputStream other;
        private boolean done;

        Then(Deed deed, InputStream other) {
            this.deed = deed;
            this.other = other;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (!done) {
                done = true;
                deed.run();
            }
            return other.read(bytes, from, length);
        }

        @Override
        public int read() {
            throw new UncheckedIOException(new IOException("read in blocks"));
        }
    }
}

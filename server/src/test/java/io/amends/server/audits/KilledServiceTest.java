package io.amends.server.audits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.server.Await;
import io.amends.server.OwnProcess;
import io.amends.server.TestServer;
import io.amends.server.Visitor;
import io.amends.server.database.Neighbour;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} of the service while it does everything at once: one audit has copied all and shows
 * nothing yet, another has just begun, a third waits, and a file is arriving.
 */
class KilledServiceTest {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int PIECE = 1 << 20;

    private final Path data = TestServer.folder();
    private final CountDownLatch killed = new CountDownLatch(1);
    private final byte[] file = new byte[2 * PIECE + PIECE / 2];

    @Test
    void killed_in_the_middle_of_audits_and_an_upload_it_finishes_them_all_after_the_next_start()
            throws Exception {
        new Random(20251123).nextBytes(file);
        List<Long> audits;
        String undisturbed;
        String upload;
        Visitor admin;
        try (OwnProcess service = OwnProcess.on(data)) {
            admin = Visitor.firstAdmin(service.address(), service.link());
            String history = uploaded(admin);
            long first = order(admin, history);
            Await.until("the first was done", () -> report(admin, first).statusCode() == 200);
            undisturbed = report(admin, first).body();
            upload = halfUploaded(admin);
            Neighbour database = new Neighbour(data);
            try (Obstacle atTheEnd = Obstacle.atTheEnd(database.connect())) {
                long copied = order(admin, history);
                atTheEnd.await(1);
                try (Obstacle atTheBeginning = Obstacle.atTheBeginning(database.connect())) {
                    long begun = order(admin, history);
                    atTheBeginning.await(1);
                    audits = List.of(copied, begun, order(admin, history));
                    service.kill();
                    killed.countDown();
                }
            }
            assertNoneIsShown(database, audits);
        }

        try (TestServer next = TestServer.start(Map.of("amends.data", data.toString()));
                Visitor same = admin.goneTo(next)) {
            assertAllEndLike(undisturbed, audits, same, next);
            assertUploadGoesOn(same, upload);
        }
        admin.close();
    }

    private static String uploaded(Visitor admin) {
        byte[] csv = SmallHistory.csv("quiet", "hello").getBytes(StandardCharsets.UTF_8);
        String history = begun(admin, "tickets.csv", csv.length);
        put(admin, history, "tickets.csv", 0, BodyPublishers.ofByteArray(csv));
        admin.post("/audits/new/" + history + "/document", "document", SmallHistory.MAPPING);
        return history;
    }

    private static String begun(Visitor admin, String name, long size) {
        String said = admin.send("POST", "/histories", BodyPublishers.noBody()).body();
        Matcher id = ID.matcher(said);
        assertThat(id.find()).as(said).isTrue();
        String files = "/histories/" + id.group() + "/files";
        assertThat(admin.post(files, "name", name, "size", "" + size).statusCode()).isEqualTo(200);
        return id.group();
    }

    private static HttpResponse<String> put(
            Visitor admin, String history, String name, long offset, BodyPublisher bytes) {
        String path = "/histories/" + history + "/files/" + name + "?offset=" + offset;
        return admin.send("PUT", path, bytes);
    }

    /** One piece has arrived, of the next a half has. */
    private String halfUploaded(Visitor admin) throws IOException {
        String history = begun(admin, "half.bin", file.length);
        put(admin, history, "half.bin", 0, BodyPublishers.ofByteArray(file, 0, PIECE));
        InputStream half =
                new SequenceInputStream(
                        new ByteArrayInputStream(file, PIECE, PIECE / 2), new Silence());
        BodyPublisher second =
                BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> half), PIECE);
        Thread.ofVirtual().start(() -> assertBroken(admin, history, second));
        Path arriving = data.resolve("histories").resolve(history).resolve("half.bin");
        Await.until("half of a piece arrived", () -> Files.size(arriving) > PIECE);
        return history;
    }

    private static void assertBroken(Visitor admin, String history, BodyPublisher bytes) {
        assertThatThrownBy(() -> put(admin, history, "half.bin", PIECE, bytes))
                .isInstanceOf(UncheckedIOException.class);
    }

    private static long order(Visitor admin, String history) {
        String to = Visitor.leadsTo(admin.post("/audits/new/" + history, "name", "Small"));
        assertThat(to).startsWith("/audits/");
        return Long.parseLong(to.substring(to.lastIndexOf('/') + 1));
    }

    private static HttpResponse<String> report(Visitor admin, long audit) {
        return admin.get("/audits/" + audit + "/report.json");
    }

    /** Looked at before anything can have put it right. */
    private static void assertNoneIsShown(Neighbour database, List<Long> audits)
            throws IOException, SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                SELECT string_agg(state, ' ' ORDER BY number),
                                    (SELECT count(*) FROM audit_contact WHERE audit >= %1$d),
                                    (SELECT count(*) FROM audit_report WHERE audit >= %1$d)
                                FROM audit WHERE number >= %1$d
                                """
                                        .formatted(audits.getFirst()))) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("RUNNING RUNNING QUEUED");
            assertThat(row.getLong(2)).isZero();
            assertThat(row.getLong(3)).isZero();
        }
    }

    private static void assertAllEndLike(
            String undisturbed, List<Long> audits, Visitor admin, TestServer server)
            throws IOException {
        Kept kept = new Kept(server);
        for (long audit : audits) {
            KeptAudit ended = SmallHistory.awaitEnd(server, audit);
            assertThat(ended.problem()).isNull();
            assertThat(ended.state()).isEqualTo(AuditState.DONE);
            assertThat(kept.contacts(audit)).isEqualTo(2);
            assertThat(report(admin, audit).body()).isEqualTo(undisturbed);
        }
        assertThat(audits.stream().map(audit -> kept.audit(audit).attempts()))
                .as("the kill counts for those that ran")
                .containsExactly(2, 2, 1);
        kept.assertNothingHalf();
    }

    /** As the page does: asks what is there, and sends the rest. */
    private void assertUploadGoesOn(Visitor admin, String history) throws IOException {
        assertThat(admin.get("/histories/" + history).body()).contains("\"received\":" + PIECE);
        for (int at = PIECE; at < file.length; at += PIECE) {
            byte[] piece = Arrays.copyOfRange(file, at, Math.min(at + PIECE, file.length));
            BodyPublisher bytes = BodyPublishers.ofByteArray(piece);
            assertThat(put(admin, history, "half.bin", at, bytes).statusCode()).isEqualTo(200);
        }
        Path arrived = data.resolve("histories").resolve(history).resolve("half.bin");
        assertThat(Files.readAllBytes(arrived)).isEqualTo(file);
    }

    /** A connection that says nothing more until the service is killed. */
    private final class Silence extends InputStream {
        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return read();
        }

        @Override
        public int read() throws IOException {
            try {
                killed.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return -1;
        }
    }
}

package io.amends.server.audits;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.server.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What ends in the middle of an audit costs that attempt and nothing else. */
class InterruptedAuditTest {

    private static final String CSV = SmallHistory.csv("quiet", "hello");

    @Test
    void a_server_stopped_in_the_middle_runs_the_audit_again_and_ends_the_same() throws Exception {
        TestServer first = TestServer.start(Map.of());
        AuditOrder order = order(first);
        String undisturbed = report(first, SmallHistory.run(first, order).number());
        long number;
        Thread closing = Thread.ofPlatform().unstarted(first::close);
        try (Obstacle obstacle = Obstacle.atTheBeginning(first)) {
            number = begin(first, order);
            obstacle.await(1);
            closing.start();
            awaitWaiting(closing);
        }
        closing.join();

        try (TestServer second = again(first.data())) {
            assertEndedTheSame(second, number, undisturbed);
        }
        assertNothingLeft(first.data());
    }

    @Test
    void one_that_is_given_up_leaves_nothing_behind() throws Exception {
        TestServer server = TestServer.shared();
        server.reset();
        AuditOrder order = order(server);
        long number = server.bean(Audits.class).order(order, Instant.EPOCH);
        server.bean(Audits.class).begin(number, Instant.EPOCH);
        server.bean(Partitions.class).make(number);
        server.jdbc()
                .sql("UPDATE audit SET attempts = :all")
                .param("all", Audits.ATTEMPTS)
                .update();

        server.bean(AuditQueue.class).wake();

        assertThat(SmallHistory.awaitEnd(server, number).state()).isEqualTo(AuditState.FAILED);
        assertThat(unjoined(server)).isZero();
    }

    private static AuditOrder order(TestServer server) {
        return SmallHistory.order(SmallHistory.upload(server, CSV), SmallHistory.MAPPING);
    }

    private static long begin(TestServer server, AuditOrder order) {
        long number = server.bean(Audits.class).order(order, Instant.EPOCH);
        server.bean(AuditQueue.class).wake();
        return number;
    }

    private static TestServer again(Path data) {
        return TestServer.start(Map.of("amends.data", data.toString()));
    }

    private static void assertEndedTheSame(TestServer server, long number, String undisturbed)
            throws IOException {
        KeptAudit audit = SmallHistory.awaitEnd(server, number);
        assertThat(audit.problem()).isNull();
        assertThat(audit.state()).isEqualTo(AuditState.DONE);
        assertThat(audit.attempts()).isEqualTo(2);
        assertThat(report(server, number)).isEqualTo(undisturbed);
        assertThat(contacts(server, number)).isEqualTo(2);
        assertThat(unjoined(server)).isZero();
    }

    /** Returns once the thread has asked the queue to stop and waits for the audit in it. */
    private static void awaitWaiting(Thread closing) {
        Instant until = Instant.now().plus(Duration.ofMinutes(1));
        while (Stream.of(closing.getStackTrace())
                .noneMatch(
                        frame ->
                                frame.getClassName().equals(AuditQueue.class.getName())
                                        && frame.getMethodName().equals("join"))) {
            assertThat(Instant.now()).isBefore(until);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static String report(TestServer server, long number) throws IOException {
        try (InputStream report = server.bean(Reports.class).read(number, "json").orElseThrow()) {
            return new String(report.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertNothingLeft(Path data) throws IOException {
        try (Stream<Path> left = Files.list(data.resolve("tmp"))) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("audit-"));
        }
    }

    private static long contacts(TestServer server, long number) {
        return server.jdbc()
                .sql("SELECT count(*) FROM audit_contact WHERE audit = :audit")
                .param("audit", number)
                .query(Long.class)
                .single();
    }

    /** Tables of audits that no audit shows. */
    private static long unjoined(TestServer server) {
        return server.jdbc()
                .sql(
                        """
                        SELECT count(*) FROM pg_class
                        WHERE relname ~ '^audit_[a-z]+_[0-9]+$' AND relkind = 'r'
                          AND NOT relispartition
                        """)
                .query(Long.class)
                .single();
    }
}

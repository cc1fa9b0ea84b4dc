package io.amends.server.audits;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.server.Await;
import io.amends.server.TestServer;
import io.amends.server.database.Neighbour;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What ends in the middle of an audit costs that attempt and nothing else. */
class InterruptedAuditTest {

    private static final String CSV = SmallHistory.csv("quiet", "hello");

    @Test
    void a_server_stopped_in_the_middle_runs_the_audit_again_and_ends_the_same() throws Exception {
        TestServer first = TestServer.start(Map.of());
        AuditOrder order = order(first);
        String undisturbed = new Kept(first).report(SmallHistory.run(first, order).number());
        long number;
        Thread closing = Thread.ofPlatform().unstarted(first::close);
        try (Obstacle obstacle = Obstacle.atTheBeginning(first)) {
            number = begin(first, order);
            obstacle.await(1);
            closing.start();
            awaitWaiting(closing);
        }
        closing.join();

        try (TestServer second = TestServer.start(Map.of("amends.data", first.data().toString()))) {
            assertEndedTheSame(second, number, undisturbed);
        }
    }

    @Test
    void a_database_killed_time_and_again_costs_no_attempt_and_the_audit_ends_the_same()
            throws Exception {
        try (TestServer server = TestServer.start(Map.of())) {
            AuditOrder order = order(server);
            String undisturbed = new Kept(server).report(SmallHistory.run(server, order).number());
            AuditQueue queue = server.bean(AuditQueue.class);
            Neighbour database = new Neighbour(server.data());
            queue.stop();
            long number = server.bean(Audits.class).order(order, server.clock().instant());
            for (boolean[] death : new boolean[][] {{false, false}, {false, true}, {true, false}}) {
                try (Obstacle obstacle = obstacle(server, death[0])) {
                    queue.start();
                    obstacle.await(1);
                    kill(death[1] ? database.process() : obstacle.backend());
                }
                queue.stop();
                assertWaitsAsIfItHadNotBegun(database, number);
            }
            try (Obstacle obstacle = Obstacle.atTheEnd(server)) {
                queue.start();
                obstacle.await(1);
                kill(database.process());
            }
            assertEndedTheSame(server, number, undisturbed);
        }
    }

    @Test
    void one_that_is_given_up_leaves_nothing_behind() throws Exception {
        TestServer server = TestServer.shared();
        server.reset();
        AuditOrder order = order(server);
        Audits audits = server.bean(Audits.class);
        long number = audits.order(order, server.clock().instant());
        audits.begin(number, server.clock().instant());
        server.bean(Partitions.class).make(number);
        server.jdbc()
                .sql("UPDATE audit SET attempts = :all")
                .param("all", Audits.ATTEMPTS)
                .update();

        server.bean(AuditQueue.class).wake();

        assertThat(SmallHistory.awaitEnd(server, number).state()).isEqualTo(AuditState.FAILED);
        new Kept(server).assertNothingHalf();
    }

    private static AuditOrder order(TestServer server) {
        return SmallHistory.order(SmallHistory.upload(server, CSV), SmallHistory.MAPPING);
    }

    private static long begin(TestServer server, AuditOrder order) {
        long number = server.bean(Audits.class).order(order, server.clock().instant());
        server.bean(AuditQueue.class).wake();
        return number;
    }

    private static Obstacle obstacle(TestServer server, boolean atTheEnd) throws SQLException {
        return atTheEnd ? Obstacle.atTheEnd(server) : Obstacle.atTheBeginning(server);
    }

    /** As {@code kill -9} does. */
    private static void kill(ProcessHandle process) throws Exception {
        process.destroyForcibly();
        Await.until("it was killed", () -> !process.isAlive());
    }

    private static void assertWaitsAsIfItHadNotBegun(Neighbour database, long number)
            throws IOException, SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT state, attempts FROM audit WHERE number = " + number)) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("QUEUED");
            assertThat(row.getInt(2)).as("attempts that count").isZero();
        }
    }

    private static void assertEndedTheSame(TestServer server, long number, String undisturbed)
            throws Exception {
        KeptAudit audit = SmallHistory.awaitEnd(server, number);
        Kept kept = new Kept(server);
        assertThat(audit.problem()).isNull();
        assertThat(audit.state()).isEqualTo(AuditState.DONE);
        assertThat(audit.attempts()).as("attempts that count").isEqualTo(1);
        assertThat(kept.report(number)).isEqualTo(undisturbed);
        assertThat(kept.contacts(number)).isEqualTo(2);
        kept.assertNothingHalf();
    }

    /** Returns once the thread has asked the queue to stop and waits for the audit in it. */
    private static void awaitWaiting(Thread closing) throws Exception {
        Await.until(
                "the queue was asked to stop",
                () ->
                        Stream.of(closing.getStackTrace())
                                .anyMatch(
                                        frame ->
                                                frame.getClassName()
                                                                .equals(AuditQueue.class.getName())
                                                        && frame.getMethodName().equals("join")));
    }
}

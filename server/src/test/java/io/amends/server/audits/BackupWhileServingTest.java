package io.amends.server.audits;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.organisation.Role;
import io.amends.server.Await;
import io.amends.server.TestServer;
import io.amends.server.Visitor;
import io.amends.server.database.Backup;
import io.amends.server.database.DatabaseSettings;
import io.amends.server.database.Neighbour;
import io.amends.server.database.Restore;
import io.amends.server.database.RowCounts;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A backup that is made while people read, histories are brought and an audit runs. */
class BackupWhileServingTest {

    private final TestServer server = TestServer.shared();
    private final Path folder = TestServer.folder();
    private final Path file = folder.resolve("amends.backup");

    @BeforeEach
    @AfterEach
    void empty() {
        server.reset();
    }

    @Test
    void restored_it_has_every_row_of_its_moment_and_an_audit_judged_again_there_is_the_same()
            throws Exception {
        AuditOrder order =
                SmallHistory.order(
                        SmallHistory.upload(server, SmallHistory.csv("quiet", "hello")),
                        SmallHistory.MAPPING);
        long done = SmallHistory.run(server, order).number();
        String original = new Kept(server).report(done);
        Neighbour database = new Neighbour(server.data());
        Map<String, Long> before;
        Map<String, Long> after;
        long running;
        try (Obstacle obstacle = Obstacle.atTheEnd(server)) {
            running = server.bean(Audits.class).order(order, server.clock().instant());
            server.bean(AuditQueue.class).wake();
            obstacle.await(1);
            try (People people = new People(done)) {
                people.awaitMore();
                before = RowCounts.of(database);
                Backup.write(settings(server.data()), file, (doing, bytes) -> {});
                after = RowCounts.of(database);
                people.awaitMore();
            }
        }
        assertThat(before).containsKey("audit_event_" + running);
        assertThat(after.get("history")).isGreaterThan(before.get("history"));

        Path target = folder.resolve("restored");
        Restore.read(settings(target), file, (doing, bytes) -> {});

        assertOfOneMoment(RowCounts.in(target), before, after);
        try (TestServer restored = TestServer.start(Map.of("amends.data", target.toString()))) {
            Kept kept = new Kept(restored);
            assertThat(kept.report(done)).isEqualTo(original);
            KeptAudit judgedAgain = SmallHistory.run(restored, order);
            assertThat(kept.report(judgedAgain.number())).isEqualTo(original);
            assertThat(SmallHistory.awaitEnd(restored, running).state()).isEqualTo(AuditState.DONE);
            assertThat(kept.report(running)).isEqualTo(original);
            kept.assertNothingHalf();
        }
    }

    /** Rows were only added, so a table that was as long before as after was so in between. */
    private static void assertOfOneMoment(
            Map<String, Long> restored, Map<String, Long> before, Map<String, Long> after) {
        assertThat(restored).containsOnlyKeys(before.keySet());
        restored.forEach(
                (table, rows) ->
                        assertThat(rows)
                                .as("rows of " + table)
                                .isBetween(before.get(table), after.get(table)));
    }

    private static DatabaseSettings settings(Path data) {
        return new DatabaseSettings(data, null, null, null);
    }

    /** Somebody who reads a report, and somebody who brings histories, over and over. */
    private final class People implements AutoCloseable {

        private final Visitor manager = Visitor.as(Role.MANAGER, server);
        private final AtomicInteger done = new AtomicInteger();
        private final Thread thread;
        private volatile boolean over;

        People(long audit) {
            thread = Thread.ofPlatform().start(() -> work(audit));
        }

        private void work(long audit) {
            while (!over) {
                assertThat(manager.get("/audits/" + audit).statusCode()).isEqualTo(200);
                SmallHistory.upload(server, "ticket\n1\n");
                done.incrementAndGet();
            }
        }

        /** Returns once each has done something since this was asked. */
        void awaitMore() {
            int soFar = done.get();
            Await.until("people did something", () -> done.get() > soFar + 1);
        }

        @Override
        public void close() {
            over = true;
            Await.until("people went home", () -> !thread.isAlive());
            manager.close();
        }
    }
}

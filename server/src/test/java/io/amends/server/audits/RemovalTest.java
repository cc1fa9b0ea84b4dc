package io.amends.server.audits;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.organisation.Role;
import io.amends.server.TestServer;
import io.amends.server.Visitor;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deleting an audit leaves nothing of it, and nothing else goes with it. */
class RemovalTest {

    /** Every table that has a column named as given. */
    private static final String TABLES =
            """
            SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
              AND a.attname = :column
            """;

    private final TestServer server = TestServer.shared();

    @BeforeEach
    void empty() {
        server.reset();
    }

    @Test
    void nothing_of_a_deleted_audit_stays_in_the_database_or_on_disk() {
        UUID history = SmallHistory.upload(server, SmallHistory.csv("quiet", "hello"));
        UUID others = SmallHistory.upload(server, SmallHistory.csv("other", "hello"));
        long number = audit(history);
        long other = audit(others);
        List<String> before = partitions(number);
        assertThat(before).hasSize(Partition.ALL.size());
        assertThat(folder(history)).exists();
        try (Visitor manager = Visitor.as(Role.MANAGER, server)) {
            assertThat(Visitor.leadsTo(manager.post("/audits/" + number + "/deletion")))
                    .isEqualTo("/audits");
            assertThat(manager.get("/audits/" + number).statusCode()).isEqualTo(404);
            assertThat(manager.get("/audits/" + number + "/contacts").statusCode()).isEqualTo(404);
            assertThat(manager.get("/audits/" + other + "/contacts").statusCode()).isEqualTo(200);
        }
        assertThat(partitions(number)).isEmpty();
        assertThat(partitions(other)).hasSameSizeAs(before);
        assertThat(rows("audit", number)).isZero();
        assertThat(rows("history", history)).isZero();
        assertThat(folder(history)).doesNotExist();
        assertThat(folder(others)).exists();
    }

    @Test
    void files_that_another_audit_needs_stay() {
        UUID history = SmallHistory.upload(server, SmallHistory.csv("quiet", "hello"));
        long number = audit(history);
        long again = audit(history);
        try (Visitor manager = Visitor.as(Role.MANAGER, server)) {
            manager.post("/audits/" + number + "/deletion");
            assertThat(folder(history)).exists();
            manager.post("/audits/" + again + "/deletion");
        }
        assertThat(folder(history)).doesNotExist();
    }

    @Test
    void an_audit_that_runs_is_not_deleted() throws SQLException {
        UUID history = SmallHistory.upload(server, SmallHistory.csv("quiet", "hello"));
        AuditOrder order = SmallHistory.order(history, SmallHistory.MAPPING);
        long number;
        try (Visitor manager = Visitor.as(Role.MANAGER, server);
                Obstacle obstacle = Obstacle.atTheEnd(server)) {
            number = server.bean(Audits.class).order(order, Instant.EPOCH);
            server.bean(AuditQueue.class).wake();
            obstacle.await(1);
            manager.post("/audits/" + number + "/deletion");
        }
        assertThat(SmallHistory.awaitEnd(server, number).state()).isEqualTo(AuditState.DONE);
    }

    private long audit(UUID history) {
        return SmallHistory.run(server, SmallHistory.order(history, SmallHistory.MAPPING)).number();
    }

    private Path folder(UUID history) {
        return server.bean(Histories.class).folder(history);
    }

    private List<String> partitions(long audit) {
        return server.jdbc()
                .sql("SELECT relname FROM pg_class WHERE relkind = 'r' AND relname ~ :ending")
                .param("ending", "^audit_[a-z_]+_" + audit + "$")
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Rows of any table that belong to an audit or a history. */
    private long rows(String column, Object value) {
        long rows = 0;
        List<String> tables =
                server.jdbc()
                        .sql(TABLES)
                        .param("column", column)
                        .query((row, number) -> row.getString(1))
                        .list();
        assertThat(tables).isNotEmpty();
        for (String table : tables) {
            rows +=
                    server.jdbc()
                            .sql("SELECT count(*) FROM \"" + table + "\" WHERE " + column + " = :v")
                            .param("v", value)
                            .query(Long.class)
                            .single();
        }
        return rows;
    }
}

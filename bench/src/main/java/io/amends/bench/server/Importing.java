package io.amends.bench.server;

import io.amends.bench.audit.Volume;
import io.amends.server.audits.AuditOrder;
import io.amends.server.audits.AuditQueue;
import io.amends.server.audits.AuditState;
import io.amends.server.audits.Audits;
import io.amends.server.audits.FileName;
import io.amends.server.audits.Histories;
import io.amends.server.audits.KeptAudit;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An audit from its order to its report, and COPY of exactly the rows it left in the database, into
 * empty tables like them.
 */
final class Importing {

    private static final List<String> TABLES =
            List.of(
                    "audit_event",
                    "audit_text",
                    "audit_drawing",
                    "audit_contact",
                    "audit_escalation",
                    "audit_commitment",
                    "audit_finding",
                    "audit_move");

    private Importing() {}

    static KeptAudit measure(ConfigurableApplicationContext server, Volume volume)
            throws IOException {
        KeptAudit audit = audited(server, volume);
        double whole = seconds(audit);
        Copied copied = copy(server.getBean(DataSource.class), audit.number(), volume.file());
        ServerBench.tell(
                "import  %,d events, %,d rows: audit and import %.1f s; COPY of the same rows %.1f s"
                        + " (%.0f MiB): ratio %.2f",
                volume.events(),
                copied.rows(),
                whole,
                copied.seconds(),
                copied.bytes() / 1048576.0,
                copied.seconds() / whole);
        return audit;
    }

    private static KeptAudit audited(ConfigurableApplicationContext server, Volume volume)
            throws IOException {
        Histories histories = server.getBean(Histories.class);
        Audits audits = server.getBean(Audits.class);
        UUID history = histories.add("bench", Instant.EPOCH);
        FileName name = new FileName(volume.file().getFileName().toString());
        histories.announce(history, name, Files.size(volume.file()));
        try (InputStream bytes = Files.newInputStream(volume.file())) {
            histories.append(history, name, 0, bytes);
        }
        String mapping = Files.readString(volume.file().resolveSibling(Volume.MAPPING));
        long number =
                audits.order(
                        new AuditOrder(
                                "Bench",
                                history,
                                name.value(),
                                "bench",
                                mapping,
                                null,
                                null,
                                "bench"),
                        Instant.EPOCH);
        server.getBean(AuditQueue.class).wake();
        while (true) {
            KeptAudit audit = audits.byNumber(number).orElseThrow();
            if (audit.state() == AuditState.DONE) {
                return audit;
            }
            if (audit.state().isOver()) {
                throw new IllegalStateException("Expected an audit that is done, but " + audit);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static double seconds(KeptAudit audit) {
        return Duration.between(
                                Objects.requireNonNull(audit.startedAt()),
                                Objects.requireNonNull(audit.finishedAt()))
                        .toMillis()
                / 1000.0;
    }

    private record Copied(long rows, long bytes, double seconds) {}

    private static Copied copy(DataSource database, long audit, Path beside) throws IOException {
        long rows = 0;
        long bytes = 0;
        double seconds = 0;
        try (Connection connection = database.getConnection()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (String table : TABLES) {
                Path file = beside.resolveSibling(table + ".copy");
                try (OutputStream out = Files.newOutputStream(file)) {
                    copy.copyOut("COPY " + table + "_" + audit + " TO STDOUT", out);
                }
                run(connection, "DROP TABLE IF EXISTS bench_copy");
                run(connection, "CREATE TABLE bench_copy (LIKE " + table + ")");
                long began = System.nanoTime();
                try (InputStream in = Files.newInputStream(file)) {
                    rows += copy.copyIn("COPY bench_copy FROM STDIN", in, 1 << 16);
                }
                seconds += (System.nanoTime() - began) / 1e9;
                bytes += Files.size(file);
                Files.delete(file);
            }
            run(connection, "DROP TABLE bench_copy");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Copied(rows, bytes, seconds);
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (var prepared = connection.prepareStatement(statement)) {
            prepared.execute();
        }
    }
}

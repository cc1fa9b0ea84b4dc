package io.amends.bench.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** COPY of the rows of an audit from a file into empty tables like theirs, without any index. */
final class RawCopy {

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

    private RawCopy() {}

    record Copied(long rows, long bytes, Effort effort) {
        String size() {
            return String.format(Locale.ROOT, "%.0f MiB as text", bytes / 1048576.0);
        }
    }

    /**
     * @param data the data folder of that database
     * @param form text, as everybody's COPY is, or binary
     */
    static Copied of(DataSource database, long audit, Path data, String form) throws IOException {
        long rows = 0;
        long bytes = 0;
        Effort effort = new Effort(0, 0, 0);
        try (Connection connection = database.getConnection()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (String table : TABLES) {
                Path file = data.resolveSibling(table + ".copy");
                try (OutputStream out = Files.newOutputStream(file)) {
                    copy.copyOut(
                            "COPY " + table + "_" + audit + " TO STDOUT (FORMAT " + form + ")",
                            out);
                }
                run(connection, "DROP TABLE IF EXISTS bench_copy");
                run(connection, "CREATE TABLE bench_copy (LIKE " + table + ")");
                Effort began = Effort.soFar(data);
                try (InputStream in = Files.newInputStream(file)) {
                    rows +=
                            copy.copyIn(
                                    "COPY bench_copy FROM STDIN (FORMAT " + form + ")",
                                    in,
                                    1 << 16);
                }
                effort = effort.plus(Effort.soFar(data).since(began));
                bytes += Files.size(file);
                Files.delete(file);
            }
            run(connection, "DROP TABLE bench_copy");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Copied(rows, bytes, effort);
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (Statement one = connection.createStatement()) {
            one.execute(statement);
        }
    }
}

package io.amends.server.audits;

import io.amends.server.Await;
import io.amends.server.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Keeps audits where they are: whichever needs the locked table waits until this is closed. So a test
 * can look at one in its middle, however fast it is.
 */
final class Obstacle implements AutoCloseable {

    private final Connection connection;
    private final String table;

    private Obstacle(Connection connection, String table, String mode) throws SQLException {
        this.connection = connection;
        this.table = table;
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE " + table + " IN " + mode + " MODE");
        }
    }

    /** Audits begin to run, but read nothing. */
    static Obstacle atTheBeginning(TestServer server) throws SQLException {
        return atTheBeginning(server.bean(DataSource.class).getConnection());
    }

    /**
     * @param connection closed with this
     */
    static Obstacle atTheBeginning(Connection connection) throws SQLException {
        return new Obstacle(connection, "audit_event", "ACCESS EXCLUSIVE");
    }

    /** Audits have copied everything, but nothing of it is joined. All tables can be read. */
    static Obstacle atTheEnd(TestServer server) throws SQLException {
        return atTheEnd(server.bean(DataSource.class).getConnection());
    }

    /**
     * @param connection closed with this
     */
    static Obstacle atTheEnd(Connection connection) throws SQLException {
        return new Obstacle(connection, "audit_report", "EXCLUSIVE");
    }

    /** Returns once so many audits wait here. */
    void await(int audits) throws SQLException {
        Await.until(audits + " came to " + table, () -> waiting().size() >= audits);
    }

    /** The process of PostgreSQL that works for one of those who wait here. */
    ProcessHandle backend() throws SQLException {
        return ProcessHandle.of(waiting().getFirst()).orElseThrow();
    }

    private List<Long> waiting() throws SQLException {
        List<Long> waiting = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT pid FROM pg_locks WHERE NOT granted AND relation = '"
                                        + table
                                        + "'::regclass")) {
            while (rows.next()) {
                waiting.add(rows.getLong(1));
            }
        }
        return waiting;
    }

    /** Lets them go on; where the database was killed they have already gone. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
        } catch (SQLException gone) {
            if (!Breakage.lostTheDatabase(gone)) {
                throw gone;
            }
        }
    }
}

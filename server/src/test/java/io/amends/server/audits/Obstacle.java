package io.amends.server.audits;

import io.amends.server.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Keeps audits where they are: whichever needs the locked table waits until this is closed. So a test
 * can look at one in its middle, however fast it is.
 */
final class Obstacle implements AutoCloseable {

    private final Connection connection;
    private final String table;

    private Obstacle(TestServer server, String table) throws SQLException {
        this.connection = server.bean(DataSource.class).getConnection();
        this.table = table;
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
        }
    }

    /** Audits begin to run, but read nothing. */
    static Obstacle atTheBeginning(TestServer server) throws SQLException {
        return new Obstacle(server, "audit_event");
    }

    /** Audits have copied everything, but nothing of it is joined. */
    static Obstacle atTheEnd(TestServer server) throws SQLException {
        return new Obstacle(server, "audit_report");
    }

    /** Returns once so many audits wait here. */
    void await(int audits) throws SQLException {
        Instant until = Instant.now().plus(Duration.ofMinutes(2));
        while (waiting() < audits) {
            if (Instant.now().isAfter(until)) {
                throw new AssertionError("Nobody came to " + table + " within two minutes");
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private int waiting() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count =
                        statement.executeQuery(
                                "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = '"
                                        + table
                                        + "'::regclass")) {
            count.next();
            return count.getInt(1);
        }
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

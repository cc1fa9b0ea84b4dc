package io.amends.server.audits;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The right to run an audit: a lock of the database that ends with its connection, so that one whose
 * process or database was killed is known to have nobody.
 */
final class Hold implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Hold.class);

    /** The first half of our advisory locks' keys; the second is the audit's number. */
    private static final int LOCK = 0x41554449;

    private static final int ANSWERS_WITHIN_SECONDS = 30;

    /** PostgreSQL's manual, appendix A: the connection does not exist. */
    private static final String GONE = "08003";

    private final Connection connection;
    private final long audit;

    private Hold(Connection connection, long audit) {
        this.connection = connection;
        this.audit = audit;
    }

    /** Empty while another has it. */
    static Optional<Hold> on(long audit, DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        boolean taken = false;
        try {
            taken = ask(connection, "SELECT pg_try_advisory_lock(?, ?)", audit);
            return taken ? Optional.of(new Hold(connection, audit)) : Optional.empty();
        } finally {
            if (!taken) {
                connection.close();
            }
        }
    }

    /**
     * If one connection of a PostgreSQL that crashed is gone, all are: as long as this one is there,
     * nothing that was written since it was opened is lost.
     *
     * @throws DataAccessResourceFailureException once it is gone
     */
    void mustLast() {
        try {
            if (!connection.isValid(ANSWERS_WITHIN_SECONDS)) {
                throw new SQLException("The connection that holds the audit is gone", GONE);
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The database ended", e);
        }
    }

    @Override
    public void close() {
        try (connection) {
            ask(connection, "SELECT pg_advisory_unlock(?, ?)", audit);
        } catch (SQLException gone) {
            LOG.debug("The lock went with its connection", gone);
        }
    }

    private static boolean ask(Connection connection, String question, long audit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setInt(1, LOCK);
            statement.setInt(2, Math.toIntExact(audit));
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}

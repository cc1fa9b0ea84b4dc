package io.amends.server.audits;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Sends chunks of rows to the database beside the work that fills them. Who comes while all lanes are
 * busy and enough waits sends its own chunk, so that nobody runs ahead of the database.
 */
final class Lanes implements AutoCloseable {

    private static final int LANES = 2;
    private static final int WAITING = 4;

    private final DataSource database;
    private final AtomicReference<@Nullable Exception> broken = new AtomicReference<>();
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(
                    LANES,
                    LANES,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(WAITING),
                    Thread.ofPlatform().name("audit-copy-", 1).daemon().factory(),
                    new ThreadPoolExecutor.CallerRunsPolicy());

    Lanes(DataSource database) {
        this.database = database;
    }

    /**
     * @param statement a COPY from standard input
     * @param chunk whole in itself; nobody may change it any more
     */
    void send(String statement, ByteBuffer chunk) {
        mustBeWhole();
        threads.execute(() -> copy(statement, chunk));
    }

    private void copy(String statement, ByteBuffer chunk) {
        if (broken.get() != null) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement later = connection.createStatement()) {
                // The log is one: the commit that shows the audit writes this one's to the disk
                // too.
                later.execute("SET LOCAL synchronous_commit = off");
            }
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
            try {
                copy.writeToCopy(
                        chunk.array(), chunk.arrayOffset() + chunk.position(), chunk.remaining());
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            broken.compareAndSet(null, e);
        }
    }

    /** Returns once everything has been sent. */
    void finish() {
        threads.shutdown();
        await();
        mustBeWhole();
    }

    /** Returns once nothing is sent any more; what waits is left out. */
    @Override
    public void close() {
        threads.shutdownNow();
        await();
    }

    private void await() {
        try {
            threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while rows were sent", e);
        }
    }

    private void mustBeWhole() {
        @Nullable Exception first = broken.get();
        if (first != null) {
            throw new DataAccessResourceFailureException("The database did not take rows", first);
        }
    }
}

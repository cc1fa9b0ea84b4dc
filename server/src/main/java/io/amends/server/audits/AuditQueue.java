package io.amends.server.audits;

import io.amends.history.source.RefusedInput;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs what is ordered, two at once. Whoever runs an audit holds a lock on its number that ends with
 * the connection, so that one whose process or database was killed is known and runs again.
 */
@Component
public class AuditQueue implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AuditQueue.class);

    private static final int AT_ONCE = 2;
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(5);

    /** The first half of our advisory locks' keys; the second is the audit's number. */
    private static final int LOCK = 0x41554449;

    private final Audits audits;
    private final AuditRun run;
    private final DataSource database;
    private final Clock clock;
    private final Semaphore news = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;
    private volatile boolean running;

    AuditQueue(Audits audits, AuditRun run, DataSource database, Clock clock) {
        this.audits = audits;
        this.run = run;
        this.database = database;
        this.clock = clock;
    }

    /** Something was ordered: look now. */
    public void wake() {
        news.release();
    }

    @Override
    public void start() {
        stopping = false;
        running = true;
        for (int i = 1; i <= AT_ONCE; i++) {
            threads.add(Thread.ofPlatform().name("audit-" + i).daemon().start(this::work));
        }
    }

    @Override
    public void stop() {
        stopping = true;
        news.release(AT_ONCE);
        for (Thread thread : threads) {
            join(thread);
        }
        threads.clear();
        running = false;
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        while (!stopping) {
            try {
                takeBackOrphans();
                if (!runNext()) {
                    news.tryAcquire(LOOKS_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | IOException | RuntimeException e) {
                LOG.warn("The audit queue could not look; it looks again: {}", e.toString());
                rest();
            }
        }
    }

    private void rest() {
        try {
            news.tryAcquire(LOOKS_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The lock comes first: what is said to run while nobody holds its lock is an orphan. */
    private boolean runNext() throws SQLException {
        for (long number : audits.queued()) {
            try (Connection lock = database.getConnection()) {
                if (locked(lock, number)) {
                    try {
                        Optional<KeptAudit> audit = audits.begin(number, clock.instant());
                        if (audit.isPresent()) {
                            run(audit.get());
                            return true;
                        }
                    } finally {
                        unlock(lock, number);
                    }
                }
            }
        }
        return false;
    }

    private void run(KeptAudit audit) {
        long number = audit.number();
        try {
            run.run(audit, workers(), () -> stopping);
        } catch (AuditRun.Stopped stopped) {
            if (stopping) {
                audits.requeue(number, clock.instant());
            } else {
                audits.end(number, AuditState.CANCELLED, null, clock.instant());
            }
        } catch (RefusedInput refused) {
            audits.end(number, AuditState.REFUSED, refused.getMessage(), clock.instant());
        } catch (Exception | OutOfMemoryError broken) {
            afterBreaking(number, broken);
        }
    }

    private void afterBreaking(long number, Throwable broken) {
        if (Breakage.lostTheDatabase(broken)) {
            LOG.warn("Audit {} lost the database and is run again", number, broken);
            audits.requeue(number, clock.instant());
        } else {
            LOG.error("Audit {} failed", number, broken);
            audits.end(number, AuditState.FAILED, reason(broken), clock.instant());
        }
    }

    private static String reason(Throwable broken) {
        if (Breakage.filledTheDisk(broken)) {
            return "disk-full";
        }
        @Nullable String message = broken.getMessage();
        return message == null ? broken.getClass().getSimpleName() : message;
    }

    private static int workers() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / AT_ONCE);
    }

    /** Puts back into the queue what is said to run but nobody holds. */
    private void takeBackOrphans() throws SQLException, IOException {
        for (long number : audits.running()) {
            try (Connection lock = database.getConnection()) {
                if (locked(lock, number)) {
                    try {
                        takeBack(number);
                    } finally {
                        unlock(lock, number);
                    }
                }
            }
        }
    }

    /** It may have ended before we got its lock; then what it made is no leftover. */
    private void takeBack(long number) throws IOException {
        if (audits.running().contains(number)) {
            run.clear(number);
            audits.requeue(number, clock.instant());
        }
    }

    private static boolean locked(Connection connection, long audit) throws SQLException {
        return ask(connection, "SELECT pg_try_advisory_lock(?, ?)", audit);
    }

    private static void unlock(Connection connection, long audit) {
        try {
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

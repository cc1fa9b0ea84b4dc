package io.amends.bench.live;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The same burst by db-scheduler: a task each, whose handler writes an event and the state. */
final class SchedulerBurst {

    private static final int THREADS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private SchedulerBurst() {}

    static Fired drain(HikariDataSource database, long contacts, int size) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.getJdbcUrl());
        config.setDataSourceProperties(database.getDataSourceProperties());
        config.setMaximumPoolSize(THREADS + 2);
        config.setSchema(LimitTables.SCHEMA);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            Fired fired = new Fired(Instant.now().plusSeconds(3));
            insert(pool, contacts, size, fired.due());
            OneTimeTask<Void> wake =
                    Tasks.oneTime("wake")
                            .execute((task, context) -> ring(pool, task.getId(), fired));
            Scheduler scheduler =
                    Scheduler.create(pool, wake)
                            .threads(THREADS)
                            .pollUsingLockAndFetch(1.0, 4.0)
                            .pollingInterval(Duration.ofMillis(50))
                            .build();
            scheduler.start();
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (fired.count() < size && System.nanoTime() < end) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
            scheduler.stop();
            return fired;
        }
    }

    private static void insert(HikariDataSource pool, long contacts, int size, Instant due)
            throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "INSERT INTO scheduled_tasks (task_name, task_instance,"
                                        + " execution_time, picked, version) SELECT 'wake', g || '-' ||"
                                        + " (1 + floor(random() * ?)::bigint), ?::timestamptz, false, 1"
                                        + " FROM generate_series(1, ?) g")) {
            insert.setLong(1, contacts);
            insert.setString(2, due.toString());
            insert.setInt(3, size);
            insert.executeUpdate();
        }
    }

    private static void ring(HikariDataSource pool, String instance, Fired fired) {
        long contact = Long.parseLong(instance.substring(instance.indexOf('-') + 1));
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            run(
                    connection,
                    "INSERT INTO event (contact_id, type, actor, body) VALUES (?, 2, 1, 'an alarm')",
                    contact);
            run(
                    connection,
                    "UPDATE contact_state SET next_due = now() + interval '3 days', last_event_at ="
                            + " now(), n_events = n_events + 1 WHERE contact_id = ?",
                    contact);
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        fired.rang(1);
    }

    private static void run(Connection connection, String statement, long contact)
            throws SQLException {
        try (PreparedStatement one = connection.prepareStatement(statement)) {
            one.setLong(1, contact);
            one.executeUpdate();
        }
    }
}

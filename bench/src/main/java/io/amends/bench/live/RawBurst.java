package io.amends.bench.live;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * The limit of ringing: timers deleted by the batch as they fall due; an event, the contact's state
 * and the next timer written with a statement each; one transaction per batch.
 */
final class RawBurst {

    private static final int CONNECTIONS = 4;
    private static final long POLL_NANOS = 50_000_000;

    private static final String CLAIM =
            "DELETE FROM timer WHERE id = ANY (ARRAY(SELECT id FROM timer WHERE due <= now()"
                    + " ORDER BY due LIMIT ? FOR UPDATE SKIP LOCKED)) RETURNING contact_id, kind";

    private final DataSource database;
    private final int batch;
    private final AtomicLong left;
    private final Fired fired;

    private RawBurst(DataSource database, int batch, int size, Fired fired) {
        this.database = database;
        this.batch = batch;
        this.left = new AtomicLong(size);
        this.fired = fired;
    }

    /** Drains timers of random contacts that all fall due at one instant a moment ahead. */
    static Fired drain(DataSource database, long contacts, int size, int batch) throws Exception {
        Instant due = Instant.now().plusSeconds(3 + size / 20_000);
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "INSERT INTO "
                                        + LimitTables.SCHEMA
                                        + ".timer (due, contact_id, kind) SELECT ?::timestamptz, 1 +"
                                        + " floor(random() * ?)::bigint, 2 FROM generate_series(1, ?)")) {
            insert.setString(1, due.toString());
            insert.setLong(2, contacts);
            insert.setInt(3, size);
            insert.executeUpdate();
        }
        RawBurst burst = new RawBurst(database, batch, size, new Fired(due));
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<Integer>> workers = new ArrayList<>();
            Callable<Integer> worker = burst::work;
            for (int i = 0; i < CONNECTIONS; i++) {
                workers.add(threads.submit(worker));
            }
            for (Future<Integer> one : workers) {
                one.get();
            }
        }
        return burst.fired;
    }

    private int work() throws SQLException {
        int done = 0;
        try (Connection connection = database.getConnection()) {
            connection.setSchema(LimitTables.SCHEMA);
            connection.setAutoCommit(false);
            while (left.get() > 0) {
                int rung = batch(connection);
                done += rung;
                left.addAndGet(-rung);
                if (rung == 0) {
                    LockSupport.parkNanos(POLL_NANOS);
                }
            }
            connection.setAutoCommit(true);
            connection.setSchema("public");
        }
        return done;
    }

    private int batch(Connection connection) throws SQLException {
        List<Long> claimed = new ArrayList<>(batch);
        try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setInt(1, batch);
            try (ResultSet rows = claim.executeQuery()) {
                while (rows.next()) {
                    claimed.add(rows.getLong(1));
                }
            }
        }
        if (!claimed.isEmpty()) {
            Array contacts = connection.createArrayOf("bigint", claimed.toArray());
            run(
                    connection,
                    "INSERT INTO event (contact_id, type, actor, body) SELECT c, 2, 1, 'an alarm'"
                            + " FROM unnest(?::bigint[]) c",
                    contacts);
            run(
                    connection,
                    "UPDATE contact_state SET next_due = now() + interval '3 days', last_event_at ="
                            + " now(), n_events = n_events + 1 WHERE contact_id = ANY(?::bigint[])",
                    contacts);
            run(
                    connection,
                    "INSERT INTO timer (due, contact_id, kind) SELECT now() + interval '3 days', c, 1"
                            + " FROM unnest(?::bigint[]) c",
                    contacts);
        }
        connection.commit();
        fired.rang(claimed.size());
        return claimed.size();
    }

    private static void run(Connection connection, String statement, Array contacts)
            throws SQLException {
        try (PreparedStatement one = connection.prepareStatement(statement)) {
            one.setArray(1, contacts);
            one.executeUpdate();
        }
    }

    static String lane(int batch) {
        return "bare SQL, " + batch + " a batch, 4 connections";
    }
}

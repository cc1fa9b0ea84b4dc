package io.amends.bench.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * The bare tables of the limit lines, on the same PostgreSQL in a schema of their own: a state, events
 * and pending timers, and the table of db-scheduler with as many far ahead.
 */
final class LimitTables {

    static final String SCHEMA = "limit_line";

    private LimitTables() {}

    /**
     * @param contacts as many rows of state, of timers due in 2 to 12 days, and of scheduled tasks
     */
    static void make(DataSource database, long contacts) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("CREATE SCHEMA " + SCHEMA);
            sql.execute("SET search_path TO " + SCHEMA);
            sql.execute(
                    """
                    CREATE TABLE contact_state (contact_id bigint PRIMARY KEY, customer_id int,
                        segment smallint, product smallint, tier smallint, state smallint,
                        opened_at timestamptz, next_due timestamptz, last_event_at timestamptz,
                        n_events int)
                    """);
            sql.execute(
                    """
                    CREATE TABLE event (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                        contact_id bigint, ts timestamptz DEFAULT now(), type smallint, actor int,
                        body text)
                    """);
            sql.execute(
                    """
                    CREATE TABLE timer (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                        due timestamptz, contact_id bigint, kind smallint)
                    """);
            sql.execute(
                    "INSERT INTO contact_state SELECT g, g % 100000, g % 4, g % 20, 1 + g % 3, g % 4,"
                            + " now() - interval '1 day', now() + interval '2 days', now(), 0"
                            + " FROM generate_series(1, "
                            + contacts
                            + ") g");
            sql.execute(
                    "INSERT INTO timer (due, contact_id, kind) SELECT now() + interval '2 days'"
                            + " + random() * interval '10 days', g, 1 FROM generate_series(1, "
                            + contacts
                            + ") g");
            sql.execute("CREATE INDEX ON contact_state (tier, next_due) WHERE state < 4");
            sql.execute("CREATE INDEX ON event (contact_id, ts)");
            sql.execute("CREATE INDEX ON timer (due)");
            sql.execute("CREATE INDEX ON timer (contact_id)");
            scheduledTasks(sql, contacts);
            sql.execute("RESET search_path");
        }
    }

    /** As the documentation of db-scheduler has it, and its indexes. */
    private static void scheduledTasks(Statement sql, long contacts) throws SQLException {
        sql.execute(
                """
                CREATE TABLE scheduled_tasks (task_name text NOT NULL, task_instance text NOT NULL,
                    task_data bytea, execution_time timestamptz NOT NULL, picked boolean NOT NULL,
                    picked_by text, last_success timestamptz, last_failure timestamptz,
                    consecutive_failures int, last_heartbeat timestamptz, version bigint NOT NULL,
                    priority smallint, state text, PRIMARY KEY (task_name, task_instance))
                """);
        sql.execute(
                "INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked,"
                        + " version) SELECT 'wake', 'far-' || g, now() + interval '2 days' + random()"
                        + " * interval '10 days', false, 1 FROM generate_series(1, "
                        + contacts
                        + ") g");
        sql.execute("CREATE INDEX ON scheduled_tasks (execution_time)");
        sql.execute("CREATE INDEX ON scheduled_tasks (last_heartbeat)");
    }
}

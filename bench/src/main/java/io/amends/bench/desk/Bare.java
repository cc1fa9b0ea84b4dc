package io.amends.bench.desk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The least that a service could do: the JDK's HTTP server with virtual threads, eight connections,
 * JSON, tables of numbers. Nobody signs in, nothing is rendered, no rule is asked.
 */
final class Bare implements AutoCloseable {

    private static final int CONNECTIONS = 8;

    private final HikariDataSource database;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private interface Answering {
        void write(Connection connection, String asked, StringBuilder json) throws SQLException;
    }

    /**
     * @param service the pool of the service, on whose PostgreSQL the tables are
     */
    Bare(HikariDataSource service) throws IOException {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(service.getJdbcUrl());
        pool.setDataSourceProperties(service.getDataSourceProperties());
        pool.setSchema("bare");
        pool.setMaximumPoolSize(CONNECTIONS);
        database = new HikariDataSource(pool);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(threads);
        server.createContext("/detail", exchange -> answer(exchange, Bare::detail));
        server.createContext("/queue", exchange -> answer(exchange, Bare::queue));
        server.createContext("/dash", exchange -> answer(exchange, Bare::dash));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange, Answering answering) throws IOException {
        StringBuilder json = new StringBuilder(4096);
        try (exchange;
                Connection connection = database.getConnection()) {
            answering.write(connection, exchange.getRequestURI().getQuery(), json);
            byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** A contact's state by its key, its last 20 events, its timers. */
    private static void detail(Connection connection, String asked, StringBuilder json)
            throws SQLException {
        long contact = Long.parseLong(asked);
        json.append("{\"state\":");
        rows(connection, "SELECT * FROM contact_state WHERE contact_id = ?", contact, json);
        json.append(",\"events\":");
        rows(
                connection,
                "SELECT * FROM event WHERE contact_id = ? ORDER BY ts DESC LIMIT 20",
                contact,
                json);
        json.append(",\"timers\":");
        rows(connection, "SELECT * FROM timer WHERE contact_id = ?", contact, json);
        json.append('}');
    }

    /** The 50 of a tier that are due first. */
    private static void queue(Connection connection, String asked, StringBuilder json)
            throws SQLException {
        rows(
                connection,
                "SELECT * FROM contact_state WHERE tier = ? AND state < 4"
                        + " ORDER BY next_due LIMIT 50",
                Long.parseLong(asked),
                json);
    }

    private static void dash(Connection connection, String asked, StringBuilder json)
            throws SQLException {
        rows(
                connection,
                "SELECT type, state, count(*), count(*) FILTER (WHERE next_due < now())"
                        + " FROM escalation WHERE id >= ? GROUP BY 1, 2",
                Long.parseLong(asked),
                json);
    }

    private static void rows(Connection connection, String query, long value, StringBuilder json)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, query.contains("tier = ?") ? (Object) (short) value : value);
            try (ResultSet row = statement.executeQuery()) {
                int columns = row.getMetaData().getColumnCount();
                json.append('[');
                for (String between = "{"; row.next(); between = ",{") {
                    json.append(between);
                    for (int i = 1; i <= columns; i++) {
                        json.append(i == 1 ? "\"" : ",\"")
                                .append(row.getMetaData().getColumnLabel(i))
                                .append("\":\"")
                                .append(row.getString(i))
                                .append('"');
                    }
                    json.append('}');
                }
                json.append(']');
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        database.close();
    }

    // ---- its tables
    // ------------------------------------------------------------------------------

    private static final String HASH = "(g * 2654435761::bigint) % 4294967296::bigint";

    /** Six events and a timer for each contact, all of it by a fixed hash. */
    static void fill(JdbcClient sql, long contacts, long escalations) {
        run(sql, "DROP SCHEMA IF EXISTS bare CASCADE");
        run(sql, "CREATE SCHEMA bare");
        run(
                sql,
                "CREATE TABLE bare.contact_state (contact_id bigint PRIMARY KEY, customer_id int,"
                        + " segment smallint, product smallint, tier smallint, state smallint,"
                        + " opened_at timestamptz, next_due timestamptz,"
                        + " last_event_at timestamptz, n_events int)");
        run(
                sql,
                "INSERT INTO bare.contact_state SELECT g, h % 100000, h / 7 % 4, h / 13 % 20,"
                        + " 1 + h / 17 % 3, h / 29 % 5, now() - h / 31 % 864000 * interval '1 s',"
                        + " now() + (h / 37 % 864000 - 86400) * interval '1 s', now(), 6"
                        + " FROM (SELECT g, "
                        + HASH
                        + " AS h FROM generate_series(1, "
                        + contacts
                        + "::bigint) g) x");
        run(sql, "CREATE INDEX ON bare.contact_state (tier, next_due) WHERE state < 4");
        run(
                sql,
                "CREATE TABLE bare.event (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                        + " contact_id bigint, ts timestamptz DEFAULT now(), type smallint,"
                        + " actor int, body text)");
        run(
                sql,
                "INSERT INTO bare.event (contact_id, ts, type, actor, body) SELECT 1 + h % "
                        + contacts
                        + ", now() - ("
                        + 6 * contacts
                        + " - g) * interval '50 ms', h % 12, h % 500,"
                        + " 'Something was said or done on this contact, number ' || g"
                        + " FROM (SELECT g, "
                        + HASH
                        + " AS h FROM generate_series(1, "
                        + 6 * contacts
                        + "::bigint) g) x");
        run(sql, "CREATE INDEX ON bare.event (contact_id, ts)");
        run(
                sql,
                "CREATE TABLE bare.timer (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                        + " due timestamptz, contact_id bigint, kind smallint)");
        run(
                sql,
                "INSERT INTO bare.timer (due, contact_id, kind) SELECT now() + interval '2 days'"
                        + " + h % 864000 * interval '1 s', g, h % 5 FROM (SELECT g, "
                        + HASH
                        + " AS h FROM generate_series(1, "
                        + contacts
                        + "::bigint) g) x");
        run(sql, "CREATE INDEX ON bare.timer (due)");
        run(sql, "CREATE INDEX ON bare.timer (contact_id)");
        run(
                sql,
                "CREATE TABLE bare.escalation (id bigint PRIMARY KEY, contact_id bigint,"
                        + " type smallint, state smallint, next_due timestamptz)");
        run(
                sql,
                "INSERT INTO bare.escalation SELECT g, 1 + h % "
                        + contacts
                        + ", h / 7 % 5, h / 29 % 8, now() + (h / 37 % 864000 - 86400)"
                        + " * interval '1 s' FROM (SELECT g, "
                        + HASH
                        + " AS h FROM generate_series(1, "
                        + escalations
                        + "::bigint) g) x");
        for (String table : new String[] {"contact_state", "event", "timer", "escalation"}) {
            run(sql, "VACUUM ANALYZE bare." + table);
        }
    }

    private static void run(JdbcClient sql, String statement) {
        sql.sql(statement).update();
    }
}

package io.amends.server.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** How many rows each table has, of those that a backup holds. */
public final class RowCounts {

    private RowCounts() {}

    /** Of a database that nobody runs. */
    public static Map<String, Long> in(Path folder) throws SQLException {
        try (DataFolder data = DataFolder.take(folder);
                EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            return of(database.address());
        }
    }

    /** Of one that runs, all at one moment. */
    public static Map<String, Long> of(Neighbour database) throws IOException, SQLException {
        try (Connection connection = database.connect()) {
            return of(connection);
        }
    }

    static Map<String, Long> of(DatabaseAddress address) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(address.url(), address.properties())) {
            return of(connection);
        }
    }

    private static Map<String, Long> of(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        Map<String, Long> counts = new TreeMap<>();
        for (Manifest.Table table : Catalog.tables(connection)) {
            if (table.entry() != null) {
                counts.put(table.name(), count(connection, table.name()));
            }
        }
        return counts;
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT count(*) FROM " + Catalog.quoted(table))) {
            row.next();
            return row.getLong(1);
        }
    }
}

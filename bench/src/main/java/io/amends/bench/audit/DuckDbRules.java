package io.amends.bench.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** The two bare rules in SQL on DuckDB, two threads and 1 GB; what exceeds it goes to disk. */
final class DuckDbRules implements AutoCloseable {

    private final Connection connection;

    DuckDbRules(Path workFolder) throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement set = connection.createStatement()) {
            set.execute("set threads = 2");
            set.execute("set memory_limit = '1GB'");
            set.execute("set preserve_insertion_order = false");
            set.execute("set temp_directory = '" + workFolder + "'");
        }
    }

    TwoRules.Found audited(Path file) throws SQLException {
        try (PreparedStatement rules = connection.prepareStatement(sql())) {
            rules.setString(1, file.toString());
            try (ResultSet row = rules.executeQuery()) {
                row.next();
                return new TwoRules.Found(row.getLong(1), row.getLong(2));
            }
        }
    }

    private static String sql() {
        try (InputStream in = DuckDbRules.class.getResourceAsStream("two-rules.sql")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

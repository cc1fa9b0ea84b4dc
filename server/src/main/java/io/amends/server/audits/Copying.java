package io.amends.server.audits;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Rows on their way into one table by PostgreSQL's COPY, a few megabytes at a time, so that no
 * connection is held in between. For one thread.
 */
final class Copying {

    private static final int CHUNK = 1 << 21;

    private final DataSource database;
    private final String statement;
    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream(CHUNK + (1 << 16));

    /**
     * @param table and columns: ours, never from a source
     */
    Copying(DataSource database, String table, List<String> columns) {
        this.database = database;
        this.statement = "COPY " + table + " (" + String.join(", ", columns) + ") FROM STDIN";
    }

    void add(List<? extends @Nullable Object> row) {
        StringBuilder line = new StringBuilder(256);
        for (int i = 0; i < row.size(); i++) {
            if (i > 0) {
                line.append('\t');
            }
            cell(line, row.get(i));
        }
        line.append('\n');
        chunk.writeBytes(line.toString().getBytes(StandardCharsets.UTF_8));
        if (chunk.size() >= CHUNK) {
            flush();
        }
    }

    void flush() {
        if (chunk.size() == 0) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(statement, new ByteArrayInputStream(chunk.toByteArray()));
            chunk.reset();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The database did not take rows", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * As COPY's text format has it; PostgreSQL's text holds no NUL, which becomes the character that
     * stands for what cannot be shown.
     */
    private static void cell(StringBuilder line, @Nullable Object value) {
        if (value == null) {
            line.append("\\N");
            return;
        }
        String text = value.toString();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\0' -> line.append('\uFFFD');
                default -> line.append(c);
            }
        }
    }
}

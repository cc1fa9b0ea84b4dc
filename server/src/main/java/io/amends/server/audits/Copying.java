package io.amends.server.audits;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows on their way into one table by PostgreSQL's COPY, a megabyte at a time. For one thread. */
final class Copying {

    private static final int CHUNK = 1 << 20;

    private final Lanes lanes;
    private final String statement;
    private final BinaryRows rows;

    /**
     * @param table and columns: ours, never from a source
     */
    Copying(Lanes lanes, String table, List<String> columns, List<CellType> types) {
        this.lanes = lanes;
        this.statement =
                "COPY "
                        + table
                        + " ("
                        + String.join(", ", columns)
                        + ") FROM STDIN (FORMAT binary)";
        this.rows = new BinaryRows(types);
    }

    void add(List<? extends @Nullable Object> row) {
        rows.add(row);
        if (rows.size() >= CHUNK) {
            flush();
        }
    }

    void flush() {
        if (rows.size() > 0) {
            lanes.send(statement, rows.take());
        }
    }
}

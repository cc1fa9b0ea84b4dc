package io.amends.history.table;

import io.amends.history.judging.ContactAudit;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** The tables that an audit writes beside {@code rejected.csv}. Any thread may add. */
public final class Tables implements AutoCloseable {

    private final Map<Rows, Table> tables = new EnumMap<>(Rows.class);

    public Tables(Path folder) {
        for (Rows rows : Rows.values()) {
            tables.put(rows, new Table(folder, rows.file(), rows.columns()));
        }
    }

    public void add(ContactAudit audit) {
        tables.forEach(
                (rows, table) -> rows.of(audit).forEach(row -> table.add(Cells.id(audit), row)));
    }

    public void write() {
        tables.values().forEach(Table::write);
    }

    @Override
    public void close() {
        tables.values().forEach(Table::close);
    }
}

package io.amends.server.database;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is in a backup, enough to check it and to put it back.
 *
 * @param format of the backup file; a newer one is refused
 * @param schema the version of the tables, as the migrations count it
 * @param madeAt when the snapshot was taken, as an instant in UTC
 */
record Manifest(
        int format,
        String schema,
        String madeAt,
        List<Table> tables,
        List<Sequence> sequences,
        Map<String, Content> contents) {

    static final int FORMAT = 1;

    Manifest {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        contents = Map.copyOf(contents);
    }

    /**
     * A table that holds rows itself, or is divided into some that do.
     *
     * @param parent the table it is a partition of
     * @param definition makes it where the migrations do not
     * @param constraints and indexes of its own, for one that the migrations do not make
     * @param references its foreign keys, made when all rows are there
     * @param columns those whose values are kept; not those computed from others
     * @param entry of its rows in the file; none for a table that is divided
     */
    record Table(
            String name,
            @Nullable String parent,
            String definition,
            List<String> constraints,
            List<String> indexes,
            List<String> references,
            List<String> columns,
            @Nullable String entry,
            long rows) {

        Table {
            constraints = List.copyOf(constraints);
            indexes = List.copyOf(indexes);
            references = List.copyOf(references);
            columns = List.copyOf(columns);
        }

        Table with(String newEntry, long newRows) {
            return new Table(
                    name,
                    parent,
                    definition,
                    constraints,
                    indexes,
                    references,
                    columns,
                    newEntry,
                    newRows);
        }
    }

    /**
     * @param own made for itself, not by a table's identity column
     */
    record Sequence(String name, boolean own, long value, boolean used) {}

    /** How many bytes an entry has, and their SHA-256 in hexadecimal digits. */
    record Content(long bytes, String sha256) {}
}

package io.amends.server.database;

import io.amends.history.source.RefusedInput;
import io.amends.server.database.Manifest.Sequence;
import io.amends.server.database.Manifest.Table;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;
import org.springframework.util.FileSystemUtils;

/**
 * Puts a backup back, into an empty folder or an empty database: first the tables as the migrations
 * made them at that time, then those made while running, then all rows in one transaction, then the
 * migrations since. Foreign keys are taken away for the rows and put back after, which checks them.
 */
public final class Restore {

    private final BackupFile backup;
    private final Watcher watcher;
    private long done;

    private Restore(BackupFile backup, Watcher watcher) {
        this.backup = backup;
        this.watcher = watcher;
    }

    /** How much was put back. */
    public record Restored(int tables, long rows, int files) {}

    /**
     * @throws RefusedInput if the file is no backup or damaged, or the place is not empty; then
     *     nothing was changed
     */
    public static Restored read(DatabaseSettings settings, Path file, Watcher watcher)
            throws IOException {
        try (BackupFile backup = BackupFile.open(file)) {
            mustBeEmpty(settings.data());
            backup.mustBeWhole(watcher);
            return new Restore(backup, watcher).into(settings);
        }
    }

    private static void mustBeEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> there = Files.list(folder)) {
            if (there.findAny().isPresent()) {
                throw new RefusedInput(
                        folder.toAbsolutePath().normalize()
                                + " is not empty: a backup is restored into an empty folder. Choose"
                                + " another with --data DIR");
            }
        }
    }

    private Restored into(DatabaseSettings settings) throws IOException {
        DataFolder data = DataFolder.take(settings.data());
        Path unfinished = Files.createFile(data.root().resolve(DataFolder.RESTORING));
        boolean whole = false;
        try (data) {
            try (RunningDatabase database =
                    settings.foreign().isPresent()
                            ? ForeignDatabase.reach(settings.foreign().get())
                            : EmbeddedDatabase.start(data)) {
                long rows = tables(database.address());
                int files = files(data.root());
                Files.delete(unfinished);
                whole = true;
                return new Restored(backup.manifest().tables().size(), rows, files);
            }
        } finally {
            if (!whole) {
                empty(settings.data());
            }
        }
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path path : all.toList()) {
                FileSystemUtils.deleteRecursively(path);
            }
        }
    }

    private long tables(DatabaseAddress address) throws IOException {
        String schema = backup.manifest().schema();
        try (Connection connection =
                DriverManager.getConnection(address.url(), address.properties())) {
            if (!Catalog.tables(connection).isEmpty()) {
                throw new RefusedInput(
                        "The database at "
                                + address.withoutSecrets()
                                + " is not empty: make another one, and name it in --db-url");
            }
            Flyway flyway = Migrations.of(address);
            MigrationVersion known = Migrations.newestKnown(flyway).orElseThrow();
            if (MigrationVersion.fromVersion(schema).isNewerThan(known)) {
                throw new RefusedInput(
                        backup.path()
                                + " was made by a newer Amends: its tables are at version "
                                + schema
                                + ", this Amends knows "
                                + known
                                + ". Restore it with that one");
            }
            Migrations.upTo(schema, address).migrate();
            connection.setAutoCommit(false);
            long rows = fill(connection);
            connection.commit();
            connection.setAutoCommit(true);
            Migrations.run(flyway);
            execute(connection, "ANALYZE");
            return rows;
        } catch (SQLException e) {
            if (Disk.saysFull(backup.path(), String.valueOf(e.getMessage()))) {
                throw Disk.full(backup.path(), e);
            }
            throw new RefusedInput(backup.path() + " could not be restored: " + e.getMessage(), e);
        }
    }

    private long fill(Connection connection) throws SQLException, IOException {
        List<Table> made = missing(connection);
        List<String> references = takeAwayReferences(connection);
        List<Table> present = Catalog.tables(connection);
        execute(
                connection,
                "TRUNCATE " + Catalog.quoted(present.stream().map(Table::name).toList()));
        for (Table table : present) {
            execute(
                    connection,
                    "ALTER TABLE " + Catalog.quoted(table.name()) + " DISABLE TRIGGER USER");
        }
        long rows = 0;
        for (Table table : backup.manifest().tables()) {
            if (table.entry() != null) {
                rows += rows(connection, table);
            }
        }
        for (Table table : present) {
            execute(
                    connection,
                    "ALTER TABLE " + Catalog.quoted(table.name()) + " ENABLE TRIGGER USER");
        }
        for (Table table : made) {
            for (String index : table.indexes()) {
                execute(connection, index);
            }
            references.addAll(table.references());
        }
        for (String reference : references) {
            execute(connection, reference);
        }
        for (Sequence sequence : backup.manifest().sequences()) {
            execute(
                    connection,
                    "SELECT setval('%s', %d, %s)"
                            .formatted(
                                    Catalog.quoted(sequence.name()).replace("'", "''"),
                                    sequence.value(),
                                    sequence.used()));
        }
        return rows;
    }

    /** Makes the tables that no migration makes; a partition after what it is a part of. */
    private List<Table> missing(Connection connection) throws SQLException {
        Set<String> there = new HashSet<>();
        Catalog.tables(connection).forEach(table -> there.add(table.name()));
        List<Table> made = new ArrayList<>();
        for (Sequence sequence : backup.manifest().sequences()) {
            if (sequence.own()) {
                execute(
                        connection,
                        "CREATE SEQUENCE IF NOT EXISTS " + Catalog.quoted(sequence.name()));
            }
        }
        List<Table> waiting =
                new ArrayList<>(
                        backup.manifest().tables().stream()
                                .filter(table -> !there.contains(table.name()))
                                .toList());
        while (!waiting.isEmpty()) {
            Table next =
                    waiting.stream()
                            .filter(
                                    table ->
                                            table.parent() == null
                                                    || there.contains(table.parent()))
                            .findFirst()
                            .orElseThrow(() -> new SQLException("a table lacks its parent"));
            execute(connection, next.definition());
            for (String constraint : next.constraints()) {
                execute(connection, constraint);
            }
            there.add(next.name());
            waiting.remove(next);
            made.add(next);
        }
        return made;
    }

    private static List<String> takeAwayReferences(Connection connection) throws SQLException {
        List<String> references = new ArrayList<>();
        for (Table table : Catalog.tables(connection)) {
            references.addAll(table.references());
        }
        for (String reference : references) {
            execute(
                    connection,
                    reference.replaceFirst(
                            " ADD (CONSTRAINT (\"([^\"]|\"\")+\"|\\S+)) .*", " DROP $1"));
        }
        return references;
    }

    private long rows(Connection connection, Table table) throws SQLException, IOException {
        String entry = Objects.requireNonNull(table.entry());
        try (InputStream in = backup.read(entry)) {
            long rows =
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(
                                    "COPY "
                                            + Catalog.quoted(table.name())
                                            + " ("
                                            + Catalog.quoted(table.columns())
                                            + ") FROM STDIN",
                                    in,
                                    1 << 16);
            if (rows != table.rows()) {
                throw new SQLException(
                        table.name() + ": expected " + table.rows() + " rows, but came " + rows);
            }
            tell("Restoring " + table.name(), entry);
            return rows;
        }
    }

    private int files(Path root) throws IOException {
        int files = 0;
        for (String entry : backup.manifest().contents().keySet()) {
            if (!entry.startsWith(Backup.FILES)) {
                continue;
            }
            Path to = root.resolve(entry.substring(Backup.FILES.length())).normalize();
            if (!to.startsWith(root)) {
                throw new RefusedInput(backup.path() + " is no backup of Amends: it has " + entry);
            }
            Files.createDirectories(Objects.requireNonNull(to.getParent()));
            try (InputStream in = backup.read(entry);
                    OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
                in.transferTo(out);
            }
            tell("Restoring files", entry);
            files++;
        }
        return files;
    }

    private void tell(String doing, String entry) {
        done += Objects.requireNonNull(backup.manifest().contents().get(entry)).bytes();
        watcher.at(doing, done);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

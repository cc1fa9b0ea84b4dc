package io.amends.server.database;

import io.amends.history.source.RefusedInput;
import io.amends.server.database.Manifest.Content;
import io.amends.server.database.Manifest.Table;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes everything that Amends keeps into one file, while it runs. All tables are read in one
 * snapshot, so that they agree with each other whatever is written meanwhile; rows go from the
 * database to the file without being held. The file appears when it is whole, under its own name.
 */
public final class Backup {

    static final String MANIFEST = "amends-backup.json";
    static final String FILES = "files/";

    private static final int ATTEMPTS = 5;

    /** PostgreSQL's codes for a table that is gone and for one that somebody holds. */
    private static final List<String> TABLES_MOVED = List.of("42P01", "55P03", "XX000");

    private final Watcher watcher;
    private long done;

    private Backup(Watcher watcher) {
        this.watcher = watcher;
    }

    /** How much was saved. */
    public record Saved(Path file, int tables, long rows, int files, long bytes) {}

    /**
     * @param file must not exist yet
     * @throws RefusedInput if there is nothing to save, or no place to save it
     */
    public static Saved write(DatabaseSettings settings, Path file, Watcher watcher)
            throws IOException {
        if (Files.exists(file)) {
            throw new RefusedInput(file + " exists already: choose another name with --out FILE");
        }
        try (Reached reached = Reached.by(settings)) {
            return new Backup(watcher).write(reached, file.toAbsolutePath());
        }
    }

    private Saved write(Reached reached, Path file) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(unfinished);
        try {
            Files.createFile(
                    unfinished,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Saved saved = writeTo(unfinished, reached, file);
            try (FileChannel whole = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                whole.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return saved;
        } catch (NoSuchFileException | FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            throw Disk.refusal(Objects.requireNonNull(file.getParent()), e);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private Saved writeTo(Path unfinished, Reached reached, Path file) throws IOException {
        DatabaseAddress address = reached.address();
        try (Connection connection =
                        DriverManager.getConnection(address.url(), address.properties());
                DataFiles files = new DataFiles(reached.data());
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            List<Table> tables = snapshot(connection);
            files.hold();
            Map<String, Content> contents = new LinkedHashMap<>();
            List<Table> saved = new ArrayList<>();
            for (Table table : tables) {
                saved.add(table.entry() == null ? table : rows(connection, table, zip, contents));
            }
            for (DataFiles.Held held : files.held()) {
                file(held, zip, contents);
            }
            Manifest manifest =
                    new Manifest(
                            Manifest.FORMAT,
                            schema(connection),
                            Instant.now().toString(),
                            saved,
                            Catalog.sequences(connection),
                            contents);
            zip.putNextEntry(new ZipEntry(MANIFEST));
            zip.write(JsonMapper.shared().writeValueAsBytes(manifest));
            zip.closeEntry();
            return new Saved(
                    file,
                    saved.size(),
                    saved.stream().mapToLong(Table::rows).sum(),
                    files.held().size(),
                    done);
        } catch (SQLException e) {
            throw new IOException("The backup failed: " + e.getMessage(), e);
        }
    }

    /**
     * Begins the snapshot and holds its tables against being dropped. One that is dropped in between
     * makes it begin anew.
     */
    private static List<Table> snapshot(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        for (int attempt = 1; ; attempt++) {
            try (Statement statement = connection.createStatement()) {
                List<Table> tables = Catalog.tables(connection);
                if (!tables.isEmpty()) {
                    statement.execute(
                            "LOCK TABLE "
                                    + Catalog.quoted(tables.stream().map(Table::name).toList())
                                    + " IN ACCESS SHARE MODE");
                }
                return tables;
            } catch (SQLException e) {
                connection.rollback();
                if (attempt == ATTEMPTS || !TABLES_MOVED.contains(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }

    private static String schema(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT version FROM "
                                        + Catalog.MIGRATIONS
                                        + " WHERE success AND version IS NOT NULL"
                                        + " ORDER BY installed_rank DESC LIMIT 1")) {
            row.next();
            return row.getString(1);
        }
    }

    private Table rows(
            Connection connection, Table table, ZipOutputStream zip, Map<String, Content> contents)
            throws SQLException, IOException {
        String entry = Objects.requireNonNull(table.entry());
        zip.putNextEntry(new ZipEntry(entry));
        Counted counted = new Counted(zip, more -> tell("Saving " + table.name(), more));
        long rows =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut(
                                "COPY (SELECT "
                                        + Catalog.quoted(table.columns())
                                        + " FROM ONLY "
                                        + Catalog.quoted(table.name())
                                        + ") TO STDOUT",
                                counted);
        zip.closeEntry();
        contents.put(entry, counted.content());
        return table.with(entry, rows);
    }

    private void file(DataFiles.Held held, ZipOutputStream zip, Map<String, Content> contents)
            throws IOException {
        String entry = FILES + held.name();
        zip.putNextEntry(new ZipEntry(entry));
        Counted counted = new Counted(zip, more -> tell("Saving " + held.name(), more));
        try (InputStream in = Files.newInputStream(held.path())) {
            in.transferTo(counted);
        }
        zip.closeEntry();
        contents.put(entry, counted.content());
    }

    private void tell(String doing, long more) {
        done += more;
        watcher.at(doing, done);
    }
}

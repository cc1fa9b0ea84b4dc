package io.amends.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.history.source.RefusedInput;
import io.amends.server.TestServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackupTest {

    private static final Watcher NOBODY = (doing, bytes) -> {};

    private final TestServer server = TestServer.shared();
    private final Path folder = TestServer.folder();
    private final Path file = folder.resolve("amends.backup");

    @BeforeEach
    void begin_with_tables_that_no_migration_makes() throws IOException {
        server.reset();
        sql(
                """
                INSERT INTO history VALUES
                  ('00000000-0000-0000-0000-000000000001', now(), 'someone')
                """);
        sql("CREATE TABLE audit_event_7 (LIKE audit_event, CHECK (audit = 7))");
        sql(
                """
                INSERT INTO audit_event_7
                SELECT 7, 'c' || n, n, now(), now(), 'opened', json_build_object('tab', E'a\\tb\\\\')
                FROM generate_series(1, 20000) n
                """);
        sql("ALTER TABLE audit_event ATTACH PARTITION audit_event_7 FOR VALUES IN (7)");
        sql(
                """
                CREATE TABLE "Made here" (
                  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                  "of history" uuid REFERENCES history,
                  twice int GENERATED ALWAYS AS (2 * 21) STORED,
                  note text NOT NULL DEFAULT 'it''s')
                """);
        sql("CREATE UNIQUE INDEX made_note ON \"Made here\" (lower(note))");
        sql(
                """
                INSERT INTO "Made here" ("of history") VALUES
                  ('00000000-0000-0000-0000-000000000001')
                """);
        Path uploaded = server.data().resolve("histories/x");
        Files.createDirectories(uploaded);
        Files.writeString(uploaded.resolve("events.csv"), "contact,when\nC-1,today\n");
    }

    @Test
    void restored_into_an_empty_folder_every_table_and_file_is_there_again() throws Exception {
        Map<String, Long> before = RowCounts.of(settings().foreign().orElse(running()));
        Backup.Saved saved = Backup.write(settings(), file, NOBODY);
        assertThat(saved.rows()).isEqualTo(before.values().stream().mapToLong(n -> n).sum());

        Path target = folder.resolve("restored");
        Restore.read(ours(target), file, NOBODY);

        assertThat(target.resolve("histories/x/events.csv"))
                .hasSameTextualContentAs(server.data().resolve("histories/x/events.csv"));
        try (DataFolder data = DataFolder.take(target);
                EmbeddedDatabase restored = EmbeddedDatabase.start(data)) {
            DatabaseAddress address = restored.address();
            assertThat(RowCounts.of(address)).isEqualTo(before);
            assertThat(digest(address, "audit_event")).isEqualTo(digest(running(), "audit_event"));
            assertThat(structure(address)).isEqualTo(structure(running()));
            execute(address, "INSERT INTO \"Made here\" (note) VALUES ('the next number')");
            assertThat(number(address, "SELECT max(id) FROM \"Made here\"")).isEqualTo(2);
            assertThatThrownBy(
                            () ->
                                    execute(
                                            address,
                                            "INSERT INTO \"Made here\" (\"of history\", note)"
                                                    + " VALUES (gen_random_uuid(), 'x')"))
                    .hasMessageContaining("foreign key");
        }
    }

    @Test
    void taken_while_others_write_it_shows_one_moment() throws Exception {
        sql("CREATE TABLE debit (amount bigint NOT NULL)");
        sql("CREATE TABLE credit (amount bigint NOT NULL)");
        sql("INSERT INTO debit SELECT 0 FROM generate_series(1, 50000)");
        AtomicBoolean goesOn = new AtomicBoolean(true);
        CountDownLatch writing = new CountDownLatch(10);
        Thread writer = Thread.ofPlatform().start(() -> writeWhile(goesOn, writing));
        try {
            writing.await();
            Backup.write(settings(), file, NOBODY);
        } finally {
            goesOn.set(false);
            writer.join();
        }
        Path target = folder.resolve("restored");
        Restore.read(ours(target), file, NOBODY);
        try (DataFolder data = DataFolder.take(target);
                EmbeddedDatabase restored = EmbeddedDatabase.start(data)) {
            long saved = number(restored.address(), "SELECT count(*) FROM credit");
            assertThat(saved)
                    .isPositive()
                    .isLessThan(number(running(), "SELECT count(*) FROM credit"));
            assertThat(number(restored.address(), "SELECT sum(amount) FROM debit"))
                    .isEqualTo(number(restored.address(), "SELECT sum(amount) FROM credit"));
        }
    }

    @Test
    void it_goes_into_the_oldest_supported_postgresql_and_back() throws Exception {
        try (Postgres15 fifteen = Postgres15.started()) {
            Backup.write(settings(), file, NOBODY);
            DatabaseAddress address = fifteen.address();
            DatabaseSettings theirs =
                    new DatabaseSettings(
                            folder.resolve("files"),
                            address.url(),
                            address.user(),
                            address.password());
            Restore.read(theirs, file, NOBODY);
            assertThat(RowCounts.of(address)).isEqualTo(RowCounts.of(running()));

            Path again = folder.resolve("again.backup");
            Backup.write(theirs, again, NOBODY);
            Path target = folder.resolve("back");
            Restore.read(ours(target), again, NOBODY);
            try (DataFolder data = DataFolder.take(target);
                    EmbeddedDatabase back = EmbeddedDatabase.start(data)) {
                assertThat(RowCounts.of(back.address())).isEqualTo(RowCounts.of(running()));
            }
            assertThatThrownBy(
                            () ->
                                    Restore.read(
                                            new DatabaseSettings(
                                                    folder.resolve("other"),
                                                    address.url(),
                                                    address.user(),
                                                    address.password()),
                                            file,
                                            NOBODY))
                    .isInstanceOf(RefusedInput.class)
                    .hasMessageContaining("is not empty");
        }
    }

    @Test
    void a_backup_overwrites_nothing_and_is_for_its_owner_alone() throws IOException {
        Backup.write(settings(), file, NOBODY);
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(folder.resolve("amends.backup.part")).doesNotExist();
        assertThatThrownBy(() -> Backup.write(settings(), file, NOBODY))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContainingAll("exists already", "--out");
    }

    @Test
    void where_there_is_no_database_there_is_nothing_to_save() {
        assertThatThrownBy(() -> Backup.write(ours(folder.resolve("nothing")), file, NOBODY))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContainingAll("no database of Amends", "--data");
        assertThat(folder.resolve("nothing")).doesNotExist();
    }

    @Test
    void a_folder_that_is_not_empty_is_not_restored_into() throws IOException {
        Backup.write(settings(), file, NOBODY);
        Path target = Files.createDirectory(folder.resolve("full"));
        Files.createFile(target.resolve("something"));
        assertThatThrownBy(() -> Restore.read(ours(target), file, NOBODY))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContainingAll("not empty", "--data");
        assertThat(target).isDirectoryContaining(path -> path.endsWith("something"));
    }

    @Test
    void a_file_that_is_foreign_cut_short_or_changed_is_refused_before_anything_is_made()
            throws IOException {
        Backup.write(settings(), file, NOBODY);
        Path foreign = Files.writeString(folder.resolve("foreign"), "contact,when\n");
        assertRefused(foreign, "no backup of Amends");

        byte[] whole = Files.readAllBytes(file);
        Path cut = folder.resolve("cut");
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length - 100));
        assertRefused(cut, "cut short");

        assertRefused(
                changed("table", "tables/history", bytes -> bytes + "\n"),
                "is damaged: tables/history");
        assertRefused(
                changed("file", "files/histories/x/events.csv", text -> text.replace('C', 'D')),
                "is damaged: files/histories/x/events.csv");
        assertRefused(changed("manifest", Backup.MANIFEST, text -> "{}}"), "is damaged");
    }

    @Test
    void one_that_a_newer_amends_made_is_refused() throws IOException {
        Backup.write(settings(), file, NOBODY);
        assertRefused(
                changed(
                        "format",
                        Backup.MANIFEST,
                        text -> text.replace("\"format\":1", "\"format\":2")),
                "made by a newer Amends");
        Path newer =
                changed(
                        "schema",
                        Backup.MANIFEST,
                        text -> text.replaceFirst("\"schema\":\"[0-9]+\"", "\"schema\":\"9999\""));
        assertRefused(newer, "its tables are at version 9999");
    }

    private void assertRefused(Path backup, String because) {
        Path target = folder.resolve("target");
        assertThatThrownBy(() -> Restore.read(ours(target), backup, NOBODY))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContaining(because);
        if (Files.exists(target)) {
            assertThat(target).isEmptyDirectory();
        }
    }

    /** The backup with one entry's text changed; the file itself is a sound one. */
    private Path changed(String name, String entry, UnaryOperator<String> change)
            throws IOException {
        Path copy = folder.resolve(name);
        try (ZipFile from = new ZipFile(file.toFile());
                OutputStream out = Files.newOutputStream(copy);
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry each : java.util.Collections.list(from.entries())) {
                byte[] bytes = from.getInputStream(each).readAllBytes();
                to.putNextEntry(new ZipEntry(each.getName()));
                to.write(
                        each.getName().equals(entry)
                                ? change.apply(new String(bytes, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)
                                : bytes);
                to.closeEntry();
            }
        }
        return copy;
    }

    private void writeWhile(AtomicBoolean goesOn, CountDownLatch writing) {
        DatabaseAddress address = running();
        try (Connection connection =
                        DriverManager.getConnection(address.url(), address.properties());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int i = 1; goesOn.get(); i++) {
                statement.execute("INSERT INTO debit VALUES (" + i + ")");
                statement.execute("INSERT INTO credit VALUES (" + i + ")");
                connection.commit();
                writing.countDown();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private DatabaseSettings settings() {
        return ours(server.data());
    }

    private static DatabaseSettings ours(Path data) {
        return new DatabaseSettings(data, null, null, null);
    }

    private DatabaseAddress running() {
        return server.bean(RunningDatabase.class).address();
    }

    private void sql(String statement) {
        server.jdbc().sql(statement).update();
    }

    /** Every definition, with the names of constraints and indexes. */
    private static Map<String, String> structure(DatabaseAddress address) throws SQLException {
        Map<String, String> structure = new TreeMap<>();
        try (Connection connection =
                DriverManager.getConnection(address.url(), address.properties())) {
            for (Manifest.Table table : Catalog.tables(connection)) {
                structure.put(
                        table.name(),
                        table.definition()
                                + new java.util.TreeSet<>(table.constraints())
                                + new java.util.TreeSet<>(table.indexes())
                                + new java.util.TreeSet<>(table.references()));
            }
        }
        return structure;
    }

    private static String digest(DatabaseAddress address, String table) throws SQLException {
        return text(
                address,
                "SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM " + table + " t");
    }

    private static long number(DatabaseAddress address, String sql) throws SQLException {
        return Long.parseLong(text(address, sql));
    }

    private static String text(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(address.url(), address.properties());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(address.url(), address.properties());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

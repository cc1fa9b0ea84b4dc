package io.amends.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.history.source.RefusedInput;
import io.amends.server.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedDatabaseTest {

    /** A space and a letter of its own: paths are quoted wherever they go. */
    private final Path folder = TestServer.folder().resolve("für Amends");

    private final DataFolder data = DataFolder.take(folder);

    @AfterEach
    void let_go() {
        data.close();
    }

    @Test
    void what_was_committed_is_on_the_disk_and_only_our_role_may_enter() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            DatabaseAddress address = database.address();
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(shown(address, setting)).as(setting).isEqualTo("on");
            }
            assertThat(shown(address, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(shown(address, "data_checksums")).isEqualTo("on");
            assertThat(one(address, "SELECT current_database()")).isEqualTo("amends");
            assertThat(one(address, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");

            Path home = data.postgresql();
            assertThat(Files.readString(home.resolve("cluster/pg_hba.conf")))
                    .isEqualTo("host amends amends 127.0.0.1/32 scram-sha-256\n");
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(home.resolve("password"))))
                    .isEqualTo("rw-------");
            assertThatThrownBy(
                            () ->
                                    one(
                                            new DatabaseAddress(address.url(), "amends", "wrong"),
                                            "SELECT 1"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(
                            () ->
                                    one(
                                            new DatabaseAddress(
                                                    address.url(), "postgres", address.password()),
                                            "SELECT 1"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void an_unpacking_that_was_cut_short_leaves_no_half() throws IOException {
        Bundle bundle = Bundle.forThisMachine();
        Path half =
                data.postgresql()
                        .resolve("binaries")
                        .resolve(bundle.version() + "-" + bundle.machine() + ".unpacking/bin");
        Files.createDirectories(half);
        Files.writeString(half.resolve("postgres"), "half of it");
        Path unfinished = Files.createDirectories(data.postgresql().resolve("cluster.unfinished"));
        Files.writeString(unfinished.resolve("PG_VERSION"), "18\n");
        if ("root".equals(System.getProperty("user.name"))) {
            Account.letOthersPass(data.postgresql());
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            assertThat(database.address().url()).contains("/amends");
            assertThat(half.getParent()).doesNotExist();
            assertThat(unfinished).doesNotExist();
        }
    }

    @Test
    void killed_it_is_started_again_where_it_was() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            one(database.address(), "CREATE TABLE kept AS SELECT 1 AS x", false);
            killed();
            awaitAnswer(database.address());
            assertThat(one(database.address(), "SELECT x FROM kept")).isEqualTo("1");
        }
    }

    @Test
    void a_number_of_a_process_that_is_another_programs_by_now_is_no_obstacle() throws Exception {
        EmbeddedDatabase.start(data).close();
        Path pid = data.postgresql().resolve("cluster/postmaster.pid");
        long ours = ProcessHandle.current().pid();
        Files.writeString(pid, ours + "\n/elsewhere\n0\n5432\n\n127.0.0.1\n");
        assertThat(Postmaster.on(data.postgresql().resolve("cluster"))).isEmpty();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            assertThat(database.address().url()).contains(":" + running().port() + "/");
            assertThat(running().pid()).isNotEqualTo(ours);
        }
    }

    @Test
    void a_port_that_somebody_took_meanwhile_is_not_insisted_on() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int free = new Ports().getAsInt();
            Iterator<Integer> ports = List.of(taken.getLocalPort(), free).iterator();
            try (EmbeddedDatabase database =
                    EmbeddedDatabase.start(
                            data, Bundle.forThisMachine(), Account.toRunAs(), ports::next)) {
                assertThat(database.address().url()).contains(":" + free + "/");
            }
        }
    }

    @Test
    void another_major_version_is_refused_with_the_way_out() throws IOException {
        EmbeddedDatabase.start(data).close();
        Files.writeString(data.postgresql().resolve("cluster/PG_VERSION"), "17\n");
        assertThatThrownBy(() -> EmbeddedDatabase.start(data))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContainingAll("PostgreSQL 17", "brings 18", "backup", "restore");
    }

    @Test
    void a_lost_password_is_made_anew() throws Exception {
        EmbeddedDatabase.start(data).close();
        Files.delete(data.postgresql().resolve("password"));
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            assertThat(one(database.address(), "SELECT 1")).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"setpriv", "runuser", "su"})
    void as_root_each_way_to_an_unprivileged_account_leads_there(String command) throws Exception {
        Assumptions.assumeTrue(
                "root".equals(System.getProperty("user.name")), "only root can become nobody");
        Account account = Account.unprivilegedBy(command);
        assertThat(account.run(List.of("id", "-un")).said().strip()).isEqualTo("nobody");
        assertThat(account.run(List.of("echo", "-D", "a b")).said().strip()).isEqualTo("-D a b");
    }

    @Test
    void for_a_machine_without_a_bundle_it_says_to_bring_a_database() {
        assertThatThrownBy(() -> Bundle.forMachine("Windows 11", "amd64"))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContainingAll("Windows 11", "amd64", "--db-url");
        assertThatThrownBy(() -> Bundle.forMachine("Linux", "riscv64"))
                .hasMessageContainingAll("Linux", "riscv64", "--db-url");
        for (String os : List.of("Linux", "Mac OS X")) {
            for (String architecture : List.of("amd64", "aarch64")) {
                assertThat(Bundle.class.getResource(Bundle.forMachine(os, architecture).resource()))
                        .as(os + architecture)
                        .isNotNull();
            }
        }
    }

    private Postmaster running() {
        return Postmaster.on(data.postgresql().resolve("cluster")).orElseThrow();
    }

    private void killed() {
        ProcessHandle process = ProcessHandle.of(running().pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().orTimeout(30, java.util.concurrent.TimeUnit.SECONDS).join();
    }

    private static void awaitAnswer(DatabaseAddress address) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < until) {
            try {
                one(address, "SELECT 1");
                return;
            } catch (SQLException e) {
                Thread.onSpinWait();
            }
        }
        throw new AssertionError("PostgreSQL was not started again");
    }

    private static String shown(DatabaseAddress address, String setting) throws SQLException {
        return one(address, "SHOW " + setting);
    }

    private static String one(DatabaseAddress address, String sql) throws SQLException {
        return one(address, sql, true);
    }

    private static String one(DatabaseAddress address, String sql, boolean answers)
            throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(address.url(), address.properties());
                Statement statement = connection.createStatement()) {
            if (!answers) {
                statement.execute(sql);
                return "";
            }
            try (ResultSet rows = statement.executeQuery(sql)) {
                assertThat(rows.next()).isTrue();
                return rows.getString(1);
            }
        }
    }
}

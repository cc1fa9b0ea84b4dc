package io.amends.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * The oldest PostgreSQL we support, as the distribution installs it, on a folder of its own. Its one
 * role is {@code owner} with the password {@code secret}, in the database {@code own}.
 */
final class Postgres15 implements AutoCloseable {

    private static final Path BIN = Path.of("/usr/lib/postgresql/15/bin");

    private final Path cluster;
    private final Account account = Account.toRunAs();
    private final int port = new Ports().getAsInt();

    private Postgres15(Path home) throws IOException {
        this.cluster = Files.createDirectory(home.resolve("fifteen"));
        Path password = Files.writeString(home.resolve("fifteen.password"), "secret");
        account.own(cluster);
        run("initdb", "-U", "owner", "--pwfile=" + password, "-A", "scram-sha-256", "-E", "UTF8");
        run(
                "pg_ctl",
                "start",
                "-w",
                "-l",
                cluster.resolve("start.log").toString(),
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=");
    }

    /** Started; the test is skipped where the distribution has none. */
    static Postgres15 started() throws IOException {
        Assumptions.assumeTrue(
                Files.isExecutable(BIN.resolve("initdb")), "no PostgreSQL 15 in " + BIN);
        return new Postgres15(TestServer.folder());
    }

    private void run(String program, String... arguments) {
        List<String> command = new java.util.ArrayList<>();
        command.add(BIN.resolve(program).toString());
        command.addAll(List.of("-D", cluster.toString()));
        command.addAll(List.of(arguments));
        Ran ran = account.run(command);
        assertThat(ran.code()).as(ran.said()).isZero();
    }

    DatabaseAddress address(String database, String user, String password) {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password);
    }

    DatabaseAddress address() {
        return address("postgres", "owner", "secret");
    }

    @Override
    public void close() {
        run("pg_ctl", "stop", "-m", "immediate", "-w");
    }
}

package io.amends.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Our own PostgreSQL, in the data folder. */
final class EmbeddedDatabase implements RunningDatabase {

    private static final String USER = "amends";

    private final Process process;
    private final DatabaseAddress address;

    private EmbeddedDatabase(Process process, DatabaseAddress address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it, and makes it first where the folder is empty. */
    static EmbeddedDatabase start(Path folder) {
        try {
            Path home = folder.toAbsolutePath();
            Path binaries = Binaries.unpackedIn(home.resolve("binaries"));
            Path cluster = home.resolve("cluster");
            Path secret = home.resolve("password");
            Account account = Account.toRunAs();
            if (!Files.exists(cluster.resolve("PG_VERSION"))) {
                initialise(home, account);
            }
            int port = FreePort.find();
            List<String> command = new ArrayList<>(account.prefix());
            command.addAll(
                    List.of(
                            binaries.resolve("bin/postgres").toString(),
                            "-D",
                            cluster.toString(),
                            "-p",
                            String.valueOf(port),
                            "-c",
                            "listen_addresses=127.0.0.1",
                            "-c",
                            "unix_socket_directories="));
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(
                                            home.resolve("postgres.log").toFile()))
                            .start();
            DatabaseAddress address =
                    new DatabaseAddress(
                            "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                            USER,
                            Files.readString(secret).strip());
            awaitAnswer(process, address);
            return new EmbeddedDatabase(process, address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void initialise(Path folder, Account account) throws IOException {
        Path secret = folder.resolve("password");
        Files.writeString(secret, Secrets.random());
        account.own(folder);
        List<String> command = new ArrayList<>(account.prefix());
        command.addAll(
                List.of(
                        folder.resolve("binaries/bin/initdb").toString(),
                        "-D",
                        folder.resolve("cluster").toString(),
                        "-U",
                        USER,
                        "--pwfile=" + secret,
                        "-A",
                        "scram-sha-256",
                        "-E",
                        "UTF8",
                        "--locale=C.UTF-8"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("PostgreSQL could not be set up: " + said);
        }
    }

    private static void awaitAnswer(Process process, DatabaseAddress address) {
        for (int i = 0; i < 600; i++) {
            try (Connection connection =
                    DriverManager.getConnection(
                            address.url(), address.user(), address.password())) {
                if (connection.isValid(1)) {
                    return;
                }
            } catch (SQLException e) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("PostgreSQL stopped while starting", e);
                }
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new IllegalStateException("PostgreSQL did not answer within 30 s");
    }

    @Override
    public DatabaseAddress address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}

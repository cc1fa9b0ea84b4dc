package io.amends.server.database;

import io.amends.history.source.RefusedInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The files of our own database. One role may sign in, with a password that was made by chance, from
 * this machine and to our database alone; the superuser cannot.
 *
 * @param home the folder that holds it and its password
 */
record Cluster(Path home, Programs programs, Account account) {

    static final String ROLE = "amends";
    static final String DATABASE = "amends";

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

    private static final Set<PosixFilePermission> OURS_ALONE =
            PosixFilePermissions.fromString("rw-------");

    Path files() {
        return home.resolve("cluster");
    }

    private Path password() {
        return password(home);
    }

    static Path password(Path home) {
        return home.resolve("password");
    }

    /** Made where it is not; whole or not at all. */
    void mustExist(Bundle bundle) throws IOException {
        if (!Files.exists(files().resolve("PG_VERSION"))) {
            LOG.info(
                    "Setting up PostgreSQL {} in {} (the first time only)", bundle.version(), home);
            make();
        }
        mustBeOf(bundle);
        if (!Files.exists(password())) {
            alone("ALTER ROLE " + ROLE + " PASSWORD '" + newPassword() + "'\n");
        }
        account.own(files());
    }

    private void mustBeOf(Bundle bundle) throws IOException {
        String major = Files.readString(files().resolve("PG_VERSION")).strip();
        if (!major.equals(bundle.major())) {
            throw new RefusedInput(
                    String.format(
                            "The database in %s was made by PostgreSQL %s; this Amends brings %s,"
                                    + " which cannot read it. With the Amends that made it, run 'amends"
                                    + " backup --out amends.backup'; then with this one 'amends restore"
                                    + " amends.backup --data NEW-FOLDER'",
                            home, major, bundle.major()));
        }
    }

    private void make() throws IOException {
        Path unfinished = home.resolve("cluster.unfinished");
        Path superuser = home.resolve("cluster.secret");
        FileSystemUtils.deleteRecursively(unfinished);
        Files.deleteIfExists(superuser);
        Files.createDirectory(unfinished);
        write(superuser, Secrets.random());
        account.own(unfinished);
        account.own(superuser);
        mustHaveDone(account.run(programs.initdb(unfinished, superuser)));
        Files.delete(superuser);
        String password = newPassword();
        mustHaveDone(
                account.run(
                        programs.alone(unfinished),
                        "CREATE ROLE %s LOGIN PASSWORD '%s'\nCREATE DATABASE %s OWNER %s\n"
                                .formatted(ROLE, password, DATABASE, ROLE)));
        Files.writeString(
                unfinished.resolve("pg_hba.conf"),
                "host %s %s 127.0.0.1/32 scram-sha-256\n".formatted(DATABASE, ROLE));
        Files.move(unfinished, files(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void alone(String statements) {
        mustHaveDone(account.run(programs.alone(files()), statements));
    }

    private void mustHaveDone(Ran ran) {
        if (ran.done() && !ran.said().contains("ERROR:")) {
            return;
        }
        IllegalStateException cause = new IllegalStateException(ran.said());
        if (Disk.saysFull(home, ran.said())) {
            throw Disk.full(home, cause);
        }
        throw new RefusedInput(
                "PostgreSQL could not be set up in " + home + ":\n" + ran.said().strip(), cause);
    }

    private String newPassword() throws IOException {
        String password = Secrets.random();
        Path next = home.resolve("password.next");
        Files.deleteIfExists(next);
        write(next, password);
        Files.move(
                next,
                password(),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        return password;
    }

    private static void write(Path file, String secret) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(OURS_ALONE));
        Files.writeString(file, secret + "\n", StandardOpenOption.SYNC);
    }

    DatabaseAddress at(int port) throws IOException {
        return address(home, port);
    }

    static DatabaseAddress address(Path home, int port) throws IOException {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE,
                ROLE,
                Files.readString(password(home)).strip());
    }
}

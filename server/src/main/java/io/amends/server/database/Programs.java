package io.amends.server.database;

import io.amends.history.source.RefusedInput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL's programs, unpacked.
 *
 * @param home the folder with {@code bin}, {@code lib} and {@code share}
 */
record Programs(Path home) {

    private static final String UNFINISHED = ".unpacking";

    /**
     * Unpacks them where they are not; another version's stay beside. They appear whole or not at
     * all: they are unpacked under another name, and renamed when everything is there.
     */
    static Programs unpackedIn(Path folder, Bundle bundle) throws IOException {
        Path home = folder.resolve(bundle.version() + "-" + bundle.machine());
        if (!Files.isDirectory(home)) {
            Path unfinished = folder.resolve(home.getFileName() + UNFINISHED);
            FileSystemUtils.deleteRecursively(unfinished);
            unpack(bundle, unfinished);
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        }
        Programs programs = new Programs(home);
        programs.mustRun();
        return programs;
    }

    private void mustRun() {
        Ran ran = Ran.of(program("postgres"), "--version");
        if (!ran.done()) {
            throw new RefusedInput(
                    "The PostgreSQL that comes with Amends does not run on this machine: "
                            + ran.said().strip()
                            + ". Delete "
                            + home
                            + " to have it unpacked again, or use one of your own with --db-url"
                            + " jdbc:postgresql://host/database");
        }
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static void unpack(Bundle bundle, Path folder) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(
                        new XZCompressorInputStream(new BufferedInputStream(bundle.open())))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                if (isNeeded(entry.getName())) {
                    unpack(tar, entry, folder);
                }
            }
        }
    }

    /** What only compilers of extensions need stays packed. */
    private static boolean isNeeded(String name) {
        return !name.endsWith(".a") && !name.contains("/pgxs/") && !name.contains("/pkgconfig/");
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder)
            throws IOException {
        Path to = folder.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
            folders(to);
            return;
        }
        folders(Objects.requireNonNull(to.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(to, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, to);
        boolean runs = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(
                to, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static void folders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            folders(Objects.requireNonNull(folder.getParent()));
            Files.createDirectory(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    List<String> initdb(Path cluster, Path password) {
        return List.of(
                program("initdb"),
                "-D",
                cluster.toString(),
                "-U",
                "postgres",
                "--pwfile=" + password,
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--no-instructions");
    }

    /** One statement a line on its input. */
    List<String> alone(Path cluster) {
        return List.of(program("postgres"), "--single", "-D", cluster.toString(), "postgres");
    }

    List<String> start(Path cluster, Path log, String options) {
        return List.of(
                program("pg_ctl"),
                "start",
                "-w",
                "-t",
                "600",
                "-D",
                cluster.toString(),
                "-l",
                log.toString(),
                "-o",
                options);
    }

    /** Without waiting for those connected. */
    List<String> stop(Path cluster) {
        return stop(cluster, "fast");
    }

    /** Without writing what is in memory; the next start makes up for it. */
    List<String> stopAtOnce(Path cluster) {
        return stop(cluster, "immediate");
    }

    private List<String> stop(Path cluster, String mode) {
        return List.of(
                program("pg_ctl"), "stop", "-m", mode, "-w", "-t", "120", "-D", cluster.toString());
    }
}

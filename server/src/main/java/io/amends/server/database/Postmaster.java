package io.amends.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL server as its own {@code postmaster.pid} describes it.
 *
 * @param pid its process
 * @param port where it listens
 */
record Postmaster(long pid, int port) {

    private static final String FILE = "postmaster.pid";
    private static final int PORT_LINE = 3;

    /** The one that runs on these files, if it still does. */
    static Optional<Postmaster> on(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve(FILE));
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            Postmaster named =
                    new Postmaster(
                            Long.parseLong(lines.getFirst().strip()),
                            Integer.parseInt(lines.get(PORT_LINE).strip()));
            return Optional.of(named).filter(postmaster -> postmaster.runsOn(cluster));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Numbers of processes are given again: another program may have it by now. */
    private boolean runsOn(Path cluster) {
        Optional<String> command =
                ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .flatMap(process -> process.info().command());
        return command.isPresent()
                && command.get().endsWith("postgres")
                && workingFolder().map(folder -> folder.equals(cluster)).orElse(true);
    }

    private Optional<Path> workingFolder() {
        try {
            return Optional.of(Path.of("/proc", String.valueOf(pid), "cwd").toRealPath());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static void forget(Path cluster) throws IOException {
        Files.deleteIfExists(cluster.resolve(FILE));
    }
}

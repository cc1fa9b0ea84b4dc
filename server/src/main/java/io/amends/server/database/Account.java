package io.amends.server.database;

import io.amends.history.source.RefusedInput;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The account PostgreSQL runs under: ours, or an unprivileged one where we are root, under whom it
 * refuses to run.
 *
 * @param prefix put before a command to run it under this account; empty where it is our own
 */
record Account(String name, List<String> prefix) {

    private static final String UNPRIVILEGED = "nobody";

    Account {
        prefix = List.copyOf(prefix);
    }

    static Account toRunAs() {
        String ours = System.getProperty("user.name");
        if (!"root".equals(ours)) {
            return new Account(ours, List.of());
        }
        return Stream.of("setpriv", "runuser", "sudo", "su")
                .filter(Account::isInstalled)
                .findFirst()
                .map(Account::unprivilegedBy)
                .orElseThrow(
                        () ->
                                new RefusedInput(
                                        "PostgreSQL does not run as root, and none of setpriv, runuser,"
                                                + " sudo and su is here to change that. Start Amends as"
                                                + " another user, or use a PostgreSQL of your own with"
                                                + " --db-url"));
    }

    /** The unprivileged account, entered by one of the commands that do so. */
    static Account unprivilegedBy(String command) {
        String user = UNPRIVILEGED;
        List<String> prefix =
                switch (command) {
                    case "setpriv" ->
                            List.of(
                                    "setpriv",
                                    "--reuid=" + user,
                                    "--regid=" + Ran.of("id", "-g", user).said().strip(),
                                    "--clear-groups",
                                    "--");
                    case "runuser" -> List.of("runuser", "-u", user, "--");
                    case "sudo" -> List.of("sudo", "-n", "-u", user, "--");
                    default ->
                            List.of("su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", user, "--");
                };
        return new Account(user, prefix);
    }

    private static boolean isInstalled(String command) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of((path + ":/usr/sbin:/usr/bin:/sbin:/bin").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    boolean isOurs() {
        return prefix.isEmpty();
    }

    Ran run(List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return Ran.of(all, "");
    }

    Ran run(List<String> command, String input) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return Ran.of(all, input);
    }

    /** Gives it a folder and all that is in it. */
    void own(Path folder) throws IOException {
        if (isOurs()) {
            return;
        }
        UserPrincipal owner =
                folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                Files.setOwner(path, owner);
            }
        }
    }

    /**
     * @throws RefusedInput naming the first folder on the way that it cannot enter
     */
    void mustReach(Path folder) {
        if (isOurs() || canEnter(folder)) {
            return;
        }
        Path closed = folder;
        for (Path up = folder.getParent(); up != null && !canEnter(up); up = up.getParent()) {
            closed = up;
        }
        throw new RefusedInput(
                "As root, Amends runs PostgreSQL as "
                        + name
                        + ", who cannot enter "
                        + closed
                        + ". Choose a data folder elsewhere, such as --data /var/lib/amends; or let"
                        + " others pass (chmod o+x "
                        + closed
                        + "); or start Amends as an ordinary user");
    }

    private boolean canEnter(Path folder) {
        return run(List.of("/bin/sh", "-c", "cd \"$0\"", folder.toString())).done();
    }

    /** Others may pass through a folder of ours, but not list it; whatever the umask says. */
    static void letOthersPass(Path folder) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
        if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) {
            Files.setPosixFilePermissions(folder, permissions);
        }
    }
}

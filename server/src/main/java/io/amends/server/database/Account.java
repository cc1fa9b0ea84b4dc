package io.amends.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.stream.Stream;

/** The account PostgreSQL runs under: ours, or an unprivileged one where we are root. */
record Account(String name) {

    static Account toRunAs() {
        return new Account("root".equals(System.getProperty("user.name")) ? "nobody" : "");
    }

    List<String> prefix() {
        return name.isEmpty()
                ? List.of()
                : List.of("setpriv", "--reuid", name, "--regid", "nogroup", "--clear-groups");
    }

    void own(Path folder) throws IOException {
        if (name.isEmpty()) {
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
}

package io.amends.server.database;

import io.amends.history.source.RefusedInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/**
 * The PostgreSQL that comes with Amends for one kind of machine.
 *
 * @param resource its packed programs
 * @param version such as 18.6.0
 * @param machine such as linux-x86_64
 */
record Bundle(String resource, String version, String machine) {

    static Bundle forThisMachine() {
        return forMachine(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /**
     * @param os as the Java machine names it
     * @param architecture as the Java machine names it
     * @throws RefusedInput if none comes for that machine
     */
    static Bundle forMachine(String os, String architecture) {
        String system = system(os.toLowerCase(Locale.ROOT));
        String processor =
                switch (architecture.toLowerCase(Locale.ROOT)) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> "";
                };
        if (system.isEmpty() || processor.isEmpty()) {
            throw new RefusedInput(
                    "No PostgreSQL comes with Amends for "
                            + os
                            + " on "
                            + architecture
                            + ". Use one of your own: --db-url jdbc:postgresql://host/database"
                            + " (docs/operations.md)");
        }
        String machine = system + "-" + processor;
        return new Bundle("/postgres-" + machine + ".txz", bundledVersion(), machine);
    }

    private static String system(String os) {
        if (os.startsWith("linux")) {
            return "linux";
        }
        return os.startsWith("mac") || os.startsWith("darwin") ? "darwin" : "";
    }

    private static String bundledVersion() {
        try (InputStream in =
                Objects.requireNonNull(Bundle.class.getResourceAsStream("postgresql.properties"))) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Data folders of another major version cannot be read. */
    String major() {
        return version.substring(0, version.indexOf('.'));
    }

    InputStream open() {
        return Objects.requireNonNull(
                Bundle.class.getResourceAsStream(resource), () -> resource + " is missing");
    }
}

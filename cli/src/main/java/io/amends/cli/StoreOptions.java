package io.amends.cli;

import io.amends.server.Settings;
import io.amends.server.database.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where Amends keeps things; the same for each command that needs to know. */
final class StoreOptions {

    private static final String CONFIG = "AMENDS_CONFIG";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Everything that Amends keeps. Default: ./data.")
    private @Nullable Path data;

    @Option(
            names = "--db-url",
            paramLabel = "URL",
            description =
                    "A PostgreSQL of your own: jdbc:postgresql://host/database. Its password comes"
                            + " from AMENDS_DB_PASSWORD.")
    private @Nullable String dbUrl;

    @Option(names = "--db-user", paramLabel = "USER", description = "Its user.")
    private @Nullable String dbUser;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings in YAML; flags and the environment win over it.")
    private @Nullable Path config;

    /** What was said here and by further flags, by the names that a server takes. */
    Map<String, String> settings(Map<String, ? extends @Nullable Object> more) throws IOException {
        Map<String, String> flags = new HashMap<>();
        more.forEach((name, value) -> put(flags, name, value));
        put(flags, "data", data);
        put(flags, "db-url", dbUrl);
        put(flags, "db-user", dbUser);
        return Settings.read(flags, System.getenv(), config());
    }

    DatabaseSettings database() throws IOException {
        Map<String, String> settings = settings(Map.of());
        return new DatabaseSettings(
                Path.of(settings.getOrDefault("amends.data", "data")),
                settings.get("amends.db-url"),
                settings.get("amends.db-user"),
                settings.get("amends.db-password"));
    }

    private Optional<Path> config() {
        return Optional.ofNullable(config)
                .or(() -> Optional.ofNullable(System.getenv(CONFIG)).map(Path::of));
    }

    private static void put(Map<String, String> flags, String name, @Nullable Object value) {
        if (value != null) {
            flags.put(name, value.toString());
        }
    }
}

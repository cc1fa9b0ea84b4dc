package io.amends.server.database;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the database is.
 *
 * @param data the folder of everything that Amends keeps
 * @param dbUrl a PostgreSQL of one's own as a JDBC URL; without it ours runs in {@code data}
 * @param dbUser its user, where the URL names none
 * @param dbPassword that user's password
 */
@ConfigurationProperties("amends")
public record DatabaseSettings(
        Path data, @Nullable String dbUrl, @Nullable String dbUser, @Nullable String dbPassword) {

    Optional<DatabaseAddress> foreign() {
        return dbUrl == null || dbUrl.isBlank()
                ? Optional.empty()
                : Optional.of(new DatabaseAddress(dbUrl, dbUser, dbPassword));
    }
}

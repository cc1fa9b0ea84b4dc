package io.amends.server.database;

import io.amends.history.source.RefusedInput;
import java.util.Arrays;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/** Brings a database to the tables that this Amends knows. */
final class Migrations {

    private static final String LOCATION = "classpath:db/migration";

    private Migrations() {}

    /** Migrations of the database at this address. */
    static Flyway of(DatabaseAddress address) {
        return Flyway.configure()
                .dataSource(address.url(), address.user(), address.password())
                .locations(LOCATION)
                .load();
    }

    static Flyway upTo(String version, DatabaseAddress address) {
        return Flyway.configure()
                .dataSource(address.url(), address.user(), address.password())
                .locations(LOCATION)
                .target(version)
                .load();
    }

    /**
     * @throws RefusedInput if a newer Amends has been there
     */
    static void run(Flyway flyway) {
        MigrationInfo current = flyway.info().current();
        Optional<MigrationVersion> known = newestKnown(flyway);
        if (current != null
                && current.getVersion() != null
                && known.isPresent()
                && current.getVersion().isNewerThan(known.get())) {
            throw new RefusedInput(
                    "The database was written by a newer Amends: its tables are at version "
                            + current.getVersion()
                            + ", this Amends knows "
                            + known.get()
                            + ". Start that one, or a newer one");
        }
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw new RefusedInput(
                    "The tables of the database could not be brought up to date; nothing was changed"
                            + " by the step that failed. "
                            + e.getMessage(),
                    e);
        }
    }

    /** The newest version among the files that come with this Amends. */
    static Optional<MigrationVersion> newestKnown(Flyway flyway) {
        return Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .max(MigrationVersion::compareTo);
    }
}

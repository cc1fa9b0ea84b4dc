package io.amends.server.database;

import io.amends.history.source.RefusedInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A database that another process may be running: theirs is used where it runs, ours is started
 * where it does not.
 */
public record Reached(RunningDatabase database, Path data, @Nullable DataFolder taken)
        implements AutoCloseable {

    public static Reached by(DatabaseSettings settings) throws IOException {
        Path data = settings.data().toAbsolutePath().normalize();
        Optional<DatabaseAddress> foreign = settings.foreign();
        if (foreign.isPresent()) {
            return new Reached(ForeignDatabase.reach(foreign.get()), data, null);
        }
        Path home = data.resolve("postgresql");
        if (!Files.isDirectory(home.resolve("cluster"))) {
            throw new RefusedInput(
                    "There is no database of Amends in "
                            + data
                            + ": say where it is with --data DIR, or --db-url URL");
        }
        DataFolder ours = DataFolder.takenIfFree(data).orElse(null);
        return ours == null
                ? new Reached(new ForeignDatabase(running(home)), data, null)
                : new Reached(started(ours), data, ours);
    }

    private static RunningDatabase started(DataFolder ours) {
        try {
            return EmbeddedDatabase.start(ours);
        } catch (RuntimeException e) {
            ours.close();
            throw e;
        }
    }

    private static DatabaseAddress running(Path home) throws IOException {
        Postmaster postmaster =
                Postmaster.on(home.resolve("cluster"))
                        .orElseThrow(
                                () ->
                                        new RefusedInput(
                                                "Amends is just starting or stopping in "
                                                        + home.getParent()
                                                        + ": try again in a moment"));
        return Cluster.address(home, postmaster.port());
    }

    public DatabaseAddress address() {
        return database.address();
    }

    @Override
    public void close() {
        database.close();
        if (taken != null) {
            taken.close();
        }
    }
}

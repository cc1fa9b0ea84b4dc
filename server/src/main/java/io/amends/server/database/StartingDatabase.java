package io.amends.server.database;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The data folder, taken, and the database on its way. */
final class StartingDatabase implements AutoCloseable {

    private final DataFolder data;
    private final CompletableFuture<RunningDatabase> database;

    private StartingDatabase(DataFolder data, CompletableFuture<RunningDatabase> database) {
        this.data = data;
        this.database = database;
    }

    /**
     * Begins and does not wait.
     *
     * @throws io.amends.history.source.RefusedInput if the data folder cannot be used
     */
    static StartingDatabase with(DatabaseSettings settings) {
        DataFolder data = DataFolder.take(settings.data());
        return new StartingDatabase(
                data,
                CompletableFuture.supplyAsync(
                        () -> database(settings, data),
                        task -> Thread.ofPlatform().name("database-start").start(task)));
    }

    private static RunningDatabase database(DatabaseSettings settings, DataFolder data) {
        return settings.foreign()
                .<RunningDatabase>map(ForeignDatabase::reach)
                .orElseGet(() -> EmbeddedDatabase.start(data));
    }

    DataFolder data() {
        return data;
    }

    /**
     * Waits until it runs.
     *
     * @throws io.amends.history.source.RefusedInput if it cannot be started or reached; the message
     *     says what to do
     */
    RunningDatabase running() {
        try {
            return database.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException why ? why : e;
        }
    }

    /** Ends what runs, or what was about to. */
    @Override
    public void close() {
        try {
            database.handle((running, failure) -> Optional.ofNullable(running))
                    .join()
                    .ifPresent(RunningDatabase::close);
        } finally {
            data.close();
        }
    }
}

package io.amends.server.database;

/** A PostgreSQL that answers. */
public sealed interface RunningDatabase extends AutoCloseable
        permits EmbeddedDatabase, ForeignDatabase {

    DatabaseAddress address();

    /** Stops it if it is ours. */
    @Override
    void close();
}

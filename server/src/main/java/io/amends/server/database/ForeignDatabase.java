package io.amends.server.database;

/** A PostgreSQL that others run. */
record ForeignDatabase(DatabaseAddress address) implements RunningDatabase {

    @Override
    public void close() {
        // not ours to stop
    }
}

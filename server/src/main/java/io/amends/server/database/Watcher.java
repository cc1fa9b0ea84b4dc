package io.amends.server.database;

/** Is told how far a backup or a restore has come. */
@FunctionalInterface
public interface Watcher {

    /**
     * @param doing such as "Saving audit_event"
     * @param bytes done so far, of all that is done
     */
    void at(String doing, long bytes);
}

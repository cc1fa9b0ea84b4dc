package io.amends.server.audits;

import io.amends.server.database.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/**
 * What is left on the disk of the data folder. Some of it is never used by audits and uploads: a
 * PostgreSQL that cannot write its log ends, and cannot start again before there is room.
 */
@Component
class Room {

    /** In bytes: four of PostgreSQL's log files, and as much again for what ends a transaction. */
    static final long RESERVE = 128L << 20;

    private final Path folder;

    Room(DatabaseSettings settings) {
        this.folder = settings.data().toAbsolutePath();
    }

    /** The disk has no more than what is kept back. */
    static final class Full extends RuntimeException {
        Full() {
            super("The disk is full");
        }

        Full(Throwable cause) {
            super("The disk is full", cause);
        }
    }

    /** Whether the disk takes so many bytes more, and as many again to work with. */
    boolean isFor(long bytes) throws IOException {
        return (left() - RESERVE) / 2 > bytes;
    }

    boolean isShort() {
        try {
            return left() < RESERVE;
        } catch (IOException unknown) {
            return false;
        }
    }

    /**
     * @throws Full if only what is kept back is left
     */
    void mustBeLeft() {
        if (isShort()) {
            throw new Full();
        }
    }

    private long left() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }
}

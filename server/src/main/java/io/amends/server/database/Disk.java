package io.amends.server.database;

import io.amends.history.source.RefusedInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What a disk may refuse us, each as a sentence that says what to do. */
final class Disk {

    /**
     * With less than this, a write that failed has failed for want of space: PostgreSQL's log grows by
     * 16 MB at a time.
     */
    private static final long NOTHING_LEFT = 18L << 20;

    private static final String WHOLE = "No space left on device";

    private Disk() {}

    /** The refusal that an exception about this folder stands for. */
    static RuntimeException refusal(Path folder, IOException thrown) {
        String message = String.valueOf(thrown.getMessage());
        if (thrown instanceof AccessDeniedException || message.contains("Read-only file system")) {
            return notWritable(folder, thrown);
        }
        if (thrown instanceof FileAlreadyExistsException) {
            return new RefusedInput(
                    folder + " is a file, not a folder: choose another one with --data DIR",
                    thrown);
        }
        if (message.contains(WHOLE) || isFull(folder)) {
            return full(folder, thrown);
        }
        return new UncheckedIOException(thrown);
    }

    static boolean saysFull(Path folder, String said) {
        return said.contains(WHOLE) || isFull(folder);
    }

    static RefusedInput full(Path folder, Throwable cause) {
        return new RefusedInput(
                String.format(
                        Locale.ROOT,
                        "The disk that holds %s is full (%d MB free). Make room, or choose a folder"
                                + " elsewhere with --data DIR; an empty database needs 200 MB",
                        folder,
                        free(folder) >> 20),
                cause);
    }

    private static RefusedInput notWritable(Path folder, Throwable cause) {
        return new RefusedInput(
                String.format(
                        Locale.ROOT,
                        "The folder %s cannot be written by %s. Give it to that user (chown), or"
                                + " choose another one with --data DIR",
                        folder,
                        System.getProperty("user.name")),
                cause);
    }

    private static boolean isFull(Path folder) {
        return free(folder) < NOTHING_LEFT;
    }

    private static long free(Path folder) {
        try {
            return Files.getFileStore(nearest(folder)).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    private static Path nearest(Path folder) {
        Path there = folder;
        for (Path up = folder; up != null; up = up.getParent()) {
            if (Files.exists(up)) {
                return up;
            }
            there = up;
        }
        return there;
    }
}

package io.amends.server.database;

import io.amends.history.source.RefusedInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder of everything that Amends keeps, for one process at a time. The lock is the operating
 * system's, so that it ends with its holder, however that ends; the number in the file is for
 * people.
 */
public final class DataFolder implements AutoCloseable {

    /** Held while a process uses the folder. */
    static final String LOCK = "amends.lock";

    /** There while a backup is being restored; what it leaves behind when killed is no database. */
    static final String RESTORING = "amends.restoring";

    /**
     * Those this process holds. To open and close the file again would let go of the lock: where locks
     * are POSIX's, closing any descriptor of a file ends all that its process holds on it.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final FileChannel lock;

    private DataFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Makes the folder where there is none, and takes it.
     *
     * @throws RefusedInput if it cannot be used, or another process uses it
     */
    static DataFolder take(Path folder) {
        DataFolder taken =
                takenIfFree(folder)
                        .orElseThrow(
                                () ->
                                        new RefusedInput(
                                                folder.toAbsolutePath().normalize()
                                                        + " is in use by another Amends"
                                                        + holder(folder)
                                                        + ". Stop that one first, or choose another"
                                                        + " folder with --data DIR"));
        if (Files.exists(taken.root.resolve(RESTORING))) {
            taken.close();
            throw new RefusedInput(
                    "A backup was being restored into "
                            + taken.root
                            + " and did not get to its end. Delete that folder and restore again");
        }
        return taken;
    }

    /** The folder taken; empty if another process has it. */
    static Optional<DataFolder> takenIfFree(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        try {
            make(root);
            if (!HELD.add(root)) {
                return Optional.empty();
            }
            FileChannel channel =
                    FileChannel.open(
                            root.resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                HELD.remove(root);
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(
                            (ProcessHandle.current().pid() + "\n")
                                    .getBytes(StandardCharsets.US_ASCII)));
            return Optional.of(new DataFolder(root, channel));
        } catch (IOException e) {
            HELD.remove(root);
            throw Disk.refusal(root, e);
        }
    }

    private static void make(Path root) throws IOException {
        if (Files.isDirectory(root)) {
            return;
        }
        if (Files.exists(root)) {
            throw new FileAlreadyExistsException(root.toString());
        }
        Files.createDirectories(root);
        Account.letOthersPass(root);
    }

    private static String holder(Path folder) {
        try {
            return " (process " + Files.readString(folder.resolve(LOCK)).strip() + ")";
        } catch (IOException e) {
            return "";
        }
    }

    /** Where it is, absolute. */
    public Path root() {
        return root;
    }

    /** The part that is PostgreSQL's; nothing else belongs there. */
    Path postgresql() {
        return root.resolve("postgresql");
    }

    @Override
    public void close() {
        try {
            lock.close();
            HELD.remove(root);
        } catch (IOException e) {
            throw Disk.refusal(root, e);
        }
    }
}

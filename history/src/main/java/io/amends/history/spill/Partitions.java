package io.amends.history.spill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Records in a fixed number of partitions by their key, so that a partition holds all records of
 * its keys. What exceeds the memory budget goes to one temporary file, deleted on close.
 *
 * <p>Any number of threads may add, and any number may read once adding is over.
 */
public final class Partitions<T> implements AutoCloseable {

    /** A fixed number, so that the order of work never depends on how much there is. */
    public static final int COUNT = 256;

    private static final int CHUNK = 1 << 16;

    private final Codec<T> codec;
    private final Path folder;
    private final long memoryBudget;
    private final List<Partition> partitions = new ArrayList<>(COUNT);
    private final Object spillLock = new Object();
    private @Nullable Path file;
    private @Nullable FileChannel channel;
    private long spilled;
    private volatile long inMemory;

    /**
     * @param folder where the temporary file goes if there is need for one
     * @param memoryBudget in bytes
     */
    public Partitions(Codec<T> codec, Path folder, long memoryBudget) {
        this.codec = codec;
        this.folder = folder;
        this.memoryBudget = memoryBudget;
        for (int i = 0; i < COUNT; i++) {
            partitions.add(new Partition());
        }
    }

    public void add(T item) {
        Partition partition = partitions.get(indexOf(codec.key(item)));
        synchronized (partition) {
            codec.write(item, partition.open);
            if (partition.open.size() >= CHUNK) {
                partition.seal();
            }
        }
    }

    /** What keeps a record together with others. */
    public String keyOf(T item) {
        return codec.key(item);
    }

    /** Bytes that went to disk. */
    public long spilledBytes() {
        synchronized (spillLock) {
            return spilled;
        }
    }

    /** Passes on every record of one partition, in the order added where one thread added. */
    public void read(int index, Consumer<T> to) {
        Partition partition = partitions.get(index);
        for (Chunk chunk : partition.chunks) {
            readAll(chunk.load(), to);
        }
        partition.open.rewind();
        readAll(partition.open, to);
    }

    /** Lets go of a partition's memory once it has been read for the last time. */
    public void release(int index) {
        Partition partition = partitions.get(index);
        partition.chunks.clear();
        partition.open = new Bytes(0);
    }

    @Override
    public void close() {
        synchronized (spillLock) {
            try {
                if (channel != null) {
                    channel.close();
                }
                if (file != null) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void readAll(Bytes bytes, Consumer<T> to) {
        while (bytes.hasMore()) {
            to.accept(codec.read(bytes));
        }
    }

    private static int indexOf(String key) {
        int h = key.hashCode() * 0x9E3779B9;
        return (h >>> 16) & (COUNT - 1);
    }

    private final class Partition {
        private final List<Chunk> chunks = new ArrayList<>();
        private Bytes open = new Bytes(256);

        /** Puts the open run away: kept while the budget lasts, else written out. */
        void seal() {
            if (inMemory + open.size() <= memoryBudget) {
                byte[] kept = Arrays.copyOf(open.array(), open.size());
                chunks.add(() -> new Bytes(kept));
                synchronized (spillLock) {
                    inMemory += kept.length;
                }
            } else {
                chunks.add(spill(open));
            }
            open.clear();
        }
    }

    /** A sealed run of records. */
    private interface Chunk {
        Bytes load();
    }

    private Chunk spill(Bytes bytes) {
        synchronized (spillLock) {
            long at = spilled;
            int length = bytes.size();
            try {
                FileChannel to = channel != null ? channel : openFile();
                ByteBuffer buffer = ByteBuffer.wrap(bytes.array(), 0, length);
                while (buffer.hasRemaining()) {
                    to.write(buffer, at + buffer.position());
                }
                spilled += length;
                return () -> loadFrom(to, at, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private FileChannel openFile() throws IOException {
        file = Files.createTempFile(folder, "amends-", ".spill");
        channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE);
        return channel;
    }

    private static Bytes loadFrom(FileChannel channel, long at, int length) {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, at + buffer.position()) < 0) {
                    throw new IOException("The spill file ends early at " + at);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Bytes(buffer.array());
    }
}

package io.amends.server.audits;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Pieces of files on their way to the disk. Whoever lost a connection sends again while we still wait
 * for the rest: the later one takes over, and the earlier writes and counts nothing more.
 */
final class Arrivals {

    private static final int BUFFER = 1 << 16;

    private final Map<Path, Arrival> latest = new HashMap<>();

    /** How a piece arrived. */
    enum Arrived {
        WHOLE,
        /** It would have made the file longer than it may be. */
        TOO_LONG,
        /** Somebody sends that piece again. */
        TAKEN_OVER
    }

    Arrival into(Path file) throws IOException {
        Arrival arrival =
                new Arrival(
                        file,
                        FileChannel.open(
                                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        synchronized (latest) {
            latest.put(file, arrival);
        }
        return arrival;
    }

    /** A piece that one request brings. */
    final class Arrival implements AutoCloseable {

        private final Path file;
        private final FileChannel channel;
        private long end;

        private Arrival(Path file, FileChannel channel) {
            this.file = file;
            this.channel = channel;
        }

        /**
         * @param from where it belongs; what stood there and behind is cut off
         * @param most the greatest size that the file may have
         */
        Arrived take(InputStream bytes, long from, long most) throws IOException {
            end = from;
            if (!cut(from)) {
                return Arrived.TAKEN_OVER;
            }
            byte[] buffer = new byte[BUFFER];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                if (end + read > most) {
                    return Arrived.TOO_LONG;
                }
                if (!write(ByteBuffer.wrap(buffer, 0, read))) {
                    return Arrived.TAKEN_OVER;
                }
            }
            return Arrived.WHOLE;
        }

        private boolean cut(long from) throws IOException {
            synchronized (latest) {
                if (isLatest()) {
                    channel.truncate(from).position(from);
                }
                return isLatest();
            }
        }

        private boolean write(ByteBuffer bytes) throws IOException {
            synchronized (latest) {
                if (!isLatest()) {
                    return false;
                }
                int length = bytes.remaining();
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                end += length;
                return true;
            }
        }

        /**
         * Sees to it that what was written survives a loss of power, and has it counted then.
         *
         * @param counter is told where the file ends
         */
        void count(LongConsumer counter) throws IOException {
            channel.force(false);
            synchronized (latest) {
                if (isLatest()) {
                    counter.accept(end);
                }
            }
        }

        private boolean isLatest() {
            return latest.get(file) == this;
        }

        @Override
        public void close() throws IOException {
            synchronized (latest) {
                latest.remove(file, this);
            }
            channel.close();
        }
    }
}

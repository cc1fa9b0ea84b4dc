package io.amends.history.audit;

import io.amends.history.source.Row;
import io.amends.history.source.RowSink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows from the thread that reads and gives them to a second one in the same order, so that
 * reading and putting away share two cores.
 */
final class Handover implements RowSink, AutoCloseable {

    private static final int BATCH = 1024;
    private static final int BATCHES_WAITING = 16;

    /** An empty batch says that no more come. */
    private static final List<Row> END = List.of();

    private final BlockingQueue<List<Row>> waiting = new ArrayBlockingQueue<>(BATCHES_WAITING);
    private final Thread taker;
    private List<Row> batch = new ArrayList<>(BATCH);
    private volatile @Nullable Throwable failure;

    Handover(RowSink to) {
        taker = Thread.ofPlatform().name("amends-rows").start(() -> take(to));
    }

    @Override
    public void accept(Row row) {
        batch.add(row);
        if (batch.size() == BATCH) {
            handOver(batch);
            batch = new ArrayList<>(BATCH);
        }
    }

    /** Waits until everything handed over was taken. */
    @Override
    public void close() {
        if (!batch.isEmpty()) {
            handOver(batch);
        }
        handOver(END);
        try {
            taker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        passOnFailure();
    }

    private void handOver(List<Row> rows) {
        passOnFailure();
        try {
            waiting.put(rows);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading", e);
        }
    }

    private void passOnFailure() {
        @Nullable Throwable thrown = failure;
        if (thrown instanceof RuntimeException cause) {
            throw cause;
        }
        if (thrown != null) {
            throw new IllegalStateException(thrown);
        }
    }

    private void take(RowSink to) {
        try {
            takeUntilEnd(rows -> rows.forEach(to::accept));
        } catch (RuntimeException | Error thrown) {
            failure = thrown;
            takeUntilEnd(rows -> {});
        }
    }

    /** Keeps taking even after a failure, so that the reading thread never waits for nobody. */
    private void takeUntilEnd(Consumer<List<Row>> use) {
        try {
            for (List<Row> rows = waiting.take(); !rows.isEmpty(); rows = waiting.take()) {
                use.accept(rows);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

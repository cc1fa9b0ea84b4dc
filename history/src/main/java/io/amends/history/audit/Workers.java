package io.amends.history.audit;

import io.amends.history.audit.Watch.Stage;
import io.amends.history.spill.Partitions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Shares partitions out among threads; each thread has a worker of its own. */
final class Workers {

    private final int threads;
    private final Watch watch;

    Workers(int threads, Watch watch) {
        this.threads = threads;
        this.watch = watch;
    }

    /**
     * Has every partition's index taken once. Which worker takes which is left open, so nothing may
     * depend on it.
     *
     * @param worker makes one worker for one thread
     */
    void overPartitions(Stage stage, Supplier<IntConsumer> worker) {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                IntConsumer own = worker.get();
                running.add(
                        pool.submit(
                                () -> {
                                    for (int index = next.getAndIncrement();
                                            index < Partitions.COUNT;
                                            index = next.getAndIncrement()) {
                                        own.accept(index);
                                        report(stage, done.incrementAndGet());
                                    }
                                }));
            }
            awaitAll(running, next);
        }
    }

    private synchronized void report(Stage stage, int done) {
        watch.at(stage, done, Partitions.COUNT, 0);
    }

    /** The first failure ends the others' work and is passed on as it was thrown. */
    private static void awaitAll(List<Future<?>> running, AtomicInteger next) {
        for (Future<?> one : running) {
            try {
                one.get();
            } catch (ExecutionException e) {
                next.set(Partitions.COUNT);
                throw unwrapped(e);
            } catch (InterruptedException e) {
                next.set(Partitions.COUNT);
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while judging", e);
            }
        }
    }

    private static RuntimeException unwrapped(ExecutionException failure) {
        return switch (failure.getCause()) {
            case RuntimeException cause -> cause;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(failure);
        };
    }
}

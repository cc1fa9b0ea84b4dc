package io.amends.bench.live;

import io.amends.bench.server.Effort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several clients who each do one thing after the other, on contacts at random. */
final class Ingest {

    static final int CLIENTS = 16;
    static final int BATCH = 100;
    static final int BATCH_CLIENTS = 4;

    /** What one client does once. */
    interface Work {
        void once(int client, Random random) throws Exception;
    }

    private Ingest() {}

    /**
     * @param each how many events one piece of work keeps
     */
    static Lane measure(Path data, int clients, long events, int each, long seed, Work work)
            throws Exception {
        int pieces = (int) Math.max(1, events / each / clients);
        double[] millis = new double[pieces * clients];
        Effort before = effort(data);
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                int who = client;
                running.add(
                        threads.submit(
                                () -> {
                                    Random random = new Random(seed * 1_000 + who);
                                    for (int i = 0; i < pieces; i++) {
                                        long began = System.nanoTime();
                                        work.once(who, random);
                                        millis[who * pieces + i] =
                                                (System.nanoTime() - began) / 1e6;
                                    }
                                    return null;
                                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        Effort took = effort(data).since(before);
        return Lane.of(
                took.elapsed(),
                (long) pieces * clients * each,
                millis,
                took.java(),
                took.postgresql());
    }

    static Effort effort(Path data) throws IOException {
        return Effort.soFar(data);
    }
}

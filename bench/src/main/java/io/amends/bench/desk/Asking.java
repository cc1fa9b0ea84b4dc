package io.amends.bench.desk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One thing that is asked for again and again by several at once, each waiting for its answer. */
final class Asking {

    /** Asks once. */
    interface Ask {
        void once() throws IOException;
    }

    private Asking() {}

    /**
     * How long answers took.
     *
     * @param millis of each, sorted
     * @param perSecond answers of all together
     */
    record Took(double[] millis, double perSecond) {

        double p50() {
            return at(0.50);
        }

        double p99() {
            return at(0.99);
        }

        private double at(double share) {
            return millis[(int) Math.min(millis.length - 1L, Math.round(millis.length * share))];
        }

        /** Several rounds of the same as one. */
        static Took together(List<Took> rounds) {
            return new Took(
                    rounds.stream()
                            .flatMapToDouble(round -> Arrays.stream(round.millis))
                            .sorted()
                            .toArray(),
                    rounds.stream().mapToDouble(Took::perSecond).average().orElse(0));
        }
    }

    static Took during(List<? extends Ask> askers, double seconds)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        long end = began + (long) (seconds * 1e9);
        List<Future<List<Double>>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(askers.size())) {
            for (Ask asker : askers) {
                all.add(threads.submit(() -> asked(asker, end)));
            }
        }
        double took = (System.nanoTime() - began) / 1e9;
        double[] millis =
                all.stream()
                        .flatMap(one -> result(one).stream())
                        .mapToDouble(Double::doubleValue)
                        .sorted()
                        .toArray();
        return new Took(millis, millis.length / took);
    }

    private static List<Double> asked(Ask ask, long end) throws IOException {
        List<Double> millis = new ArrayList<>(4096);
        for (long now = System.nanoTime(); now < end; ) {
            ask.once();
            long then = System.nanoTime();
            millis.add((then - now) / 1e6);
            now = then;
        }
        return millis;
    }

    private static List<Double> result(Future<List<Double>> one) {
        try {
            return one.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

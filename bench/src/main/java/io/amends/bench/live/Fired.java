package io.amends.bench.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** When alarms that were all due at one instant were dealt with for good, after the commit. */
final class Fired {

    private record Batch(double late, int size) {}

    private final Instant due;
    private final Queue<Batch> batches = new ConcurrentLinkedQueue<>();
    private final AtomicLong count = new AtomicLong();

    Fired(Instant due) {
        this.due = due;
    }

    Instant due() {
        return due;
    }

    void rang(int size) {
        if (size > 0) {
            batches.add(new Batch(Duration.between(due, Instant.now()).toNanos() / 1e6, size));
            count.addAndGet(size);
        }
    }

    long count() {
        return count.get();
    }

    /** How late each was, in milliseconds. */
    double[] late() {
        double[] late = new double[(int) count()];
        int place = 0;
        for (Batch batch : batches) {
            Arrays.fill(late, place, place + batch.size(), batch.late());
            place += batch.size();
        }
        return late;
    }

    /** Seconds from the due to the last of them. */
    double seconds() {
        return batches.stream().mapToDouble(Batch::late).max().orElse(Double.NaN) / 1e3;
    }

    Lane lane(io.amends.bench.server.Effort effort) {
        return Lane.of(
                seconds(),
                count(),
                Objects.requireNonNull(late()),
                effort.java(),
                effort.postgresql());
    }
}

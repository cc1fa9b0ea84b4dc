package io.amends.server.escalations;

import io.amends.server.rounds.Round;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/**
 * Rings on every node: asks again at once while there is more, else after a moment. While there is much,
 * several ring beside each other, so that one decides while the database works for another.
 */
@Component
class AlarmClock extends Round {

    private static final int BATCH = 400;
    private static final int BESIDE = 3;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final Alarms alarms;

    AlarmClock(Alarms alarms) {
        super("alarms", AFTER_FAILURE);
        this.alarms = alarms;
    }

    @Override
    protected Duration go() {
        if (alarms.ring(BATCH) < BATCH) {
            return PAUSE;
        }
        ringTogether();
        return Duration.ZERO;
    }

    /** Until one of them finds few; each has its own transactions. */
    private void ringTogether() {
        AtomicBoolean many = new AtomicBoolean(true);
        try (ExecutorService beside =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("alarms-", 1).factory())) {
            List<Future<?>> others = new ArrayList<>();
            for (int i = 0; i < BESIDE; i++) {
                others.add(beside.submit(() -> ringWhile(many)));
            }
            try {
                ringWhile(many);
            } finally {
                many.set(false);
            }
            others.forEach(AlarmClock::ended);
        }
    }

    private void ringWhile(AtomicBoolean many) {
        while (many.get() && isRunning()) {
            if (alarms.ring(BATCH) < BATCH) {
                many.set(false);
            }
        }
    }

    /** What kept one of them from ringing keeps all of them for a moment. */
    private static void ended(Future<?> other) {
        try {
            other.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

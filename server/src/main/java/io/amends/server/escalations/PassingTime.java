package io.amends.server.escalations;

import io.amends.server.timeline.Timelines;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/**
 * Lets much time pass in a moment, for a clock that can be put forward: every alarm rings at its own
 * instant, as it would have.
 */
@Service
public class PassingTime {

    private static final int BATCH = 100;

    private final Timelines timelines;
    private final Alarms alarms;
    private final Clock clock;

    PassingTime(Timelines timelines, Alarms alarms, Clock clock) {
        this.timelines = timelines;
        this.alarms = alarms;
        this.clock = clock;
    }

    /**
     * @param to not before now
     * @param putting puts the clock to an instant; it goes on from there
     */
    public void until(Instant to, Consumer<Instant> putting) {
        for (Optional<Instant> next = timelines.nextAlarm();
                next.filter(at -> !at.isAfter(to)).isPresent();
                next = timelines.nextAlarm()) {
            if (next.get().isAfter(clock.instant())) {
                putting.accept(next.get());
            }
            if (!ring()) {
                break;
            }
        }
        if (to.isAfter(clock.instant())) {
            putting.accept(to);
        }
    }

    /** Whether any was due: somebody else may be at the last one. */
    private boolean ring() {
        int first = alarms.ring(BATCH);
        for (int more = first; more == BATCH; ) {
            more = alarms.ring(BATCH);
        }
        return first > 0;
    }
}

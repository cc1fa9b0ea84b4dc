package io.amends.server.escalations;

import io.amends.server.rounds.Round;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Rings on every node: asks again at once while there is more, else after a moment. */
@Component
class AlarmClock extends Round {

    private static final int BATCH = 100;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final Alarms alarms;

    AlarmClock(Alarms alarms) {
        super("alarms", AFTER_FAILURE);
        this.alarms = alarms;
    }

    @Override
    protected Duration go() {
        return alarms.ring(BATCH) == BATCH ? Duration.ZERO : PAUSE;
    }
}

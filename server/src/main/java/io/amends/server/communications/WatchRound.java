package io.amends.server.communications;

import io.amends.server.rounds.Round;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Lets the watchdog look once a minute. */
@Component
class WatchRound extends Round {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Watchdog watchdog;

    WatchRound(Watchdog watchdog) {
        super("watchdog", MINUTE);
        this.watchdog = watchdog;
    }

    @Override
    protected Duration go() {
        watchdog.look();
        return MINUTE;
    }
}

package io.amends.server.communications;

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
    Duration go() {
        watchdog.look();
        return MINUTE;
    }
}

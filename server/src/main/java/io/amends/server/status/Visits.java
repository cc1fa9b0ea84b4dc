package io.amends.server.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How often an address may come and how often a link may say something, on each node. */
@Component
class Visits {

    static final int LOOKS = 120;
    static final int WORDS = 20;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MOST_KEYS = 50_000;

    private record Counted(Instant since, int times) {}

    private final Clock clock;
    private final Map<String, Counted> counts = new HashMap<>();

    Visits(Clock clock) {
        this.clock = clock;
    }

    /** Whether somebody at an address may look once more. */
    boolean mayLook(String address) {
        return admits("from " + address, LOOKS);
    }

    /** Whether something more may be said by a link. */
    boolean maySpeak(String token) {
        return admits("by " + token, WORDS);
    }

    /** Begins to count anew. */
    synchronized void forget() {
        counts.clear();
    }

    private synchronized boolean admits(String key, int most) {
        Instant now = clock.instant();
        if (counts.size() > MOST_KEYS) {
            counts.values().removeIf(c -> !now.isBefore(c.since().plus(WINDOW)));
            if (counts.size() > MOST_KEYS) {
                return false;
            }
        }
        Counted counted =
                counts.merge(
                        key,
                        new Counted(now, 1),
                        (old, one) ->
                                now.isBefore(old.since().plus(WINDOW)) && !now.isBefore(old.since())
                                        ? new Counted(old.since(), old.times() + 1)
                                        : one);
        return counted.times() <= most;
    }
}

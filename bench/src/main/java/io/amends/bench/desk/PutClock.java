package io.amends.bench.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Goes on as any clock does, and can be put to another time: contacts have a past to be run in. */
final class PutClock extends Clock {

    private volatile Duration behind = Duration.ZERO;

    void put(Instant now) {
        behind = Duration.between(Instant.now(), now);
    }

    void putRight() {
        behind = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(behind);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Expected instants alone to be asked for");
    }
}

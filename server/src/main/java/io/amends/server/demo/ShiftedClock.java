package io.amends.server.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Goes as fast as any clock, and can be put to another time. */
final class ShiftedClock extends Clock {

    private final Clock real;
    private volatile Duration ahead = Duration.ZERO;

    ShiftedClock(Clock real) {
        this.real = real;
    }

    /** Goes on from that instant. */
    void put(Instant now) {
        ahead = Duration.between(real.instant(), now);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Instants know no zone, and nobody asks this one for dates. */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Expected instants alone to be asked for");
    }
}

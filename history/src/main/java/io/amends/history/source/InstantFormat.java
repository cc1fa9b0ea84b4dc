package io.amends.history.source;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How instants are written: {@code iso}, {@code epoch-seconds}, {@code epoch-millis} or a {@code
 * java.time} pattern with English names, read strictly.
 *
 * @param zone of what is written without an offset
 */
public record InstantFormat(String format, ZoneId zone) {

    public static final String ISO = "iso";
    public static final String EPOCH_SECONDS = "epoch-seconds";
    public static final String EPOCH_MILLIS = "epoch-millis";

    /**
     * @throws IllegalArgumentException when the pattern is none, or lacks a year, month or day
     */
    public InstantFormat {
        switch (format) {
            case ISO, EPOCH_SECONDS, EPOCH_MILLIS -> {}
            default -> PatternShape.formatter(format);
        }
    }

    public static InstantFormat iso(ZoneId zone) {
        return new InstantFormat(ISO, zone);
    }

    /** A reader with its own counters, for one column and one thread. */
    public InstantReader reader() {
        LocalClock clock = new LocalClock(zone);
        InstantShape shape =
                switch (format) {
                    case ISO -> new IsoShape(clock);
                    case EPOCH_SECONDS -> new EpochShape(1, "seconds");
                    case EPOCH_MILLIS -> new EpochShape(1000, "milliseconds");
                    default -> new PatternShape(format, clock);
                };
        return new InstantReader(shape, clock);
    }

    /** How a local time is written in this format; what counts from the epoch is written as {@code iso}. */
    String written(LocalDateTime local) {
        return switch (format) {
            case ISO, EPOCH_SECONDS, EPOCH_MILLIS -> local.toString();
            default -> PatternShape.formatter(format).withZone(zone).format(local.atZone(zone));
        };
    }

    /** One value, for occasional use; empty when it is no instant in this format. */
    public Optional<Instant> parse(String text) {
        InstantReader reader = reader();
        return reader.read(text) ? Optional.of(reader.instant()) : Optional.empty();
    }
}

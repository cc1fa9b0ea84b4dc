package io.amends.core.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * The open seconds of a calendar on the absolute time line, from year 0 to year 9999.
 *
 * <p>The line is cut into blocks of 2^25 seconds (388 days), so the block of an instant is a shift.
 * A block is computed the first time somebody asks for it and then kept; it depends on nothing but
 * its number, so two threads computing it at once do no harm.
 *
 * <p>A second is open exactly when the wall clock of the zone then shows a time within the hours of
 * the date it shows. An hour the clock skips is therefore never open, an hour it shows twice is
 * open twice.
 */
final class OpenTime {

    static final int BLOCK_BITS = 25;
    static final int BLOCK_SECONDS = 1 << BLOCK_BITS;

    /** More seconds than the time line has; a longer duration can only run off its end. */
    private static final long TOO_LONG = 400_000_000_000L;

    private static final int DAY_SECONDS = 86_400;
    private static final int FIRST =
            (int) (Instant.parse("0000-01-01T00:00:00Z").getEpochSecond() >> BLOCK_BITS);
    private static final int LAST =
            (int) (Instant.parse("9999-12-31T23:59:59Z").getEpochSecond() >> BLOCK_BITS);

    private final ZoneRules rules;
    private final Function<LocalDate, List<OpenRange>> hours;
    private final AtomicReferenceArray<OpenBlock> blocks =
            new AtomicReferenceArray<>(LAST - FIRST + 1);

    OpenTime(ZoneId zone, Function<LocalDate, List<OpenRange>> hours) {
        this.rules = zone.getRules();
        this.hours = hours;
    }

    boolean isOpen(Instant at) {
        long second = at.getEpochSecond();
        return block(index(second)).isOpen(offset(second));
    }

    Instant nextOpening(Instant at) {
        long second = at.getEpochSecond();
        int index = index(second);
        OpenBlock block = block(index);
        if (block.isOpen(offset(second))) {
            return at;
        }
        int opening = block.openingAfter(offset(second));
        while (opening < 0) {
            block = block(++index);
            opening = block.firstOpening();
        }
        return instant(index, opening, 0);
    }

    Instant lastOpen(Instant at) {
        return isOpen(at) ? at : closingBy(at);
    }

    /** The latest instant at or before this one up to which the calendar was open. */
    Instant closingBy(Instant at) {
        long second = at.getEpochSecond();
        int index = index(second);
        int closing = block(index).closingBy(offset(second));
        while (closing < 0) {
            closing = block(--index).closingBy(BLOCK_SECONDS);
        }
        return instant(index, closing, 0);
    }

    Instant add(Instant start, long seconds, int nanos) {
        if (seconds == 0 && nanos == 0) {
            return nextOpening(start);
        }
        if (seconds > TOO_LONG) {
            throw outside();
        }
        long second = start.getEpochSecond();
        int index = index(second);
        OpenBlock block = block(index);
        long target = block.openBefore(offset(second)) + seconds;
        int nano = openNano(start, block) + nanos;
        if (nano >= 1_000_000_000) {
            nano -= 1_000_000_000;
            target++;
        }
        while (target > block.total() || (target == block.total() && nano > 0)) {
            target -= block.total();
            block = block(++index);
        }
        // A duration that fills a range exactly ends at its closing, not at the next opening.
        int at = nano == 0 ? block.filledAt((int) target) : block.startOfSecond((int) target);
        return instant(index, at, nano);
    }

    Instant subtract(Instant start, long seconds, int nanos) {
        if (seconds == 0 && nanos == 0) {
            return lastOpen(start);
        }
        if (seconds > TOO_LONG) {
            throw outside();
        }
        long second = start.getEpochSecond();
        int index = index(second);
        OpenBlock block = block(index);
        int nano = openNano(start, block) - nanos;
        long target = block.openBefore(offset(second)) - seconds;
        if (nano < 0) {
            nano += 1_000_000_000;
            target--;
        }
        while (target < 0) {
            block = block(--index);
            target += block.total();
        }
        return instant(index, block.startOfSecond((int) target), nano);
    }

    long secondsBetween(long from, long to) {
        int first = index(from);
        int last = index(to);
        if (first > last) {
            return -secondsBetween(to, from);
        }
        long open = block(last).openBefore(offset(to));
        open -= block(first).openBefore(offset(from));
        for (int index = first; index < last; index++) {
            open += block(index).total();
        }
        return open;
    }

    /** The part of a second that counts: none when closed. */
    int openNano(Instant at) {
        return openNano(at, block(index(at.getEpochSecond())));
    }

    private static int openNano(Instant at, OpenBlock block) {
        return at.getNano() != 0 && block.isOpen(offset(at.getEpochSecond())) ? at.getNano() : 0;
    }

    private static int index(long second) {
        long index = second >> BLOCK_BITS;
        if (index < FIRST || index > LAST) {
            throw outside();
        }
        return (int) index;
    }

    private static int offset(long second) {
        return (int) (second & (BLOCK_SECONDS - 1));
    }

    private static Instant instant(int index, int offset, int nano) {
        return Instant.ofEpochSecond(((long) index << BLOCK_BITS) + offset, nano);
    }

    private static DateTimeException outside() {
        return new DateTimeException(
                "Expected an answer between the years 0 and 9999, but the calendar ends there");
    }

    private OpenBlock block(int index) {
        if (index < FIRST || index > LAST) {
            throw outside();
        }
        OpenBlock known = blocks.getAcquire(index - FIRST);
        if (known != null) {
            return known;
        }
        OpenBlock built = build((long) index << BLOCK_BITS);
        blocks.setRelease(index - FIRST, built);
        return built;
    }

    private OpenBlock build(long start) {
        OpenBlock.Builder builder = new OpenBlock.Builder();
        long end = start + BLOCK_SECONDS;
        long at = start;
        while (at < end) {
            Instant from = Instant.ofEpochSecond(at);
            ZoneOffsetTransition next = rules.nextTransition(from);
            long until = next == null ? end : Math.min(end, next.toEpochSecond());
            addStretch(builder, start, at, until, rules.getOffset(from));
            at = until;
        }
        return builder.build();
    }

    /** Adds the open ranges of a stretch of constant offset. */
    private void addStretch(
            OpenBlock.Builder builder, long start, long from, long until, ZoneOffset zoneOffset) {
        int shift = zoneOffset.getTotalSeconds();
        long lastDay = Math.floorDiv(until - 1 + shift, DAY_SECONDS);
        for (long day = Math.floorDiv(from + shift, DAY_SECONDS); day <= lastDay; day++) {
            long midnight = day * DAY_SECONDS - shift;
            for (OpenRange range : hours.apply(LocalDate.ofEpochDay(day))) {
                long opening = Math.max(from, midnight + range.fromSecond());
                long closing = Math.min(until, midnight + range.toSecond());
                if (opening < closing) {
                    builder.add((int) (opening - start), (int) (closing - start));
                }
            }
        }
    }
}

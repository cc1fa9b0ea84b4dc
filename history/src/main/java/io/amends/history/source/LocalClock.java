package io.amends.history.source;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Local time of one zone to instants. Remembers each day's offset, so that only days near a change of
 * the clocks ask the zone's rules.
 */
final class LocalClock {

    static final int FIRST_YEAR = 1970;
    static final int LAST_YEAR = 2100;

    /** What {@link #epochDay} says of a day that no calendar has. */
    static final int NO_SUCH_DAY = Integer.MIN_VALUE;

    private static final int DAY = 86_400;
    private static final int UNKNOWN = Integer.MIN_VALUE;
    private static final int CHANGES = Integer.MAX_VALUE;
    private static final int[] BEFORE_MONTH = {
        0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334
    };
    private static final int[] YEAR_STARTS = yearStarts();

    /** Shared by all clocks of a zone; threads that meet in one only write the same number twice. */
    private static final Map<ZoneRules, int[]> OFFSETS = new ConcurrentHashMap<>();

    private final ZoneRules rules;
    private final int[] offsets;
    private long skipped;
    private long repeated;
    private long dates;

    LocalClock(ZoneId zone) {
        rules = zone.getRules();
        offsets = OFFSETS.computeIfAbsent(rules, every -> unknownOffsets());
    }

    private static int[] unknownOffsets() {
        int[] unknown = new int[YEAR_STARTS[YEAR_STARTS.length - 1]];
        Arrays.fill(unknown, UNKNOWN);
        return unknown;
    }

    private static int[] yearStarts() {
        int[] starts = new int[LAST_YEAR - FIRST_YEAR + 2];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = Math.toIntExact(LocalDate.of(FIRST_YEAR + i, 1, 1).toEpochDay());
        }
        return starts;
    }

    /** Days from 1970-01-01 for years 1970 to 2100, or {@link #NO_SUCH_DAY}. */
    static int epochDay(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1 || day > 31) {
            return NO_SUCH_DAY;
        }
        boolean leap = (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
        int length =
                switch (month) {
                    case 4, 6, 9, 11 -> 30;
                    case 2 -> leap ? 29 : 28;
                    default -> 31;
                };
        if (day > length) {
            return NO_SUCH_DAY;
        }
        int leapDay = leap && month > 2 ? 1 : 0;
        return YEAR_STARTS[year - FIRST_YEAR] + BEFORE_MONTH[month] + leapDay + day - 1;
    }

    /**
     * Seconds since the epoch of a local time. One that the clocks skip is read with the offset before
     * the change, which puts it as far behind the change as it was into the gap; of one that occurs
     * twice the first is meant. ({@code java.time} resolves both the same way.)
     */
    long epochSecond(int epochDay, int secondOfDay) {
        int offset = epochDay < offsets.length ? offsets[epochDay] : CHANGES;
        if (offset == UNKNOWN) {
            offset = offsetOf(epochDay);
            offsets[epochDay] = offset;
        }
        long local = (long) epochDay * DAY + secondOfDay;
        return offset == CHANGES ? nearChange(local) : local - offset;
    }

    private int offsetOf(int epochDay) {
        Instant midnight = Instant.ofEpochSecond((long) epochDay * DAY);
        ZoneOffsetTransition change = rules.nextTransition(midnight.minusSeconds(DAY));
        boolean near =
                change != null && change.toEpochSecond() <= midnight.getEpochSecond() + 2L * DAY;
        return near ? CHANGES : rules.getOffset(midnight).getTotalSeconds();
    }

    private long nearChange(long localSeconds) {
        LocalDateTime local = LocalDateTime.ofEpochSecond(localSeconds, 0, ZoneOffset.UTC);
        ZoneOffsetTransition change = rules.getTransition(local);
        if (change == null) {
            return localSeconds - rules.getOffset(local).getTotalSeconds();
        }
        if (change.isGap()) {
            skipped++;
        } else {
            repeated++;
        }
        return localSeconds - change.getOffsetBefore().getTotalSeconds();
    }

    /** The start of a local day that was written without a time; counted. */
    long startOfDay(int epochDay) {
        dates++;
        return epochSecond(epochDay, 0);
    }

    long skipped() {
        return skipped;
    }

    long repeated() {
        return repeated;
    }

    long dates() {
        return dates;
    }
}

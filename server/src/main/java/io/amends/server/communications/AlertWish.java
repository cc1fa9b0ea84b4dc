package io.amends.server.communications;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a person wants to be told of what is owed.
 *
 * @param quietFrom nothing from then on, in their zone; null: at any time
 * @param quietTo until then; before {@code quietFrom}: on the next day
 * @param weekends whether Saturdays and Sundays are as other days
 */
public record AlertWish(
        Locale language,
        ZoneId zone,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietTo,
        boolean weekends,
        Gathered gathered) {

    /** Whether several are told together. */
    public enum Gathered {
        NOT,
        HOURLY,
        DAILY
    }

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final int LONGEST_SEARCH_DAYS = 4;

    public AlertWish {
        if ((quietFrom == null) != (quietTo == null)) {
            throw new IllegalArgumentException("Expected both ends of the quiet hours, but one");
        }
        if (quietFrom != null && quietFrom.equals(quietTo)) {
            throw new IllegalArgumentException("Expected quiet hours that end, but " + quietFrom);
        }
    }

    /** Somebody who wished nothing: at once, whenever it is. */
    static AlertWish none(ZoneId zone) {
        return new AlertWish(Locale.ENGLISH, zone, null, null, true, Gathered.NOT);
    }

    /** When they are told of something that arose at an instant; never earlier. */
    public Instant tellAt(Instant arose) {
        ZonedDateTime at = gathered(arose.atZone(zone));
        for (int i = 0; i < 2 * LONGEST_SEARCH_DAYS && isQuiet(at); i++) {
            at = nextWaking(at);
        }
        return at.toInstant().isBefore(arose) ? arose : at.toInstant();
    }

    private ZonedDateTime gathered(ZonedDateTime arose) {
        return switch (gathered) {
            case NOT -> arose;
            case HOURLY -> arose.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            case DAILY -> next(arose, quietTo == null ? MORNING : quietTo);
        };
    }

    /** Quiet hours are [from, to). */
    private boolean isQuiet(ZonedDateTime at) {
        if (!weekends && isWeekend(at)) {
            return true;
        }
        if (quietFrom == null || quietTo == null) {
            return false;
        }
        LocalTime time = at.toLocalTime();
        boolean begun = !time.isBefore(quietFrom);
        boolean ended = !time.isBefore(quietTo);
        return quietFrom.isBefore(quietTo) ? begun && !ended : begun || !ended;
    }

    private ZonedDateTime nextWaking(ZonedDateTime at) {
        LocalTime waking = quietTo == null ? LocalTime.MIDNIGHT : quietTo;
        return next(at, waking);
    }

    private static ZonedDateTime next(ZonedDateTime at, LocalTime time) {
        ZonedDateTime today = at.toLocalDate().atTime(time).atZone(at.getZone());
        return today.isAfter(at)
                ? today
                : at.toLocalDate().plusDays(1).atTime(time).atZone(at.getZone());
    }

    private static boolean isWeekend(ZonedDateTime at) {
        return at.getDayOfWeek() == DayOfWeek.SATURDAY || at.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}

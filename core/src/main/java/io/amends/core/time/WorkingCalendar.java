package io.amends.core.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Working time of a team, an account or a regulator: weekly hours and special days in an IANA zone.
 *
 * <p>Immutable and thread-safe. Opening hours are {@code [from, to)} on the wall clock of the zone;
 * days of 23 and 25 hours, gaps and overlaps are exact (see {@code docs/time.md}). Answers exist
 * for the years 0 to 9999; outside them every method throws {@link java.time.DateTimeException}.
 */
public final class WorkingCalendar {

    private final String name;
    private final ZoneId zone;
    private final WeeklyHours hours;
    private final Holidays holidays;
    private final OpenTime open;

    private WorkingCalendar(String name, ZoneId zone, WeeklyHours hours, Holidays holidays) {
        this.name = name;
        this.zone = zone;
        this.hours = hours;
        this.holidays = holidays;
        this.open = new OpenTime(zone, this::hoursOn);
    }

    /**
     * @param name how people call it, shown with every date computed from it
     * @param zone IANA zone whose wall clock the hours mean
     */
    public static WorkingCalendar of(
            String name, ZoneId zone, WeeklyHours hours, Holidays holidays) {
        return new WorkingCalendar(name, zone, hours, holidays);
    }

    public String name() {
        return name;
    }

    public ZoneId zone() {
        return zone;
    }

    public WeeklyHours hours() {
        return hours;
    }

    /** What is special about a date; empty on an ordinary day. */
    public Optional<SpecialDay> specialDay(LocalDate day) {
        return holidays.on(day);
    }

    /** Whether a date is closed all day although the ordinary week has it open. */
    public boolean isHoliday(LocalDate day) {
        return !hours.on(day.getDayOfWeek()).isEmpty() && !isBusinessDay(day);
    }

    /** Whether the instant lies within opening hours; the closing instant does not. */
    public boolean isOpen(Instant at) {
        return open.isOpen(at);
    }

    /**
     * The instant at which this much open time has passed. A start outside hours counts from the
     * next opening; time that fills a range exactly ends at its closing (Monday 09:00 + 8 h in 9–17
     * is Monday 17:00). No time at all gives {@link #nextOpening}.
     *
     * @throws IllegalArgumentException when {@code business} is negative
     */
    public Instant add(Instant start, Duration business) {
        requireNotNegative(business);
        return open.add(start, business.getSeconds(), business.getNano());
    }

    /**
     * The instant from which this much open time passes until {@code start}. A start outside hours
     * counts back from the last closing; time that fills a range exactly ends at its opening. No
     * time at all gives {@link #lastOpen}.
     *
     * @throws IllegalArgumentException when {@code business} is negative
     */
    public Instant subtract(Instant start, Duration business) {
        requireNotNegative(business);
        return open.subtract(start, business.getSeconds(), business.getNano());
    }

    /** Open time in {@code [from, to)}; negative when {@code to} comes first. */
    public Duration between(Instant from, Instant to) {
        long seconds = open.secondsBetween(from.getEpochSecond(), to.getEpochSecond());
        return Duration.ofSeconds(seconds, open.openNano(to) - open.openNano(from));
    }

    /** Whether any open time lies in {@code [from, to)}. */
    public boolean hasOpenTime(Instant from, Instant to) {
        return between(from, to).isPositive();
    }

    /** The instant itself when open, otherwise the next opening. */
    public Instant nextOpening(Instant at) {
        return open.nextOpening(at);
    }

    /** The instant itself when open, otherwise the last closing at or before it. */
    public Instant lastOpen(Instant at) {
        return open.lastOpen(at);
    }

    /** Whether the date, in the calendar's zone, has any open time. */
    public boolean isBusinessDay(LocalDate day) {
        List<OpenRange> ranges = hoursOn(day);
        for (OpenRange range : ranges) {
            // An opening the clock does not skip is open; this spares most days the search below.
            if (!zone.getRules().getValidOffsets(day.atTime(range.from())).isEmpty()) {
                return true;
            }
        }
        return !ranges.isEmpty() && hasOpenTime(midnight(day), midnight(day.plusDays(1)));
    }

    /**
     * The same wall time this many business days later (earlier when negative), moved into open
     * hours: forward to the next opening, or back to the last closing when counting backwards. The
     * start's own date is day 0, whether or not it is a business day.
     */
    public Instant addBusinessDays(Instant start, int days) {
        ZonedDateTime local = start.atZone(zone);
        Instant moved = local.with(nthBusinessDay(local.toLocalDate(), days)).toInstant();
        return days < 0 ? lastOpen(moved) : nextOpening(moved);
    }

    /**
     * The n-th business day after (before, when negative) a date that itself does not count; the
     * date itself when {@code days} is 0.
     */
    public LocalDate nthBusinessDay(LocalDate from, int days) {
        LocalDate day = from;
        int step = Integer.signum(days);
        for (int left = Math.abs(days); left > 0; ) {
            day = day.plusDays(step);
            if (isBusinessDay(day)) {
                left--;
            }
        }
        return day;
    }

    /** The date itself when it is a business day, otherwise the next one. */
    public LocalDate businessDayFrom(LocalDate day) {
        return isBusinessDay(day) ? day : nthBusinessDay(day, 1);
    }

    /**
     * Business days in {@code (from, to]}: the first date is day 0, the last counts, so that it
     * undoes {@link #nthBusinessDay}. Negative when {@code to} comes first.
     */
    public int businessDaysBetween(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -businessDaysBetween(to, from);
        }
        return (int)
                from.plusDays(1).datesUntil(to.plusDays(1)).filter(this::isBusinessDay).count();
    }

    /**
     * The first opening of a business day.
     *
     * @throws IllegalArgumentException when the date is no business day
     */
    public Instant startOfBusinessDay(LocalDate day) {
        requireBusinessDay(day);
        return open.nextOpening(midnight(day));
    }

    /**
     * The last closing of a business day; 24:00 when it is open until then.
     *
     * @throws IllegalArgumentException when the date is no business day
     */
    public Instant endOfBusinessDay(LocalDate day) {
        requireBusinessDay(day);
        return open.closingBy(midnight(day.plusDays(1)));
    }

    /**
     * The ends of every business day whose first opening is strictly after {@code from} and whose
     * end is at or before {@code until}, in order.
     */
    public List<Instant> businessDayEnds(Instant from, Instant until) {
        List<Instant> ends = new ArrayList<>();
        LocalDate last = until.atZone(zone).toLocalDate();
        for (LocalDate day = from.atZone(zone).toLocalDate();
                !day.isAfter(last);
                day = day.plusDays(1)) {
            if (isBusinessDay(day) && startOfBusinessDay(day).isAfter(from)) {
                Instant end = endOfBusinessDay(day);
                if (!end.isAfter(until)) {
                    ends.add(end);
                }
            }
        }
        return List.copyOf(ends);
    }

    /**
     * The close of the n-th business day after the start's date in this zone: when "5 business
     * days" are over.
     *
     * @throws IllegalArgumentException when {@code days} is below 1
     */
    public Instant endOfBusinessDayAfter(Instant start, int days) {
        if (days < 1) {
            throw new IllegalArgumentException("Expected 1 or more days, but got " + days);
        }
        return endOfBusinessDay(nthBusinessDay(start.atZone(zone).toLocalDate(), days));
    }

    /** Name, zone: enough to tell two calendars apart in a message. */
    @Override
    public String toString() {
        return name + " (" + zone + ")";
    }

    List<OpenRange> hoursOn(LocalDate day) {
        return holidays.on(day).map(SpecialDay::open).orElseGet(() -> hours.on(day.getDayOfWeek()));
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private void requireBusinessDay(LocalDate day) {
        if (!isBusinessDay(day)) {
            throw new IllegalArgumentException(
                    "Expected a business day of " + name + ", but " + day + " is closed");
        }
    }

    private static void requireNotNegative(Duration business) {
        if (business.isNegative()) {
            throw new IllegalArgumentException(
                    "Expected a duration of 0 or more, but got " + business);
        }
    }
}

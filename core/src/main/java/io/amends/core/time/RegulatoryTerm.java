package io.amends.core.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A period with the rules that turn it into a deadline; the rule tables are in {@code
 * docs/time.md}.
 */
public record RegulatoryTerm(RegulatoryPeriod period, DayZero dayZero, Roll roll, DueAt dueAt) {

    /**
     * The end of a day belongs to that day: one microsecond before midnight, the finest step every
     * database keeps, so that a fact dated at midnight is a day late.
     */
    private static final Duration BEFORE_MIDNIGHT = Duration.of(1, ChronoUnit.MICROS);

    /**
     * @throws IllegalArgumentException when the parts contradict each other
     */
    public RegulatoryTerm {
        if (period instanceof RegulatoryPeriod.ElapsedHours) {
            if (dueAt != DueAt.INSTANT) {
                throw new IllegalArgumentException(
                        "Expected a period in hours to end at an instant, but got " + dueAt);
            }
            if (roll == Roll.END_OF_NEXT_WORKING_DAY) {
                throw new IllegalArgumentException(
                        "Expected no roll to the end of a working day for a period in hours "
                                + "(Regulation 1182/71, Article 3(4))");
            }
        } else if (dueAt == DueAt.CLOSE_OF_BUSINESS
                && roll == Roll.NONE
                && !(period instanceof RegulatoryPeriod.BusinessDays)) {
            throw new IllegalArgumentException(
                    "Expected business days, or a roll, for a deadline at close of business");
        }
    }

    /** Elapsed hours, never rolled. */
    public static RegulatoryTerm hours(int hours) {
        return new RegulatoryTerm(
                new RegulatoryPeriod.ElapsedHours(hours),
                DayZero.EVENT_DAY_EXCLUDED,
                Roll.NONE,
                DueAt.INSTANT);
    }

    /** A period in days, weeks or months whose event day is not counted, due at the end of a day. */
    public static RegulatoryTerm endOfDay(RegulatoryPeriod period, Roll roll) {
        return new RegulatoryTerm(period, DayZero.EVENT_DAY_EXCLUDED, roll, DueAt.END_OF_DAY);
    }

    /** The deadline of a clock that started at {@code anchor} and never paused. */
    public Deadline.Fixed due(Instant anchor, Jurisdiction where) {
        return due(anchor, where, List.of());
    }

    /** The deadline with finished pauses added, each within the running clock. */
    Deadline.Fixed due(Instant anchor, Jurisdiction where, List<Pause> finished) {
        ZonedDateTime local = anchor.atZone(where.zone());
        if (period instanceof RegulatoryPeriod.ElapsedHours(int hours)) {
            Instant end = anchor.plus(Duration.ofHours(hours)).plus(elapsed(finished));
            return rolled(end.atZone(where.zone()), where);
        }
        LocalDate day = plusPauses(lastDay(local.toLocalDate(), where), where, finished);
        return rolled(local.with(day), where);
    }

    private LocalDate lastDay(LocalDate event, Jurisdiction where) {
        int sooner = dayZero == DayZero.RECEIPT_DAY_COUNTS ? 1 : 0;
        return switch (period) {
            case RegulatoryPeriod.CalendarDays(int days) -> event.plusDays(days - sooner);
            case RegulatoryPeriod.Weeks(int weeks) -> event.plusWeeks(weeks).minusDays(sooner);
            case RegulatoryPeriod.Months(int months) -> event.plusMonths(months).minusDays(sooner);
            case RegulatoryPeriod.BusinessDays(int days) ->
                    where.calendar().nthBusinessDay(event.minusDays(sooner), days);
            case RegulatoryPeriod.DaysAfterYearEnd(int days) ->
                    LocalDate.of(event.getYear(), 12, 31).plusDays(days);
            case RegulatoryPeriod.BillingCycles(int cycles) -> cycleEnd(event, cycles, where);
            case RegulatoryPeriod.ElapsedHours _ ->
                    throw new IllegalStateException("Hours have no last day");
        };
    }

    /** The last day of the n-th whole cycle; a cycle that begins on the event's day is whole. */
    private static LocalDate cycleEnd(LocalDate event, int cycles, Jurisdiction where) {
        int billingDay =
                where.billingDayOfMonth()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "Expected a billing day for a period in billing "
                                                        + "cycles, but the jurisdiction has none"));
        YearMonth first = YearMonth.from(event);
        if (cycleStart(first, billingDay).isBefore(event)) {
            first = first.plusMonths(1);
        }
        return cycleStart(first.plusMonths(cycles), billingDay).minusDays(1);
    }

    private static LocalDate cycleStart(YearMonth month, int billingDay) {
        return month.atDay(Math.min(billingDay, month.lengthOfMonth()));
    }

    private Deadline.Fixed rolled(ZonedDateTime end, Jurisdiction where) {
        LocalDate day = end.toLocalDate();
        if (roll == Roll.NONE || where.calendar().isBusinessDay(day)) {
            return new Deadline.Fixed(atEnd(end, where), day);
        }
        LocalDate next = where.calendar().nthBusinessDay(day, 1);
        if (roll == Roll.NOON_OF_NEXT_WORKING_DAY) {
            return new Deadline.Fixed(
                    next.atTime(LocalTime.NOON).atZone(where.zone()).toInstant(), next);
        }
        Instant at =
                dueAt == DueAt.CLOSE_OF_BUSINESS
                        ? where.calendar().endOfBusinessDay(next)
                        : endOfDay(next, where.zone());
        return new Deadline.Fixed(at, next);
    }

    private Instant atEnd(ZonedDateTime end, Jurisdiction where) {
        return switch (dueAt) {
            case INSTANT -> end.toInstant();
            case END_OF_DAY -> endOfDay(end.toLocalDate(), where.zone());
            case CLOSE_OF_BUSINESS -> where.calendar().endOfBusinessDay(end.toLocalDate());
        };
    }

    private static Instant endOfDay(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant().minus(BEFORE_MIDNIGHT);
    }

    private static Duration elapsed(List<Pause> finished) {
        Duration total = Duration.ZERO;
        for (Pause pause : finished) {
            if (pause.until() != null) {
                total = total.plus(Duration.between(pause.from(), pause.until()));
            }
        }
        return total;
    }

    /** A paused day is a date between the pause's first and last; business days count as such. */
    private LocalDate plusPauses(LocalDate day, Jurisdiction where, List<Pause> finished) {
        LocalDate later = day;
        for (Pause pause : finished) {
            if (pause.until() != null) {
                LocalDate from = pause.from().atZone(where.zone()).toLocalDate();
                LocalDate until = pause.until().atZone(where.zone()).toLocalDate();
                later =
                        period instanceof RegulatoryPeriod.BusinessDays
                                ? where.calendar()
                                        .nthBusinessDay(
                                                later,
                                                where.calendar().businessDaysBetween(from, until))
                                : later.plusDays(ChronoUnit.DAYS.between(from, until));
            }
        }
        return later;
    }
}

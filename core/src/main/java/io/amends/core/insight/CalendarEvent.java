package io.amends.core.insight;

import io.amends.core.time.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.Set;

/** What a calendar makes of a day: stretches in which more, or other, things go wrong. */
public enum CalendarEvent {
    /** A week, Monday to Sunday, in which a day of the ordinary week is a holiday. */
    HOLIDAY_WEEK,
    /** The first business day after a holiday. */
    DAY_AFTER_HOLIDAY,
    /** The last three business days of a month. */
    MONTH_END;

    private static final int LAST_DAYS = 3;

    /** A calendar that is closed for longer than this has no day after. */
    private static final int LONGEST_CLOSURE = 31;

    /**
     * What a day is, by the holidays and business days of one calendar.
     *
     * @param day in the calendar's zone
     */
    public static Set<CalendarEvent> on(LocalDate day, WorkingCalendar calendar) {
        Set<CalendarEvent> events = EnumSet.noneOf(CalendarEvent.class);
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        if (monday.datesUntil(monday.plusWeeks(1)).anyMatch(calendar::isHoliday)) {
            events.add(HOLIDAY_WEEK);
        }
        if (calendar.isBusinessDay(day)) {
            if (follows(day, calendar)) {
                events.add(DAY_AFTER_HOLIDAY);
            }
            LocalDate next = day.with(TemporalAdjusters.firstDayOfNextMonth());
            long left = day.datesUntil(next).filter(calendar::isBusinessDay).count();
            if (left <= LAST_DAYS) {
                events.add(MONTH_END);
            }
        }
        return events;
    }

    private static boolean follows(LocalDate day, WorkingCalendar calendar) {
        for (int back = 1; back <= LONGEST_CLOSURE; back++) {
            LocalDate before = day.minusDays(back);
            if (calendar.isBusinessDay(before)) {
                return false;
            }
            if (calendar.isHoliday(before)) {
                return true;
            }
        }
        return false;
    }
}

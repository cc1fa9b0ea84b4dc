package io.amends.server.settings;

import io.amends.core.time.SpecialDay;
import io.amends.core.time.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A working calendar's year, day by day, as the calendar itself answers. */
record YearView(int year, List<MonthView> months, List<Special> specials) {

    /**
     * @param before how many cells are empty before its first day, Monday first
     */
    record MonthView(YearMonth month, int before, List<Day> days) {
        /** Cells without a day, before the first. */
        public List<Integer> blanks() {
            return IntStream.range(0, before).boxed().toList();
        }

        public String name(Locale locale) {
            return month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, locale);
        }
    }

    /** What kind of day it is. */
    enum Kind {
        OPEN,
        CLOSED,
        HOLIDAY,
        OTHER_HOURS
    }

    record Day(LocalDate date, Kind kind, String name) {
        public int number() {
            return date.getDayOfMonth();
        }

        /** The class it is coloured by. */
        public String tone() {
            return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A day that departs from its ordinary week. */
    record Special(LocalDate date, String name, boolean closed) {}

    static YearView of(WorkingCalendar calendar, int year) {
        List<MonthView> months = new ArrayList<>();
        List<Special> specials = new ArrayList<>();
        for (int number = 1; number <= 12; number++) {
            YearMonth month = YearMonth.of(year, number);
            List<Day> days =
                    month.atDay(1)
                            .datesUntil(month.plusMonths(1).atDay(1))
                            .map(date -> day(calendar, date))
                            .toList();
            days.stream()
                    .filter(day -> day.kind() == Kind.HOLIDAY || day.kind() == Kind.OTHER_HOURS)
                    .forEach(
                            day ->
                                    specials.add(
                                            new Special(
                                                    day.date(),
                                                    day.name(),
                                                    day.kind() == Kind.HOLIDAY)));
            int before = month.atDay(1).getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue();
            months.add(new MonthView(month, before, days));
        }
        return new YearView(year, months, specials);
    }

    private static Day day(WorkingCalendar calendar, LocalDate date) {
        String name = calendar.specialDay(date).map(SpecialDay::name).orElse("");
        if (calendar.isHoliday(date)) {
            return new Day(date, Kind.HOLIDAY, name);
        }
        if (!calendar.isBusinessDay(date)) {
            return new Day(date, Kind.CLOSED, name);
        }
        return new Day(date, name.isEmpty() ? Kind.OPEN : Kind.OTHER_HOURS, name);
    }
}

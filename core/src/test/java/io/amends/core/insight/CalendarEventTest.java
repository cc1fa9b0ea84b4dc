package io.amends.core.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.time.Holidays;
import io.amends.core.time.SpecialDay;
import io.amends.core.time.WeeklyHours;
import io.amends.core.time.WorkingCalendar;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holidays of a Dutch year: Easter Monday 21 April, 5 May, Ascension Thursday 29 May 2025. */
class CalendarEventTest {

    private static final WorkingCalendar OFFICE = office();

    private static WorkingCalendar office() {
        Map<LocalDate, SpecialDay> special = new HashMap<>();
        for (String day : List.of("2025-04-21", "2025-05-05", "2025-05-29", "2025-08-30")) {
            special.put(LocalDate.parse(day), SpecialDay.closed("closed"));
        }
        return WorkingCalendar.of(
                "office",
                ZoneId.of("Europe/Amsterdam"),
                WeeklyHours.mondayToFriday(LocalTime.of(9, 0), LocalTime.of(17, 0)),
                Holidays.of(special));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "2025-04-20, none", // Easter Sunday: the week before the holiday's
                "2025-04-21, HOLIDAY_WEEK", // the holiday itself is no day after
                "2025-04-22, HOLIDAY_WEEK DAY_AFTER_HOLIDAY",
                "2025-04-23, HOLIDAY_WEEK",
                "2025-04-27, HOLIDAY_WEEK", // the week ends on Sunday
                "2025-04-25, HOLIDAY_WEEK",
                "2025-04-28, MONTH_END", // Mon 28, Tue 29, Wed 30 are April's last three
                "2025-05-30, HOLIDAY_WEEK DAY_AFTER_HOLIDAY MONTH_END",
                "2025-05-28, HOLIDAY_WEEK MONTH_END", // Wed 28, Fri 30 are open, and Tue 27
                "2025-05-27, HOLIDAY_WEEK MONTH_END",
                "2025-05-26, HOLIDAY_WEEK",
                "2025-05-31, HOLIDAY_WEEK", // a Saturday is no business day
                "2025-08-29, MONTH_END", // a holiday on a Saturday changes no ordinary week
                "2025-09-01, none"
            })
    void a_day_is_what_the_calendar_makes_of_it(LocalDate day, String events) {
        Set<CalendarEvent> expected = EnumSet.noneOf(CalendarEvent.class);
        if (events != null) {
            Arrays.stream(events.split(" ")).map(CalendarEvent::valueOf).forEach(expected::add);
        }
        assertThat(CalendarEvent.on(day, OFFICE)).isEqualTo(expected);
    }
}

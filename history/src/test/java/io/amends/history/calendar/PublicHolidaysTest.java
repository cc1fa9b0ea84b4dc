package io.amends.history.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.core.time.Holidays;
import io.amends.core.time.OpenRange;
import io.amends.core.time.SpecialDay;
import io.amends.core.time.WeeklyHours;
import io.amends.core.time.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicHolidaysTest {

    private static WorkingCalendar weekdays(String zone, Holidays holidays) {
        return WorkingCalendar.of(
                zone,
                ZoneId.of(zone),
                WeeklyHours.mondayToFriday(LocalTime.of(9, 0), LocalTime.of(17, 0)),
                holidays);
    }

    /** England, December 2026: Boxing Day falls on a Saturday and is kept on Monday 28. */
    @ParameterizedTest
    @CsvSource({"3, 2026-12-23", "15, 2027-01-13", "35, 2027-02-10"})
    void a_substitute_holiday_closes_its_substitute_day(int days, LocalDate expected) {
        WorkingCalendar england =
                weekdays("Europe/London", PublicHolidays.of("GB", List.of("eng"), Map.of()));
        assertThat(england.nthBusinessDay(LocalDate.of(2026, 12, 18), days)).isEqualTo(expected);
        assertThat(england.specialDay(LocalDate.of(2026, 12, 28)))
                .map(SpecialDay::name)
                .contains("Boxing Day");
    }

    @Test
    void a_part_of_a_country_has_its_own_days() {
        LocalDate womensDay = LocalDate.of(2027, 3, 8);
        assertThat(PublicHolidays.of("DE", List.of("be"), Map.of()).on(womensDay)).isPresent();
        assertThat(PublicHolidays.of("DE", List.of("by"), Map.of()).on(womensDay)).isEmpty();
    }

    @Test
    void a_new_years_day_kept_in_the_old_year_closes_that_day() {
        assertThat(PublicHolidays.of("US").on(LocalDate.of(2021, 12, 31))).isPresent();
        assertThat(PublicHolidays.of("US").on(LocalDate.of(2022, 1, 1))).isEmpty();
    }

    @Test
    void own_dates_replace_public_ones() {
        LocalDate thanksgiving = LocalDate.of(2026, 11, 26);
        LocalDate dayAfter = thanksgiving.plusDays(1);
        SpecialDay worked = new SpecialDay("worked", List.of(OpenRange.of("10:00", "12:00")));
        WorkingCalendar calendar =
                weekdays(
                        "America/New_York",
                        PublicHolidays.of(
                                "us",
                                List.of(),
                                Map.of(
                                        thanksgiving,
                                        worked,
                                        dayAfter,
                                        SpecialDay.closed("bridge"))));
        assertThat(calendar.endOfBusinessDay(thanksgiving))
                .isEqualTo(Instant.parse("2026-11-26T17:00:00Z"));
        assertThat(calendar.isBusinessDay(dayAfter)).isFalse();
        assertThat(calendar.isBusinessDay(LocalDate.of(2026, 12, 25))).isFalse();
    }

    @Test
    void an_unknown_country_or_part_is_refused_by_name() {
        assertThatThrownBy(() -> PublicHolidays.of("XZ")).hasMessageContaining("XZ");
        assertThatThrownBy(() -> PublicHolidays.of("DE", List.of("zz"), Map.of()))
                .hasMessageContaining("zz")
                .hasMessageContaining("be");
    }

    @Test
    void a_placeholder_year_is_an_ordinary_year() {
        assertThat(PublicHolidays.of("GB").on(LocalDate.of(1, 12, 25))).isEmpty();
    }
}

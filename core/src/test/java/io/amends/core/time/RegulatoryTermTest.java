package io.amends.core.time;

import static io.amends.core.time.RegulatoryTerm.endOfDay;
import static io.amends.core.time.RegulatoryTerm.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.core.time.RegulatoryPeriod.BillingCycles;
import io.amends.core.time.RegulatoryPeriod.BusinessDays;
import io.amends.core.time.RegulatoryPeriod.CalendarDays;
import io.amends.core.time.RegulatoryPeriod.DaysAfterYearEnd;
import io.amends.core.time.RegulatoryPeriod.ElapsedHours;
import io.amends.core.time.RegulatoryPeriod.Months;
import io.amends.core.time.RegulatoryPeriod.Weeks;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegulatoryTermTest {

    private static final Jurisdiction BERLIN =
            weekdays("Europe/Berlin", "2025-12-25", "2025-12-26", "2026-04-03", "2026-04-06");
    private static final Jurisdiction LONDON =
            weekdays("Europe/London", "2026-12-25", "2026-12-28", "2027-01-01");
    private static final Jurisdiction NEW_YORK = weekdays("America/New_York", "2026-11-26");
    private static final Jurisdiction SYDNEY = weekdays("Australia/Sydney");
    private static final Jurisdiction LOS_ANGELES = weekdays("America/Los_Angeles");

    static Jurisdiction weekdays(String zone, String... closed) {
        return Jurisdiction.of(
                WorkingCalendar.of(
                        "weekdays",
                        ZoneId.of(zone),
                        WeeklyHours.mondayToFriday(LocalTime.of(9, 0), LocalTime.of(17, 0)),
                        Holidays.closedOn(
                                List.of(closed).stream().map(LocalDate::parse).toList())));
    }

    private static Instant at(Jurisdiction where, String local) {
        return LocalDateTime.parse(local).atZone(where.zone()).toInstant();
    }

    private static LocalDate lastDay(RegulatoryTerm term, Jurisdiction where, String event) {
        Deadline.Fixed due = term.due(at(where, event + "T14:30:00"), where);
        assertThat(due.at().atZone(where.zone()).toLocalDate()).isEqualTo(due.lastDay());
        return due.lastDay();
    }

    /** Regulation (EEC, Euratom) No 1182/71, Article 3(2)(c): same date number, else last day. */
    @ParameterizedTest
    @CsvSource({
        "2025-01-31, 1, 2025-02-28",
        "2024-01-31, 1, 2024-02-29",
        "2026-08-31, 1, 2026-09-30",
        "2025-01-31, 3, 2025-04-30",
        "2025-01-31, 4, 2025-05-31",
    })
    void a_month_ends_on_the_same_date_or_the_last_of_the_month_counted_from_the_origin(
            String event, int months, LocalDate expected) {
        assertThat(lastDay(endOfDay(new Months(months), Roll.NONE), BERLIN, event))
                .isEqualTo(expected);
    }

    /** Regulation (EEC, Euratom) No 1182/71, Article 3(4): end of the following working day. */
    @ParameterizedTest
    @CsvSource({
        "2025-01-31, 2025-02-28",
        "2026-01-30, 2026-03-02",
        "2025-11-25, 2025-12-29",
    })
    void a_month_ending_on_a_closed_day_ends_with_the_next_working_day(
            String event, LocalDate expected) {
        RegulatoryTerm month = endOfDay(new Months(1), Roll.END_OF_NEXT_WORKING_DAY);
        assertThat(lastDay(month, BERLIN, event)).isEqualTo(expected);
    }

    /** GDPR Article 33(1) with Regulation 1182/71: 72 strict hours across both clock changes. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-28T10:00:00, 2026-03-31T11:00:00",
        "2026-10-24T10:00:00, 2026-10-27T09:00:00",
    })
    void seventy_two_hours_are_elapsed_hours_across_a_change_of_the_clocks(
            String event, String expected) {
        assertThat(hours(72).due(at(BERLIN, event), BERLIN).at()).isEqualTo(at(BERLIN, expected));
    }

    /** An hour clock is not rolled: Regulation 1182/71, Article 3(4) excepts periods in hours. */
    @Test
    void an_hour_clock_ends_on_a_sunday_if_that_is_when_it_ends() {
        assertThat(hours(72).due(at(BERLIN, "2026-11-19T10:00:00"), BERLIN).at())
                .isEqualTo(at(BERLIN, "2026-11-22T10:00:00"));
        assertThatThrownBy(
                        () ->
                                new RegulatoryTerm(
                                        new ElapsedHours(72),
                                        DayZero.EVENT_DAY_EXCLUDED,
                                        Roll.END_OF_NEXT_WORKING_DAY,
                                        DueAt.INSTANT))
                .hasMessageContaining("1182/71");
    }

    /** Commission Delegated Regulation (EU) 2025/301, Article 5: noon of the next working day. */
    @Test
    void a_clock_whose_rule_names_noon_rolls_from_a_weekend_and_not_from_a_working_day() {
        RegulatoryTerm dora =
                new RegulatoryTerm(
                        new ElapsedHours(72),
                        DayZero.EVENT_DAY_EXCLUDED,
                        Roll.NOON_OF_NEXT_WORKING_DAY,
                        DueAt.INSTANT);
        assertThat(dora.due(at(BERLIN, "2026-04-01T10:00:00"), BERLIN).at())
                .isEqualTo(at(BERLIN, "2026-04-07T12:00:00"));
        assertThat(dora.due(at(BERLIN, "2026-11-16T10:00:00"), BERLIN).at())
                .isEqualTo(at(BERLIN, "2026-11-19T10:00:00"));
    }

    /** DISP 1.6.2AR and 1.5: business days after the day of receipt, with a substitute holiday. */
    @ParameterizedTest
    @CsvSource({"3, 2026-12-23", "15, 2027-01-13", "35, 2027-02-10"})
    void uk_business_days_skip_christmas_its_substitute_and_new_year(int days, LocalDate expected) {
        assertThat(lastDay(endOfDay(new BusinessDays(days), Roll.NONE), LONDON, "2026-12-18"))
                .isEqualTo(expected);
    }

    /** DISP 1.5: "close of business on the third business day following" receipt. */
    @Test
    void close_of_business_is_the_last_closing_of_the_day() {
        RegulatoryTerm third =
                new RegulatoryTerm(
                        new BusinessDays(3),
                        DayZero.EVENT_DAY_EXCLUDED,
                        Roll.NONE,
                        DueAt.CLOSE_OF_BUSINESS);
        assertThat(third.due(at(LONDON, "2026-12-18T20:00:00"), LONDON).at())
                .isEqualTo(at(LONDON, "2026-12-23T17:00:00"));
    }

    /** DISP 1.6.2R (8 weeks); Ofcom General Condition C4 as stated 8 July 2025 (6 weeks). */
    @ParameterizedTest
    @CsvSource({"8, 2026-08-26", "6, 2026-08-12"})
    void S25_weeks_end_on_the_same_weekday(int weeks, LocalDate expected) {
        assertThat(lastDay(endOfDay(new Weeks(weeks), Roll.NONE), LONDON, "2026-07-01"))
                .isEqualTo(expected);
    }

    /** ASIC RG 271: 30 calendar days. */
    @Test
    void thirty_calendar_days_include_weekends() {
        assertThat(lastDay(endOfDay(new CalendarDays(30), Roll.NONE), SYDNEY, "2026-07-01"))
                .isEqualTo(LocalDate.of(2026, 7, 31));
    }

    /** 11 CCR 7021(b): the period begins on the day of receipt. */
    @ParameterizedTest
    @CsvSource({
        "45, EVENT_DAY_EXCLUDED, 2026-08-15",
        "90, EVENT_DAY_EXCLUDED, 2026-09-29",
        "45, RECEIPT_DAY_COUNTS, 2026-08-14",
        "90, RECEIPT_DAY_COUNTS, 2026-09-28",
    })
    void counting_the_day_of_receipt_ends_one_day_sooner(
            int days, DayZero dayZero, LocalDate expected) {
        RegulatoryTerm term =
                new RegulatoryTerm(new CalendarDays(days), dayZero, Roll.NONE, DueAt.END_OF_DAY);
        assertThat(lastDay(term, LOS_ANGELES, "2026-07-01")).isEqualTo(expected);
    }

    /** Form 8-K, General Instruction B.1: four business days; Thanksgiving is 26 November 2026. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-19, 2026-11-25",
        "2026-11-20, 2026-11-27",
        "2026-11-21, 2026-11-27",
    })
    void four_us_business_days_start_on_the_first_one_after_the_determination(
            String event, LocalDate expected) {
        assertThat(lastDay(endOfDay(new BusinessDays(4), Roll.NONE), NEW_YORK, event))
                .isEqualTo(expected);
    }

    /** 45 CFR 164.408(c): 60 days after the end of the calendar year, leap year or not. */
    @ParameterizedTest
    @CsvSource({"2026-05-04, 2027-03-01", "2027-12-31, 2028-02-29"})
    void days_after_the_year_end_run_from_december_31(String event, LocalDate expected) {
        assertThat(lastDay(endOfDay(new DaysAfterYearEnd(60), Roll.NONE), NEW_YORK, event))
                .isEqualTo(expected);
    }

    /** 12 CFR 1026.13(c)(2): two complete billing cycles after receiving the notice. */
    @ParameterizedTest
    @CsvSource({
        "2026-01-20, 15, 2026-04-14",
        "2026-02-15, 15, 2026-04-14",
        "2026-01-20, 31, 2026-03-30",
    })
    void the_cycle_in_which_the_notice_came_does_not_count(
            String event, int billingDay, LocalDate expected) {
        Jurisdiction card = new Jurisdiction(NEW_YORK.calendar(), billingDay);
        assertThat(lastDay(endOfDay(new BillingCycles(2), Roll.NONE), card, event))
                .isEqualTo(expected);
    }

    @Test
    void billing_cycles_without_a_billing_day_are_refused() {
        assertThatThrownBy(
                        () ->
                                lastDay(
                                        endOfDay(new BillingCycles(2), Roll.NONE),
                                        NEW_YORK,
                                        "2026-01-20"))
                .hasMessageContaining("billing day");
    }

    @Test
    void the_end_of_a_day_is_in_the_regulators_zone_and_a_fact_dated_midnight_is_late() {
        Deadline.Fixed due =
                endOfDay(new CalendarDays(1), Roll.NONE)
                        .due(Instant.parse("2026-07-01T20:00:00Z"), SYDNEY);
        assertThat(due.lastDay()).isEqualTo(LocalDate.of(2026, 7, 3));
        assertThat(due.at()).isBefore(at(SYDNEY, "2026-07-04T00:00:00"));
        assertThat(due.at()).isAfter(at(SYDNEY, "2026-07-03T23:59:59"));
    }

    @Test
    void S25_a_term_of_many_weeks_does_not_overflow_into_hours_and_minutes() {
        Deadline.Fixed due =
                endOfDay(new Weeks(520), Roll.NONE).due(at(LONDON, "2026-07-01T10:00:00"), LONDON);
        assertThat(due.lastDay()).isEqualTo(LocalDate.of(2036, 6, 18));
        assertThat(Duration.between(at(LONDON, "2026-07-01T10:00:00"), due.at()))
                .isGreaterThan(Duration.ofHours(100));
    }
}

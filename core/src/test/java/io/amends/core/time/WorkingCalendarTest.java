package io.amends.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkingCalendarTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final WeeklyHours NINE_TO_FIVE =
            WeeklyHours.mondayToFriday(LocalTime.of(9, 0), LocalTime.of(17, 0));
    private static final WorkingCalendar OFFICE = office(BERLIN);

    private static WorkingCalendar office(ZoneId zone) {
        return WorkingCalendar.of("office", zone, NINE_TO_FIVE, Holidays.none());
    }

    private static WorkingCalendar daily(ZoneId zone, OpenRange... ranges) {
        Map<DayOfWeek, List<OpenRange>> week =
                List.of(DayOfWeek.values()).stream()
                        .collect(java.util.stream.Collectors.toMap(d -> d, d -> List.of(ranges)));
        return WorkingCalendar.of("daily", zone, new WeeklyHours(week), Holidays.none());
    }

    private static Instant at(ZoneId zone, String local) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    private static Instant berlin(String local) {
        return at(BERLIN, local);
    }

    @Test
    void S09_a_pause_over_night_weekend_and_holiday_costs_exactly_its_business_time() {
        WorkingCalendar calendar =
                WorkingCalendar.of(
                        "office",
                        BERLIN,
                        NINE_TO_FIVE,
                        Holidays.closedOn(List.of(LocalDate.of(2026, 4, 6))));
        Instant started = berlin("2026-04-02T15:00:00");
        Instant paused = berlin("2026-04-03T16:30:00");
        Instant resumed = berlin("2026-04-07T09:45:00");
        Duration spent = calendar.between(started, paused);
        assertThat(spent).isEqualTo(Duration.ofMinutes(2 * 60 + 7 * 60 + 30));
        assertThat(calendar.between(paused, resumed)).isEqualTo(Duration.ofMinutes(30 + 45));
        assertThat(calendar.add(resumed, Duration.ofHours(16).minus(spent)))
                .isEqualTo(berlin("2026-04-07T16:15:00"));
    }

    @Test
    void S10_the_answer_does_not_depend_on_the_viewers_zone() {
        Instant opened = Instant.parse("2026-01-14T16:50:00Z");
        ZoneId losAngeles = ZoneId.of("America/Los_Angeles");
        assertThat(office(ZoneId.of("Europe/London")).add(opened, Duration.ofMinutes(30)))
                .isEqualTo(Instant.parse("2026-01-15T09:20:00Z"));
        Instant sameInstantAsSeenElsewhere = opened.atZone(losAngeles).toInstant();
        assertThat(
                        office(ZoneId.of("Europe/London"))
                                .add(sameInstantAsSeenElsewhere, Duration.ofMinutes(30))
                                .atZone(losAngeles)
                                .toLocalDateTime())
                .isEqualTo(LocalDateTime.parse("2026-01-15T01:20:00"));
    }

    @Test
    void S19_friday_1630_plus_one_hour_is_monday_0930() {
        assertThat(OFFICE.add(berlin("2026-11-20T16:30:00"), Duration.ofHours(1)))
                .isEqualTo(berlin("2026-11-23T09:30:00"));
    }

    @Test
    void S20_a_lunch_break_is_not_working_time() {
        WorkingCalendar split =
                daily(BERLIN, OpenRange.of("13:00", "17:00"), OpenRange.of("09:00", "12:00"));
        assertThat(split.add(berlin("2026-11-23T11:30:00"), Duration.ofHours(1)))
                .isEqualTo(berlin("2026-11-23T13:30:00"));
        assertThat(split.add(berlin("2026-11-23T11:30:00"), Duration.ofMinutes(30)))
                .isEqualTo(berlin("2026-11-23T12:00:00"));
        assertThat(split.isOpen(berlin("2026-11-23T12:00:00"))).isFalse();
        assertThat(split.lastOpen(berlin("2026-11-23T12:40:00")))
                .isEqualTo(berlin("2026-11-23T12:00:00"));
        assertThat(split.endOfBusinessDay(LocalDate.of(2026, 11, 23)))
                .isEqualTo(berlin("2026-11-23T17:00:00"));
    }

    @Test
    void S21_nine_oclock_stays_nine_oclock_when_the_clocks_change() {
        assertThat(OFFICE.add(berlin("2026-03-27T16:00:00"), Duration.ofHours(2)))
                .isEqualTo(Instant.parse("2026-03-30T08:00:00Z"));
        assertThat(OFFICE.add(berlin("2026-10-23T16:00:00"), Duration.ofHours(2)))
                .isEqualTo(Instant.parse("2026-10-26T09:00:00Z"));
    }

    @Test
    void S22_a_business_day_is_one_of_the_customers_zone() {
        Instant decided = Instant.parse("2026-11-26T23:00:00Z");
        assertThat(office(ZoneId.of("Asia/Tokyo")).endOfBusinessDayAfter(decided, 1))
                .isEqualTo(Instant.parse("2026-11-30T08:00:00Z"));
        assertThat(office(ZoneId.of("America/New_York")).endOfBusinessDayAfter(decided, 1))
                .isEqualTo(Instant.parse("2026-11-27T22:00:00Z"));
    }

    @Test
    void a_day_of_23_hours_and_one_of_25_hours_have_as_many_open_hours_round_the_clock() {
        WorkingCalendar always =
                WorkingCalendar.of("24x7", BERLIN, WeeklyHours.always(), Holidays.none());
        assertThat(openOn(always, "2026-03-29")).isEqualTo(Duration.ofHours(23));
        assertThat(openOn(always, "2026-10-25")).isEqualTo(Duration.ofHours(25));
        assertThat(always.endOfBusinessDay(LocalDate.parse("2026-10-25")))
                .isEqualTo(berlin("2026-10-26T00:00:00"));
    }

    @Test
    void a_skipped_hour_is_never_open_and_a_repeated_hour_is_open_twice() {
        WorkingCalendar night = daily(BERLIN, OpenRange.of("01:30", "04:00"));
        assertThat(openOn(night, "2026-03-29")).isEqualTo(Duration.ofMinutes(90));
        assertThat(openOn(night, "2026-10-25")).isEqualTo(Duration.ofMinutes(210));
        assertThat(night.add(Instant.parse("2026-03-29T00:30:00Z"), Duration.ofMinutes(45)))
                .isEqualTo(Instant.parse("2026-03-29T01:15:00Z"));
    }

    @Test
    void a_range_that_ends_inside_the_repeated_hour_follows_the_wall_clock_both_times() {
        WorkingCalendar night = daily(BERLIN, OpenRange.of("01:00", "02:30"));
        assertThat(openOn(night, "2026-10-25")).isEqualTo(Duration.ofHours(2));
        assertThat(night.isOpen(Instant.parse("2026-10-25T00:45:00Z"))).isFalse();
        assertThat(night.isOpen(Instant.parse("2026-10-25T01:15:00Z"))).isTrue();
    }

    @Test
    void lord_howe_moves_its_clocks_by_half_an_hour() {
        WorkingCalendar night =
                daily(ZoneId.of("Australia/Lord_Howe"), OpenRange.of("00:00", "06:00"));
        assertThat(openOn(night, "2026-04-05")).isEqualTo(Duration.ofMinutes(390));
        assertThat(openOn(night, "2026-10-04")).isEqualTo(Duration.ofMinutes(330));
    }

    @Test
    void chatham_and_kathmandu_open_at_their_own_quarter_hours() {
        Instant noon = Instant.parse("2026-07-01T12:00:00Z");
        assertThat(office(ZoneId.of("Pacific/Chatham")).nextOpening(noon))
                .isEqualTo(Instant.parse("2026-07-01T20:15:00Z"));
        assertThat(office(ZoneId.of("Asia/Kathmandu")).nextOpening(noon))
                .isEqualTo(Instant.parse("2026-07-02T03:15:00Z"));
    }

    @Test
    void a_date_the_zone_skipped_is_no_business_day() {
        WorkingCalendar apia = office(ZoneId.of("Pacific/Apia"));
        assertThat(apia.isBusinessDay(LocalDate.of(2011, 12, 29))).isTrue();
        assertThat(apia.isBusinessDay(LocalDate.of(2011, 12, 30))).isFalse();
    }

    @Test
    void a_day_whose_midnight_is_skipped_starts_at_its_first_existing_hour() {
        ZoneId saoPaulo = ZoneId.of("America/Sao_Paulo");
        WorkingCalendar always =
                WorkingCalendar.of("24x7", saoPaulo, WeeklyHours.always(), Holidays.none());
        assertThat(always.startOfBusinessDay(LocalDate.of(2018, 11, 4)))
                .isEqualTo(Instant.parse("2018-11-04T03:00:00Z"));
        assertThat(openOn(always, "2018-11-04")).isEqualTo(Duration.ofHours(23));
    }

    @Test
    void leap_day_is_an_ordinary_day() {
        assertThat(OFFICE.add(berlin("2024-02-28T09:00:00"), Duration.ofHours(24)))
                .isEqualTo(berlin("2024-03-01T17:00:00"));
    }

    @Test
    void a_half_day_has_its_own_hours_and_a_special_saturday_opens() {
        WorkingCalendar calendar =
                WorkingCalendar.of(
                        "office",
                        BERLIN,
                        NINE_TO_FIVE,
                        Holidays.of(
                                Map.of(
                                        LocalDate.of(2026, 12, 24),
                                        new SpecialDay(
                                                "Christmas Eve",
                                                List.of(OpenRange.of("09:00", "12:00"))),
                                        LocalDate.of(2026, 12, 25),
                                        SpecialDay.closed("Christmas Day"),
                                        LocalDate.of(2026, 12, 26),
                                        new SpecialDay(
                                                "stocktaking",
                                                List.of(OpenRange.of("10:00", "11:00"))))));
        assertThat(calendar.add(berlin("2026-12-24T11:00:00"), Duration.ofHours(3)))
                .isEqualTo(berlin("2026-12-28T10:00:00"));
        assertThat(calendar.endOfBusinessDay(LocalDate.of(2026, 12, 24)))
                .isEqualTo(berlin("2026-12-24T12:00:00"));
        assertThatThrownBy(() -> calendar.endOfBusinessDay(LocalDate.of(2026, 12, 25)))
                .hasMessageContaining("2026-12-25 is closed");
    }

    @Test
    void an_exact_fill_ends_at_the_closing_and_one_nanosecond_more_on_the_next_morning() {
        Instant nine = berlin("2026-11-23T09:00:00");
        assertThat(OFFICE.add(nine, Duration.ofHours(8))).isEqualTo(berlin("2026-11-23T17:00:00"));
        assertThat(OFFICE.add(nine, Duration.ofHours(8).plusNanos(1)))
                .isEqualTo(berlin("2026-11-24T09:00:00").plusNanos(1));
        assertThat(OFFICE.add(nine, Duration.ofHours(8).minusNanos(1)))
                .isEqualTo(berlin("2026-11-23T17:00:00").minusNanos(1));
        assertThat(OFFICE.subtract(berlin("2026-11-23T17:00:00"), Duration.ofHours(8)))
                .isEqualTo(nine);
        assertThat(OFFICE.subtract(nine.plusNanos(1), Duration.ofNanos(2)))
                .isEqualTo(berlin("2026-11-20T17:00:00").minusNanos(1));
    }

    @Test
    void no_time_at_all_rolls_forward_when_added_and_backward_when_subtracted() {
        Instant closing = berlin("2026-11-23T17:00:00");
        assertThat(OFFICE.add(closing, Duration.ZERO)).isEqualTo(berlin("2026-11-24T09:00:00"));
        assertThat(OFFICE.subtract(closing, Duration.ZERO)).isEqualTo(closing);
        assertThat(OFFICE.lastOpen(berlin("2026-11-24T03:00:00"))).isEqualTo(closing);
    }

    @Test
    void there_is_open_time_only_where_a_second_of_it_lies_inside() {
        assertThat(OFFICE.hasOpenTime(berlin("2026-11-20T17:00:00"), berlin("2026-11-23T09:00:00")))
                .isFalse();
        assertThat(OFFICE.hasOpenTime(berlin("2026-11-20T17:00:00"), berlin("2026-11-23T09:00:01")))
                .isTrue();
    }

    @Test
    void the_days_that_began_after_a_moment_exclude_the_day_that_had_already_begun() {
        assertThat(
                        OFFICE.businessDayEnds(
                                berlin("2026-11-19T09:00:00"), berlin("2026-11-24T17:00:00")))
                .containsExactly(
                        berlin("2026-11-20T17:00:00"),
                        berlin("2026-11-23T17:00:00"),
                        berlin("2026-11-24T17:00:00"));
        assertThat(
                        OFFICE.businessDayEnds(
                                berlin("2026-11-19T08:59:59"), berlin("2026-11-20T16:59:59")))
                .containsExactly(berlin("2026-11-19T17:00:00"));
    }

    @Test
    void business_days_between_undo_business_days_added() {
        LocalDate friday = LocalDate.of(2026, 11, 20);
        assertThat(OFFICE.businessDaysBetween(friday, LocalDate.of(2026, 11, 23))).isEqualTo(1);
        assertThat(OFFICE.businessDaysBetween(friday, LocalDate.of(2026, 11, 22))).isZero();
        assertThat(OFFICE.businessDaysBetween(LocalDate.of(2026, 11, 23), friday)).isEqualTo(-1);
        for (int days = 0; days < 30; days++) {
            assertThat(OFFICE.businessDaysBetween(friday, OFFICE.nthBusinessDay(friday, days)))
                    .isEqualTo(days);
        }
    }

    @Test
    void placeholder_dates_of_foreign_systems_are_answered() {
        assertThat(
                        OFFICE.between(
                                Instant.parse("0001-01-01T00:00:00Z"),
                                Instant.parse("9999-12-31T23:59:59Z")))
                .isPositive();
        assertThatThrownBy(() -> OFFICE.isOpen(Instant.MAX)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(
                        () ->
                                OFFICE.add(
                                        berlin("2026-11-23T17:00:00"),
                                        Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(DateTimeException.class);
    }

    @Test
    void hours_that_overlap_or_never_open_are_refused() {
        assertThatThrownBy(
                        () ->
                                daily(
                                        BERLIN,
                                        OpenRange.of("09:00", "12:00"),
                                        OpenRange.of("11:00", "13:00")))
                .hasMessageContaining("overlap");
        assertThatThrownBy(() -> new WeeklyHours(Map.of())).hasMessageContaining("open day");
        assertThatThrownBy(() -> OpenRange.of("17:00", "09:00")).hasMessageContaining("midnight");
        assertThatThrownBy(() -> OFFICE.add(Instant.EPOCH, Duration.ofSeconds(-1)))
                .hasMessageContaining("0 or more");
    }

    private static Duration openOn(WorkingCalendar calendar, String day) {
        LocalDate date = LocalDate.parse(day);
        return calendar.between(
                date.atStartOfDay(calendar.zone()).toInstant(),
                date.plusDays(1).atStartOfDay(calendar.zone()).toInstant());
    }
}

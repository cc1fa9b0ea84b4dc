package io.amends.server.communications;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.server.communications.AlertWish.Gathered;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** When a person is told. */
class AlertWishTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void S30_night_is_left_alone_and_the_morning_tells() {
        AlertWish wish = quiet("20:00", "07:00", true, Gathered.NOT);
        assertThat(wish.tellAt(at("2026-03-10T18:59:59Z"))).isEqualTo(at("2026-03-10T18:59:59Z"));
        assertThat(wish.tellAt(at("2026-03-10T19:00:00Z"))).isEqualTo(at("2026-03-11T06:00:00Z"));
        assertThat(wish.tellAt(at("2026-03-11T03:00:00Z"))).isEqualTo(at("2026-03-11T06:00:00Z"));
        assertThat(wish.tellAt(at("2026-03-11T06:00:00Z"))).isEqualTo(at("2026-03-11T06:00:00Z"));
    }

    @Test
    void quiet_hours_within_a_day_end_on_that_day() {
        AlertWish wish = quiet("12:00", "13:00", true, Gathered.NOT);
        assertThat(wish.tellAt(at("2026-03-10T11:30:00Z"))).isEqualTo(at("2026-03-10T12:00:00Z"));
    }

    @Test
    void a_free_weekend_ends_on_monday_when_the_night_does() {
        AlertWish wish = quiet("20:00", "07:00", false, Gathered.NOT);
        assertThat(wish.tellAt(at("2026-03-13T20:00:00Z"))).isEqualTo(at("2026-03-16T06:00:00Z"));
        assertThat(wish.tellAt(at("2026-03-14T10:00:00Z"))).isEqualTo(at("2026-03-16T06:00:00Z"));
        AlertWish noNight = new AlertWish(Locale.ENGLISH, BERLIN, null, null, false, Gathered.NOT);
        assertThat(noNight.tellAt(at("2026-03-14T10:00:00Z")))
                .isEqualTo(at("2026-03-15T23:00:00Z"));
    }

    @Test
    void the_morning_of_the_day_the_clocks_change_comes_by_the_wall() {
        AlertWish wish = quiet("20:00", "07:00", true, Gathered.NOT);
        assertThat(wish.tellAt(at("2026-03-28T22:00:00Z"))).isEqualTo(at("2026-03-29T05:00:00Z"));
    }

    @Test
    void S32_gathered_by_the_hour_or_the_day_and_never_at_night() {
        AlertWish hourly = quiet("20:00", "07:00", true, Gathered.HOURLY);
        assertThat(hourly.tellAt(at("2026-03-10T10:20:00Z"))).isEqualTo(at("2026-03-10T11:00:00Z"));
        assertThat(hourly.tellAt(at("2026-03-10T18:20:00Z"))).isEqualTo(at("2026-03-11T06:00:00Z"));
        AlertWish daily = quiet("20:00", "07:00", true, Gathered.DAILY);
        assertThat(daily.tellAt(at("2026-03-10T10:20:00Z"))).isEqualTo(at("2026-03-11T06:00:00Z"));
    }

    private static AlertWish quiet(String from, String to, boolean weekends, Gathered gathered) {
        return new AlertWish(
                Locale.ENGLISH,
                BERLIN,
                LocalTime.parse(from),
                LocalTime.parse(to),
                weekends,
                gathered);
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}

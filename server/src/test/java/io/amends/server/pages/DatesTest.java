package io.amends.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:46:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2026-11-23T08:45:31Z | just now
                    2026-11-23T08:46:29Z | just now
                    2026-11-23T08:45:00Z | 1 min ago
                    2026-11-23T06:31:10Z | 2 h 14 min ago
                    2026-11-22T08:46:01Z | 23 h 59 min ago
                    2026-11-22T08:46:00Z | 1 day ago
                    2026-11-17T07:00:00Z | 6 days ago
                    2026-11-23T09:26:00Z | in 40 min
                    2026-11-25T08:46:00Z | in 2 days
                    """)
    void how_long_ago(Instant at, String said) throws IOException {
        assertThat(dates("en", "Europe/Berlin").moment(at).relative()).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Europe/Berlin       | Mon 23 Nov 2026, 09:46 | Mon 23 Nov 2026, 09:46 in Europe/Berlin (UTC+01:00)
                    Asia/Kathmandu      | Mon 23 Nov 2026, 14:31 | Mon 23 Nov 2026, 14:31 in Asia/Kathmandu (UTC+05:45)
                    Pacific/Chatham     | Mon 23 Nov 2026, 22:31 | Mon 23 Nov 2026, 22:31 in Pacific/Chatham (UTC+13:45)
                    Australia/Lord_Howe | Mon 23 Nov 2026, 19:46 | Mon 23 Nov 2026, 19:46 in Australia/Lord Howe (UTC+11:00)
                    America/St_Johns    | Mon 23 Nov 2026, 05:16 | Mon 23 Nov 2026, 05:16 in America/St Johns (UTC−03:30)
                    UTC                 | Mon 23 Nov 2026, 08:46 | Mon 23 Nov 2026, 08:46 UTC
                    """)
    void a_moment_is_shown_in_the_readers_zone_and_names_it(String zone, String text, String title)
            throws IOException {
        Moment moment = dates("en", zone).moment(NOW);
        assertThat(moment.text()).isEqualTo(text);
        assertThat(moment.title()).isEqualTo(title);
        assertThat(moment.iso()).isEqualTo("2026-11-23T08:46:00Z");
    }

    @Test
    void where_it_happened_is_told_only_where_the_clock_there_reads_differently()
            throws IOException {
        Dates dates = dates("en", "Europe/Berlin");
        assertThat(dates.moment(NOW, ZoneId.of("America/New_York")).title())
                .isEqualTo(
                        "Mon 23 Nov 2026, 09:46 in Europe/Berlin (UTC+01:00); where it happened:"
                                + " Mon 23 Nov 2026, 03:46 in America/New York (UTC−05:00)");
        assertThat(dates.moment(NOW, ZoneId.of("Europe/Paris")).title())
                .isEqualTo(dates.moment(NOW).title());
    }

    @Test
    void an_hour_that_comes_twice_is_told_apart_by_its_offset() throws IOException {
        Dates dates = dates("en", "Europe/Berlin");
        Moment summer = dates.moment(Instant.parse("2026-10-25T00:30:00Z"));
        Moment winter = dates.moment(Instant.parse("2026-10-25T01:30:00Z"));
        assertThat(summer.text()).isEqualTo(winter.text()).endsWith("02:30");
        assertThat(summer.title()).endsWith("(UTC+02:00)");
        assertThat(winter.title()).endsWith("(UTC+01:00)");
    }

    @Test
    void german_reads_as_german() throws IOException {
        Dates dates = dates("de", "Europe/Berlin");
        assertThat(dates.moment(NOW.minusSeconds(8_100)).relative())
                .isEqualTo("vor 2 Std. 15 Min.");
        assertThat(dates.moment(NOW.minus(Duration.ofDays(3))).relative()).isEqualTo("vor 3 Tagen");
        assertThat(dates.moment(NOW).text()).isEqualTo("Mo. 23. Nov. 2026, 09:46");
        assertThat(dates.day(LocalDate.of(2026, 3, 1))).isEqualTo("1. März 2026");
        assertThat(dates.duration(Duration.ofMinutes(135))).isEqualTo("2 Std. 15 Min.");
    }

    @Test
    void a_zone_that_is_unknown_here_reads_as_utc() {
        assertThat(Frame.zone("Mars/Olympus")).isEqualTo(ZoneId.of("UTC"));
        assertThat(Frame.zone(null)).isEqualTo(ZoneId.of("UTC"));
        assertThat(Frame.zone("Asia/Kathmandu")).isEqualTo(ZoneId.of("Asia/Kathmandu"));
    }

    private static Dates dates(String language, String zone) throws IOException {
        return new Dates(Messages.messageSource(), Locale.of(language), ZoneId.of(zone), NOW);
    }
}

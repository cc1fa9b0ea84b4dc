package io.amends.core.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenureTest {

    private static final LocalDate SINCE = LocalDate.of(2025, 1, 1);

    // Day 90 after 1 January 2025 is 1 April, day 365 is 1 January 2026: counted on a calendar.
    @ParameterizedTest
    @CsvSource({
        "2025-01-01, FIRST_90_DAYS",
        "2025-04-01, FIRST_90_DAYS",
        "2025-04-02, FIRST_YEAR",
        "2026-01-01, FIRST_YEAR",
        "2026-01-02, ESTABLISHED"
    })
    void a_band_ends_with_its_last_day(LocalDate day, Tenure band) {
        assertThat(Tenure.on(day, SINCE)).contains(band);
    }

    @Test
    void nobody_has_a_tenure_before_they_are_a_customer() {
        assertThat(Tenure.on(SINCE.minusDays(1), SINCE)).isEmpty();
        assertThat(Tenure.daysIn(SINCE.minusDays(30), SINCE, SINCE)).isEmpty();
    }

    @Test
    void the_days_of_a_window_fall_into_the_bands() {
        // 17 months to 31 May 2026: 515 days + 1 = 516 days in [1 Jan 2025, 1 Jun 2026), by hand
        // 91 (days 0..90), 275 (days 91..365), 150 (2 Jan to 31 May 2026: 30+28+31+30+31)
        assertThat(Tenure.daysIn(SINCE.minusYears(1), LocalDate.of(2026, 6, 1), SINCE))
                .isEqualTo(
                        Map.of(
                                Tenure.FIRST_90_DAYS, 91L,
                                Tenure.FIRST_YEAR, 275L,
                                Tenure.ESTABLISHED, 150L));
    }

    @Test
    void counting_days_by_band_is_asking_each_day_for_its_band() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            LocalDate from = SINCE.plusDays(random.nextInt(1_200) - 600);
            LocalDate to = from.plusDays(random.nextInt(900));
            Map<Tenure, Long> each = new EnumMap<>(Tenure.class);
            from.datesUntil(to)
                    .map(day -> Tenure.on(day, SINCE))
                    .flatMap(Optional::stream)
                    .forEach(band -> each.merge(band, 1L, Long::sum));
            assertThat(Tenure.daysIn(from, to, SINCE))
                    .as("seed %s: %s to %s", seed, from, to)
                    .isEqualTo(each);
        }
    }
}

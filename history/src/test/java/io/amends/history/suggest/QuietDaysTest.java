package io.amends.history.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.time.Holidays;
import io.amends.history.calendar.PublicHolidays;
import java.time.LocalDate;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietDaysTest {

    private static final LocalDate FIRST = LocalDate.of(2022, 1, 10);
    private static final LocalDate LAST = LocalDate.of(2025, 1, 10);

    @ParameterizedTest
    @CsvSource({
        "it, 1", "it, 2", "se, 3", "us, 4", "us, 5", "gb, 6", "fr, 7", "pl, 8", "jp, 9", "br, 10"
    })
    void a_country_is_told_by_the_holidays_that_were_kept(String country, long seed) {
        QuietDays days = QuietDays.of(worked(PublicHolidays.of(country), 12, seed));
        assertThat(days.country(Vocabulary.SHIPPED.zones()))
                .as("seed " + seed)
                .hasValueSatisfying(found -> assertThat(found.code()).isEqualTo(country));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void where_somebody_works_on_every_day_no_country_is_told(long seed) {
        QuietDays days = QuietDays.of(worked(Holidays.none(), 12, seed));
        assertThat(days.country(Vocabulary.SHIPPED.zones())).as("seed " + seed).isEmpty();
    }

    @Test
    void where_little_happens_anyway_a_quiet_day_says_nothing() {
        QuietDays days = QuietDays.of(worked(PublicHolidays.of("it"), 2, 16));
        assertThat(days.country(Vocabulary.SHIPPED.zones())).isEmpty();
    }

    @Test
    void no_rows_tell_no_country() {
        assertThat(QuietDays.of(new TreeMap<>()).country(Vocabulary.SHIPPED.zones())).isEmpty();
    }

    /** About so many rows a day from Monday to Friday, few at weekends, hardly any on a holiday. */
    private static SortedMap<LocalDate, Integer> worked(Holidays kept, int usual, long seed) {
        Random dice = new Random(seed);
        SortedMap<LocalDate, Integer> rows = new TreeMap<>();
        for (LocalDate day = FIRST; day.isBefore(LAST); day = day.plusDays(1)) {
            boolean weekend = day.getDayOfWeek().getValue() > 5;
            int most = kept.on(day).isPresent() || weekend ? 2 : 2 * usual;
            int least = kept.on(day).isPresent() || weekend ? 0 : usual;
            int found = least + dice.nextInt(most - least + 1);
            if (found > 0) {
                rows.put(day, found);
            }
        }
        return rows;
    }
}

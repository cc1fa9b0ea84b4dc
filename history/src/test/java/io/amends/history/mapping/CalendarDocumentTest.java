package io.amends.history.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.core.time.WorkingCalendar;
import io.amends.history.source.RefusedInput;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CalendarDocumentTest {

    @Test
    void it_is_read_as_in_a_mapping() {
        WorkingCalendar berlin =
                CalendarDocument.parse(
                        "Berlin",
                        """
                        zone: Europe/Berlin
                        hours:
                          mon-fri: [09:00-12:00, 13:00-17:00]
                        holidays: {country: DE, subdivision: be, dates: [2026-12-24]}
                        """);
        assertThat(berlin.name()).isEqualTo("Berlin");
        assertThat(berlin.isOpen(Instant.parse("2026-07-01T11:30:00Z"))).isTrue();
        assertThat(berlin.isOpen(Instant.parse("2026-07-01T10:30:00Z"))).isFalse();
        assertThat(berlin.isHoliday(LocalDate.of(2026, 12, 24))).isTrue();
        assertThat(berlin.isHoliday(LocalDate.of(2026, 3, 8))).as("a Sunday").isFalse();
        assertThat(berlin.isBusinessDay(LocalDate.of(2026, 12, 25))).isFalse();
    }

    @Test
    void everything_wrong_is_said_at_once_with_its_line() {
        assertThatThrownBy(
                        () ->
                                CalendarDocument.parse(
                                        "Mars",
                                        """
                                        zone: Mars/Olympus
                                        hours:
                                          mon-fry: [09:00-17:00]
                                        """))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContainingAll("Mars:1", "Mars:3", "mon-fry");
        assertThatThrownBy(() -> CalendarDocument.parse("Empty", "zone: UTC\n"))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContaining("Expected hours");
    }
}

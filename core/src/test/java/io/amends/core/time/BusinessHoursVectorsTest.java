package io.amends.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published examples of two business-time libraries, read where AMENDS_HISTORIES points. */
class BusinessHoursVectorsTest {

    @Test
    void all_55_vectors_are_present() {
        assumeTrue(folder() != null, "AMENDS_HISTORIES is not set: no shared vectors to check");
        assertThat(vectors()).hasSize(55);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("vectors")
    void the_vector_holds(JsonNode vector) {
        WorkingCalendar calendar = calendar(vector);
        Instant start = instant(vector.get("start").asString());
        JsonNode expected = vector.get("expected");
        switch (vector.get("op").asString()) {
            case "add_seconds" ->
                    assertThat(added(calendar, start, vector.get("amount").asLong()))
                            .isEqualTo(instant(expected.asString()));
            case "seconds_between" ->
                    assertThat(calendar.between(start, instant(vector.get("end").asString())))
                            .isEqualTo(Duration.ofSeconds(expected.asLong()));
            case "roll_forward" ->
                    assertThat(calendar.nextOpening(start)).isEqualTo(instant(expected.asString()));
            case "roll_backward" ->
                    assertThat(calendar.lastOpen(start)).isEqualTo(instant(expected.asString()));
            case "is_open" -> assertThat(calendar.isOpen(start)).isEqualTo(expected.asBoolean());
            case "add_business_days_clamped" ->
                    assertThat(calendar.addBusinessDays(start, vector.get("amount").asInt()))
                            .isEqualTo(instant(expected.asString()));
            default -> throw new IllegalStateException("Unknown operation in " + vector);
        }
    }

    private static Instant added(WorkingCalendar calendar, Instant start, long seconds) {
        return seconds < 0
                ? calendar.subtract(start, Duration.ofSeconds(-seconds))
                : calendar.add(start, Duration.ofSeconds(seconds));
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static WorkingCalendar calendar(JsonNode vector) {
        Map<DayOfWeek, List<OpenRange>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            String key = day.toString().substring(0, 3).toLowerCase(Locale.ROOT);
            List<OpenRange> ranges = new ArrayList<>();
            for (JsonNode range : vector.get("hours").path(key)) {
                ranges.add(OpenRange.of(range.get(0).asString(), range.get(1).asString()));
            }
            week.put(day, ranges);
        }
        List<LocalDate> closed = new ArrayList<>();
        for (JsonNode day : vector.get("holidays")) {
            closed.add(LocalDate.parse(day.asString()));
        }
        return WorkingCalendar.of(
                "vector " + vector.get("id"),
                ZoneId.of(vector.get("zone").asString()),
                new WeeklyHours(week),
                Holidays.closedOn(closed));
    }

    static List<JsonNode> vectors() {
        String folder = folder();
        if (folder == null) {
            return List.of();
        }
        Path file = Path.of(folder, "business-hours", "vectors.json");
        try {
            List<JsonNode> vectors = new ArrayList<>();
            JsonMapper.shared()
                    .readTree(Files.readString(file))
                    .get("vectors")
                    .forEach(vectors::add);
            return vectors;
        } catch (IOException unreadable) {
            throw new IllegalStateException("Expected vectors in " + file, unreadable);
        }
    }

    private static @Nullable String folder() {
        return System.getenv("AMENDS_HISTORIES");
    }
}

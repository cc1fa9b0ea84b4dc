package io.amends.core.time;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The ordinary opening hours of a week: several ranges per weekday (a lunch break is the gap
 * between two), a weekday without ranges is closed.
 */
public record WeeklyHours(Map<DayOfWeek, List<OpenRange>> ranges) {

    /**
     * @throws IllegalArgumentException when two ranges of a day overlap, or no day is open at all
     */
    public WeeklyHours {
        EnumMap<DayOfWeek, List<OpenRange>> byDay = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            byDay.put(day, inOrder(day.toString(), ranges.getOrDefault(day, List.of())));
        }
        if (byDay.values().stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException("Expected at least one open day, but got none");
        }
        ranges = Collections.unmodifiableMap(byDay);
    }

    /** Monday to Friday, one range a day: {@code [from, to)} on the wall clock. */
    public static WeeklyHours mondayToFriday(LocalTime from, LocalTime to) {
        OpenRange range = new OpenRange(from, to);
        return new WeeklyHours(
                List.of(
                                DayOfWeek.MONDAY,
                                DayOfWeek.TUESDAY,
                                DayOfWeek.WEDNESDAY,
                                DayOfWeek.THURSDAY,
                                DayOfWeek.FRIDAY)
                        .stream()
                        .collect(Collectors.toMap(day -> day, day -> List.of(range))));
    }

    /** Every hour of every day. */
    public static WeeklyHours always() {
        EnumMap<DayOfWeek, List<OpenRange>> all = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            all.put(day, List.of(OpenRange.ALL_DAY));
        }
        return new WeeklyHours(all);
    }

    /** The ranges of one weekday, in order; empty when closed. */
    public List<OpenRange> on(DayOfWeek day) {
        return ranges.getOrDefault(day, List.of());
    }

    static List<OpenRange> inOrder(String day, List<OpenRange> ranges) {
        List<OpenRange> sorted =
                ranges.stream().sorted(Comparator.comparingInt(OpenRange::fromSecond)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).fromSecond() < sorted.get(i - 1).toSecond()) {
                throw new IllegalArgumentException(
                        "Expected ranges that do not overlap on "
                                + day
                                + ", but got "
                                + sorted.get(i - 1)
                                + " and "
                                + sorted.get(i));
            }
        }
        return sorted;
    }
}

package io.amends.server.settings;

import io.amends.core.time.OpenRange;
import io.amends.core.time.WorkingCalendar;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.util.MultiValueMap;

/**
 * A calendar as it is filled in without writing YAML: hours for each day of the week, public
 * holidays, and days of its own.
 *
 * @param hours by day, such as {@code 09:00-12:30, 13:30-17:00}; empty where it is closed
 * @param country whose public holidays are kept; empty for none
 * @param subdivisions of that country, separated by commas
 * @param days that differ, by date; the hours then, empty for a whole day off
 */
record CalendarFields(
        String zone,
        Map<DayOfWeek, String> hours,
        String country,
        String subdivisions,
        Map<String, String> days) {

    /** What YAML takes for a text as it stands. */
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z][A-Za-z0-9_+/-]*|[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}");

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /** What stands in a document that was read as this calendar. */
    static CalendarFields of(WorkingCalendar calendar, String document) {
        Map<DayOfWeek, String> hours = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            hours.put(
                    day,
                    calendar.hours().on(day).stream()
                            .map(OpenRange::toString)
                            .collect(Collectors.joining(", ")));
        }
        Map<?, ?> holidays =
                map(
                        map(new Load(LoadSettings.builder().build()).loadFromString(document)),
                        "holidays");
        Map<String, String> days = new TreeMap<>();
        if (holidays.get("dates") instanceof List<?> dates) {
            dates.forEach(date -> days.put(String.valueOf(date), ""));
        }
        map(holidays, "half-days")
                .forEach((date, open) -> days.put(String.valueOf(date), listed(open)));
        return new CalendarFields(
                calendar.zone().getId(),
                hours,
                listed(holidays.get("country")),
                listed(holidays.get("subdivision")),
                days);
    }

    private static Map<?, ?> map(@Nullable Object document) {
        return document instanceof Map<?, ?> map ? map : Map.of();
    }

    private static Map<?, ?> map(Map<?, ?> document, String part) {
        return map(document.get(part));
    }

    private static String listed(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case List<?> several ->
                    several.stream().map(String::valueOf).collect(Collectors.joining(", "));
            default -> String.valueOf(value);
        };
    }

    /** What was typed: {@code zone}, one {@code hours} for each day from Monday on, and so on. */
    static CalendarFields of(MultiValueMap<String, String> typed) {
        Map<DayOfWeek, String> hours = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            hours.put(day, nth(typed, "hours", day.ordinal()));
        }
        Map<String, String> days = new TreeMap<>();
        for (int i = 0; i < typed.getOrDefault("date", List.of()).size(); i++) {
            if (!nth(typed, "date", i).isEmpty()) {
                days.put(nth(typed, "date", i), nth(typed, "open", i));
            }
        }
        return new CalendarFields(
                nth(typed, "zone", 0),
                hours,
                nth(typed, "country", 0),
                nth(typed, "subdivisions", 0),
                days);
    }

    private static String nth(MultiValueMap<String, String> typed, String name, int at) {
        List<String> all = typed.getOrDefault(name, List.of());
        return at < all.size() ? all.get(at).strip() : "";
    }

    /** The document that states this; whether it can be read is for its review to say. */
    String document() {
        StringBuilder text = new StringBuilder("zone: ").append(scalar(zone)).append("\nhours:\n");
        week().forEach(
                        (days, open) ->
                                text.append("  ")
                                        .append(days)
                                        .append(": ")
                                        .append(list(open))
                                        .append('\n'));
        List<String> off =
                days.entrySet().stream()
                        .filter(day -> day.getValue().isEmpty())
                        .map(day -> date(day.getKey()))
                        .toList();
        String half =
                days.entrySet().stream()
                        .filter(day -> !day.getValue().isEmpty())
                        .map(day -> date(day.getKey()) + ": " + list(day.getValue()))
                        .collect(Collectors.joining(", "));
        if (!country.isEmpty() || !days.isEmpty()) {
            text.append("holidays:\n");
        }
        if (!country.isEmpty()) {
            text.append("  country: ").append(scalar(country)).append('\n');
        }
        if (!subdivisions.isEmpty()) {
            text.append("  subdivision: ")
                    .append(subdivisions.contains(",") ? list(subdivisions) : scalar(subdivisions))
                    .append('\n');
        }
        if (!off.isEmpty()) {
            text.append("  dates: [").append(String.join(", ", off)).append("]\n");
        }
        if (!half.isEmpty()) {
            text.append("  half-days: {").append(half).append("}\n");
        }
        return text.toString();
    }

    /** Days in a row that have the same hours are one line; days without any have none. */
    private Map<String, String> week() {
        Map<String, String> lines = new LinkedHashMap<>();
        List<DayOfWeek> row = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            if (!row.isEmpty() && !hours(row.getFirst()).equals(hours(day))) {
                put(row, lines);
            }
            row.add(day);
        }
        put(row, lines);
        return lines;
    }

    private void put(List<DayOfWeek> row, Map<String, String> lines) {
        if (!hours(row.getFirst()).isEmpty()) {
            String first = name(row.getFirst());
            lines.put(
                    row.size() == 1 ? first : first + "-" + name(row.getLast()),
                    hours(row.getFirst()));
        }
        row.clear();
    }

    private String hours(DayOfWeek day) {
        return hours.getOrDefault(day, "");
    }

    private static String name(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static String list(String values) {
        return Stream.of(values.split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(CalendarFields::scalar)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String date(String date) {
        return DATE.matcher(date).matches() ? date : scalar(date);
    }

    /** What is typed stays one value, whatever it is. */
    private static String scalar(String value) {
        return PLAIN.matcher(value).matches()
                ? value
                : '"' + value.replaceAll("[\\p{Cntrl}\"\\\\]", " ") + '"';
    }
}

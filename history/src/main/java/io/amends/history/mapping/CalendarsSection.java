package io.amends.history.mapping;

import io.amends.core.time.Holidays;
import io.amends.core.time.OpenRange;
import io.amends.core.time.SpecialDay;
import io.amends.core.time.WeeklyHours;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.TeamId;
import io.amends.history.calendar.PublicHolidays;
import io.amends.history.document.Entry;
import io.amends.history.document.Problem;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads the {@code calendars} of a mapping. */
final class CalendarsSection {

    private static final String STANDARD = "Monday to Friday 09:00-17:00";
    private static final Set<String> NOT_CALENDARS = Set.of("default", "teams", "accounts");
    private static final List<String> DAYS =
            List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private final ZoneId zone;
    private final List<Problem> problems;
    private final Map<String, WorkingCalendar> named = new LinkedHashMap<>();
    private final Set<String> declared = new TreeSet<>();

    CalendarsSection(ZoneId zone, List<Problem> problems) {
        this.zone = zone;
        this.problems = problems;
    }

    MappedCalendars read(Optional<Entry> section) {
        WorkingCalendar assumed =
                WorkingCalendar.of(
                        STANDARD,
                        zone,
                        WeeklyHours.mondayToFriday(LocalTime.of(9, 0), LocalTime.of(17, 0)),
                        Holidays.none());
        if (section.isEmpty()) {
            return new MappedCalendars(assumed, false, Map.of(), Map.of(), Map.of());
        }
        section.get()
                .members()
                .forEach(
                        (name, entry) -> {
                            if (!NOT_CALENDARS.contains(name)) {
                                declared.add(name);
                                calendar(name, entry).ifPresent(c -> named.put(name, c));
                            }
                        });
        Optional<WorkingCalendar> standard = section.get().find("default").flatMap(this::find);
        return new MappedCalendars(
                standard.orElse(assumed),
                standard.isPresent(),
                named,
                assigned(section.get().find("teams"), TeamId::new),
                assigned(section.get().find("accounts"), AccountId::new));
    }

    private <K> Map<K, WorkingCalendar> assigned(Optional<Entry> list, Function<String, K> key) {
        Map<K, WorkingCalendar> calendars = new HashMap<>();
        list.ifPresent(
                l ->
                        l.members()
                                .forEach(
                                        (who, entry) ->
                                                find(entry)
                                                        .ifPresent(
                                                                c ->
                                                                        calendars.put(
                                                                                key.apply(who),
                                                                                c))));
        return calendars;
    }

    private Optional<WorkingCalendar> find(Entry entry) {
        WorkingCalendar calendar = named.get(entry.text());
        if (!declared.contains(entry.text())) {
            problems.add(entry.expectedLike("a calendar defined here", entry.text(), declared));
        }
        return Optional.ofNullable(calendar);
    }

    Optional<WorkingCalendar> calendar(String name, Entry entry) {
        int before = problems.size();
        ZoneId own = entry.find("zone").flatMap(z -> Zones.read(z, problems)).orElse(zone);
        Map<DayOfWeek, List<OpenRange>> week = week(entry.get("hours"));
        Holidays holidays = entry.find("holidays").map(this::holidays).orElse(Holidays.none());
        if (problems.size() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(WorkingCalendar.of(name, own, new WeeklyHours(week), holidays));
        } catch (IllegalArgumentException overlapping) {
            problems.add(entry.get("hours").problem(overlapping.getMessage() + "."));
            return Optional.empty();
        }
    }

    private Map<DayOfWeek, List<OpenRange>> week(Entry hours) {
        Map<DayOfWeek, List<OpenRange>> week = new EnumMap<>(DayOfWeek.class);
        hours.members()
                .forEach(
                        (days, ranges) -> {
                            List<OpenRange> open = ranges(ranges);
                            for (DayOfWeek day : days(days, ranges)) {
                                if (week.put(day, open) != null) {
                                    problems.add(
                                            ranges.problem(
                                                    "Expected each day once, but "
                                                            + DAYS.get(day.ordinal())
                                                            + " has hours already."));
                                }
                            }
                        });
        return week;
    }

    /** {@code mon}, {@code mon-fri}, or {@code sat-mon} over the weekend's end. */
    private List<DayOfWeek> days(String text, Entry entry) {
        String[] ends = text.split("-", -1);
        int from = DAYS.indexOf(ends[0]);
        int to = DAYS.indexOf(ends[ends.length - 1]);
        if (ends.length > 2 || from < 0 || to < 0) {
            problems.add(entry.problem("Expected days like mon or mon-fri, but \"" + text + "\"."));
            return List.of();
        }
        List<DayOfWeek> days = new ArrayList<>();
        for (int i = from; ; i = (i + 1) % 7) {
            days.add(DayOfWeek.of(i + 1));
            if (i == to) {
                return days;
            }
        }
    }

    private List<OpenRange> ranges(Entry list) {
        List<OpenRange> ranges = new ArrayList<>();
        for (Entry item : list.items()) {
            String[] ends = item.text().split("-", 2);
            try {
                ranges.add(OpenRange.of(ends[0], ends[1]));
            } catch (DateTimeException | IllegalArgumentException wrong) {
                problems.add(item.expected("hours like 09:00-17:00 that end after they begin"));
            }
        }
        return ranges;
    }

    private Holidays holidays(Entry entry) {
        Map<LocalDate, SpecialDay> own = new HashMap<>();
        for (Entry item : entry.find("dates").map(Entry::items).orElse(List.of())) {
            date(item, item.text()).ifPresent(d -> own.put(d, SpecialDay.closed("closed")));
        }
        entry.find("half-days")
                .ifPresent(
                        half ->
                                half.members()
                                        .forEach(
                                                (day, hours) ->
                                                        date(hours, day)
                                                                .ifPresent(
                                                                        d ->
                                                                                halfDay(
                                                                                        own, d,
                                                                                        hours))));
        return entry.text("country").isPresent() ? publicOnes(entry, own) : Holidays.of(own);
    }

    private void halfDay(Map<LocalDate, SpecialDay> own, LocalDate day, Entry hours) {
        try {
            own.put(day, new SpecialDay("half day", ranges(hours)));
        } catch (IllegalArgumentException overlapping) {
            problems.add(hours.problem(overlapping.getMessage() + "."));
        }
    }

    private Holidays publicOnes(Entry entry, Map<LocalDate, SpecialDay> own) {
        List<String> parts =
                entry
                        .find("subdivision")
                        .map(s -> s.isList() ? s.texts() : List.of(s.text()))
                        .orElse(List.of())
                        .stream()
                        .filter(part -> !part.isBlank())
                        .toList();
        try {
            return PublicHolidays.of(entry.get("country").text(), parts, own);
        } catch (IllegalArgumentException unknown) {
            problems.add(entry.get("country").problem(unknown.getMessage() + "."));
            return Holidays.none();
        }
    }

    private Optional<LocalDate> date(Entry entry, String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException wrong) {
            problems.add(entry.problem("Expected a date like 2025-05-30, but \"" + text + "\"."));
            return Optional.empty();
        }
    }
}

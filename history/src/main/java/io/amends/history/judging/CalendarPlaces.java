package io.amends.history.judging;

import io.amends.core.insight.CalendarEvent;
import io.amends.core.protocol.Calendars;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.AccountId;
import io.amends.history.mapping.NamedDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which calendar events an instant falls into: holidays and month ends by the customer's calendar,
 * named stretches by the mapping. Remembers days; any thread may ask.
 */
public final class CalendarPlaces {

    private record Day(WorkingCalendar calendar, LocalDate date) {}

    private final Calendars calendars;
    private final ZoneId zone;
    private final List<NamedDays> named;
    private final Map<Day, List<String>> known = new ConcurrentHashMap<>();

    /**
     * @param zone in which the named days are meant
     */
    public CalendarPlaces(Calendars calendars, ZoneId zone, List<NamedDays> named) {
        this.calendars = calendars;
        this.zone = zone;
        this.named = List.copyOf(named);
    }

    /** The events' names, none of them twice. */
    public List<String> of(Instant at, @Nullable AccountId account) {
        WorkingCalendar calendar = calendars.forCustomer(account, null);
        Day day = new Day(calendar, at.atZone(calendar.zone()).toLocalDate());
        List<String> ordinary = known.computeIfAbsent(day, CalendarPlaces::events);
        if (named.isEmpty()) {
            return ordinary;
        }
        List<String> all = new ArrayList<>(ordinary);
        LocalDate here = at.atZone(zone).toLocalDate();
        named.stream().filter(event -> event.hold(here)).map(NamedDays::name).forEach(all::add);
        return all;
    }

    private static List<String> events(Day day) {
        return CalendarEvent.on(day.date(), day.calendar()).stream()
                .map(event -> event.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}

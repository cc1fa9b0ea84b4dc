package io.amends.company.organisation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/**
 * When a team or a customer is there. Opening hours are [from, to) in local time.
 *
 * <p>Walks minute by minute on purpose: the planned truth must not rest on the arithmetic that it is
 * used to check. Exact because every range begins and ends on a full minute.
 *
 * @param ranges of a day from Monday to Friday, in order
 */
public record Hours(String name, ZoneId zone, List<Range> ranges, Set<LocalDate> holidays) {

    /** Open from a time of day to another, the latter excluded. */
    public record Range(LocalTime from, LocalTime to) {
        boolean contains(LocalTime time) {
            return !time.isBefore(from) && time.isBefore(to);
        }
    }

    public Hours {
        ranges = List.copyOf(ranges);
        holidays = Set.copyOf(holidays);
    }

    static Hours of(String name, String zone, String ranges, Set<LocalDate> holidays) {
        List<Range> parsed =
                List.of(ranges.split(" ")).stream()
                        .map(r -> List.of(r.split("-")))
                        .map(r -> new Range(LocalTime.parse(r.get(0)), LocalTime.parse(r.get(1))))
                        .toList();
        return new Hours(name, ZoneId.of(zone), parsed, holidays);
    }

    public boolean isBusinessDay(LocalDate date) {
        return date.getDayOfWeek() != DayOfWeek.SATURDAY
                && date.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(date);
    }

    public boolean isOpen(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        return isBusinessDay(local.toLocalDate())
                && ranges.stream().anyMatch(r -> r.contains(local.toLocalTime()));
    }

    /** The instant at which so many open seconds have passed. */
    public Instant plusOpenSeconds(Instant from, long seconds) {
        Instant at = from;
        long left = seconds;
        while (left > 0) {
            Instant next = at.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
            long step = ChronoUnit.SECONDS.between(at, next);
            if (isOpen(at)) {
                if (step >= left) {
                    return at.plusSeconds(left);
                }
                left -= step;
            }
            at = next;
        }
        return at;
    }

    /** The instant itself where it is open, else the next opening. */
    public Instant nextOpen(Instant from) {
        Instant at = from;
        while (!isOpen(at)) {
            at = at.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
        }
        return at;
    }

    /** Open seconds in [from, to). */
    public long openSeconds(Instant from, Instant to) {
        long open = 0;
        for (Instant at = from; at.isBefore(to); ) {
            Instant next = at.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
            Instant end = next.isAfter(to) ? to : next;
            open += isOpen(at) ? ChronoUnit.SECONDS.between(at, end) : 0;
            at = end;
        }
        return open;
    }

    public LocalDate dateOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    public Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(zone).toInstant();
    }

    public Instant opening(LocalDate date) {
        return at(date, ranges.getFirst().from());
    }

    public Instant closing(LocalDate date) {
        return at(date, ranges.getLast().to());
    }

    /** The n-th business day after a date. */
    public LocalDate businessDayAfter(LocalDate date, int days) {
        LocalDate day = date;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            left -= isBusinessDay(day) ? 1 : 0;
        }
        return day;
    }

    /** Whether no holiday falls on a weekday from one date to another, both included. */
    public boolean isQuiet(LocalDate from, LocalDate to) {
        return holidays.stream().noneMatch(h -> !h.isBefore(from) && !h.isAfter(to));
    }
}

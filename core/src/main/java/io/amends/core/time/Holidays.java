package io.amends.core.time;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The dates on which a calendar departs from its ordinary week.
 *
 * <p>An implementation must be immutable: the same date always gives the same answer, from any
 * thread. Calendars remember what they were told.
 */
@FunctionalInterface
public interface Holidays {

    /** What is special about a date, in the calendar's own zone; empty on an ordinary day. */
    Optional<SpecialDay> on(LocalDate day);

    /** No special day at all. */
    static Holidays none() {
        return day -> Optional.empty();
    }

    /** Whole-day closures on these dates. */
    static Holidays closedOn(Collection<LocalDate> days) {
        Map<LocalDate, SpecialDay> closures = new HashMap<>();
        days.forEach(day -> closures.put(day, SpecialDay.closed("closed")));
        return of(closures);
    }

    /** Special days by date. */
    static Holidays of(Map<LocalDate, SpecialDay> specialDays) {
        Map<LocalDate, SpecialDay> copy = Map.copyOf(specialDays);
        return day -> Optional.ofNullable(copy.get(day));
    }

    /** These days, and where they say nothing, the others: an organisation's own dates first. */
    default Holidays orElse(Holidays others) {
        return day -> on(day).or(() -> others.on(day));
    }
}

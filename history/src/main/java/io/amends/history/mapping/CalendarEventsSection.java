package io.amends.history.mapping;

import io.amends.history.document.Entry;
import io.amends.history.document.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the {@code calendar-events} of a mapping. */
final class CalendarEventsSection {

    private final List<Problem> problems;

    CalendarEventsSection(List<Problem> problems) {
        this.problems = problems;
    }

    List<NamedDays> read(Optional<Entry> section) {
        List<NamedDays> events = new ArrayList<>();
        section.ifPresent(
                s -> s.members().forEach((name, days) -> days(name, days).ifPresent(events::add)));
        return events;
    }

    private Optional<NamedDays> days(String name, Entry days) {
        List<Entry> ends = days.items();
        Optional<LocalDate> first = date(ends.getFirst());
        Optional<LocalDate> last = date(ends.getLast());
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        if (last.get().isBefore(first.get())) {
            problems.add(
                    ends.getLast()
                            .problem(
                                    "Expected the last day not before the first, but "
                                            + last.get()
                                            + " comes before "
                                            + first.get()
                                            + "."));
            return Optional.empty();
        }
        return Optional.of(new NamedDays(name, first.get(), last.get()));
    }

    private Optional<LocalDate> date(Entry entry) {
        try {
            return Optional.of(LocalDate.parse(entry.text()));
        } catch (DateTimeException wrong) {
            problems.add(entry.expected("a date like 2025-05-30"));
            return Optional.empty();
        }
    }
}

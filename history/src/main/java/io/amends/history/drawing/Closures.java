package io.amends.history.drawing;

import io.amends.core.time.WorkingCalendar;
import io.amends.history.report.Report.Closure;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** When a customer was closed, as far as a drawing can show it. */
final class Closures {

    /** In a longer drawing a night is thinner than a line. */
    private static final Duration NIGHTS_SHOWN = Duration.ofDays(45);

    private static final Duration SHORTEST_OF_LONG = Duration.ofDays(1);
    private static final int AT_MOST = 160;

    private Closures() {}

    /** From the close of one business day to the next opening; breaks within a day are not told. */
    static List<Closure> of(WorkingCalendar hours, Instant from, Instant to) {
        boolean nights = Duration.between(from, to).compareTo(NIGHTS_SHOWN) <= 0;
        List<Closure> closed = new ArrayList<>();
        Instant at = from;
        while (at.isBefore(to) && closed.size() < AT_MOST) {
            Instant opening = hours.nextOpening(at);
            Instant until = opening.isBefore(to) ? opening : to;
            if (at.isBefore(until)
                    && (nights || Duration.between(at, until).compareTo(SHORTEST_OF_LONG) >= 0)) {
                closed.add(new Closure(at, until));
            }
            LocalDate day = opening.atZone(hours.zone()).toLocalDate();
            Instant close = hours.endOfBusinessDay(day);
            if (!close.isAfter(at)) {
                break;
            }
            at = close;
        }
        return closed;
    }
}

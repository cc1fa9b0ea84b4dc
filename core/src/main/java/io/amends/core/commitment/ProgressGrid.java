package io.amends.core.commitment;

import io.amends.core.time.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A word for every business day that began after the decision, on a fixed grid: a late one does not
 * push the next.
 */
final class ProgressGrid {

    private final Episode episode;
    private final WorkingCalendar calendar;

    ProgressGrid(Episode episode) {
        this.episode = episode;
        this.calendar = episode.customerCalendar(episode.decidedAt());
    }

    void addTo(Ledger ledger) {
        if (!episode.protocol().progressUpdates()) {
            return;
        }
        for (Round round : Round.of(episode)) {
            dues(round).forEach(due -> add(ledger, opening(due, round), due));
        }
    }

    private void add(Ledger ledger, Instant opensAt, Instant due) {
        ledger.add(
                CommitmentKind.PROGRESS_UPDATE,
                opensAt,
                opensAt,
                due,
                Set.of(),
                "progress update",
                calendar.name());
    }

    /**
     * The ends of the days across which it is open, the running one included: the day on which it
     * is resolved owes the resolution message instead.
     */
    private List<Instant> dues(Round round) {
        @Nullable Instant endedAt = round.until();
        Instant until =
                endedAt != null ? endedAt : calendar.endOfBusinessDayAfter(episode.asOf(), 1);
        return calendar.businessDayEnds(round.from(), until).stream()
                .filter(due -> endedAt == null || due.isBefore(endedAt))
                .toList();
    }

    /** The grid's previous due; what was said before the decision or reopening counts for nothing. */
    private Instant opening(Instant due, Round round) {
        LocalDate day = due.minusNanos(1).atZone(calendar.zone()).toLocalDate();
        Instant previous = calendar.endOfBusinessDay(calendar.nthBusinessDay(day, -1));
        return previous.isAfter(round.from()) ? previous : round.from();
    }
}

package io.amends.server.escalations;

import io.amends.core.lifecycle.Rules;
import io.amends.core.protocol.Calendars;
import io.amends.core.protocol.Rulebook;
import io.amends.core.time.Holidays;
import io.amends.core.time.WeeklyHours;
import io.amends.core.time.WorkingCalendar;
import io.amends.server.organisation.OrganisationChanged;
import io.amends.server.organisation.Organisations;
import io.amends.server.organisation.PersonAdded;
import io.amends.server.timeline.Timelines;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The standard rulebook over the organisation as it is kept. What was changed on another node is
 * known here a moment later.
 */
@Component
class KeptRules implements RulesInForce {

    private static final Duration KNOWN_FOR = Duration.ofSeconds(1);

    private static final WorkingCalendar OFFICE =
            WorkingCalendar.of(
                    "Mon–Fri 09:00–17:00 UTC",
                    ZoneOffset.UTC,
                    WeeklyHours.mondayToFriday(LocalTime.of(9, 0), LocalTime.of(17, 0)),
                    Holidays.none());

    private record Known(Rules rules, long readAt) {}

    private final Organisations organisations;
    private final Timelines timelines;
    private final Clock clock;
    private volatile @Nullable Known known;

    KeptRules(Organisations organisations, Timelines timelines, Clock clock) {
        this.organisations = organisations;
        this.timelines = timelines;
        this.clock = clock;
    }

    @Override
    public Rules current() {
        @Nullable Known last = known;
        long now = System.nanoTime();
        if (last != null && now - last.readAt() < KNOWN_FOR.toNanos()) {
            return last.rules();
        }
        Rules rules =
                new Rules(
                        Rulebook.standard(),
                        List.of(),
                        Calendars.everybody(OFFICE),
                        organisations.load(),
                        Optional.empty());
        known = new Known(rules, now);
        return rules;
    }

    /** Escalated contacts may need another owner, or none of their alarms may be right any more. */
    @TransactionalEventListener(fallbackExecution = true)
    void changed(OrganisationChanged change) {
        known = null;
        timelines.wakeEscalated(clock.instant());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void added(PersonAdded person) {
        known = null;
    }
}

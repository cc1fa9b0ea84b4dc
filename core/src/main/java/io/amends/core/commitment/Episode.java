package io.amends.core.commitment;

import io.amends.core.protocol.Calendars;
import io.amends.core.protocol.Protocol;
import io.amends.core.protocol.Rulebook;
import io.amends.core.protocol.Rulebook.RootCauses;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Assigned;
import io.amends.core.timeline.Event.Described;
import io.amends.core.timeline.Event.FailureStated;
import io.amends.core.timeline.Event.RootCauseRecorded;
import io.amends.core.timeline.TeamId;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An escalation with everything that decides what it owes.
 *
 * @param facts up to {@code asOf}
 * @param rootCauses which causes are the organisation's own failing
 * @param nextOfType when the contact's next escalation of this type was decided
 */
record Episode(
        Timeline facts,
        Escalation escalation,
        Protocol protocol,
        RootCauses rootCauses,
        Calendars calendars,
        Instant asOf,
        Instant nextOfType) {

    static Episode of(
            Timeline facts,
            Escalation escalation,
            Rulebook rulebook,
            Calendars calendars,
            Instant asOf,
            Instant nextOfType) {
        return new Episode(
                facts,
                escalation,
                rulebook.protocol(escalation.type()),
                rulebook.rootCauses(),
                calendars,
                asOf,
                nextOfType);
    }

    Instant decidedAt() {
        return escalation.decidedAt();
    }

    /** When it ended, as far as known at {@code asOf}. */
    @Nullable Instant endedAt() {
        return known(escalation.endedAt());
    }

    @Nullable Instant resolvedAt() {
        return known(escalation.resolvedAt());
    }

    @Nullable Instant acceptedAt() {
        return known(escalation.acceptedAt());
    }

    private @Nullable Instant known(@Nullable Instant at) {
        return at != null && at.isAfter(asOf) ? null : at;
    }

    WorkingCalendar teamCalendar(Instant at) {
        return calendars.forTeam(teamAt(at));
    }

    WorkingCalendar customerCalendar(Instant at) {
        return calendars.forCustomer(accountAt(at), teamAt(at));
    }

    /**
     * Whether it is on record at an instant that the organisation itself failed: the last word about
     * it, a statement or a primary root cause whose category says so.
     */
    boolean organisationHadFailed(Instant at) {
        boolean failed = false;
        for (Event event : facts.events()) {
            if (event.occurredAt().isAfter(at)) {
                return failed;
            }
            if (event instanceof FailureStated stated) {
                failed = stated.organisationFailed();
            } else if (event instanceof RootCauseRecorded cause) {
                failed = rootCauses.organisationFailed(cause.primary()).orElse(failed);
            }
        }
        return failed;
    }

    private @Nullable TeamId teamAt(Instant at) {
        @Nullable TeamId team = null;
        for (Event event : facts.events()) {
            if (event.occurredAt().isAfter(at)) {
                return team;
            }
            if (event instanceof Assigned assigned && assigned.team() != null) {
                team = assigned.team();
            }
        }
        return team;
    }

    private @Nullable AccountId accountAt(Instant at) {
        @Nullable AccountId account = null;
        for (Event event : facts.events()) {
            if (event.occurredAt().isAfter(at)) {
                return account;
            }
            if (event instanceof Described described && described.description().account() != null) {
                account = described.description().account();
            }
        }
        return account;
    }
}

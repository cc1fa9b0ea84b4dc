package io.amends.history.assembly;

import io.amends.core.routing.Tier;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Assigned;
import io.amends.core.timeline.Event.Closed;
import io.amends.core.timeline.Event.Described;
import io.amends.core.timeline.Event.Opened;
import io.amends.core.timeline.Event.PriorityChanged;
import io.amends.core.timeline.Event.Reopened;
import io.amends.core.timeline.Event.Resolved;
import io.amends.core.timeline.Event.SeverityChanged;
import io.amends.core.timeline.Event.StatusChanged;
import io.amends.core.timeline.Event.WaitingEnded;
import io.amends.core.timeline.Event.WaitingOn;
import io.amends.core.timeline.Event.WaitingStarted;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Severity;
import io.amends.core.timeline.Stamp;
import io.amends.core.timeline.TeamId;
import io.amends.history.assembly.AssembledContact.Oddity;
import io.amends.history.assembly.Interpreter.Handler;
import io.amends.history.assembly.Interpreter.Priority;
import io.amends.history.lexicon.Lexicons;
import io.amends.history.mapping.EventKind;
import io.amends.history.mapping.Mapping;
import io.amends.history.mapping.Statuses.Status;
import io.amends.history.source.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Folds one contact's rows, in their order, into facts. Within a row: what the contact is, how bad,
 * who holds it in which status, what happened, and last whether that resolved it.
 */
final class ContactFold {

    private final Accounts accounts;
    private final List<Oddity> oddities;
    private final Stated stated;
    private final Happenings happenings;
    private final List<Event> events;

    private Description description = Description.UNSTATED;
    private @Nullable Instant openedAt;
    private @Nullable Handler person;
    private @Nullable TeamId team;
    private @Nullable Tier tier;
    private @Nullable Status status;
    private @Nullable Priority priority;
    private @Nullable Severity severity;
    private @Nullable WaitingOn waiting;
    private boolean resolved;
    private boolean closed;
    private @Nullable Instant resolvedAt;

    ContactFold(
            Mapping mapping,
            Accounts accounts,
            Lexicons lexicons,
            List<Oddity> oddities,
            int rows) {
        this.accounts = accounts;
        this.oddities = oddities;
        this.stated = new Stated(mapping);
        this.events = new ArrayList<>(rows + 8);
        this.happenings = new Happenings(events, oddities, lexicons);
    }

    List<Event> events() {
        return events;
    }

    Map<MessageId, String> texts() {
        return happenings.texts();
    }

    /** What held from the beginning, as far as later changes tell it. */
    void begin(RowReaders readers, List<Row> ordered) {
        if (readers.sayBefore()) {
            stated.takeBefore(readers, ordered);
        }
    }

    /**
     * @param rows one row, or those of one save in a field history
     * @param opens whether the contact counts as opened by it, since no row says so
     */
    void take(RowReader reader, List<Row> rows, boolean opens) {
        Row first = rows.getFirst();
        EventKind kind = reader.kind(first);
        if (kind == EventKind.IGNORED && !opens) {
            return;
        }
        Actor actor = reader.actor(first, kind);
        Stamp stamp = new Stamp(first.occurredAt(), first.recordedAt(), actor);
        if (opens || (kind == EventKind.OPENED && openedAt == null)) {
            openedAt = stamp.occurredAt();
            events.add(new Opened(stamp));
        }
        if (kind == EventKind.IGNORED) {
            return;
        }
        stated.unlisted = false;
        rows.forEach(row -> stated.take(reader, row));
        if (stated.unlisted) {
            oddities.add(Oddity.UNLISTED_WORD);
        }
        describe(stamp);
        weigh(stamp);
        boolean statusMoved = holdAndMove(stamp);
        happenings.take(reader, first, kind, stamp);
        conclude(stamp, kind, statusMoved);
    }

    private void describe(Stamp stamp) {
        if (!stated.described) {
            return;
        }
        stated.described = false;
        Description now = accounts.overlaid(stated.description(), openedAt(stamp));
        if (!now.equals(description)) {
            description = now;
            events.add(new Described(stamp, now));
        }
    }

    private Instant openedAt(Stamp stamp) {
        return openedAt == null ? stamp.occurredAt() : openedAt;
    }

    private void weigh(Stamp stamp) {
        if (stated.severity != null && stated.severity != severity) {
            severity = stated.severity;
            events.add(new SeverityChanged(stamp, severity));
        }
        if (stated.priority != null && !stated.priority.equals(priority)) {
            priority = stated.priority;
            events.add(new PriorityChanged(stamp, priority.rank(), priority.label()));
        }
    }

    /**
     * Where nobody owns the contact in its new status, the status comes first, else the person: so
     * that no stretch of ownership appears between the two that nobody had.
     */
    private boolean holdAndMove(Stamp stamp) {
        @Nullable Status to = Objects.equals(stated.status, status) ? null : stated.status;
        if (to != null && !to.owned()) {
            events.add(new StatusChanged(stamp, to.name(), false));
        }
        if (!stated.isHeldAs(person, team, tier)) {
            person = stated.person;
            team = stated.team;
            tier = stated.tier;
            events.add(
                    new Assigned(
                            stamp,
                            person == null ? null : person.id(),
                            person != null && person.system(),
                            team,
                            tier));
        }
        if (to != null && to.owned()) {
            events.add(new StatusChanged(stamp, to.name(), true));
        }
        if (to == null) {
            return false;
        }
        status = to;
        waitFor(stamp, to.waiting());
        return true;
    }

    private void waitFor(Stamp stamp, @Nullable WaitingOn on) {
        if (on == waiting) {
            return;
        }
        if (waiting != null) {
            events.add(new WaitingEnded(stamp));
        }
        if (on != null) {
            events.add(new WaitingStarted(stamp, on));
        }
        waiting = on;
    }

    /** Resolved, closed and reopened: as a row says, or as the statuses show. */
    private void conclude(Stamp stamp, EventKind kind, boolean statusMoved) {
        boolean sayReopened = kind == EventKind.REOPENED;
        boolean sayResolved = kind == EventKind.RESOLVED;
        boolean sayClosed = kind == EventKind.CLOSED;
        if (statusMoved && status != null) {
            sayReopened |= resolved && !status.resolved();
            sayResolved |= !resolved && status.resolved() && !status.closed();
            sayClosed |= !closed && status.closed();
        }
        if (sayReopened) {
            resolved = false;
            closed = false;
            events.add(new Reopened(stamp));
        }
        if (sayResolved && !Objects.equals(resolvedAt, stamp.occurredAt())) {
            resolved = true;
            resolvedAt = stamp.occurredAt();
            events.add(new Resolved(stamp));
        }
        if (sayClosed) {
            resolved = true;
            closed = true;
            events.add(new Closed(stamp));
        }
    }
}

package io.amends.core.escalation;

import io.amends.core.routing.Tier;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Assigned;
import io.amends.core.timeline.Event.Closed;
import io.amends.core.timeline.Event.FollowUpAnswered;
import io.amends.core.timeline.Event.HandoffAccepted;
import io.amends.core.timeline.Event.Reopened;
import io.amends.core.timeline.Event.Resolved;
import io.amends.core.timeline.Event.StatusChanged;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.TeamId;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Counts a contact's movements in one pass; every contact of a history goes through here. */
final class FlowFold {

    private final Trail<Tier> tiers = new Trail<>();
    private final Trail<TeamId> teams = new Trail<>();
    private final Trail<PersonId> owners = new Trail<>();
    private @Nullable Tier first;
    private @Nullable Tier highest;
    private int up;
    private int down;
    private int reopens;
    private boolean resolved;
    private @Nullable PersonId named;
    private boolean ownedStatus = true;

    private FlowFold() {}

    static Flow of(Timeline facts, Instant asOf) {
        FlowFold fold = new FlowFold();
        Instant instant = Instant.MIN;
        for (Event event : facts.events()) {
            if (event.occurredAt().isAfter(asOf)) {
                break;
            }
            if (event.occurredAt().isAfter(instant)) {
                fold.settleOwner();
                instant = event.occurredAt();
            }
            fold.apply(event);
        }
        fold.settleOwner();
        return fold.flow();
    }

    private void apply(Event event) {
        switch (event) {
            case Assigned assigned -> assigned(assigned);
            case StatusChanged changed -> ownedStatus = changed.owned();
            case HandoffAccepted accepted ->
                    named = accepted.person() != null ? accepted.person() : named;
            case Resolved ignored -> resolved = true;
            case Closed ignored -> resolved = true;
            case Reopened ignored -> reopened();
            case FollowUpAnswered answer when answer.reopens() -> reopened();
            default -> {}
        }
    }

    private void reopened() {
        reopens += resolved ? 1 : 0;
        resolved = false;
    }

    private void assigned(Assigned assigned) {
        named = assigned.systemUser() ? null : assigned.person();
        if (assigned.team() != null) {
            teams.pass(assigned.team());
        }
        @Nullable Tier tier = assigned.tier();
        if (tier == null) {
            return;
        }
        @Nullable Tier before = tiers.last;
        if (before != null && !tier.equals(before)) {
            if (tier.isAbove(before)) {
                up++;
            } else {
                down++;
            }
        }
        tiers.pass(tier);
        first = first == null ? tier : first;
        highest = highest == null || tier.isAbove(highest) ? tier : highest;
    }

    /** Whoever remains at the end of an instant: the facts of one row are one state. */
    private void settleOwner() {
        if (named != null && ownedStatus) {
            owners.pass(named);
        }
    }

    private Flow flow() {
        return new Flow(
                first,
                tiers.last,
                highest,
                up,
                down,
                teams.changes,
                teams.returns,
                tiers.returns,
                owners.changes,
                reopens);
    }

    /** Where something has been, repeats collapsed. */
    private static final class Trail<T> {
        private @Nullable T last;
        private @Nullable T beforeLast;
        private int changes;
        private int returns;

        void pass(T next) {
            if (next.equals(last)) {
                return;
            }
            if (last != null) {
                changes++;
                returns += next.equals(beforeLast) ? 1 : 0;
                beforeLast = last;
            }
            last = next;
        }
    }
}

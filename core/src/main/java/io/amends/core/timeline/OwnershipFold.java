package io.amends.core.timeline;

import io.amends.core.routing.Tier;
import io.amends.core.timeline.Event.Assigned;
import io.amends.core.timeline.Event.HandoffAccepted;
import io.amends.core.timeline.Event.HandoffOffered;
import io.amends.core.timeline.Event.HandoffReturned;
import io.amends.core.timeline.Event.HandoffWithdrawn;
import io.amends.core.timeline.Event.OwnerAbsent;
import io.amends.core.timeline.Event.OwnerDeactivated;
import io.amends.core.timeline.Event.OwnershipFact;
import io.amends.core.timeline.Event.StatusChanged;
import io.amends.core.timeline.Ownership.Gap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folds a timeline into spans of ownership. */
final class OwnershipFold {

    private final List<Ownership> spans = new ArrayList<>();
    private final Set<PersonId> deactivated = new HashSet<>();
    private final Map<PersonId, Instant> absentUntil = new HashMap<>();
    private @Nullable PersonId person;
    private boolean systemUser;
    private @Nullable TeamId team;
    private @Nullable Tier tier;
    private boolean ownedStatus = true;
    private @Nullable Gap handoff;
    private Instant since;

    private OwnershipFold(Instant since) {
        this.since = since;
    }

    static List<Ownership> of(Timeline timeline, Instant until) {
        if (timeline.isEmpty()) {
            return List.of();
        }
        OwnershipFold fold = new OwnershipFold(timeline.firstAt());
        boolean first = true;
        for (Event event : timeline.events()) {
            if (event.occurredAt().isAfter(until)) {
                break;
            }
            if (event instanceof OwnershipFact fact) {
                if (!first) {
                    fold.endSpan(event.occurredAt());
                }
                fold.apply(fact);
            }
            first = false;
        }
        fold.endSpan(until.isBefore(fold.since) ? fold.since : until);
        return List.copyOf(fold.spans);
    }

    private void apply(OwnershipFact fact) {
        switch (fact) {
            case Assigned a -> {
                person = a.person();
                systemUser = a.systemUser();
                team = a.team() != null ? a.team() : team;
                tier = a.tier() != null ? a.tier() : tier;
            }
            case StatusChanged s -> ownedStatus = s.owned();
            case HandoffOffered ignored -> handoff = Gap.OFFERED_UNANSWERED;
            case HandoffReturned ignored -> handoff = Gap.RETURNED_NOT_REOFFERED;
            case HandoffWithdrawn ignored -> handoff = null;
            case HandoffAccepted accepted -> {
                handoff = null;
                if (accepted.person() != null) {
                    person = accepted.person();
                    systemUser = false;
                }
            }
            case OwnerAbsent absent ->
                    absentUntil.put(
                            absent.person(), absent.until() != null ? absent.until() : Instant.MAX);
            case OwnerDeactivated gone -> deactivated.add(gone.person());
        }
    }

    /** Ends the running span, cut where an absence ends within it. */
    private void endSpan(Instant to) {
        @Nullable Instant back = person == null ? null : absentUntil.get(person);
        if (back != null && back.isAfter(since) && back.isBefore(to)) {
            add(since, back, Gap.OWNER_ABSENT);
            since = back;
        }
        add(since, to, null);
        since = to;
    }

    private void add(Instant from, Instant to, @Nullable Gap absence) {
        spans.add(new Ownership(from, to, person, team, tier, absence != null ? absence : gap()));
    }

    private @Nullable Gap gap() {
        if (!ownedStatus) {
            return Gap.UNOWNED_STATUS;
        }
        if (person == null) {
            return Gap.NO_PERSON;
        }
        if (systemUser) {
            return Gap.SYSTEM_USER;
        }
        if (deactivated.contains(person)) {
            return Gap.OWNER_DEACTIVATED;
        }
        @Nullable Instant back = absentUntil.get(person);
        if (back != null && back.isAfter(since)) {
            return Gap.OWNER_ABSENT;
        }
        return handoff;
    }
}

package io.amends.core.escalation;

import io.amends.core.timeline.ContactState;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Assigned;
import io.amends.core.timeline.Event.Described;
import io.amends.core.timeline.Event.HandoffAccepted;
import io.amends.core.timeline.Event.HandoffOffered;
import io.amends.core.timeline.Event.HandoffReturned;
import io.amends.core.timeline.Event.HandoffWithdrawn;
import io.amends.core.timeline.Event.OwnerAbsent;
import io.amends.core.timeline.Event.OwnerDeactivated;
import io.amends.core.timeline.Event.Resolved;
import io.amends.core.timeline.Event.StatusChanged;
import io.amends.core.timeline.Holder;
import io.amends.core.timeline.Replay;
import io.amends.core.timeline.Stamp;
import io.amends.core.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a survivor stands when a contact is merged into it, told anew as facts of that instant for
 * what is carried to it: whose it is, who holds it, whether it is resolved.
 *
 * @param absences of persons who may hold it
 */
record Standing(Stamp merged, ContactState state, List<Event> absences) {

    static Standing of(Timeline survivor, Stamp merged) {
        List<Event> before =
                survivor.events().stream()
                        .filter(event -> event.occurredAt().isBefore(merged.occurredAt()))
                        .toList();
        return new Standing(
                merged,
                Replay.replay(Timeline.of(survivor.contact(), before)),
                before.stream()
                        .map(event -> absence(event, merged))
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static @Nullable Event absence(Event event, Stamp merged) {
        return switch (event) {
            case OwnerAbsent absent
                    when absent.until() == null || absent.until().isAfter(merged.occurredAt()) ->
                    new OwnerAbsent(merged, absent.person(), absent.until());
            case OwnerDeactivated gone -> new OwnerDeactivated(merged, gone.person());
            default -> null;
        };
    }

    /**
     * @param before what happened on the course so far
     */
    List<Event> facts(List<Event> before) {
        List<Event> facts = new ArrayList<>();
        if (!state.description().equals(Description.UNSTATED)) {
            facts.add(new Described(merged, state.description()));
        }
        facts.addAll(absences);
        if (state.status() != null) {
            facts.add(new StatusChanged(merged, state.status(), state.ownedStatus()));
        }
        Holder holder = state.holder();
        if (!holder.equals(Holder.NOBODY)) {
            facts.add(
                    new Assigned(
                            merged,
                            holder.person(),
                            holder.systemUser(),
                            holder.team(),
                            holder.tier()));
        }
        if (isHeld()) {
            answer(before, facts);
        }
        if (state.isResolved()) {
            facts.add(new Resolved(merged));
        }
        return facts;
    }

    private boolean isHeld() {
        return state.holder().person() != null && state.ownedStatus();
    }

    /** Whoever holds the survivor has it: accepted on the tier it was offered to, else void. */
    private void answer(List<Event> before, List<Event> facts) {
        @Nullable Event standing = null;
        for (Event event : before) {
            switch (event) {
                case HandoffOffered offered -> standing = offered;
                case HandoffReturned returned -> standing = returned;
                case HandoffAccepted ignored -> standing = null;
                case HandoffWithdrawn ignored -> standing = null;
                default -> {}
            }
        }
        if (standing instanceof HandoffOffered offered
                && offered.toTier() != null
                && offered.toTier().equals(state.holder().tier())) {
            facts.add(new HandoffAccepted(merged, state.holder().person()));
        } else if (standing != null) {
            facts.add(new HandoffWithdrawn(merged));
        }
    }
}

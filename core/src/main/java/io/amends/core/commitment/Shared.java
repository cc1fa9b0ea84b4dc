package io.amends.core.commitment;

import io.amends.core.timeline.Escalation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Leaves what several escalations of a contact share with the one decided first. */
final class Shared {

    private record Owed(CommitmentKind kind, Instant arisesAt, Instant due) {}

    private final List<Escalation> earlier = new ArrayList<>();
    private final Set<Owed> owed = new HashSet<>();
    private final Set<Instant> slots = new HashSet<>();

    /** Called in the order of decisions. */
    List<Commitment> leaveOwedOnce(Escalation escalation, List<Commitment> commitments) {
        List<Commitment> own = commitments.stream().filter(c -> !isShared(c)).toList();
        for (Commitment commitment : own) {
            owed.add(new Owed(commitment.kind(), commitment.arisesAt(), commitment.due()));
            if (commitment.kind() == CommitmentKind.PROGRESS_UPDATE) {
                slots.add(commitment.due());
            }
        }
        earlier.add(escalation);
        return Ledger.renumbered(own);
    }

    private boolean isShared(Commitment c) {
        return switch (c.kind()) {
            case PROGRESS_UPDATE ->
                    earlier.stream().anyMatch(e -> isOpenAt(e, c.due())) || slots.contains(c.due());
            case HANDOFF_ACCEPTANCE, NEW_TIER_FIRST_RESPONSE, PROMISE ->
                    owed.contains(new Owed(c.kind(), c.arisesAt(), c.due()));
            case ACKNOWLEDGEMENT,
                    ESCALATION_NOTICE,
                    RESOLUTION_MESSAGE,
                    FOLLOW_UP,
                    ROOT_CAUSE_ANALYSIS,
                    REGULATORY_STEP ->
                    false;
        };
    }

    /** Open across the end of the slot: the earlier one's grid then covers it. */
    private static boolean isOpenAt(Escalation e, Instant due) {
        return e.decidedAt().isBefore(due) && (e.endedAt() == null || due.isBefore(e.endedAt()));
    }
}

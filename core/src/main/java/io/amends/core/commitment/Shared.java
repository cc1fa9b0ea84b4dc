package io.amends.core.commitment;

import io.amends.core.timeline.Course;
import io.amends.core.timeline.Escalation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Leaves what several escalations of a contact share with the one decided first; what a merge
 * brought together shares nothing from before.
 */
final class Shared {

    private record Owed(CommitmentKind kind, Instant arisesAt, Instant due) {
        static Owed of(Commitment c) {
            return new Owed(c.kind(), c.arisesAt(), c.due());
        }
    }

    private record Earlier(Course course, Set<Owed> owed, Set<Instant> slots) {}

    private final List<Earlier> earlier = new ArrayList<>();

    /** Called in the order of decisions. */
    List<Commitment> leaveOwedOnce(Course course, List<Commitment> commitments) {
        List<Commitment> own = commitments.stream().filter(c -> !isShared(c, course)).toList();
        Earlier kept = new Earlier(course, new HashSet<>(), new HashSet<>());
        for (Commitment commitment : own) {
            kept.owed().add(Owed.of(commitment));
            if (commitment.kind() == CommitmentKind.PROGRESS_UPDATE) {
                kept.slots().add(commitment.due());
            }
        }
        earlier.add(kept);
        return Ledger.renumbered(own);
    }

    private boolean isShared(Commitment c, Course course) {
        return switch (c.kind()) {
            case PROGRESS_UPDATE ->
                    earlier.stream()
                            .filter(e -> course.togetherSince(e.course()).isBefore(c.due()))
                            .anyMatch(e -> isOpenAt(e, c.due()) || e.slots().contains(c.due()));
            case HANDOFF_ACCEPTANCE, NEW_TIER_FIRST_RESPONSE, PROMISE ->
                    earlier.stream()
                            .filter(e -> !course.togetherSince(e.course()).isAfter(c.arisesAt()))
                            .anyMatch(e -> e.owed().contains(Owed.of(c)));
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
    private static boolean isOpenAt(Earlier earlier, Instant due) {
        Escalation e = earlier.course().escalation();
        return e.decidedAt().isBefore(due) && (e.endedAt() == null || due.isBefore(e.endedAt()));
    }
}

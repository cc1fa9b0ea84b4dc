package io.amends.history.suggest;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.commitment.Needs;
import io.amends.core.failure.FailureMode;
import io.amends.core.failure.Sign;
import io.amends.core.timeline.Observable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A kind of fact the file does not show, and what an audit would judge besides if it did.
 *
 * @param commitments that cannot be judged without it, neither when nor what was said
 * @param modes of failure of which some sign needs it
 */
public record Unseen(Observable kind, List<CommitmentKind> commitments, List<FailureMode> modes) {

    public Unseen {
        commitments = List.copyOf(commitments);
        modes = List.copyOf(modes);
    }

    /** From the shipped table of what each rule needs; kinds on which nothing rests are left out. */
    static List<Unseen> besides(Set<Observable> seen) {
        List<Unseen> unseen = new ArrayList<>();
        for (Observable kind : EnumSet.allOf(Observable.class)) {
            if (!seen.contains(kind)) {
                Unseen one = new Unseen(kind, commitments(kind, seen), modes(kind, seen));
                if (!one.commitments().isEmpty() || !one.modes().isEmpty()) {
                    unseen.add(one);
                }
            }
        }
        return unseen;
    }

    private static List<CommitmentKind> commitments(Observable kind, Set<Observable> seen) {
        return Arrays.stream(CommitmentKind.values())
                .filter(
                        commitment -> {
                            Needs needs = Needs.of(commitment);
                            return lacks(needs.timing(), kind, seen)
                                    || needs.content().contains(kind);
                        })
                .toList();
    }

    private static List<FailureMode> modes(Observable kind, Set<Observable> seen) {
        return Arrays.stream(Sign.values())
                .filter(sign -> lacks(sign.needs(), kind, seen))
                .map(Sign::mode)
                .distinct()
                .toList();
    }

    /** Whether a group that holds the kind is not met by another of its members. */
    private static boolean lacks(
            List<Set<Observable>> groups, Observable kind, Set<Observable> seen) {
        return groups.stream()
                .anyMatch(g -> g.contains(kind) && g.stream().noneMatch(seen::contains));
    }
}

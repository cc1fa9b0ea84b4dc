package io.amends.core.failure;

import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.Course;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Observability;
import io.amends.core.timeline.Observable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the failure modes in how escalations were handled (see {@code docs/failure-modes.md}). Looks
 * only inside escalations, and not inside suspected ones: those owe nothing until confirmed.
 */
public final class FailureModes {

    private FailureModes() {}

    /**
     * At most one finding per escalation and mode, with all its evidence; a missed follow-up stands
     * beside as its own. {@link FailureMode#REPEATED_CYCLE} crosses contacts and comes from {@link
     * RepeatedCycles}.
     */
    public static List<Finding> find(Handling handling) {
        return find(handling, handling.courses().stream().map(Course::escalation).toList());
    }

    /**
     * The same for some of the escalations: those that took the course whose facts these are.
     *
     * @param escalations of the handling's
     */
    public static List<Finding> find(Handling handling, List<Escalation> escalations) {
        List<Finding> findings = new ArrayList<>();
        for (Escalation escalation : escalations) {
            if (escalation.certainty() != Certainty.SUSPECTED) {
                ContextLoss.find(handling, escalation).ifPresent(findings::add);
                InvisibleEscalation.find(handling, escalation).ifPresent(findings::add);
                OwnershipVacuum.find(handling, escalation).ifPresent(findings::add);
                MissingClosure.find(handling, escalation).ifPresent(findings::add);
                MissingClosure.findFollowUp(handling, escalation).ifPresent(findings::add);
            }
        }
        return List.copyOf(findings);
    }

    /** Whether the source shows enough for at least one sign of the mode. */
    public static boolean isObservable(FailureMode mode, Observability source) {
        return signs(mode).anyMatch(sign -> sign.isShownBy(source));
    }

    /**
     * What the mode's signs miss in this source, where it shows none of them; empty where the mode
     * is observable.
     */
    public static Set<Observable> missing(FailureMode mode, Observability source) {
        if (isObservable(mode, source)) {
            return Set.of();
        }
        return signs(mode)
                .map(sign -> sign.missingIn(source))
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<Sign> signs(FailureMode mode) {
        return Arrays.stream(Sign.values()).filter(sign -> sign.mode() == mode);
    }
}

package io.amends.core.time;

import java.util.List;
import java.util.Set;

/**
 * One step a regulator expects.
 *
 * @param binding whether the rule itself gives the number
 * @param pauseReasons the only reasons that stop this clock; usually none
 * @param replaces milestones no longer owed once this one is fulfilled on time; when there are any,
 *     this one is a choice and not itself owed
 */
public record Milestone(
        String id,
        String title,
        Binding binding,
        DeadlineRule rule,
        Set<String> pauseReasons,
        List<Extension> extensions,
        Set<String> replaces,
        RequiredCommunication communication) {

    /** Where the number comes from. */
    public enum Binding {
        /** The rule states it. */
        HARD,
        /** The rule says "promptly" or "without undue delay"; the organisation set the number. */
        SOFT
    }

    public Milestone {
        pauseReasons = Set.copyOf(pauseReasons);
        extensions = List.copyOf(extensions);
        replaces = Set.copyOf(replaces);
    }

    /** Whether it is one way out among others, rather than owed. */
    public boolean isChoice() {
        return !replaces.isEmpty();
    }
}

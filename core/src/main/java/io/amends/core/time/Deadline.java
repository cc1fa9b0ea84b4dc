package io.amends.core.time;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known about when a regulatory step is due. On time is at or before it. */
public sealed interface Deadline {

    /**
     * It is certain.
     *
     * @param at the last instant that is on time
     * @param lastDay its date in the jurisdiction's zone, the one to show people
     */
    record Fixed(Instant at, LocalDate lastDay) implements Deadline {}

    /**
     * It depends on something that has not happened.
     *
     * @param notBefore due no sooner than this; null when nothing bounds it
     * @param notAfter due no later than this as long as every earlier step is on time; null when
     *     nothing bounds it
     * @param awaiting facts and milestones still missing
     */
    record Provisional(
            @Nullable Instant notBefore, @Nullable Instant notAfter, Set<String> awaiting)
            implements Deadline {
        public Provisional {
            awaiting = Set.copyOf(awaiting);
            if (notBefore == null && notAfter == null) {
                throw new IllegalArgumentException("Expected a bound for a provisional deadline");
            }
        }

        /** The time to plan for: the soonest it can be due, as far as that is known. */
        public Instant worstCase() {
            return notBefore != null ? notBefore : Objects.requireNonNull(notAfter);
        }
    }

    /**
     * The clock stands still for a reason its rule names.
     *
     * @param dueIfResumedAtOnce what the deadline would be had the pause ended as it began
     */
    record Paused(String reason, Instant since, Fixed dueIfResumedAtOnce) implements Deadline {}

    /** The event that starts the clock has not happened. */
    record NotStarted(Set<String> awaiting) implements Deadline {
        public NotStarted {
            awaiting = Set.copyOf(awaiting);
        }
    }
}

package io.amends.core.lifecycle;

import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.TeamId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where an escalation stands, from the decision to the customer's word that it has held. */
public sealed interface Stage {

    /** A phrase suggests it; a person has to say whether it is one. */
    record Suggested(Instant since, @Nullable Instant snoozedUntil) implements Stage {}

    /** The customer has not yet been shown that they were heard. */
    record Acknowledging(Instant due) implements Stage {}

    /** Decided; the handoff to the next tier is not offered yet. */
    record Preparing() implements Stage {}

    /** The offerer still owns it and owes the next message. */
    record Offered(Instant since, @Nullable TeamId to) implements Stage {}

    /** The offerer has to complete the handoff and offer it again. */
    record Returned(Instant since, Set<HandoffElement> missing) implements Stage {
        public Returned {
            missing = Set.copyOf(missing);
        }
    }

    /** Somebody works on it. */
    record InHand(@Nullable PersonId by) implements Stage {}

    /** Solved, and the customer was not told what they are owed. */
    record ClosureOwed(Instant resolvedAt) implements Stage {}

    /** The customer is asked within [opens, due] whether it has held. */
    record FollowUpOwed(Instant opens, Instant due) implements Stage {}

    /** Asked; the customer's answer is waited for. */
    record AnswerAwaited(Instant until) implements Stage {}

    record Over(Ending ending) implements Stage {}

    /** How it ended. */
    enum Ending {
        /** The customer says that it has held. */
        CONFIRMED,
        /** Asked, and no answer came in time. */
        UNCONFIRMED,
        /** Resolved, and nothing further was owed. */
        RESOLVED,
        /** Called off before a resolution. */
        CALLED_OFF
    }

    default boolean isOver() {
        return this instanceof Over;
    }

    /** Whether the problem itself is still worked on. */
    default boolean isOpen() {
        return switch (this) {
            case Acknowledging ignored -> true;
            case Preparing ignored -> true;
            case Offered ignored -> true;
            case Returned ignored -> true;
            case InHand ignored -> true;
            case Suggested ignored -> false;
            case ClosureOwed ignored -> false;
            case FollowUpOwed ignored -> false;
            case AnswerAwaited ignored -> false;
            case Over ignored -> false;
        };
    }
}

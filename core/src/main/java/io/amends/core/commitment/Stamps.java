package io.amends.core.commitment;

import io.amends.core.timeline.Event.CommitmentOwed;
import java.time.Duration;

/**
 * Which commitment a stamp is about, though the rules that placed its due may have changed since
 * ({@code docs/commitments.md}).
 */
public final class Stamps {

    /** Ends of one business day by two calendars lie closer together than ends of two days. */
    private static final Duration SAME_DAY = Duration.ofHours(12);

    private Stamps() {}

    /** Whether the stamp says what is owed by this commitment, by its due or another. */
    public static boolean isAbout(CommitmentOwed stamp, Commitment owed) {
        if (stamp.escalation() != owed.escalation().type()
                || !stamp.kind().equals(owed.kind().name())) {
            return false;
        }
        return switch (owed.kind()) {
            // facts place their due, so another due is another commitment
            case PROMISE, REGULATORY_STEP -> owed.due().equals(stamp.due());
            case PROGRESS_UPDATE -> isSameDay(owed, stamp) && isMadeInTime(stamp, owed);
            case ACKNOWLEDGEMENT,
                    ESCALATION_NOTICE,
                    HANDOFF_ACCEPTANCE,
                    NEW_TIER_FIRST_RESPONSE,
                    RESOLUTION_MESSAGE,
                    FOLLOW_UP,
                    ROOT_CAUSE_ANALYSIS ->
                    owed.arisesAt().equals(stamp.occurredAt());
        };
    }

    /** What fell due stays due then: a stamp of later is about another slot. */
    private static boolean isMadeInTime(CommitmentOwed stamp, Commitment owed) {
        return stamp.occurredAt().isBefore(owed.due());
    }

    private static boolean isSameDay(Commitment owed, CommitmentOwed stamp) {
        return Duration.between(owed.due(), stamp.due()).abs().compareTo(SAME_DAY) < 0;
    }
}

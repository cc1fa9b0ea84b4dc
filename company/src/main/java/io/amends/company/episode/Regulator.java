package io.amends.company.episode;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of a regulator's clocks runs, and how it is kept; a commitment, not a failure mode. */
@SuppressWarnings("ImmutableEnumChecker") // its fields are records of strings
public enum Regulator implements Choice {
    /** A breach, notified within hours. */
    BREACH(null),
    /** A data subject's request: identity asked for, the extension told within the month, answered in it. */
    EXTENDED(Boundary.within("regulatory-extension", "told on the 20th day")),
    /** Told when the month was over, and therefore of no effect. */
    EXTENDED_LATE(Boundary.beyond("regulatory-extension", "told on the 45th day")),
    /** Twenty days of waiting for proof of identity, answered within the month and those days. */
    PAUSED(Boundary.within("regulatory-pause", "for identity")),
    /** The same, but waiting for something that stops no clock. */
    PAUSED_FOR_OTHER(Boundary.beyond("regulatory-pause", "for another reason"));

    private static final List<Regulator> TURNS =
            List.of(
                    EXTENDED,
                    PAUSED,
                    EXTENDED_LATE,
                    BREACH,
                    EXTENDED,
                    EXTENDED_LATE,
                    PAUSED_FOR_OTHER);

    /** The longest that any of it takes from the decision. */
    static final Duration LONGEST = Duration.ofDays(75);

    private final @Nullable Boundary boundary;

    Regulator(@Nullable Boundary boundary) {
        this.boundary = boundary;
    }

    static Regulator inTurn(int turn) {
        return TURNS.get(turn % TURNS.size());
    }

    @Override
    public @Nullable Fault fault() {
        return null;
    }

    @Override
    public @Nullable Boundary boundary() {
        return boundary;
    }
}

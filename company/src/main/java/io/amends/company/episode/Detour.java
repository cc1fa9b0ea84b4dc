package io.amends.company.episode;

import org.jspecify.annotations.Nullable;

/** Where else a contact goes between acceptance and resolution; measured, no failure by itself. */
public enum Detour implements Choice {
    NONE,
    /** To another team of the same tier, and back. */
    TEAM_PING_PONG,
    /** Down to the first tier, and up again: a second escalation. */
    TIER_REENTRY,
    /** On to the third tier: a second escalation. */
    THIRD_TIER;

    @Override
    public @Nullable Fault fault() {
        return null;
    }

    @Override
    public @Nullable Boundary boundary() {
        return null;
    }

    /** Whether it moves up a tier once more. */
    boolean escalatesAgain() {
        return this == TIER_REENTRY || this == THIRD_TIER;
    }
}

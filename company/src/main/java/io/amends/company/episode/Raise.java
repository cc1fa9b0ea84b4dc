package io.amends.company.episode;

import org.jspecify.annotations.Nullable;

/** How an escalation that nobody recorded is to be told. */
@SuppressWarnings("ImmutableEnumChecker") // its fields are records of strings
public enum Raise implements Choice {
    CLEAR(null, null),
    /** Severity is raised rather than priority. */
    SEVERITY(null, null),
    /** Priority raised exactly an hour after opening. */
    AT_60_00(null, Boundary.within("complexity-one-hour", "60:00 after opening")),
    /** A tier rise explains the raise. */
    TIER_AFTER_14_59(null, Boundary.beyond("complexity-tier-window", "tier rise after 14:59")),
    /** Both are told. */
    TIER_AFTER_15_01(null, Boundary.within("complexity-tier-window", "tier rise after 15:01"));

    private final @Nullable Fault fault;
    private final @Nullable Boundary boundary;

    Raise(@Nullable Fault fault, @Nullable Boundary boundary) {
        this.fault = fault;
        this.boundary = boundary;
    }

    @Override
    public @Nullable Fault fault() {
        return fault;
    }

    @Override
    public @Nullable Boundary boundary() {
        return boundary;
    }
}

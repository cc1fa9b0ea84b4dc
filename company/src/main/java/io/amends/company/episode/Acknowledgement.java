package io.amends.company.episode;

import org.jspecify.annotations.Nullable;

/** How the customer's own request is acknowledged; a commitment, not a failure mode. */
@SuppressWarnings("ImmutableEnumChecker") // its fields are records of strings
public enum Acknowledgement implements Choice {
    /** Minutes later, before the escalation is recorded. */
    PROMPT(null, null),
    AT_29_59(null, Boundary.within("acknowledgement-30-minutes", "29:59")),
    AT_30_00(null, Boundary.within("acknowledgement-30-minutes", "30:00")),
    AT_30_01(null, Boundary.beyond("acknowledgement-30-minutes", "30:01"));

    private final @Nullable Fault fault;
    private final @Nullable Boundary boundary;

    Acknowledgement(@Nullable Fault fault, @Nullable Boundary boundary) {
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

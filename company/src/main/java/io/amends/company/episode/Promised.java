package io.amends.company.episode;

import org.jspecify.annotations.Nullable;

/** How a promised time is met; a commitment, not a failure mode. */
@SuppressWarnings("ImmutableEnumChecker") // its fields are records of strings
public enum Promised implements Choice {
    KEPT(null, null),
    BY_EXACT(null, Boundary.within("promise-by", "to the second")),
    BY_PAST(null, Boundary.beyond("promise-by", "one second late")),
    AT_EARLY(null, Boundary.beyond("promise-at", "one second early")),
    AT_EXACT(null, Boundary.within("promise-at", "to the second")),
    AT_GRACE(null, Boundary.within("promise-at", "+15:00")),
    AT_PAST(null, Boundary.beyond("promise-at", "+15:01"));

    private final @Nullable Fault fault;
    private final @Nullable Boundary boundary;

    Promised(@Nullable Fault fault, @Nullable Boundary boundary) {
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

    /** A call at an agreed time rather than word by a time. */
    boolean isAppointment() {
        return switch (this) {
            case KEPT, BY_EXACT, BY_PAST -> false;
            case AT_EARLY, AT_EXACT, AT_GRACE, AT_PAST -> true;
        };
    }
}

package io.amends.company.episode;

import org.jspecify.annotations.Nullable;

/** Whether somebody owns the contact on the day after the decision. */
@SuppressWarnings("ImmutableEnumChecker") // its fields are records of strings
public enum Gap implements Choice {
    NONE(null, null),
    /** A status nobody owns, a name left on it. */
    UNOWNED_EXACT(null, Boundary.within("unowned-status", "60:00 with a leftover name")),
    UNOWNED_PAST(
            Fault.proved(Fault.VACUUM, "unowned-status"),
            Boundary.beyond("unowned-status", "60:01 with a leftover name")),
    UNOWNED_LONG(Fault.proved(Fault.VACUUM, "unowned-status"), null),
    MACHINE_SHORT(null, Boundary.within("system-user", "20:00 on a machine's name")),
    MACHINE_LONG(
            Fault.proved(Fault.VACUUM, "system-user"),
            Boundary.beyond("system-user", "three hours on a machine's name")),
    ABSENT_COVERED(null, Boundary.within("owner-absent", "passed on after 20:00")),
    ABSENT_LONG(
            Fault.proved(Fault.VACUUM, "owner-absent"),
            Boundary.beyond("owner-absent", "passed on after three hours")),
    ABSENT_OTHER(null, Boundary.within("owner-absent", "somebody else is away")),
    LEFT_COVERED(null, Boundary.within("owner-deactivated", "passed on after 20:00")),
    LEFT_LONG(
            Fault.proved(Fault.VACUUM, "owner-deactivated"),
            Boundary.beyond("owner-deactivated", "passed on after three hours"));

    private final @Nullable Fault fault;
    private final @Nullable Boundary boundary;

    Gap(@Nullable Fault fault, @Nullable Boundary boundary) {
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

    /** Open seconds until somebody owns it again. */
    int openSeconds() {
        return switch (this) {
            case UNOWNED_EXACT -> 3600;
            case UNOWNED_PAST -> 3601;
            case UNOWNED_LONG, MACHINE_LONG, ABSENT_LONG, LEFT_LONG -> 3 * 3600;
            case MACHINE_SHORT, ABSENT_COVERED, LEFT_COVERED -> 1200;
            case NONE, ABSENT_OTHER -> 0;
        };
    }
}

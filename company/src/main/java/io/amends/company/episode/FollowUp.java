package io.amends.company.episode;

import org.jspecify.annotations.Nullable;

/** The contact after a significant escalation's resolution. */
@SuppressWarnings("ImmutableEnumChecker") // its fields are records of strings
public enum FollowUp implements Choice {
    /** Within the window, or not owed. */
    KEPT(null, null),
    /** A second before the window opens. */
    AT_47_59(
            Fault.proved(Fault.NO_CLOSURE, "follow-up-missed"),
            Boundary.beyond("follow-up-48-hours", "47:59:59")),
    AT_48(null, Boundary.within("follow-up-48-hours", "48:00:00")),
    AT_72(null, Boundary.within("follow-up-72-hours", "72:00:00")),
    /** A second after the window closes. */
    AT_72_01(
            Fault.proved(Fault.NO_CLOSURE, "follow-up-missed"),
            Boundary.beyond("follow-up-72-hours", "72:00:01")),
    MISSED(Fault.proved(Fault.NO_CLOSURE, "follow-up-missed"), null),
    VOICEMAIL(
            Fault.proved(Fault.NO_CLOSURE, "follow-up-missed"),
            Boundary.beyond("follow-up-reached", "voicemail only")),
    MACHINE(
            Fault.proved(Fault.NO_CLOSURE, "follow-up-missed"),
            Boundary.beyond("follow-up-reached", "automatic mail only")),
    /** The window holds no working time; within four open hours of Monday. */
    AFTER_WEEKEND(null, Boundary.within("follow-up-weekend", "Monday morning")),
    LONG_AFTER_WEEKEND(
            Fault.proved(Fault.NO_CLOSURE, "follow-up-missed"),
            Boundary.beyond("follow-up-weekend", "Tuesday")),
    /** It has not held: reopened, resolved anew and asked about again. */
    NOT_HELD(null, null),
    /** The same, but nobody asks a second time. */
    NOT_HELD_AND_LEFT(Fault.proved(Fault.NO_CLOSURE, "follow-up-missed"), null);

    private final @Nullable Fault fault;
    private final @Nullable Boundary boundary;

    FollowUp(@Nullable Fault fault, @Nullable Boundary boundary) {
        this.fault = fault;
        this.boundary = boundary;
    }

    boolean reopens() {
        return this == NOT_HELD || this == NOT_HELD_AND_LEFT;
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

package io.amends.company.episode;

import org.jspecify.annotations.Nullable;

/** What the customer hears on the second business day after the decision. */
@SuppressWarnings("ImmutableEnumChecker") // its fields are records of strings
public enum Progress implements Choice {
    KEPT(null, null),
    SECOND_BEFORE_CLOSE(null, Boundary.within("progress-close-of-day", "one second before close")),
    AT_CLOSE(null, Boundary.within("progress-close-of-day", "at close")),
    SECOND_PAST_CLOSE(
            Fault.proved(Fault.INVISIBLE, "progress-missed"),
            Boundary.beyond("progress-close-of-day", "one second past close")),
    /** After close of the day before: the slot has begun. */
    EVENING_BEFORE(null, Boundary.within("progress-slot", "the evening before")),
    MISSED(Fault.proved(Fault.INVISIBLE, "progress-missed"), null),
    MACHINE_ONLY(
            Fault.proved(Fault.INVISIBLE, "progress-missed"),
            Boundary.beyond("progress-by-machine", "automatic mail only")),
    VOICEMAIL_ONLY(
            Fault.proved(Fault.INVISIBLE, "progress-missed"),
            Boundary.beyond("progress-by-voicemail", "voicemail only")),
    /** The customer's holiday: nothing is owed. */
    HOLIDAY(null, Boundary.within("progress-holiday", "no update on the customer's holiday"));

    private final @Nullable Fault fault;
    private final @Nullable Boundary boundary;

    Progress(@Nullable Fault fault, @Nullable Boundary boundary) {
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

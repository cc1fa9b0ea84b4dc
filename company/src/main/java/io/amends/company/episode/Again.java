package io.amends.company.episode;

import org.jspecify.annotations.Nullable;

/** Whether it is the same problem as an earlier one. */
@SuppressWarnings("ImmutableEnumChecker") // its fields are records of strings
public enum Again implements Choice {
    NO(null, null),
    LINKED(Fault.proved(Fault.REPEATED, "linked"), null),
    SAME_CAUSE(Fault.proved(Fault.REPEATED, "same-cause"), null),
    SAME_CAUSE_42_DAYS(
            Fault.proved(Fault.REPEATED, "same-cause"),
            Boundary.beyond("repeat-42-days", "42 days exactly")),
    SAME_CAUSE_LATER(null, Boundary.within("repeat-42-days", "42 days and one second")),
    /** The same contact, escalated again. */
    REOPENED(Fault.proved(Fault.REPEATED, "reopened-and-escalated"), null),
    /** The same contact reopened by thanks. */
    THANKS(null, Boundary.within("reopened-by-thanks", "thanks after resolution")),
    /** Same feature and contact type of an account that rarely writes. */
    SAME_SUBJECT(
            Fault.indicated(Fault.REPEATED, "same-subject"),
            Boundary.beyond("expected-number", "rare")),
    SAME_SUBJECT_OFTEN(
            null, Boundary.within("expected-number", "the account writes about it often"));

    private final @Nullable Fault fault;
    private final @Nullable Boundary boundary;

    Again(@Nullable Fault fault, @Nullable Boundary boundary) {
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

package io.amends.company.episode;

import org.jspecify.annotations.Nullable;

/** What the customer is told at resolution. */
@SuppressWarnings("ImmutableEnumChecker") // its fields are records of strings
public enum Closure implements Choice {
    COMPLETE(null, null),
    PART_MISSING(
            Fault.proved(Fault.NO_CLOSURE, "closure-parts-missing"),
            Boundary.beyond("closure-parts", "one missing")),
    NO_MESSAGE(Fault.proved(Fault.NO_CLOSURE, "resolution-message-missing"), null),
    BOUNCED(
            Fault.proved(Fault.NO_CLOSURE, "resolution-message-missing"),
            Boundary.beyond("closure-bounced", "comes back, nothing else is sent")),
    /** Complete, but on the third business day after. */
    THIRD_DAY(
            Fault.proved(Fault.NO_CLOSURE, "resolution-message-missing"),
            Boundary.beyond("closure-one-business-day", "third business day after")),
    DAY_BEFORE(null, Boundary.within("closure-one-business-day", "the business day before")),
    DAY_AFTER(null, Boundary.within("closure-one-business-day", "the business day after")),
    /** Every part is ticked; the words say nothing. */
    BARE(Fault.indicated(Fault.NO_CLOSURE, "bare-resolution"), null);

    private final @Nullable Fault fault;
    private final @Nullable Boundary boundary;

    Closure(@Nullable Fault fault, @Nullable Boundary boundary) {
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

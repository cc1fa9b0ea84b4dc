package io.amends.company.episode;

import org.jspecify.annotations.Nullable;

/** Whether the customer has to explain twice. */
@SuppressWarnings("ImmutableEnumChecker") // its fields are records of strings
public enum Context implements Choice {
    KEPT(null, null),
    BUTTON(
            Fault.proved(Fault.CONTEXT_LOSS, "customer-repeated"),
            Boundary.beyond("repeated-after-handoff", "button after acceptance")),
    BUTTON_BEFORE(null, Boundary.within("repeated-after-handoff", "button before the handoff")),
    SURVEY(
            Fault.proved(Fault.CONTEXT_LOSS, "customer-repeated"),
            Boundary.beyond("repeated-survey", "survey says so")),
    CONFIRMED(Fault.proved(Fault.CONTEXT_LOSS, "customer-repeated"), null),
    /** The customer's words, unconfirmed. */
    PHRASE(Fault.indicated(Fault.CONTEXT_LOSS, "phrase-unconfirmed"), null),
    ASKED_AGAIN(
            Fault.indicated(Fault.CONTEXT_LOSS, "asks-again"),
            Boundary.beyond("asks-again", "in the new tier's first message")),
    ASKED_AGAIN_LATER(null, Boundary.within("asks-again", "in the new tier's second message")),
    INFORMATION_AGAIN(
            Fault.indicated(Fault.CONTEXT_LOSS, "information-asked-again"),
            Boundary.beyond("information-asked", "given earlier")),
    INFORMATION_NEW(null, Boundary.within("information-asked", "not given earlier"));

    private final @Nullable Fault fault;
    private final @Nullable Boundary boundary;

    Context(@Nullable Fault fault, @Nullable Boundary boundary) {
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

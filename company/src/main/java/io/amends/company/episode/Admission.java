package io.amends.company.episode;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether the organisation itself failed, what is on record about it, and what the customer hears. */
@SuppressWarnings("ImmutableEnumChecker") // its fields are records of strings
public enum Admission implements Choice {
    /** Nothing is on record, and the usual message apologises anyway. */
    UNSTATED(null, null),
    MADE(null, Boundary.within("failure-admitted", "stated at the resolution, admitted")),
    MADE_OF_CAUSE(null, Boundary.within("failure-admitted", "our cause on record, admitted")),
    LEFT_OUT(
            Fault.proved(Fault.NO_CLOSURE, "closure-parts-missing"),
            Boundary.beyond("failure-admitted", "stated at the resolution, not admitted")),
    LEFT_OUT_OF_CAUSE(
            Fault.proved(Fault.NO_CLOSURE, "closure-parts-missing"),
            Boundary.beyond("failure-admitted", "our cause on record, no apology")),
    /** What nobody could know when it was resolved. */
    FOUND_LATER(
            null, Boundary.within("failure-admitted", "our cause a second after the resolution")),
    NOT_OURS(null, Boundary.within("failure-admitted", "stated that it was not ours"));

    private final @Nullable Fault fault;
    private final @Nullable Boundary boundary;

    Admission(@Nullable Fault fault, @Nullable Boundary boundary) {
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

    /** The help desk's field on the row of the resolution; empty where nobody filled it in. */
    String stated() {
        return switch (this) {
            case MADE, LEFT_OUT -> "yes";
            case NOT_OURS -> "no";
            case UNSTATED, MADE_OF_CAUSE, LEFT_OUT_OF_CAUSE, FOUND_LATER -> "";
        };
    }

    /** Whether a cause of ours is found before it is resolved. */
    boolean causedBefore() {
        return this == MADE_OF_CAUSE || this == LEFT_OUT_OF_CAUSE;
    }

    boolean causedAfter() {
        return this == FOUND_LATER;
    }

    /** What the message leaves out of admission and apology. */
    Set<String> leftOut() {
        Set<String> left = new TreeSet<>();
        switch (this) {
            case UNSTATED, MADE, MADE_OF_CAUSE -> {}
            case LEFT_OUT_OF_CAUSE -> left.add("apology");
            case LEFT_OUT, FOUND_LATER, NOT_OURS -> {
                left.add("apology");
                left.add("failure-admitted");
            }
        }
        return left;
    }
}

package io.amends.company.episode;

/**
 * A failure that the plan puts into an escalation.
 *
 * @param proved false where the history only indicates it
 */
public record Fault(String mode, boolean proved, String kind) {

    static final String CONTEXT_LOSS = "CONTEXT_LOSS";
    static final String INVISIBLE = "INVISIBLE_ESCALATION";
    static final String VACUUM = "OWNERSHIP_VACUUM";
    static final String NO_CLOSURE = "RESOLUTION_WITHOUT_CLOSURE";
    static final String REPEATED = "REPEATED_CYCLE";

    static Fault proved(String mode, String kind) {
        return new Fault(mode, true, kind);
    }

    static Fault indicated(String mode, String kind) {
        return new Fault(mode, false, kind);
    }

    @Override
    public String toString() {
        return mode + "/" + kind;
    }
}

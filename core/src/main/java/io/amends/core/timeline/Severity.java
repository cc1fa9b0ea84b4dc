package io.amends.core.timeline;

/** How bad a contact's problem is, S1 the worst. */
public enum Severity {
    S1,
    S2,
    S3,
    S4;

    public boolean isWorseThan(Severity other) {
        return ordinal() < other.ordinal();
    }
}

package io.amends.company.episode;

import org.jspecify.annotations.Nullable;

/** Whether the contact is merged while it is escalated, into one that its account opened before. */
public enum Merging implements Choice {
    NONE,
    /** Nobody escalated the other one; it has to go on with what is owed. */
    INTO_ORDINARY,
    /** The other one was escalated for the same reason before; that escalation goes on for both. */
    INTO_EARLIER,
    /** The other one was escalated for the same reason since; that escalation ends. */
    INTO_LATER;

    @Override
    public @Nullable Fault fault() {
        return null;
    }

    @Override
    public @Nullable Boundary boundary() {
        return null;
    }

    boolean joinsTwo() {
        return this == INTO_EARLIER || this == INTO_LATER;
    }
}

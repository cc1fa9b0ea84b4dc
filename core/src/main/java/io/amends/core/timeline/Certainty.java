package io.amends.core.timeline;

/** How an escalation is known. Suspected ones stay outside headline rates. */
public enum Certainty {
    /** The source says so. */
    RECORDED,
    /** Follows from recorded facts by a stated rule. */
    INFERRED,
    /** A phrase in a message suggests it; a person has not confirmed it. */
    SUSPECTED
}

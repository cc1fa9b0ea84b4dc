package io.amends.core.protocol;

/** Who answers to the customer while somebody else fixes the problem. */
public enum OwnershipModel {
    /** Both kinds of ownership move when the handoff is accepted. */
    RELAY,
    /** The first agent keeps communication. */
    BATON,
    /** An escalation coordinator takes communication. */
    HYBRID
}

package io.amends.core.failure;

/** The five ways an escalation is handled badly. Each is a fault of process, not of a person. */
public enum FailureMode {
    CONTEXT_LOSS,
    INVISIBLE_ESCALATION,
    OWNERSHIP_VACUUM,
    RESOLUTION_WITHOUT_CLOSURE,
    REPEATED_CYCLE
}

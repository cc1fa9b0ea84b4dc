package io.amends.core.organisation;

/** What a person is there for. A person may have several roles. */
public enum Role {
    /** Sees, changes nothing. */
    READER,
    /** Handles contacts on the first tier. */
    AGENT,
    /** Handles what agents hand off. */
    SPECIALIST,
    /** Keeps the customer informed while others work. */
    COORDINATOR,
    /** Answers for a team. */
    LEAD,
    /** Answers for several teams. */
    MANAGER,
    /** Answers for what the law demands. */
    COMPLIANCE,
    /** Answers for an account commercially; sees, changes nothing. */
    ACCOUNT_MANAGER,
    /** Sets up the service. */
    ADMIN
}

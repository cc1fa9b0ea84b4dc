package io.amends.server.identity;

/** What a person may do; each may do what the next one may. */
public enum Role {
    /** Everything, and who else may come in. */
    ADMIN,
    /** Runs, keeps and deletes audits. */
    MANAGER,
    /** Reads. */
    READER
}

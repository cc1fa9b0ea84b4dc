package io.amends.server.audits;

/** Where an audit stands. */
public enum AuditState {
    QUEUED,
    RUNNING,
    DONE,
    /** The input could not be used; the problem says where and what was expected. */
    REFUSED,
    /** We broke; the problem says what of us. */
    FAILED,
    CANCELLED;

    /** Whether nothing more will happen to it. */
    public boolean isOver() {
        return switch (this) {
            case QUEUED, RUNNING -> false;
            case DONE, REFUSED, FAILED, CANCELLED -> true;
        };
    }
}

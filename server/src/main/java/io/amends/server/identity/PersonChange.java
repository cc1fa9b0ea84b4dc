package io.amends.server.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change to who may do what.
 *
 * @param changedBy the name of who made it; null where Amends itself did
 * @param person the name of whom it is about
 * @param was what stood there before, such as roles
 * @param became what stands there since
 */
record PersonChange(
        long number,
        Instant at,
        @Nullable String changedBy,
        String person,
        Kind kind,
        @Nullable String was,
        @Nullable String became) {

    /** What was changed. */
    enum Kind {
        ADDED,
        LINK_MADE,
        LINK_USED,
        RENAMED,
        EMAIL_CHANGED,
        ROLE_CHANGED,
        TEAMS_CHANGED,
        DEPUTY_CHANGED,
        ABSENCES_CHANGED,
        HOURS_CHANGED,
        DEACTIVATED,
        ACTIVATED,
        PASSWORD_CHANGED
    }

    /** Whether what it was and became are roles, which pages have words for. */
    public boolean isAboutRoles() {
        return kind == Kind.ADDED || kind == Kind.ROLE_CHANGED;
    }
}

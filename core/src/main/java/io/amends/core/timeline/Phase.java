package io.amends.core.timeline;

/** Where a contact stands in its life. */
public enum Phase {
    NOT_OPENED,
    OPEN,
    RESOLVED,
    CLOSED,
    /** It lives on in another contact. */
    MERGED
}

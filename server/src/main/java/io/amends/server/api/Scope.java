package io.amends.server.api;

/** What a token is good for; each for all that the ones before it are. Never more than its person. */
public enum Scope {
    READ,
    WRITE,
    /** People, teams and tokens of others; only while its person is an admin. */
    ADMIN;

    boolean covers(Scope other) {
        return compareTo(other) >= 0;
    }
}

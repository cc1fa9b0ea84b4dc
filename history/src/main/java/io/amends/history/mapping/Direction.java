package io.amends.history.mapping;

/** Which way a message goes, where one column says so. */
public enum Direction {
    IN,
    OUT,
    INTERNAL
}

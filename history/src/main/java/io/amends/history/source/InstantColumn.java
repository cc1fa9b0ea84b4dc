package io.amends.history.source;

/** A column that holds an instant, and how it is written there. */
public record InstantColumn(String column, InstantFormat format) {}

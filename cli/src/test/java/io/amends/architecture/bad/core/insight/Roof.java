package io.amends.architecture.bad.core.insight;

/** Obeys every rule. */
public record Roof(int tiles) {}

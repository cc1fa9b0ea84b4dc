package io.amends.server.rules;

/** A document of rules has a new version: what rests on it has to be looked at anew. */
public record RulesChanged(PolicyKind kind) {}

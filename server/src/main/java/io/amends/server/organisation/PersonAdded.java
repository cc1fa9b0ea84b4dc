package io.amends.server.organisation;

/** Somebody is new: known at once, but nothing rests on them yet. */
public record PersonAdded() {}

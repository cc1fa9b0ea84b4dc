package io.amends.server.database;

import org.jspecify.annotations.Nullable;

/** How to reach a database. */
public record DatabaseAddress(String url, @Nullable String user, @Nullable String password) {}

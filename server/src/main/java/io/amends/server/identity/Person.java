package io.amends.server.identity;

import java.util.UUID;

/** Somebody who may come in. */
public record Person(
        UUID id, String email, String name, Role role, boolean active, boolean hasPassword) {}

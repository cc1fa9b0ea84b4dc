package io.amends.server.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What lets a program in as a person; without its secret, which nobody can show again.
 *
 * @param name what it is for
 */
public record Token(
        UUID id,
        UUID person,
        String name,
        Scope scope,
        Instant madeAt,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {

    public boolean isGood(Instant at) {
        return revokedAt == null && at.isBefore(expiresAt);
    }
}

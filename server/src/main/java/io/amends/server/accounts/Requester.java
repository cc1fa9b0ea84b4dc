package io.amends.server.accounts;

import io.amends.core.timeline.AccountId;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person at a customer's who asks.
 *
 * @param language what they are written to in, such as {@code de}; null: their account's
 * @param zone where their day is; null: their account's
 */
public record Requester(
        String id,
        @Nullable AccountId account,
        String name,
        @Nullable String email,
        @Nullable String language,
        @Nullable ZoneId zone) {

    public Requester {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
    }
}

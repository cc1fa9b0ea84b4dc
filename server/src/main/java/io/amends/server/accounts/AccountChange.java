package io.amends.server.accounts;

import io.amends.core.timeline.AccountId;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is said of an account, and since when it holds.
 *
 * @param stated empty: it holds no longer; what is not named stays as it is
 */
public record AccountChange(
        AccountId account, Instant since, Map<Attribute, Optional<String>> stated) {

    public AccountChange {
        stated.forEach(
                (attribute, value) -> {
                    if (value.filter(v -> !attribute.takes(v)).isPresent()) {
                        throw new IllegalArgumentException(
                                "Expected " + attribute.expected() + ", but " + value.get());
                    }
                });
        EnumMap<Attribute, Optional<String>> copy = new EnumMap<>(Attribute.class);
        copy.putAll(stated);
        stated = Collections.unmodifiableMap(copy);
    }
}

package io.amends.server.pages;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the navigation. A room makes its own known by declaring it as a bean, and says what it
 * is called as {@code place.<name>} in its messages.
 *
 * @param icon a symbol of {@code assets/icons.svg}
 * @param key goes there after {@code g}
 * @param rank the lower, the higher up
 * @param roles shown only to people who have any of them; to everybody where null
 */
public record Place(
        String name,
        String path,
        String icon,
        @Nullable String key,
        int rank,
        @Nullable Set<String> roles) {

    public Place {
        roles = roles == null ? null : Set.copyOf(roles);
    }
}

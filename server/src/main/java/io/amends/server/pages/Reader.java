package io.amends.server.pages;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who reads a page, as far as the page looks different for it.
 *
 * @param name null before signing in
 * @param zone every instant is shown in it
 * @param theme {@code light}, {@code dark}, or null for what the system prefers
 */
public record Reader(@Nullable String name, ZoneId zone, @Nullable String theme) {

    public List<String> languages() {
        return Languages.TAGS;
    }

    public String version() {
        return Objects.requireNonNullElse(
                Reader.class.getPackage().getImplementationVersion(), "0");
    }

    public String initials() {
        return initials(name);
    }

    /** At most two letters that stand for a name. */
    public String initials(@Nullable String of) {
        if (of == null || of.isBlank()) {
            return "–";
        }
        String[] words = of.strip().split("[\\s@._-]+");
        return Stream.of(words)
                .filter(word -> !word.isEmpty())
                .limit(2)
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining());
    }
}

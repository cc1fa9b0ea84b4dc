package io.amends.history.mapping;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A list of source values, some of them regular expressions. */
public record Words(Set<String> exact, List<Pattern> patterns) {

    public static final Words NONE = new Words(Set.of(), List.of());

    public Words {
        exact = Set.copyOf(exact);
        patterns = List.copyOf(patterns);
    }

    public boolean contain(String value) {
        return exact.contains(value) || patterns.stream().anyMatch(p -> p.matcher(value).find());
    }
}

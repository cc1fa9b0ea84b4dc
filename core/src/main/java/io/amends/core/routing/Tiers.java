package io.amends.core.routing;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The organisation's tiers from lowest to highest; names are unique. */
public record Tiers(List<Tier> lowestFirst) {

    public Tiers {
        lowestFirst = List.copyOf(lowestFirst);
        if (lowestFirst.isEmpty()) {
            throw new IllegalArgumentException("Expected at least one tier, but none");
        }
        if (lowestFirst.stream().map(Tier::name).distinct().count() != lowestFirst.size()) {
            throw new IllegalArgumentException("Expected distinct tier names, but " + lowestFirst);
        }
    }

    /** Tiers in the order of the names given, ranked from 1. */
    public static Tiers named(List<String> lowestFirst) {
        return new Tiers(
                IntStream.range(0, lowestFirst.size())
                        .mapToObj(i -> new Tier(i + 1, lowestFirst.get(i)))
                        .toList());
    }

    public static Tiers named(String... lowestFirst) {
        return named(List.of(lowestFirst));
    }

    public Optional<Tier> find(String name) {
        return lowestFirst.stream().filter(tier -> tier.name().equals(name)).findFirst();
    }

    /** The tier of that name; refused with the known names when there is none. */
    public Tier get(String name) {
        return find(name)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "Expected one of " + lowestFirst + ", but " + name));
    }
}

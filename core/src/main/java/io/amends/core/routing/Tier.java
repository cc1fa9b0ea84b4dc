package io.amends.core.routing;

import java.util.Objects;

/**
 * One level of the support organisation.
 *
 * @param rank position in the organisation's order, 1 for the first line; a greater rank is higher
 * @param name what the organisation calls it, such as {@code T1}
 */
public record Tier(int rank, String name) implements Comparable<Tier> {

    public Tier {
        Objects.requireNonNull(name);
        if (rank < 1) {
            throw new IllegalArgumentException("Expected a tier rank of 1 or more, but " + rank);
        }
    }

    public boolean isAbove(Tier other) {
        return rank > other.rank;
    }

    @Override
    public int compareTo(Tier other) {
        return Integer.compare(rank, other.rank);
    }

    @Override
    public String toString() {
        return name;
    }
}

package io.amends.core.timeline;

/** Names one team of the support organisation. */
public record TeamId(String value) implements Comparable<TeamId> {

    public TeamId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("Expected a team's id, but blank");
        }
    }

    @Override
    public int compareTo(TeamId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.amends.company.organisation;

import java.util.List;

/** Who works together, on which tier, in whose hours. */
public record Team(String name, String tier, Hours hours, List<String> people) {
    public Team {
        people = List.copyOf(people);
    }
}

package io.amends.core.organisation;

import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.TeamId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person of the support organisation.
 *
 * @param name as customers may read it
 * @param active false once they have left
 * @param absences when they are away, each [from, to)
 * @param deputy who stands in while they are away; null where nobody is named
 */
public record Member(
        PersonId id,
        String name,
        Set<Role> roles,
        Set<TeamId> teams,
        boolean active,
        List<Absence> absences,
        @Nullable PersonId deputy) {

    /** Away over [from, to). */
    public record Absence(Instant from, Instant to) {
        public Absence {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException(
                        "Expected an absence that ends after " + from + ", but " + to);
            }
        }
    }

    public Member {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        roles = Set.copyOf(roles);
        teams = Set.copyOf(teams);
        absences = List.copyOf(absences);
    }

    /** Whether they can own anything at an instant. */
    public boolean isThere(Instant at) {
        return active && absences.stream().noneMatch(away -> holds(away, at));
    }

    public boolean hasAny(Set<Role> any) {
        return !Collections.disjoint(roles, any);
    }

    public boolean isOf(@Nullable TeamId team) {
        return team != null && teams.contains(team);
    }

    private static boolean holds(Absence away, Instant at) {
        return !at.isBefore(away.from()) && at.isBefore(away.to());
    }
}

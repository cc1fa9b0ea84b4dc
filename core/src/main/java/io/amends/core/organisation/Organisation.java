package io.amends.core.organisation;

import io.amends.core.routing.Tiers;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.TeamId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The support organisation as it stands. */
public record Organisation(Tiers tiers, Map<PersonId, Member> members, Map<TeamId, Team> teams) {

    public Organisation {
        members = Map.copyOf(members);
        teams = Map.copyOf(teams);
    }

    public static Organisation of(Tiers tiers, Stream<Member> members, Stream<Team> teams) {
        return new Organisation(
                tiers,
                members.collect(Collectors.toMap(Member::id, Function.identity())),
                teams.collect(Collectors.toMap(Team::id, Function.identity())));
    }

    public Optional<Member> member(@Nullable PersonId person) {
        return person == null ? Optional.empty() : Optional.ofNullable(members.get(person));
    }

    public Optional<Team> team(@Nullable TeamId team) {
        return team == null ? Optional.empty() : Optional.ofNullable(teams.get(team));
    }

    /** Whether a person can own anything at an instant: known, active and not away. */
    public boolean isThere(@Nullable PersonId person, Instant at) {
        return member(person).filter(member -> member.isThere(at)).isPresent();
    }

    /**
     * Who owns in a person's place: they themselves while they are there, else their deputy, else
     * the deputy's, else the team's lead, else the lead's deputy; empty where nobody is there.
     */
    public Optional<PersonId> standIn(
            @Nullable PersonId person, @Nullable TeamId team, Instant at) {
        return there(person, at).or(() -> there(team(team).map(Team::lead).orElse(null), at));
    }

    private Optional<PersonId> there(@Nullable PersonId person, Instant at) {
        Set<PersonId> asked = new HashSet<>();
        @Nullable PersonId next = person;
        while (next != null && asked.add(next)) {
            if (isThere(next, at)) {
                return Optional.of(next);
            }
            next = member(next).map(Member::deputy).orElse(null);
        }
        return Optional.empty();
    }
}

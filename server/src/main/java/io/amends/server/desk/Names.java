package io.amends.server.desk;

import io.amends.core.organisation.Member;
import io.amends.core.organisation.Organisation;
import io.amends.core.organisation.Team;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.TeamId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people and teams are called, and whom a page offers to choose. */
record Names(Organisation organisation) {

    /** Null where nobody is meant; the id of somebody who is not known any more. */
    @Nullable String person(@Nullable String id) {
        return id == null || id.isBlank()
                ? null
                : organisation.member(new PersonId(id)).map(Member::name).orElse(id);
    }

    @Nullable String person(@Nullable PersonId id) {
        return id == null ? null : person(id.value());
    }

    @Nullable String team(@Nullable String id) {
        return id == null || id.isBlank()
                ? null
                : organisation.team(new TeamId(id)).map(Team::name).orElse(id);
    }

    @Nullable String team(@Nullable TeamId id) {
        return id == null ? null : team(id.value());
    }

    /** A person's or a team's name for its id; what is neither stays. */
    String named(String value) {
        return value.isBlank()
                ? value
                : Optional.ofNullable(organisation.members().get(new PersonId(value)))
                        .map(Member::name)
                        .or(() -> organisation.team(new TeamId(value)).map(Team::name))
                        .orElse(value);
    }

    /** Teams that take contacts, lowest tier first. */
    List<Team> teams() {
        return organisation.teams().values().stream()
                .filter(Team::active)
                .sorted(
                        Comparator.comparingInt((Team t) -> t.tier().rank())
                                .thenComparing(Team::name))
                .toList();
    }

    List<Member> of(TeamId team) {
        return everybody().stream().filter(m -> m.isOf(team)).toList();
    }

    /** Those who are there and of some team. */
    List<Member> everybody() {
        return organisation.members().values().stream()
                .filter(Member::active)
                .filter(m -> !m.teams().isEmpty())
                .sorted(Comparator.comparing(Member::name))
                .toList();
    }

    Map<String, String> teamNames() {
        Map<String, String> names = new LinkedHashMap<>();
        teams().forEach(t -> names.put(t.id().value(), t.name() + " · " + t.tier().name()));
        return names;
    }

    Map<String, String> personNames() {
        Map<String, String> names = new LinkedHashMap<>();
        everybody().forEach(m -> names.put(m.id().value(), m.name()));
        return names;
    }
}

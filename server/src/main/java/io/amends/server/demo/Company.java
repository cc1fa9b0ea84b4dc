package io.amends.server.demo;

import io.amends.core.organisation.Role;
import io.amends.core.routing.Tier;
import io.amends.core.routing.Tiers;
import io.amends.core.timeline.Event.Assigned;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.TeamId;
import io.amends.core.timeline.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who works where, as the stories tell it. Leads and coordinators are not in them: the first of a
 * team by name leads it, and whoever is of the escalation desk coordinates.
 *
 * @param teams in the order of their names
 */
record Company(List<Crew> teams) {

    private static final String DESK = "Escalation Desk";
    private static final String FRONTLINE = "Frontline";

    Company {
        teams = List.copyOf(teams);
    }

    /**
     * A team and its people.
     *
     * @param people names, sorted; the first leads
     */
    record Crew(TeamId id, Tier tier, List<String> people) {

        Crew {
            people = List.copyOf(people);
        }

        String lead() {
            return people.getFirst();
        }

        boolean isDesk() {
            return id.value().startsWith(DESK);
        }

        Set<Role> roles(String person) {
            Set<Role> roles = new TreeSet<>();
            if (id.value().startsWith(FRONTLINE)) {
                roles.add(Role.AGENT);
            } else {
                roles.add(Role.SPECIALIST);
            }
            if (isDesk()) {
                roles.add(Role.COORDINATOR);
            }
            if (person.equals(lead())) {
                roles.add(Role.LEAD);
            }
            return roles;
        }
    }

    Tiers tiers() {
        return new Tiers(
                teams.stream()
                        .map(Crew::tier)
                        .distinct()
                        .sorted(Comparator.comparingInt(Tier::rank))
                        .toList());
    }

    /** The escalation desk of a team's region: "Frontline Benelux" is of "Benelux". */
    Crew deskBeside(Crew crew) {
        return teams.stream()
                .filter(Crew::isDesk)
                .filter(
                        desk ->
                                crew.id()
                                        .value()
                                        .endsWith(desk.id().value().substring(DESK.length())))
                .findFirst()
                .orElse(crew);
    }

    static Company of(List<Timeline> stories) {
        Map<String, Tier> tiers = new TreeMap<>();
        Map<String, Map<String, Integer>> shifts = new TreeMap<>();
        for (Timeline story : stories) {
            story.all(Assigned.class)
                    .forEach(
                            assigned -> {
                                if (assigned.team() != null && assigned.tier() != null) {
                                    tiers.put(assigned.team().value(), assigned.tier());
                                    count(assigned, shifts);
                                }
                            });
        }
        Map<String, List<String>> people = new HashMap<>();
        shifts.forEach(
                (person, teams) ->
                        people.computeIfAbsent(most(teams), team -> new ArrayList<>()).add(person));
        return new Company(
                tiers.entrySet().stream()
                        .filter(team -> people.containsKey(team.getKey()))
                        .map(
                                team ->
                                        new Crew(
                                                new TeamId(team.getKey()),
                                                team.getValue(),
                                                Objects.requireNonNull(people.get(team.getKey()))))
                        .toList());
    }

    private static void count(Assigned assigned, Map<String, Map<String, Integer>> shifts) {
        PersonId person = assigned.person();
        if (person != null && !assigned.systemUser()) {
            shifts.computeIfAbsent(person.value(), name -> new TreeMap<>())
                    .merge(Objects.requireNonNull(assigned.team()).value(), 1, Integer::sum);
        }
    }

    private static String most(Map<String, Integer> teams) {
        return teams.entrySet().stream()
                .max(Comparator.comparing(Map.Entry<String, Integer>::getValue))
                .orElseThrow()
                .getKey();
    }
}

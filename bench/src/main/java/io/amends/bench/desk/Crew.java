package io.amends.bench.desk;

import io.amends.core.organisation.Role;
import io.amends.core.organisation.Team;
import io.amends.core.routing.Tiers;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.TeamId;
import io.amends.server.identity.People;
import io.amends.server.identity.Person;
import io.amends.server.organisation.Organisations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Who works there: ten teams that take contacts first, five that take them over, twelve people each.
 *
 * @param agents of the first tier, a team after the other
 * @param specialists of the second
 */
record Crew(List<PersonId> agents, List<PersonId> specialists) {

    static final String PASSWORD = "correct horse battery staple";
    private static final int FIRST = 10;
    private static final int SECOND = 5;
    private static final int OF_A_TEAM = 12;
    private static final Tiers TIERS = Tiers.named("T1", "T2");

    static TeamId teamOfAgent(int agent) {
        return new TeamId("care-" + agent / OF_A_TEAM);
    }

    static TeamId teamOfSpecialist(int specialist) {
        return new TeamId("platform-" + specialist / OF_A_TEAM);
    }

    /** Everybody signs in with the same password. */
    static String email(String kind, int number) {
        return String.format(Locale.ROOT, "%s-%03d@bench.example", kind, number);
    }

    static Crew hired(ApplicationContext server) {
        Organisations organisations = server.getBean(Organisations.class);
        organisations.name(TIERS);
        String hash =
                Objects.requireNonNull(server.getBean(PasswordEncoder.class).encode(PASSWORD));
        Crew crew =
                new Crew(
                        people(server, "agent", FIRST * OF_A_TEAM, Role.AGENT, hash),
                        people(server, "specialist", SECOND * OF_A_TEAM, Role.SPECIALIST, hash));
        for (int i = 0; i < FIRST; i++) {
            TeamId team = teamOfAgent(i * OF_A_TEAM);
            organisations.put(
                    new Team(
                            team,
                            "Customer Care " + i,
                            TIERS.get("T1"),
                            true,
                            crew.agents.get(i * OF_A_TEAM),
                            null));
        }
        for (int i = 0; i < SECOND; i++) {
            TeamId team = teamOfSpecialist(i * OF_A_TEAM);
            organisations.put(
                    new Team(
                            team,
                            "Platform " + i,
                            TIERS.get("T2"),
                            true,
                            crew.specialists.get(i * OF_A_TEAM),
                            null));
        }
        for (int i = 0; i < crew.agents.size(); i++) {
            organisations.put(crew.agents.get(i), Set.of(teamOfAgent(i)), null, List.of());
        }
        for (int i = 0; i < crew.specialists.size(); i++) {
            organisations.put(
                    crew.specialists.get(i), Set.of(teamOfSpecialist(i)), null, List.of());
        }
        return crew;
    }

    private static List<PersonId> people(
            ApplicationContext server, String kind, int many, Role role, String hash) {
        People people = server.getBean(People.class);
        List<PersonId> hired = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            String name = (role == Role.AGENT ? "Anna" : "Ben") + " Number " + i;
            Person person = people.add(email(kind, i), name, Set.of(role), Instant.EPOCH);
            people.introduce(person.id(), person.email(), name, hash);
            hired.add(person.personId());
        }
        return hired;
    }
}

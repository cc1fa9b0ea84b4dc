package io.amends.server.demo;

import io.amends.core.organisation.Role;
import io.amends.core.organisation.Team;
import io.amends.core.timeline.PersonId;
import io.amends.server.demo.Company.Crew;
import io.amends.server.identity.People;
import io.amends.server.organisation.Organisations;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Founds the example's company: its people, teams and who leads them. */
@Component
@DemoOnly
class Founding {

    static final String HEAD_OF_SUPPORT = "Femke Oldenkamp";
    static final String ADMIN = "Jasper Underhay";

    private final People people;
    private final Organisations organisations;

    Founding(People people, Organisations organisations) {
        this.people = people;
        this.organisations = organisations;
    }

    /** Everybody's number by name. */
    @Transactional
    public Map<String, String> found(Company company, Instant at) {
        organisations.name(company.tiers());
        Map<String, PersonId> numbers = new HashMap<>();
        for (Crew crew : company.teams()) {
            crew.people().forEach(name -> numbers.put(name, add(name, crew.roles(name), at)));
        }
        numbers.put(HEAD_OF_SUPPORT, add(HEAD_OF_SUPPORT, Set.of(Role.MANAGER), at));
        numbers.put(ADMIN, add(ADMIN, Set.of(Role.ADMIN), at));
        company.teams().forEach(crew -> put(crew, company, numbers));
        return texts(numbers);
    }

    private PersonId add(String name, Set<Role> roles, Instant at) {
        return people.add(Addresses.ofOurs(name), name, roles, at).personId();
    }

    private void put(Crew crew, Company company, Map<String, PersonId> numbers) {
        PersonId lead = numbers.get(crew.lead());
        organisations.put(
                new Team(
                        crew.id(),
                        crew.id().value(),
                        crew.tier(),
                        true,
                        lead,
                        numbers.get(company.deskBeside(crew).lead())));
        for (String name : crew.people()) {
            PersonId person = numbers.get(name);
            if (person != null) {
                organisations.put(
                        person, Set.of(crew.id()), person.equals(lead) ? null : lead, List.of());
            }
        }
    }

    private static Map<String, String> texts(Map<String, PersonId> numbers) {
        Map<String, String> texts = new HashMap<>();
        numbers.forEach((name, number) -> texts.put(name, number.value()));
        return texts;
    }
}

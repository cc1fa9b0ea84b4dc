package io.amends.bench.live;

import io.amends.core.organisation.Role;
import io.amends.core.organisation.Team;
import io.amends.core.routing.Tiers;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.TeamId;
import io.amends.server.accounts.AccountChange;
import io.amends.server.accounts.Accounts;
import io.amends.server.accounts.Attribute;
import io.amends.server.identity.People;
import io.amends.server.organisation.Organisations;
import io.amends.server.rules.Draft;
import io.amends.server.rules.Policies;
import io.amends.server.rules.PolicyKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A support organisation of two tiers: eleven teams, their people, their customers, and how long the
 * first tier may take.
 */
final class House {

    private static final int TEAMS = 10;
    private static final int AGENTS_A_TEAM = 20;
    private static final int ACCOUNTS = 10_000;
    private static final int ACCOUNTS_AT_ONCE = 1_000;
    static final Tiers TIERS = Tiers.named("T1", "T2");
    static final TeamId BACK = new TeamId("back");

    private static final String ROUTING =
            """
            rulebook: bench
            version: 2
            routing:
              lowest-tier: {}
              maximum-time: {T1: 40 business hours}
            """;

    private final ConfigurableApplicationContext server;
    private final List<PersonId> agents = new ArrayList<>();
    private final List<PersonId> specialists = new ArrayList<>();
    private final PersonId lead;

    House(ConfigurableApplicationContext server) {
        this.server = server;
        this.lead = person("lead", Role.MANAGER);
        Organisations organisations = server.getBean(Organisations.class);
        organisations.name(TIERS);
        organisations.put(new Team(BACK, BACK.value(), TIERS.get("T2"), true, lead, null));
        for (int i = 0; i < TEAMS; i++) {
            organisations.put(new Team(team(i), "front " + i, TIERS.get("T1"), true, lead, null));
        }
        for (int i = 0; i < TEAMS * AGENTS_A_TEAM; i++) {
            PersonId agent = person("agent-" + i, Role.AGENT);
            organisations.put(agent, Set.of(team(i)), lead, List.of());
            agents.add(agent);
        }
        for (int i = 0; i < AGENTS_A_TEAM; i++) {
            PersonId specialist = person("specialist-" + i, Role.SPECIALIST);
            organisations.put(specialist, Set.of(BACK), lead, List.of());
            specialists.add(specialist);
        }
        accounts();
        Policies policies = server.getBean(Policies.class);
        policies.keep(
                new Draft(PolicyKind.ROUTING, "routing", 0, ROUTING, "As it is measured", false),
                null);
    }

    private void accounts() {
        Accounts accounts = server.getBean(Accounts.class);
        for (int from = 0; from < ACCOUNTS; from += ACCOUNTS_AT_ONCE) {
            List<AccountChange> changes = new ArrayList<>();
            for (int i = from; i < from + ACCOUNTS_AT_ONCE; i++) {
                changes.add(
                        new AccountChange(
                                account(i),
                                Instant.EPOCH,
                                Map.of(Attribute.NAME, Optional.of("Customer " + i))));
            }
            accounts.keep(changes, null);
        }
    }

    private PersonId person(String name, Role role) {
        People people = server.getBean(People.class);
        UUID id = people.add(name + "@example.org", name, Set.of(role), Instant.EPOCH).id();
        return new PersonId(id.toString());
    }

    static TeamId team(int number) {
        return new TeamId("front-" + number % TEAMS);
    }

    PersonId agent(int number) {
        return agents.get(number % agents.size());
    }

    PersonId specialist(int number) {
        return specialists.get(number % specialists.size());
    }

    /** Of whom programs may record what happened elsewhere. */
    PersonId lead() {
        return lead;
    }

    static AccountId account(int number) {
        return new AccountId("A-" + number % ACCOUNTS);
    }
}

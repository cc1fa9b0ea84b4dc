package io.amends.server.escalations;

import io.amends.core.lifecycle.Command;
import io.amends.core.organisation.Member.Absence;
import io.amends.core.organisation.Role;
import io.amends.core.organisation.Team;
import io.amends.core.routing.Tiers;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.TeamId;
import io.amends.server.TestServer;
import io.amends.server.identity.People;
import io.amends.server.organisation.Organisations;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A small support organisation on a real server: two teams on two tiers. */
public final class LiveOrganisation {

    public static final TeamId FRONT = new TeamId("front");
    public static final TeamId BACK = new TeamId("back");
    private static final Tiers TIERS = Tiers.named("T1", "T2");

    private final TestServer server;
    private final Organisations organisations;
    public final PersonId anna;
    public final PersonId lea;
    public final PersonId ben;
    public final PersonId bea;

    public LiveOrganisation(TestServer server) {
        this.server = server;
        this.organisations = server.bean(Organisations.class);
        organisations.name(TIERS);
        anna = person("anna");
        lea = person("lea");
        ben = person("ben");
        bea = person("bea");
        team(FRONT, "T1", lea);
        team(BACK, "T2", ben);
        member(anna, Role.AGENT, FRONT, lea);
        member(lea, Role.LEAD, FRONT, null);
        member(ben, Role.SPECIALIST, BACK, bea);
        member(bea, Role.SPECIALIST, BACK, null);
    }

    private PersonId person(String name) {
        return new PersonId(
                server.bean(People.class)
                        .add(name + "@example.org", name, Set.of(Role.READER), Instant.EPOCH)
                        .id()
                        .toString());
    }

    private void team(TeamId id, String tier, PersonId lead) {
        organisations.put(new Team(id, id.value(), TIERS.get(tier), true, lead, null));
    }

    public void member(
            PersonId person, Role role, TeamId team, @Nullable PersonId deputy, Absence... away) {
        server.bean(People.class).change(UUID.fromString(person.value()), Set.of(role), true);
        organisations.put(person, Set.of(team), deputy, List.of(away));
    }

    public Contacts contacts() {
        return server.bean(Contacts.class);
    }

    /** A contact of Anna's. */
    public ContactId opened() {
        Handled.Done done =
                (Handled.Done)
                        contacts()
                                .open(
                                        new Command.Open(
                                                Actor.CUSTOMER, Description.UNSTATED, FRONT, null));
        ContactId contact = done.contact().facts().contact();
        contacts().decide(contact, new Command.Assign(Actor.person(anna), anna, FRONT));
        return contact;
    }

    public Command escalate() {
        return new Command.Escalate(
                Actor.person(anna), EscalationType.TIER, "tick", "Needs the database");
    }

    public Command offer() {
        Map<HandoffElement, String> elements = new EnumMap<>(HandoffElement.class);
        for (HandoffElement element : HandoffElement.values()) {
            elements.put(element, "What is known of " + element);
        }
        return new Command.OfferHandoff(Actor.person(anna), BACK, elements);
    }
}

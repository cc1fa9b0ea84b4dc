package io.amends.server.api;

import io.amends.core.organisation.Role;
import io.amends.core.organisation.Team;
import io.amends.core.routing.Tiers;
import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.TeamId;
import io.amends.server.TestServer;
import io.amends.server.identity.People;
import io.amends.server.organisation.Organisations;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Two teams on two tiers, and a program for each of their people. */
final class SmallDesk {

    static final TeamId FRONT = new TeamId("front");
    static final TeamId BACK = new TeamId("back");
    private static final Tiers TIERS = Tiers.named("T1", "T2");

    private final TestServer server;
    final PersonId anna;
    final PersonId lea;
    final PersonId ben;
    final PersonId bea;
    final Program annas;
    final Program leas;
    final Program bens;
    final Program beas;

    SmallDesk(TestServer server) {
        this.server = server;
        Organisations organisations = server.bean(Organisations.class);
        organisations.name(TIERS);
        anna = person("anna", Role.AGENT);
        lea = person("lea", Role.LEAD);
        ben = person("ben", Role.SPECIALIST);
        bea = person("bea", Role.SPECIALIST);
        organisations.put(new Team(FRONT, "Front desk", TIERS.get("T1"), true, lea, null));
        organisations.put(new Team(BACK, "Back office", TIERS.get("T2"), true, ben, null));
        member(anna, FRONT, lea);
        member(lea, FRONT, null);
        member(ben, BACK, bea);
        member(bea, BACK, null);
        annas = Program.of(server, anna, Scope.WRITE);
        leas = Program.of(server, lea, Scope.WRITE);
        bens = Program.of(server, ben, Scope.WRITE);
        beas = Program.of(server, bea, Scope.WRITE);
    }

    PersonId person(String name, Role... roles) {
        return server.bean(People.class)
                .add(
                        name + "@example.org",
                        name,
                        Arrays.stream(roles).collect(Collectors.toSet()),
                        Instant.EPOCH)
                .personId();
    }

    private void member(PersonId person, TeamId team, @Nullable PersonId deputy) {
        server.bean(Organisations.class).put(person, Set.of(team), deputy, List.of());
    }

    /** A contact of Anna's. */
    String opened() {
        String id =
                annas.post(
                                "/contacts",
                                """
                                {"requester":"maria@example.org","team":"front",
                                 "message":{"subject":"No access","body":"I cannot sign in."}}
                                """)
                        .at("/id");
        annas.put(
                "/contacts/" + id + "/assignment",
                "{\"team\":\"front\",\"person\":\"" + anna + "\"}");
        return id;
    }

    /** A contact of Anna's that needs the back office. */
    String escalated() {
        String id = opened();
        annas.post(
                "/contacts/" + id + "/escalations",
                "{\"type\":\"TIER\",\"because\":\"Needs the database\"}");
        return id;
    }

    String offered() {
        String id = escalated();
        annas.post("/contacts/" + id + "/handoff", handoff());
        return id;
    }

    static String handoff() {
        return "{\"to\":\"back\",\"elements\":{"
                + Arrays.stream(HandoffElement.values())
                        .map(element -> "\"" + element + "\":\"What is known of it\"")
                        .collect(Collectors.joining(","))
                + "}}";
    }
}

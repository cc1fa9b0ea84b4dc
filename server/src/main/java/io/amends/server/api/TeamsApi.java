package io.amends.server.api;

import io.amends.core.organisation.Organisation;
import io.amends.core.organisation.Team;
import io.amends.core.routing.Tier;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.TeamId;
import io.amends.server.organisation.Organisations;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Teams, each on a tier. */
@RestController
@RequestMapping("/api/v1/teams")
class TeamsApi {

    private final Organisations organisations;

    TeamsApi(Organisations organisations) {
        this.organisations = organisations;
    }

    record TeamShown(
            String id,
            String name,
            String tier,
            boolean active,
            @Nullable PersonId lead,
            @Nullable PersonId coordinator) {

        static TeamShown of(Team team) {
            return new TeamShown(
                    team.id().value(),
                    team.name(),
                    team.tier().name(),
                    team.active(),
                    team.lead(),
                    team.coordinator());
        }
    }

    record Teams(List<String> tiers, List<TeamShown> items) {}

    /** All of them; there are never so many that they would need pages. */
    @GetMapping
    ResponseEntity<byte[]> list() {
        Organisation organisation = organisations.load();
        return Answering.json(
                new Teams(
                        organisation.tiers().lowestFirst().stream().map(Tier::name).toList(),
                        organisation.teams().values().stream()
                                .sorted(Comparator.comparing(Team::id))
                                .map(TeamShown::of)
                                .toList()));
    }

    /** Adds a team, or changes the one of that id. */
    @PutMapping("/{id}")
    ResponseEntity<byte[]> put(@PathVariable String id, @Asked Bodies.TeamBody body) {
        if (!Bodies.isId(id)) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST, "field.wrong", "id", AccountsRead.idExpected());
        }
        Organisation organisation = organisations.load();
        Tier tier =
                organisation.tiers().lowestFirst().stream()
                        .filter(one -> one.name().equals(body.tier()))
                        .findFirst()
                        .orElseThrow(
                                () -> Problem.of(HttpStatus.BAD_REQUEST, "tier.unknown", "tier"));
        if (organisation.teams().values().stream()
                .anyMatch(t -> t.name().equals(body.name()) && !t.id().value().equals(id))) {
            throw Problem.of(HttpStatus.CONFLICT, "team.known", body.name());
        }
        Team team =
                new Team(
                        new TeamId(id),
                        body.name(),
                        tier,
                        body.active() == null || body.active(),
                        member(organisation, body.lead(), "lead"),
                        member(organisation, body.coordinator(), "coordinator"));
        organisations.put(team);
        return Answering.json(TeamShown.of(team));
    }

    private static @Nullable PersonId member(
            Organisation organisation, @Nullable String person, String field) {
        if (person == null) {
            return null;
        }
        PersonId id = new PersonId(person);
        if (person.isBlank() || organisation.member(id).isEmpty()) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "person.unknown", field);
        }
        return id;
    }
}

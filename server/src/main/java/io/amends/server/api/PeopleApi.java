package io.amends.server.api;

import io.amends.core.organisation.Member;
import io.amends.core.organisation.Organisation;
import io.amends.core.organisation.Role;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.TeamId;
import io.amends.server.identity.Admissions;
import io.amends.server.identity.Admissions.Outcome;
import io.amends.server.identity.People;
import io.amends.server.identity.Person;
import io.amends.server.organisation.Organisations;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The people of the support organisation: roles, teams, who stands in, and when they are away. */
@RestController
@RequestMapping("/api/v1/people")
class PeopleApi {

    private final People people;
    private final Admissions admissions;
    private final Organisations organisations;
    private final Entitled entitled;
    private final TransactionOperations transaction;

    PeopleApi(
            People people,
            Admissions admissions,
            Organisations organisations,
            Entitled entitled,
            TransactionOperations transaction) {
        this.people = people;
        this.admissions = admissions;
        this.organisations = organisations;
        this.entitled = entitled;
        this.transaction = transaction;
    }

    record AbsenceShown(Instant from, Instant to) {}

    record PersonShown(
            String id,
            String name,
            String email,
            List<Role> roles,
            List<TeamId> teams,
            boolean active,
            @Nullable PersonId deputy,
            List<AbsenceShown> absences,
            @Nullable String welcome) {}

    @GetMapping
    ResponseEntity<byte[]> list(
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Cursor.limit(limit);
        @Nullable String from = Cursor.read(after);
        Organisation organisation = organisations.load();
        List<PersonShown> found =
                people.all().stream()
                        .sorted(Comparator.comparing(person -> person.id().toString()))
                        .filter(p -> from == null || p.id().toString().compareTo(from) > 0)
                        .map(person -> shown(person, organisation, null))
                        .filter(p -> team == null || p.teams().contains(new TeamId(team)))
                        .limit(most + 1L)
                        .toList();
        return Answering.json(Cursor.page(found, most, PersonShown::id, p -> p));
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> get(@PathVariable String id) {
        return Answering.json(shown(person(id), organisations.load(), null));
    }

    /** They come in by the link that is answered, once, and choose a password. */
    @PostMapping
    ResponseEntity<byte[]> add(
            @Asked Bodies.NewPerson body, @AuthenticationPrincipal Caller caller) {
        PersonShown added =
                Objects.requireNonNull(transaction.execute(status -> added(body, caller.id())));
        return ResponseEntity.created(URI.create("/api/v1/people/" + added.id()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(ApiJson.write(added));
    }

    private PersonShown added(Bodies.NewPerson body, UUID by) {
        Person person =
                admissions
                        .add(by, body.email(), body.name(), body.roles())
                        .orElseThrow(
                                () ->
                                        Problem.of(
                                                HttpStatus.CONFLICT, "person.known", body.email()));
        organisations.put(person.personId(), teams(body.teams()), deputy(body.deputy()), List.of());
        return shown(person, organisations.load(), admissions.link(by, person.id()).path());
    }

    @PatchMapping("/{id}")
    ResponseEntity<byte[]> change(
            @PathVariable String id,
            @Asked Bodies.PersonChange body,
            @AuthenticationPrincipal Caller caller) {
        transaction.executeWithoutResult(status -> change(person(id), body, caller.id()));
        return get(id);
    }

    private void change(Person person, Bodies.PersonChange body, UUID by) {
        if (body.roles() != null) {
            if (body.roles().isEmpty()) {
                throw Problem.of(
                        HttpStatus.BAD_REQUEST, "field.wrong", "roles", "at least one role");
            }
            done(admissions.changeRoles(by, person.id(), body.roles()));
        }
        if (body.active() != null) {
            done(
                    body.active()
                            ? admissions.activate(by, person.id())
                            : admissions.deactivate(by, person.id()));
        }
        if (body.teams() != null || body.deputy() != null) {
            Member member = organisations.load().member(person.personId()).orElseThrow();
            organisations.put(
                    person.personId(),
                    body.teams() == null ? member.teams() : teams(body.teams()),
                    body.deputy() == null ? member.deputy() : deputy(body.deputy()),
                    member.absences());
        }
    }

    private static void done(Outcome outcome) {
        switch (outcome) {
            case DONE -> {}
            case LAST_ADMIN -> throw Problem.of(HttpStatus.CONFLICT, "person.last-admin");
            case NOBODY_THERE -> throw Problem.notThere();
        }
    }

    /** All of them, in place of those before; one's own, or anybody's for those who lead. */
    @PutMapping("/{id}/absences")
    ResponseEntity<byte[]> absences(
            @PathVariable String id,
            @Asked Bodies.Absences body,
            @AuthenticationPrincipal Caller caller) {
        if (!caller.person().value().equals(id)) {
            entitled.demand(caller, Role.LEAD, Role.MANAGER, Role.ADMIN);
        }
        Person person = person(id);
        List<Member.Absence> absences =
                body.absences().stream().map(away -> absence(away.from(), away.to())).toList();
        transaction.executeWithoutResult(
                status -> {
                    Member member = organisations.load().member(person.personId()).orElseThrow();
                    organisations.put(person.personId(), member.teams(), member.deputy(), absences);
                });
        return get(id);
    }

    private static Member.Absence absence(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST, "field.wrong", "absences.to", "an end after its begin");
        }
        return new Member.Absence(from, to);
    }

    private Person person(String id) {
        try {
            return people.byId(UUID.fromString(id)).orElseThrow(Problem::notThere);
        } catch (IllegalArgumentException e) {
            throw Problem.notThere();
        }
    }

    private Set<TeamId> teams(@Nullable Set<String> named) {
        Set<TeamId> teams =
                Objects.requireNonNullElse(named, Set.<String>of()).stream()
                        .map(TeamId::new)
                        .collect(Collectors.toSet());
        if (!organisations.load().teams().keySet().containsAll(teams)) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "team.unknown", "teams");
        }
        return teams;
    }

    private @Nullable PersonId deputy(@Nullable String named) {
        return named == null ? null : person(named).personId();
    }

    private static PersonShown shown(
            Person person, Organisation organisation, @Nullable String welcome) {
        @Nullable Member member = organisation.member(person.personId()).orElse(null);
        return new PersonShown(
                person.id().toString(),
                person.name(),
                person.email(),
                person.roles().stream().sorted().toList(),
                member == null ? List.of() : member.teams().stream().sorted().toList(),
                person.active(),
                member == null ? null : member.deputy(),
                member == null
                        ? List.of()
                        : member.absences().stream()
                                .map(away -> new AbsenceShown(away.from(), away.to()))
                                .toList(),
                welcome);
    }
}

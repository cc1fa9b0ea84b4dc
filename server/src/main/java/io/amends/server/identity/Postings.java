package io.amends.server.identity;

import io.amends.core.organisation.Member;
import io.amends.core.organisation.Member.Absence;
import io.amends.core.organisation.Organisation;
import io.amends.core.organisation.Team;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.TeamId;
import io.amends.server.identity.PersonChange.Kind;
import io.amends.server.organisation.Organisations;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where people work, who stands in for them, and when they are away; each change written down. */
@Component
class Postings {

    private final Organisations organisations;
    private final PersonChanges changes;
    private final Clock clock;

    Postings(Organisations organisations, PersonChanges changes, Clock clock) {
        this.organisations = organisations;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * What is said of a person.
     *
     * @param hours as a working calendar is written; null where they are there at all hours
     */
    record Posting(
            Set<TeamId> teams,
            @Nullable PersonId deputy,
            List<Absence> absences,
            @Nullable String hours) {}

    Optional<String> hours(PersonId person) {
        return organisations.hours(person);
    }

    /**
     * Keeps what is said of a person. What they own and nobody is there for goes to who stands in for
     * them at once.
     *
     * @throws io.amends.history.source.RefusedInput when the hours cannot be read
     */
    @Transactional
    public void keep(UUID by, PersonId person, Posting posting) {
        Organisation organisation = organisations.load();
        Member before = organisation.member(person).orElseThrow();
        @Nullable String hours = hours(person).orElse(null);
        organisations.work(person, posting.hours());
        organisations.put(person, posting.teams(), posting.deputy(), posting.absences());
        note(
                by,
                person,
                Kind.TEAMS_CHANGED,
                teams(before.teams(), organisation),
                teams(posting.teams(), organisation));
        note(
                by,
                person,
                Kind.DEPUTY_CHANGED,
                name(before.deputy(), organisation),
                name(posting.deputy(), organisation));
        note(
                by,
                person,
                Kind.ABSENCES_CHANGED,
                absences(before.absences()),
                absences(posting.absences()));
        note(by, person, Kind.HOURS_CHANGED, said(hours), said(posting.hours()));
    }

    private void note(UUID by, PersonId person, Kind kind, String was, String became) {
        if (!was.equals(became)) {
            Instant now = clock.instant();
            changes.append(by, UUID.fromString(person.value()), kind, was, became, now);
        }
    }

    private static String teams(Set<TeamId> teams, Organisation organisation) {
        return joined(
                teams.stream()
                        .map(id -> organisation.team(id).map(Team::name).orElse(id.value()))
                        .sorted()
                        .toList());
    }

    private static String name(@Nullable PersonId person, Organisation organisation) {
        return organisation.member(person).map(Member::name).orElse("–");
    }

    private static String absences(List<Absence> absences) {
        return joined(
                absences.stream().map(away -> away.from() + " – " + away.to()).sorted().toList());
    }

    private static String said(@Nullable String hours) {
        return hours == null ? "–" : hours.lines().collect(Collectors.joining(" "));
    }

    private static String joined(Collection<String> texts) {
        return texts.isEmpty() ? "–" : String.join(", ", texts);
    }
}

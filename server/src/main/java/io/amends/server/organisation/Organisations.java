package io.amends.server.organisation;

import io.amends.core.organisation.Member;
import io.amends.core.organisation.Member.Absence;
import io.amends.core.organisation.Organisation;
import io.amends.core.organisation.Role;
import io.amends.core.organisation.Team;
import io.amends.core.routing.Tier;
import io.amends.core.routing.Tiers;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.TeamId;
import io.amends.history.mapping.CalendarDocument;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tiers, teams, and which of them each person is of. Who somebody is, and in which roles, is said where
 * people are let in.
 */
@Repository
public class Organisations {

    /** Three tiers, until somebody says otherwise. */
    private static final Tiers USUAL = Tiers.named("T1", "T2", "T3");

    /** The same hours are worked by many, and are read again and again. */
    private static final Map<String, WorkingCalendar> SHIFTS = new ConcurrentHashMap<>();

    private final JdbcClient sql;
    private final ApplicationEventPublisher publisher;

    Organisations(JdbcClient sql, ApplicationEventPublisher publisher) {
        this.sql = sql;
        this.publisher = publisher;
    }

    /** As it stands, with everybody who is somebody in it. */
    @Transactional(readOnly = true)
    public Organisation load() {
        Tiers tiers = tiers();
        Map<PersonId, List<Absence>> absences = absences();
        return Organisation.of(
                tiers,
                sql
                        .sql(
                                """
                                SELECT p.id AS person, p.name, p.active, p.roles,
                                    coalesce(m.teams, '{}') AS teams, m.deputy, m.shifts
                                FROM person p LEFT JOIN member m ON m.person = p.id
                                """)
                        .query((row, number) -> member(row, absences))
                        .list()
                        .stream(),
                sql
                        .sql("SELECT id, name, tier, active, lead, coordinator FROM team")
                        .query((row, number) -> team(row, tiers))
                        .list()
                        .stream());
    }

    private Tiers tiers() {
        List<Tier> known =
                sql.sql("SELECT rank, name FROM tier ORDER BY rank")
                        .query((row, number) -> new Tier(row.getInt(1), row.getString(2)))
                        .list();
        return known.isEmpty() ? USUAL : new Tiers(known);
    }

    private Map<PersonId, List<Absence>> absences() {
        Map<PersonId, List<Absence>> byPerson = new HashMap<>();
        sql.sql("SELECT person, from_at, to_at FROM absence")
                .query(
                        row -> {
                            byPerson.computeIfAbsent(
                                            new PersonId(row.getString(1)),
                                            person -> new ArrayList<>())
                                    .add(new Absence(instant(row, 2), instant(row, 3)));
                        });
        return byPerson;
    }

    private static Member member(ResultSet row, Map<PersonId, List<Absence>> absences)
            throws SQLException {
        PersonId id = new PersonId(row.getString("person"));
        return new Member(
                id,
                row.getString("name"),
                texts(row.getArray("roles")).map(Role::valueOf).collect(Collectors.toSet()),
                texts(row.getArray("teams")).map(TeamId::new).collect(Collectors.toSet()),
                row.getBoolean("active"),
                absences.getOrDefault(id, List.of()),
                person(row.getString("deputy")),
                shift(row.getString("shifts")));
    }

    private static @Nullable WorkingCalendar shift(@Nullable String hours) {
        return hours == null ? null : SHIFTS.computeIfAbsent(hours, Organisations::read);
    }

    private static WorkingCalendar read(String hours) {
        return CalendarDocument.parse("shift", hours);
    }

    private static Team team(ResultSet row, Tiers tiers) throws SQLException {
        int rank = row.getInt("tier");
        return new Team(
                new TeamId(row.getString("id")),
                row.getString("name"),
                tiers.lowestFirst().stream()
                        .filter(t -> t.rank() == rank)
                        .findFirst()
                        .orElseThrow(),
                row.getBoolean("active"),
                person(row.getString("lead")),
                person(row.getString("coordinator")));
    }

    /** Names the tiers, lowest first; those that teams work on can be renamed, not removed. */
    @Transactional
    public void name(Tiers tiers) {
        tiers.lowestFirst()
                .forEach(
                        tier ->
                                sql.sql(
                                                """
                                                INSERT INTO tier (rank, name) VALUES (:rank, :name)
                                                ON CONFLICT (rank)
                                                    DO UPDATE SET name = excluded.name
                                                """)
                                        .param("rank", tier.rank())
                                        .param("name", tier.name())
                                        .update());
        sql.sql("DELETE FROM tier WHERE rank > :highest")
                .param("highest", tiers.lowestFirst().getLast().rank())
                .update();
        publisher.publishEvent(new OrganisationChanged());
    }

    /** Adds a team, or changes the one of that id. */
    @Transactional
    public void put(Team team) {
        sql.sql(
                        """
                        INSERT INTO team (id, name, tier, active, lead, coordinator)
                        VALUES (:id, :name, :tier, :active, :lead, :coordinator)
                        ON CONFLICT (id) DO UPDATE SET name = excluded.name, tier = excluded.tier,
                            active = excluded.active, lead = excluded.lead,
                            coordinator = excluded.coordinator
                        """)
                .param("id", team.id().value())
                .param("name", team.name())
                .param("tier", team.tier().rank())
                .param("active", team.active())
                .param("lead", uuid(team.lead()))
                .param("coordinator", uuid(team.coordinator()))
                .update();
        publisher.publishEvent(new OrganisationChanged());
    }

    /** The names of the calendars that teams work by, as far as they have one of their own. */
    @Transactional(readOnly = true)
    public Map<TeamId, String> calendars() {
        Map<TeamId, String> calendars = new HashMap<>();
        sql.sql("SELECT id, calendar FROM team WHERE calendar IS NOT NULL")
                .query(
                        row -> {
                            calendars.put(new TeamId(row.getString(1)), row.getString(2));
                        });
        return calendars;
    }

    /** Says by whose calendar a team works; null for the standard one. */
    @Transactional
    public void workBy(TeamId team, @Nullable String calendar) {
        sql.sql("UPDATE team SET calendar = :calendar WHERE id = :team")
                .param("calendar", calendar)
                .param("team", team.value())
                .update();
        publisher.publishEvent(new OrganisationChanged());
    }

    /**
     * Says which hours a person works in a week.
     *
     * @param hours written as a working calendar; null where they are there at all hours
     * @throws io.amends.history.source.RefusedInput with everything that is wrong with them
     */
    @Transactional
    public void work(PersonId person, @Nullable String hours) {
        if (hours != null) {
            read(hours);
        }
        sql.sql(
                        """
                        INSERT INTO member (person, teams, shifts) VALUES (:person, '{}', :hours)
                        ON CONFLICT (person) DO UPDATE SET shifts = excluded.shifts
                        """)
                .param("person", uuid(person))
                .param("hours", hours)
                .update();
        publisher.publishEvent(new OrganisationChanged());
    }

    /** The hours a person works, as they were written; empty where nobody says. */
    @Transactional(readOnly = true)
    public Optional<String> hours(PersonId person) {
        return sql.sql("SELECT shifts FROM member WHERE person = :person AND shifts IS NOT NULL")
                .param("person", uuid(person))
                .query(String.class)
                .optional();
    }

    /** Says which teams a person is of, who stands in for them, and when they are away. */
    @Transactional
    public void put(
            PersonId person, Set<TeamId> teams, @Nullable PersonId deputy, List<Absence> absences) {
        sql.sql(
                        """
                        INSERT INTO member (person, teams, deputy)
                        VALUES (:person, :teams, :deputy)
                        ON CONFLICT (person) DO UPDATE
                            SET teams = excluded.teams, deputy = excluded.deputy
                        """)
                .param("person", uuid(person))
                .param("teams", teams.stream().map(TeamId::value).toArray(String[]::new))
                .param("deputy", uuid(deputy))
                .update();
        sql.sql("DELETE FROM absence WHERE person = :person")
                .param("person", uuid(person))
                .update();
        absences.forEach(
                away ->
                        sql.sql(
                                        """
                                        INSERT INTO absence (person, from_at, to_at)
                                        VALUES (:person, :from, :to)
                                        """)
                                .param("person", uuid(person))
                                .param("from", away.from().atOffset(ZoneOffset.UTC))
                                .param("to", away.to().atOffset(ZoneOffset.UTC))
                                .update());
        publisher.publishEvent(new OrganisationChanged());
    }

    private static Stream<String> texts(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray());
    }

    private static @Nullable PersonId person(@Nullable String id) {
        return id == null ? null : new PersonId(id);
    }

    private static @Nullable UUID uuid(@Nullable PersonId person) {
        return person == null ? null : UUID.fromString(person.value());
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

package io.amends.server.demo;

import io.amends.core.organisation.Member;
import io.amends.core.organisation.Organisation;
import io.amends.core.organisation.Role;
import io.amends.core.organisation.Team;
import io.amends.server.organisation.Organisations;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Those of one region that one can be, one for each thing to do, and those who answer for all. */
@Component
@DemoOnly
class Personas {

    private static final String REGION = "Benelux";

    private final Organisations organisations;
    private final JdbcClient sql;

    Personas(Organisations organisations, JdbcClient sql) {
        this.organisations = organisations;
        this.sql = sql;
    }

    /**
     * @param part what they do in the story, such as {@code agent}; names their message
     * @param team null for those who are of none
     */
    record Persona(UUID id, String name, String part, @Nullable String team) {}

    /** In the order in which an escalation meets them; of several the one with most to do. */
    List<Persona> all() {
        Organisation company = organisations.load();
        Map<String, Long> work = work();
        return Stream.of(
                        of("agent", "Frontline", m -> !has(m, Role.LEAD), company, work),
                        of("specialist", "Payroll", m -> !has(m, Role.LEAD), company, work),
                        of("coordinator", "Escalation", m -> !has(m, Role.LEAD), company, work),
                        of("lead", "Frontline", m -> has(m, Role.LEAD), company, work),
                        anybody("manager", m -> has(m, Role.MANAGER), company, work),
                        anybody("admin", m -> has(m, Role.ADMIN), company, work))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Persona> of(
            String part,
            String team,
            Predicate<Member> who,
            Organisation company,
            Map<String, Long> work) {
        return company.teams().values().stream()
                .filter(t -> t.name().startsWith(team) && t.name().endsWith(REGION))
                .findFirst()
                .flatMap(
                        t ->
                                first(who.and(m -> m.isOf(t.id())), company, work)
                                        .map(m -> persona(m, part, t)));
    }

    private static Optional<Persona> anybody(
            String part, Predicate<Member> who, Organisation company, Map<String, Long> work) {
        return first(who, company, work).map(m -> persona(m, part, null));
    }

    private static Optional<Member> first(
            Predicate<Member> who, Organisation company, Map<String, Long> work) {
        return company.members().values().stream()
                .filter(Member::active)
                .filter(who)
                .min(
                        Comparator.comparingLong(
                                        (Member m) -> -work.getOrDefault(m.id().value(), 0L))
                                .thenComparing(Member::name));
    }

    /** How many contacts everybody has that are not resolved; what is escalated weighs more. */
    private Map<String, Long> work() {
        Map<String, Long> work = new HashMap<>();
        sql.sql(
                        """
                        SELECT resolution_owner, count(*) + 10 * count(*) FILTER (WHERE escalated)
                        FROM contact
                        WHERE resolved_at IS NULL AND resolution_owner IS NOT NULL GROUP BY 1
                        """)
                .query(
                        row -> {
                            work.put(row.getString(1), row.getLong(2));
                        });
        return work;
    }

    private static Persona persona(Member member, String part, @Nullable Team team) {
        return new Persona(
                UUID.fromString(member.id().value()),
                member.name(),
                part,
                team == null ? null : team.name());
    }

    private static boolean has(Member member, Role role) {
        return member.roles().contains(role);
    }
}

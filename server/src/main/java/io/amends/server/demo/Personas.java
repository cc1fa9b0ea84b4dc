package io.amends.server.demo;

import io.amends.core.organisation.Member;
import io.amends.core.organisation.Organisation;
import io.amends.core.organisation.Role;
import io.amends.core.organisation.Team;
import io.amends.server.organisation.Organisations;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Those of one region that one can be, one for each thing to do, and those who answer for all. */
@Component
@DemoOnly
class Personas {

    private static final String REGION = "Benelux";

    private final Organisations organisations;

    Personas(Organisations organisations) {
        this.organisations = organisations;
    }

    /**
     * @param part what they do in the story, such as {@code agent}; names their message
     * @param team null for those who are of none
     */
    record Persona(UUID id, String name, String part, @Nullable String team) {}

    /** In the order in which an escalation meets them. */
    List<Persona> all() {
        Organisation company = organisations.load();
        return Stream.of(
                        of("agent", "Frontline", m -> !has(m, Role.LEAD), company),
                        of("specialist", "Payroll", m -> !has(m, Role.LEAD), company),
                        of("coordinator", "Escalation", m -> !has(m, Role.LEAD), company),
                        of("lead", "Frontline", m -> has(m, Role.LEAD), company),
                        anybody("manager", m -> has(m, Role.MANAGER), company),
                        anybody("admin", m -> has(m, Role.ADMIN), company))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Persona> of(
            String part, String team, Predicate<Member> who, Organisation company) {
        return company.teams().values().stream()
                .filter(t -> t.name().startsWith(team) && t.name().endsWith(REGION))
                .findFirst()
                .flatMap(
                        t ->
                                first(who.and(m -> m.isOf(t.id())), company)
                                        .map(m -> persona(m, part, t)));
    }

    private static Optional<Persona> anybody(
            String part, Predicate<Member> who, Organisation company) {
        return first(who, company).map(m -> persona(m, part, null));
    }

    private static Optional<Member> first(Predicate<Member> who, Organisation company) {
        return company.members().values().stream()
                .filter(Member::active)
                .filter(who)
                .min(Comparator.comparing(Member::name));
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

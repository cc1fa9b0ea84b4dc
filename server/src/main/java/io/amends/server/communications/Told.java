package io.amends.server.communications;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.lifecycle.Alerts;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.organisation.Member;
import io.amends.core.organisation.Organisation;
import io.amends.core.organisation.Role;
import io.amends.core.organisation.Team;
import io.amends.core.timeline.Event.Alerted;
import io.amends.core.timeline.Event.HandoffOffered;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.TeamId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who stands behind the roles that a step of a ladder names; whoever is away is stood in for. */
final class Told {

    private final LiveContact contact;
    private final Organisation organisation;

    Told(LiveContact contact) {
        this.contact = contact;
        this.organisation = contact.rules().organisation();
    }

    /** Everybody once, whatever roles they have. */
    Set<PersonId> by(Alerted alert) {
        return by(alert.roles(), alert.kind());
    }

    /** Of whatever the customer is to hear. */
    Set<PersonId> by(List<String> roles) {
        return by(roles, CommitmentKind.PROGRESS_UPDATE.name());
    }

    private Set<PersonId> by(List<String> roles, String kind) {
        Set<PersonId> people = new LinkedHashSet<>();
        roles.stream()
                .flatMap(role -> of(role, kind))
                .flatMap(person -> there(person).stream())
                .forEach(people::add);
        return people;
    }

    /** Who answers to the customer. */
    Optional<PersonId> communicationOwner() {
        return Optional.ofNullable(contact.owners().communication()).flatMap(this::there);
    }

    private Stream<PersonId> of(String role, String kind) {
        return switch (role) {
            case "owner" -> Stream.ofNullable(owner(kind));
            // where nobody coordinates, the lead is told
            case "coordinator" ->
                    Stream.ofNullable(ownTeam())
                            .map(t -> t.coordinator() != null ? t.coordinator() : t.lead())
                            .filter(Objects::nonNull);
            case "lead" -> Stream.ofNullable(leadingTeam(kind)).flatMap(Told::lead);
            case "manager" -> managers();
            default -> withRole(role);
        };
    }

    private static Stream<PersonId> lead(Team team) {
        return Stream.ofNullable(team.lead());
    }

    /** What is owed to the customer is the communication owner's, the rest the resolution owner's. */
    private @Nullable PersonId owner(String kind) {
        return kind.equals(CommitmentKind.HANDOFF_ACCEPTANCE.name())
                        || kind.equals(CommitmentKind.ROOT_CAUSE_ANALYSIS.name())
                        || kind.equals(CommitmentKind.REGULATORY_STEP.name())
                        || kind.equals(Alerts.SUGGESTION)
                ? contact.owners().resolution()
                : contact.owners().communication();
    }

    /** An offer that nobody answers is the receiving team's. */
    private @Nullable Team leadingTeam(String kind) {
        @Nullable HandoffOffered offer = contact.state().offer();
        return kind.equals(CommitmentKind.HANDOFF_ACCEPTANCE.name()) && offer != null
                ? organisation.team(offer.toTeam()).orElse(null)
                : ownTeam();
    }

    private @Nullable Team ownTeam() {
        return organisation.team(contact.state().holder().team()).orElse(null);
    }

    /** The team's own, else everybody who answers for several. */
    private Stream<PersonId> managers() {
        @Nullable TeamId team = contact.state().holder().team();
        List<Member> all = members(Role.MANAGER);
        List<Member> own = all.stream().filter(m -> m.isOf(team)).toList();
        return (own.isEmpty() ? all : own).stream().map(Member::id);
    }

    private Stream<PersonId> withRole(String name) {
        return Stream.of(Role.values())
                .filter(role -> role.name().equalsIgnoreCase(name.replace(' ', '_')))
                .flatMap(role -> members(role).stream())
                .map(Member::id);
    }

    private List<Member> members(Role role) {
        return organisation.members().values().stream()
                .filter(m -> m.active() && m.roles().contains(role))
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
    }

    private Optional<PersonId> there(PersonId person) {
        return organisation.standIn(person, contact.state().holder().team(), contact.now());
    }
}

package io.amends.server.identity;

import io.amends.core.organisation.Role;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.PersonId;
import io.amends.server.pages.Named;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** Who is at the other end of a session. Kept in the session, so it holds no secret. */
public record SignedIn(UUID id, String email, String name, Set<Role> roles)
        implements UserDetails, Named {

    public SignedIn {
        roles = Set.copyOf(roles);
    }

    static SignedIn as(Person person) {
        return new SignedIn(person.id(), person.email(), person.name(), person.roles());
    }

    /** As contacts know them. */
    public PersonId person() {
        return new PersonId(id.toString());
    }

    /** By whom a command is asked for that they ask for. */
    public Actor actor() {
        return Actor.person(person());
    }

    /** Whether this person may run, keep and delete audits. */
    public boolean managesAudits() {
        return roles.contains(Role.MANAGER) || roles.contains(Role.ADMIN);
    }

    /** Whether this person may change settings. */
    public boolean administers() {
        return roles.contains(Role.ADMIN);
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return roles.stream()
                .sorted()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
    }

    @Override
    public String getPassword() {
        return "";
    }

    /** The name sessions are found by: it outlives a change of address. */
    @Override
    public String getUsername() {
        return id.toString();
    }
}

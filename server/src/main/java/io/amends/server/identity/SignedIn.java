package io.amends.server.identity;

import io.amends.server.pages.Named;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** Who is at the other end of a session. Kept in the session, so it holds no secret. */
public record SignedIn(UUID id, String email, String name, Role role)
        implements UserDetails, Named {

    static SignedIn as(Person person) {
        return new SignedIn(person.id(), person.email(), person.name(), person.role());
    }

    /** Whether this person may run, keep and delete audits. */
    public boolean managesAudits() {
        return role != Role.READER;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_" + role.name()));
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

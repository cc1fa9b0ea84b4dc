package io.amends.server.identity;

import io.amends.core.organisation.Role;
import io.amends.core.timeline.PersonId;
import java.util.Set;
import java.util.UUID;

/** Somebody who may come in. */
public record Person(
        UUID id, String email, String name, Set<Role> roles, boolean active, boolean hasPassword) {

    public Person {
        roles = Set.copyOf(roles);
    }

    /** As contacts know them. */
    public PersonId personId() {
        return new PersonId(id.toString());
    }
}

package io.amends.server.identity;

import io.amends.core.organisation.Role;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Lets the very first person in: as long as nobody can administer, each start makes a new link. */
@Component
public class FirstAdmin {

    private static final String EMAIL = "admin@localhost";

    private final People people;
    private final Admissions admissions;

    FirstAdmin(People people, Admissions admissions) {
        this.people = people;
        this.admissions = admissions;
    }

    /** The path and query of a link for the first admin, where there is none yet. */
    public Optional<String> link() {
        if (people.haveAnAdmin()) {
            return Optional.empty();
        }
        return people.byEmail(EMAIL)
                .or(() -> admissions.add(null, EMAIL, "Admin", Set.of(Role.ADMIN)))
                .map(admin -> admissions.link(null, admin.id()).path());
    }
}

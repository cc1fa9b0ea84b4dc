package io.amends.server.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets the very first person in: as long as nobody can administer, each start makes a new link. */
@Component
public class FirstAdmin {

    private static final String EMAIL = "admin@localhost";

    private final People people;
    private final SignInLinks links;
    private final Clock clock;

    FirstAdmin(People people, SignInLinks links, Clock clock) {
        this.people = people;
        this.links = links;
        this.clock = clock;
    }

    /** The path and query of a link for the first admin, where there is none yet. */
    public Optional<String> link() {
        if (people.haveAnAdmin()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Person admin =
                people.byEmail(EMAIL).orElseGet(() -> people.add(EMAIL, "Admin", Role.ADMIN, now));
        return Optional.of("/welcome?link=" + links.issue(admin.id(), now));
    }
}

package io.amends.server.api;

import io.amends.core.timeline.Actor;
import io.amends.core.timeline.PersonId;
import io.amends.server.pages.Named;
import java.util.UUID;

/** On whose behalf a program asks. */
record Caller(UUID id, String name, Scope scope) implements Named {

    /** As contacts know them. */
    PersonId person() {
        return new PersonId(id.toString());
    }

    Actor actor() {
        return Actor.person(person());
    }
}

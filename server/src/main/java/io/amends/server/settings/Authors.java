package io.amends.server.settings;

import io.amends.server.identity.People;
import io.amends.server.identity.Person;
import io.amends.server.rules.Policy;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Versions of documents with the names of those who made them. */
@Component
class Authors {

    private final People people;

    Authors(People people) {
        this.people = people;
    }

    /**
     * @param by null: Amends itself
     */
    record Signed(Policy policy, @Nullable String by) {}

    Signed sign(Policy policy) {
        @Nullable UUID by = policy.changedBy();
        return new Signed(
                policy, by == null ? null : people.byId(by).map(Person::name).orElse(null));
    }
}

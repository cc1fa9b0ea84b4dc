package io.amends.core.timeline;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who did it.
 *
 * @param person the person of the support organisation, where the source names one
 */
public record Actor(Kind kind, @Nullable PersonId person) {

    /** Customers and people act; automation never keeps a human obligation. */
    public enum Kind {
        CUSTOMER,
        PERSON,
        AUTOMATION
    }

    public static final Actor CUSTOMER = new Actor(Kind.CUSTOMER, null);
    public static final Actor AUTOMATION = new Actor(Kind.AUTOMATION, null);
    public static final Actor SOMEBODY = new Actor(Kind.PERSON, null);

    public Actor {
        Objects.requireNonNull(kind);
    }

    public static Actor person(PersonId person) {
        return new Actor(Kind.PERSON, person);
    }

    public boolean isAutomation() {
        return kind == Kind.AUTOMATION;
    }
}

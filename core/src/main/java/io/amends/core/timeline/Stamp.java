package io.amends.core.timeline;

import java.time.Instant;
import java.util.Objects;

/**
 * When and by whom.
 *
 * @param occurredAt when it happened; verdicts look at nothing else
 * @param recordedAt when it became known; alerts look at this one
 */
public record Stamp(Instant occurredAt, Instant recordedAt, Actor actor) {

    public Stamp {
        Objects.requireNonNull(occurredAt);
        Objects.requireNonNull(recordedAt);
        Objects.requireNonNull(actor);
    }

    /** A fact known as it happened. */
    public static Stamp at(Instant occurredAt, Actor actor) {
        return new Stamp(occurredAt, occurredAt, actor);
    }
}

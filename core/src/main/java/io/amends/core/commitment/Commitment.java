package io.amends.core.commitment;

import io.amends.core.timeline.EscalationId;
import io.amends.core.timeline.Part;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * Something owed by a time. Each is its own row with its own clock; none is folded into a "next
 * due".
 *
 * @param ordinal counts those of this kind on this escalation, from 1
 * @param arisesAt when it became owed
 * @param opensAt evidence counts from after this instant: (opensAt, due]
 * @param due evidence up to and including this instant is on time
 * @param parts what the keeping message must contain; empty where content is not judged
 * @param rule the protocol rule with its version, such as {@code CUSTOMER v1 notice}
 * @param calendar the name of the calendar that placed the due, or {@code elapsed}
 */
public record Commitment(
        EscalationId escalation,
        CommitmentKind kind,
        int ordinal,
        Instant arisesAt,
        Instant opensAt,
        Instant due,
        Set<Part> parts,
        String rule,
        String calendar) {

    public Commitment {
        Objects.requireNonNull(escalation);
        parts = Set.copyOf(parts);
    }
}

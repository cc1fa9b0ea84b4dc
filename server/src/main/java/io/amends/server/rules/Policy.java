package io.amends.server.rules;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a document of rules.
 *
 * @param number counts all versions of all documents in the order in which they were kept
 * @param name which of its kind: a calendar, an escalation type, a trigger
 * @param document YAML as people write it
 * @param why what whoever made it says of it
 * @param applied whether it was applied to what ran already, too
 * @param changedBy null: Amends itself
 */
public record Policy(
        long number,
        PolicyKind kind,
        String name,
        int version,
        String document,
        String why,
        boolean applied,
        @Nullable UUID changedBy,
        Instant changedAt) {}

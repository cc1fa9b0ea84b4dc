package io.amends.server.audits;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An audit, from its order to its report.
 *
 * @param mapping the mapping's document as it was when ordered
 * @param protocol the rulebook's document; null for the standard one
 * @param stage what it is at while it runs; {@code stageDone} of {@code stageOf} are bytes or
 *     partitions, {@code stageRows} the rows read so far
 * @param problem why it was refused or failed, in a sentence
 * @param judgedAt the judge's instant, known when done
 */
public record KeptAudit(
        long number,
        String name,
        AuditState state,
        UUID history,
        String mainFile,
        String mappingName,
        String mapping,
        @Nullable String protocol,
        @Nullable Instant asOf,
        Instant createdAt,
        String createdBy,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        boolean cancelRequested,
        int attempts,
        @Nullable String stage,
        long stageDone,
        long stageOf,
        long stageRows,
        @Nullable String problem,
        @Nullable Instant judgedAt,
        @Nullable Long contacts,
        @Nullable Long escalated,
        @Nullable String rulebookVersion) {}

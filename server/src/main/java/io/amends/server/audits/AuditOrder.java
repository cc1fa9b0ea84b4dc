package io.amends.server.audits;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants audited.
 *
 * @param mainFile the history's file that the mapping's main table is in
 * @param protocol a rulebook's document; null for the standard one
 * @param asOf the judge's instant; null for the last instant read
 * @param by who asks, by name
 */
public record AuditOrder(
        String name,
        UUID history,
        String mainFile,
        String mappingName,
        String mapping,
        @Nullable String protocol,
        @Nullable Instant asOf,
        String by) {}

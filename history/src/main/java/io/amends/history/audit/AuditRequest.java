package io.amends.history.audit;

import io.amends.core.protocol.Rulebook;
import io.amends.history.lexicon.Lexicons;
import io.amends.history.mapping.Mapping;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What to audit, by which rules.
 *
 * @param file the main file; tables with files of their own lie beside it
 * @param mappingFile where the mapping was read from, for its hash
 * @param lexicons what to look for in messages
 * @param asOf the judge's instant; empty: the last instant read
 * @param tables the folder that gets the CSV tables; empty: none are written
 * @param strict whether the first rejection ends it
 * @param workFolder where what exceeds memory goes for the while
 * @param workers how many threads judge
 */
public record AuditRequest(
        Path file,
        Mapping mapping,
        Path mappingFile,
        Rulebook rulebook,
        Lexicons lexicons,
        Optional<Instant> asOf,
        Optional<Path> tables,
        boolean strict,
        Path workFolder,
        int workers) {}

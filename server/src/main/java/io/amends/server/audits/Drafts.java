package io.amends.server.audits;

import io.amends.history.suggest.Correction;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Audits that are being prepared: one for each history that has none yet. */
@Repository
class Drafts {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<Correction>> CORRECTIONS = new TypeReference<>() {};

    private final JdbcClient sql;

    Drafts(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A draft.
     *
     * @param corrections to the suggested mapping, in order
     * @param mappingName of a mapping that was saved or comes with Amends
     * @param document a mapping of its own; null: the suggestion with the corrections
     */
    record Draft(
            String mainFile,
            List<Correction> corrections,
            @Nullable String mappingName,
            @Nullable String document) {

        /** The main file of a history whose files are only read as one: all of its folder. */
        static final String TOGETHER = ".";

        public boolean isTogether() {
            return mainFile.equals(TOGETHER);
        }

        Draft with(Correction correction) {
            List<Correction> more = new ArrayList<>(corrections);
            more.removeIf(earlier -> earlier.path().equals(correction.path()));
            more.add(correction);
            return new Draft(mainFile, List.copyOf(more), mappingName, null);
        }
    }

    private record Stored(
            String mainFile,
            String corrections,
            @Nullable String mappingName,
            @Nullable String document) {}

    Optional<Draft> of(UUID history) {
        return sql.sql(
                        """
                        SELECT main_file, corrections::text AS corrections, mapping_name, document
                        FROM draft WHERE history = :history
                        """)
                .param("history", history)
                .query(Stored.class)
                .optional()
                .map(
                        stored ->
                                new Draft(
                                        stored.mainFile(),
                                        JSON.readValue(stored.corrections(), CORRECTIONS),
                                        stored.mappingName(),
                                        stored.document()));
    }

    @Transactional
    public void keep(UUID history, Draft draft, Instant at) {
        sql.sql(
                        """
                        INSERT INTO draft (history, main_file, corrections, mapping_name, document,
                            changed_at)
                        VALUES (:history, :mainFile, :corrections::jsonb, :mappingName, :document, :at)
                        ON CONFLICT (history) DO UPDATE SET main_file = excluded.main_file,
                            corrections = excluded.corrections,
                            mapping_name = excluded.mapping_name,
                            document = excluded.document, changed_at = excluded.changed_at
                        """)
                .param("history", history)
                .param("mainFile", draft.mainFile())
                .param("corrections", JSON.writeValueAsString(draft.corrections()))
                .param("mappingName", draft.mappingName())
                .param("document", draft.document())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}

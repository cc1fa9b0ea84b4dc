package io.amends.server.audits;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Mappings that people saved, by name. */
@Repository
class Mappings {

    private final JdbcClient sql;

    Mappings(JdbcClient sql) {
        this.sql = sql;
    }

    @SuppressWarnings("NullAway") // rows are never null
    List<String> names() {
        return sql.sql("SELECT name FROM mapping ORDER BY lower(name)").query(String.class).list();
    }

    Optional<String> document(String name) {
        return sql.sql("SELECT document FROM mapping WHERE name = :name")
                .param("name", name)
                .query(String.class)
                .optional();
    }

    /** Saves it; one of that name is replaced. Audits keep the document they were ordered with. */
    @Transactional
    public void save(String name, String document, String by, Instant at) {
        sql.sql(
                        """
                        INSERT INTO mapping VALUES (:name, :document, :at, :by)
                        ON CONFLICT (name) DO UPDATE SET document = excluded.document,
                            changed_at = excluded.changed_at, changed_by = excluded.changed_by
                        """)
                .param("name", name)
                .param("document", document)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }
}

package io.amends.server.identity;

import io.amends.server.identity.PersonChange.Kind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Every change to people, newest first. The database refuses to alter or delete one. */
@Repository
class PersonChanges {

    static final int PAGE = 25;

    private static final String CHANGE =
            """
            SELECT c.number, c.at, b.name AS changed_by, p.name AS person, c.kind, c.was, c.became
            FROM person_change c JOIN person p ON p.id = c.person
            LEFT JOIN person b ON b.id = c.changed_by
            """;

    private final JdbcClient sql;

    PersonChanges(JdbcClient sql) {
        this.sql = sql;
    }

    /** Rows of one page, and the numbers to turn it by; null where there is no further page. */
    record Turn(List<PersonChange> rows, @Nullable String previous, @Nullable String next) {}

    /**
     * @param by null: Amends itself
     */
    @Transactional
    public void append(
            @Nullable UUID by,
            UUID person,
            Kind kind,
            @Nullable String was,
            @Nullable String became,
            Instant at) {
        sql.sql(
                        """
                        INSERT INTO person_change (at, changed_by, person, kind, was, became)
                        VALUES (:at, :by, :person, :kind, :was, :became)
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("person", person)
                .param("kind", kind.name())
                .param("was", was)
                .param("became", became)
                .update();
    }

    /** The newest, or those older than the number {@code after}, or the next ones up to {@code before}. */
    Turn page(@Nullable Long after, @Nullable Long before) {
        List<PersonChange> rows = before == null ? olderThan(after) : newerThan(before).reversed();
        if (rows.isEmpty()) {
            return new Turn(rows, null, null);
        }
        long newest = rows.getFirst().number();
        long oldest = rows.getLast().number();
        return new Turn(
                rows,
                newerThan(newest).isEmpty() ? null : Long.toString(newest),
                olderThan(oldest).isEmpty() ? null : Long.toString(oldest));
    }

    @SuppressWarnings("NullAway") // rows are never null
    private List<PersonChange> olderThan(@Nullable Long number) {
        return sql.sql(CHANGE + "WHERE c.number < :number ORDER BY c.number DESC LIMIT :page")
                .param("number", number == null ? Long.MAX_VALUE : number)
                .param("page", PAGE)
                .query(PersonChange.class)
                .list();
    }

    @SuppressWarnings("NullAway") // rows are never null
    private List<PersonChange> newerThan(long number) {
        return sql.sql(CHANGE + "WHERE c.number > :number ORDER BY c.number LIMIT :page")
                .param("number", number)
                .param("page", PAGE)
                .query(PersonChange.class)
                .list();
    }
}

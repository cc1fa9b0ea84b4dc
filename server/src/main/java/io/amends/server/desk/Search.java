package io.amends.server.desk;

import io.amends.core.timeline.Description;
import io.amends.core.timeline.Event;
import io.amends.server.timeline.Addition;
import io.amends.server.timeline.Projection;
import io.amends.server.timeline.Rows;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Finds contacts by what was said on them and what they are about, in English and German. */
@Repository
class Search implements Projection {

    /** They stand around a found word; no text holds them. */
    static final char FOUND = '\u0001';

    static final char TO = '\u0002';

    /** A word that stands nearly everywhere tells little: so many of those that have it are weighed. */
    private static final int WEIGHED = 2_000;

    private final JdbcClient sql;

    Search(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A contact that was found.
     *
     * @param words where, with {@link #FOUND} and {@link #TO} around what was looked for
     */
    record Hit(
            String contact,
            @Nullable String account,
            String phase,
            boolean escalated,
            @Nullable Instant openedAt,
            @Nullable String title,
            @Nullable String words) {}

    /** The best, most telling first. A contact's own name finds it at once. */
    @Transactional(readOnly = true)
    public List<Hit> find(String wanted, int atMost) {
        return sql.sql(
                        """
                        WITH asked AS (
                            SELECT websearch_to_tsquery('english', :wanted)
                                || websearch_to_tsquery('german', :wanted) AS query),
                        said AS (
                            SELECT contact, ts_rank(words, query) AS rank, message FROM (
                                SELECT m.contact, m.words, m.message, query
                                FROM message_text m, asked WHERE m.words @@ query
                                LIMIT :weighed) found
                            ORDER BY rank DESC LIMIT :few),
                        about AS (
                            SELECT contact, ts_rank(words, query) + 1 AS rank FROM (
                                SELECT w.contact, w.words, query
                                FROM contact_words w, asked WHERE w.words @@ query
                                LIMIT :weighed) found
                            ORDER BY rank DESC LIMIT :few),
                        best AS (
                            SELECT contact, max(rank) AS rank,
                                (array_agg(message ORDER BY rank DESC)
                                    FILTER (WHERE message IS NOT NULL))[1] AS message
                            FROM (
                                SELECT contact, rank, message FROM said
                                UNION ALL SELECT contact, rank, NULL FROM about
                                UNION ALL SELECT id, 100, NULL FROM contact
                                    WHERE id = upper(:wanted)) AS found
                            GROUP BY contact ORDER BY rank DESC, contact LIMIT :atMost)
                        SELECT b.contact, c.account, c.phase, c.escalated, c.opened_at,
                            coalesce(nullif(t.subject, ''), left(t.body, 160)),
                            CASE WHEN m.body IS NOT NULL THEN ts_headline('english',
                                left(m.body, 20000), query,
                                'MaxWords=28, MinWords=12, StartSel=' || :found
                                    || ', StopSel=' || :to) END
                        FROM best b JOIN contact c ON c.id = b.contact CROSS JOIN asked
                        LEFT JOIN message_text m
                            ON m.contact = b.contact AND m.message = b.message
                        LEFT JOIN LATERAL (
                            SELECT f.subject, f.body FROM message_text f
                            WHERE f.contact = b.contact ORDER BY f.place LIMIT 1) t ON true
                        ORDER BY b.rank DESC, b.contact
                        """)
                .param("wanted", wanted)
                .param("few", atMost * 4)
                .param("weighed", WEIGHED)
                .param("atMost", atMost)
                .param("found", String.valueOf(FOUND))
                .param("to", String.valueOf(TO))
                .query(
                        (row, number) -> {
                            @Nullable OffsetDateTime at = row.getObject(5, OffsetDateTime.class);
                            return new Hit(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getBoolean(4),
                                    at == null ? null : at.toInstant(),
                                    row.getString(6),
                                    row.getString(7));
                        })
                .list();
    }

    // ---- what contacts are about ---------------------------------------------------------------

    private record Words(String contact, String words) {}

    @Override
    public void project(List<Addition> appended) {
        List<Words> words = appended.stream().filter(Search::describes).map(Search::words).toList();
        if (words.isEmpty()) {
            return;
        }
        sql.sql(
                        """
                        INSERT INTO contact_words
                        SELECT contact, to_tsvector('english', words) || to_tsvector('german', words)
                        FROM json_to_recordset(CAST(:rows AS json)) AS n (contact text, words text)
                        ON CONFLICT (contact) DO UPDATE SET words = excluded.words
                        """)
                .param("rows", Rows.of(words))
                .update();
    }

    private static boolean describes(Addition addition) {
        return addition.events().stream().anyMatch(Event.Described.class::isInstance);
    }

    private static Words words(Addition addition) {
        Description about = addition.after().state().description();
        return new Words(
                addition.before().contact().value(),
                Stream.of(
                                addition.before().contact(),
                                about.account(),
                                about.requester(),
                                about.contactType(),
                                about.productFeature(),
                                about.service())
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .collect(Collectors.joining(" ")));
    }
}

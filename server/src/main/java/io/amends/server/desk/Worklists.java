package io.amends.server.desk;

import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Event.HandoffOffered;
import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.PersonId;
import io.amends.server.timeline.EventJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What lists of work show beside escalations, each with one statement for all rows. */
@Repository
class Worklists {

    private static final String PLAIN =
            """
            SELECT c.id, c.account, c.contact_type, c.product_feature, c.severity, c.tier,
                c.opened_at, c.last_at, t.subject, t.begins
            FROM contact c
            LEFT JOIN LATERAL (
                SELECT m.subject, left(m.body, 160) AS begins FROM message_text m
                WHERE m.contact = c.id ORDER BY m.place LIMIT 1) t ON true
            """;

    private final JdbcClient sql;

    Worklists(JdbcClient sql) {
        this.sql = sql;
    }

    /** A contact that is not escalated. */
    record Plain(
            String contact,
            @Nullable String account,
            @Nullable String contactType,
            @Nullable String productFeature,
            @Nullable String severity,
            @Nullable String tier,
            Instant openedAt,
            Instant lastAt,
            @Nullable String subject,
            @Nullable String begins) {

        public String title() {
            return Titles.of(subject, begins, contactType, productFeature, contact);
        }
    }

    /** A person's own that are open and not escalated, longest untouched first. */
    @Transactional(readOnly = true)
    public List<Plain> openOf(PersonId person, int atMost) {
        return sql.sql(
                        PLAIN
                                + """
                                WHERE c.resolution_owner = :person AND c.phase = 'OPEN' AND NOT c.escalated
                        ORDER BY c.last_at LIMIT :atMost
                        """)
                .param("person", person.value())
                .param("atMost", atMost)
                .query((row, number) -> plain(row))
                .list();
    }

    /** What the latest offer of each contact says. */
    @Transactional(readOnly = true)
    public Map<String, Map<HandoffElement, String>> offers(Collection<ContactId> contacts) {
        Map<String, Map<HandoffElement, String>> offers = new HashMap<>();
        if (contacts.isEmpty()) {
            return offers;
        }
        sql.sql(
                        """
                        SELECT DISTINCT ON (contact) contact, event FROM event
                        WHERE contact = ANY(:contacts) AND kind = 'handoff-offered'
                        ORDER BY contact, sequence DESC
                        """)
                .param("contacts", contacts.stream().map(ContactId::value).toArray(String[]::new))
                .query(
                        row -> {
                            if (EventJson.read(row.getString(2)) instanceof HandoffOffered offer) {
                                offers.put(row.getString(1), new TreeMap<>(offer.elements()));
                            }
                        });
        return offers;
    }

    /** How many promises to an account there are, by what became of them. */
    @Transactional(readOnly = true)
    public Map<String, Long> promisesTo(String account) {
        Map<String, Long> counts = new HashMap<>();
        sql.sql(
                        """
                        SELECT o.verdict, count(*) FROM contact c JOIN commitment o ON o.contact = c.id
                        WHERE c.account = :account AND o.kind = 'PROMISE' GROUP BY o.verdict
                        """)
                .param("account", account)
                .query(
                        row -> {
                            counts.put(row.getString(1), row.getLong(2));
                        });
        return counts;
    }

    /** An account's promises, those open or broken first. */
    @Transactional(readOnly = true)
    public List<Promised> ledger(String account, int atMost) {
        return sql.sql(
                        """
                        SELECT o.contact, o.arises_at, o.due, o.verdict, o.settled_at, o.owner
                        FROM contact c JOIN commitment o ON o.contact = c.id
                        WHERE c.account = :account AND o.kind = 'PROMISE'
                        ORDER BY o.verdict IN ('OPEN', 'MISSED') DESC, o.due DESC LIMIT :atMost
                        """)
                .param("account", account)
                .param("atMost", atMost)
                .query(
                        (row, number) ->
                                new Promised(
                                        row.getString(1),
                                        row.getObject(2, OffsetDateTime.class).toInstant(),
                                        row.getObject(3, OffsetDateTime.class).toInstant(),
                                        row.getString(4),
                                        row.getString(6)))
                .list();
    }

    /** A promise in the ledger. */
    record Promised(
            String contact, Instant madeAt, Instant due, String verdict, @Nullable String owner) {}

    /** An account's contacts, latest first. */
    @Transactional(readOnly = true)
    public List<Plain> ofAccount(String account, int atMost) {
        return sql.sql(
                        PLAIN
                                + """
                                WHERE c.account = :account ORDER BY c.opened_at DESC LIMIT :atMost
                        """)
                .param("account", account)
                .param("atMost", atMost)
                .query((row, number) -> plain(row))
                .list();
    }

    private static Plain plain(ResultSet row) throws SQLException {
        return new Plain(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getString(9),
                row.getString(10));
    }
}

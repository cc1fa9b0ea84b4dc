package io.amends.server.escalations;

import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Lists of escalations for desks and queues, each with as many statements as one row takes. */
@Repository
public class Escalated {

    private static final String COLUMNS =
            """
            SELECT e.contact, e.type, e.number, e.stage, e.certainty, e.trigger, e.because,
                e.decided_at, e.severity, e.team, e.resolution_owner, e.communication_owner,
                e.offered_to, e.offered_at, e.offered_by, e.next_kind, e.next_due, e.ended_at,
                c.account, c.requester, c.contact_type, c.product_feature, c.tier, c.opened_at,
                t.subject, t.begins
            FROM %s e JOIN contact c ON c.id = e.contact
            LEFT JOIN LATERAL (
                SELECT m.subject, left(m.body, 160) AS begins FROM message_text m
                WHERE m.contact = e.contact ORDER BY m.place LIMIT 1) t ON true
            """;

    private static final String ALL = COLUMNS.formatted("escalation");

    /** The first of each team are chosen before anything is looked up for them. */
    private static final String FIRST_OF_TEAMS =
            """
            (SELECT f.* FROM unnest(:teams) AS asked (team) CROSS JOIN LATERAL (
                SELECT * FROM escalation o WHERE o.stage = '%1$s' AND o.%2$s = asked.team
                ORDER BY o.%3$s, o.contact, o.type, o.number LIMIT :atMost) f
             ORDER BY f.%3$s, f.contact, f.type, f.number LIMIT :atMost)""";

    private static final String OFFERED =
            COLUMNS.formatted(FIRST_OF_TEAMS.formatted("OFFERED", "offered_to", "offered_at"));

    private static final String SUGGESTED =
            COLUMNS.formatted(FIRST_OF_TEAMS.formatted("SUGGESTED", "team", "decided_at"));

    private final JdbcClient sql;

    Escalated(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * An escalation in a list.
     *
     * @param stage its stable name, see {@link Stages}
     * @param nextKind what falls due next; null where nothing is owed
     * @param subject of the first message; null where there is none
     * @param begins the first message's first words
     */
    public record Line(
            ContactId contact,
            EscalationType type,
            int number,
            String stage,
            String certainty,
            String trigger,
            Reason because,
            Instant decidedAt,
            @Nullable String severity,
            @Nullable String team,
            @Nullable String resolutionOwner,
            @Nullable String communicationOwner,
            @Nullable String offeredTo,
            @Nullable Instant offeredAt,
            @Nullable String offeredBy,
            @Nullable String nextKind,
            @Nullable Instant nextDue,
            @Nullable Instant endedAt,
            @Nullable String account,
            @Nullable String requester,
            @Nullable String contactType,
            @Nullable String productFeature,
            @Nullable String tier,
            @Nullable Instant openedAt,
            @Nullable String subject,
            @Nullable String begins) {}

    /** What a person owns in either way and is not over, what is owed first on top. */
    @Transactional(readOnly = true)
    public List<Line> of(PersonId person, int atMost) {
        return sql.sql(
                        ALL
                                + """
                                WHERE e.stage NOT IN ('OVER', 'SUGGESTED') AND (e.contact, e.type,
                                    e.number) IN (
                                    (SELECT contact, type, number FROM escalation
                                     WHERE resolution_owner = :person AND stage <> 'OVER'
                                     ORDER BY next_due LIMIT :atMost)
                                    UNION
                                    (SELECT contact, type, number FROM escalation
                                     WHERE communication_owner = :person AND stage <> 'OVER'
                                     ORDER BY next_due LIMIT :atMost))
                                ORDER BY e.next_due NULLS LAST, e.decided_at LIMIT :atMost
                                """)
                .param("person", person.value())
                .param("atMost", atMost)
                .query((row, number) -> line(row))
                .list();
    }

    /** Handoffs that are offered to any of the teams, longest ago first. */
    @Transactional(readOnly = true)
    public List<Line> offeredTo(Collection<TeamId> teams, int atMost) {
        return sql.sql(
                        OFFERED
                                + """
                                ORDER BY e.offered_at, e.contact, e.type, e.number
                                """)
                .param("teams", names(teams))
                .param("atMost", atMost)
                .query((row, number) -> line(row))
                .list();
    }

    /** What a phrase suggests on contacts of the teams, and nobody has decided on. */
    @Transactional(readOnly = true)
    public List<Line> suggestedIn(Collection<TeamId> teams, int atMost) {
        return sql.sql(
                        SUGGESTED
                                + """
                                ORDER BY e.decided_at, e.contact, e.type, e.number
                                """)
                .param("teams", names(teams))
                .param("atMost", atMost)
                .query((row, number) -> line(row))
                .list();
    }

    /** All of an account's, latest first. */
    @Transactional(readOnly = true)
    public List<Line> ofAccount(String account, int atMost) {
        return sql.sql(
                        ALL
                                + """
                                WHERE c.account = :account
                                ORDER BY e.decided_at DESC LIMIT :atMost
                                """)
                .param("account", account)
                .param("atMost", atMost)
                .query((row, number) -> line(row))
                .list();
    }

    private static String[] names(Collection<TeamId> teams) {
        return teams.stream().map(TeamId::value).toArray(String[]::new);
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                new ContactId(row.getString("contact")),
                EscalationType.valueOf(row.getString("type")),
                row.getInt("number"),
                row.getString("stage"),
                row.getString("certainty"),
                row.getString("trigger"),
                KeptReason.read(row.getString("because")),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                row.getString("severity"),
                row.getString("team"),
                row.getString("resolution_owner"),
                row.getString("communication_owner"),
                row.getString("offered_to"),
                instant(row, "offered_at"),
                row.getString("offered_by"),
                row.getString("next_kind"),
                instant(row, "next_due"),
                instant(row, "ended_at"),
                row.getString("account"),
                row.getString("requester"),
                row.getString("contact_type"),
                row.getString("product_feature"),
                row.getString("tier"),
                instant(row, "opened_at"),
                row.getString("subject"),
                row.getString("begins"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

package io.amends.server.commitments;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.timeline.ContactId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Everything that is owed and not kept yet, by what is due first, so that missed ones stay on top. */
@Repository
public class Board {

    private final JdbcClient sql;

    Board(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Which commitments; each null for all.
     *
     * @param owner whose they are
     * @param state null for what is not kept yet, in time or no longer
     */
    public record Choice(
            @Nullable String owner,
            @Nullable String team,
            @Nullable CommitmentKind kind,
            @Nullable State state) {
        public static final Choice ALL = new Choice(null, null, null);

        public Choice(
                @Nullable String owner, @Nullable String team, @Nullable CommitmentKind kind) {
            this(owner, team, kind, null);
        }
    }

    /** What became of a commitment so far. */
    public enum State {
        OPEN("'OPEN'"),
        MISSED("'MISSED'"),
        /** In time or late. */
        KEPT("'KEPT', 'KEPT_LATE'");

        private final String verdicts;

        State(String verdicts) {
            this.verdicts = verdicts;
        }

        private static String verdicts(@Nullable State state) {
            return state == null ? "'OPEN', 'MISSED'" : state.verdicts;
        }
    }

    /**
     * A commitment on the board.
     *
     * @param verdict such as {@code OPEN} or {@code MISSED}, when its contact was last looked at
     */
    public record Line(
            ContactId contact,
            String escalation,
            int number,
            CommitmentKind kind,
            int ordinal,
            Instant arisesAt,
            Instant opensAt,
            Instant due,
            String rule,
            String calendar,
            String verdict,
            @Nullable String owner,
            @Nullable String team,
            @Nullable String account,
            @Nullable String requester,
            @Nullable String contactType,
            @Nullable String tier,
            @Nullable String severity,
            @Nullable String subject,
            @Nullable String begins) {

        /** Names the place of this line in the order of the board. */
        public String cursor() {
            return due
                    + "~"
                    + contact
                    + "~"
                    + escalation
                    + "~"
                    + number
                    + "~"
                    + kind
                    + "~"
                    + ordinal;
        }
    }

    /** How many are open, by when they are due: each is in one of these alone. */
    public record Counts(long missed, long withinTheHour, long today, long later) {
        public long all() {
            return missed + withinTheHour + today + later;
        }
    }

    /**
     * A page of the board.
     *
     * @param after the cursor of the last line before it; null for the first page
     */
    @Transactional(readOnly = true)
    public List<Line> page(Choice choice, @Nullable String after, int atMost) {
        StringBuilder where = new StringBuilder();
        add(where, choice.owner() != null, " AND owner = :owner");
        add(where, choice.team() != null, " AND team = :team");
        add(where, choice.kind() != null, " AND kind = :kind");
        add(
                where,
                after != null,
                " AND due >= :due AND (due, contact, escalation, number, kind, ordinal)"
                        + " > (:due, :contact, :escalation, :number, :lastKind, :ordinal)");
        JdbcClient.StatementSpec query =
                sql.sql(
                                """
                                SELECT o.*, c.account, c.requester, c.contact_type, c.tier,
                                    c.severity, t.subject, t.begins
                                FROM (
                                    SELECT * FROM commitment
                                    WHERE verdict IN (%s)%s
                                    ORDER BY due, contact, escalation, number, kind, ordinal
                                    LIMIT :atMost) o
                                JOIN contact c ON c.id = o.contact
                                LEFT JOIN LATERAL (
                                    SELECT m.subject, left(m.body, 160) AS begins
                                    FROM message_text m WHERE m.contact = o.contact
                                    ORDER BY m.place LIMIT 1) t ON true
                                ORDER BY o.due, o.contact, o.escalation, o.number, o.kind, o.ordinal
                                """
                                        .formatted(State.verdicts(choice.state()), where))
                        .param("atMost", atMost)
                        .param("owner", choice.owner())
                        .param("team", choice.team())
                        .param("kind", choice.kind() == null ? null : choice.kind().name());
        return (after == null ? query : placed(query, after))
                .query((row, number) -> line(row))
                .list();
    }

    private static void add(StringBuilder where, boolean wanted, String condition) {
        if (wanted) {
            where.append(condition);
        }
    }

    /**
     * @throws IllegalArgumentException for what is no cursor of ours
     */
    private static JdbcClient.StatementSpec placed(JdbcClient.StatementSpec query, String cursor) {
        String[] parts = cursor.split("~", -1);
        if (parts.length != 6) {
            throw new IllegalArgumentException("Expected a cursor of six parts");
        }
        return query.param("due", utc(Instant.parse(parts[0])))
                .param("contact", parts[1])
                .param("escalation", parts[2])
                .param("number", Integer.parseInt(parts[3]))
                .param("lastKind", parts[4])
                .param("ordinal", Integer.parseInt(parts[5]));
    }

    /**
     * How many are open, from the kept counts of whole hours and the rows of the hours that are cut.
     *
     * @param endOfDay where today ends for the reader
     */
    @Transactional(readOnly = true)
    public Counts counts(@Nullable String team, Instant now, Instant endOfDay) {
        Instant inAnHour = now.plus(Duration.ofHours(1));
        long all = before(team, null);
        long missed = before(team, now);
        long soon = Math.max(before(team, inAnHour), missed);
        Instant dayEnds = endOfDay.isBefore(inAnHour) ? inAnHour : endOfDay;
        long today = Math.max(before(team, dayEnds), soon);
        return new Counts(missed, soon - missed, today - soon, Math.max(0, all - today));
    }

    /** How many are due before an instant: whole hours counted already, and the rest of the last. */
    private long before(@Nullable String team, @Nullable Instant at) {
        String ours = team == null ? "" : " AND team = :team";
        if (at == null) {
            return sql.sql("SELECT coalesce(sum(n), 0) FROM commitment_count WHERE true" + ours)
                    .param("team", team)
                    .query(Long.class)
                    .single();
        }
        return sql.sql(
                        """
                        SELECT (SELECT coalesce(sum(n), 0) FROM commitment_count
                                WHERE hour < :hour%1$s)
                            + (SELECT count(*) FROM commitment
                               WHERE verdict IN ('OPEN', 'MISSED')
                                   AND due >= :hour AND due < :at%1$s)
                        """
                                .formatted(ours))
                .param("hour", utc(at.truncatedTo(ChronoUnit.HOURS)))
                .param("at", utc(at))
                .param("team", team)
                .query(Long.class)
                .single();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                new ContactId(row.getString("contact")),
                row.getString("escalation"),
                row.getInt("number"),
                CommitmentKind.valueOf(row.getString("kind")),
                row.getInt("ordinal"),
                instant(row, "arises_at"),
                instant(row, "opens_at"),
                instant(row, "due"),
                row.getString("rule"),
                row.getString("calendar"),
                row.getString("verdict"),
                row.getString("owner"),
                row.getString("team"),
                row.getString("account"),
                row.getString("requester"),
                row.getString("contact_type"),
                row.getString("tier"),
                row.getString("severity"),
                row.getString("subject"),
                row.getString("begins"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

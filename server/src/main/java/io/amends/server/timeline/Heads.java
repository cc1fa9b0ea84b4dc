package io.amends.server.timeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Where contacts stood when they were last looked at, many at once and without their events. */
@Repository
public class Heads {

    private final JdbcClient sql;

    Heads(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Which contacts; each null for all.
     *
     * @param owner who owns the resolution or the communication
     */
    public record Choice(
            @Nullable String phase,
            @Nullable String team,
            @Nullable String owner,
            @Nullable String account,
            @Nullable Boolean escalated) {}

    /** A contact's head. */
    public record Line(
            String id,
            long version,
            String phase,
            @Nullable String account,
            @Nullable String requester,
            @Nullable String contactType,
            @Nullable String productFeature,
            @Nullable String severity,
            @Nullable String tier,
            @Nullable String team,
            @Nullable String resolutionOwner,
            @Nullable String communicationOwner,
            @Nullable Instant openedAt,
            @Nullable Instant resolvedAt,
            boolean escalated) {}

    /**
     * In the order of their names.
     *
     * @param after begins behind this one; null for the first
     */
    @SuppressWarnings("NullAway") // rows are never null
    @Transactional(readOnly = true)
    public List<Line> list(Choice choice, @Nullable String after, int atMost) {
        StringBuilder where = new StringBuilder("true");
        add(where, after != null, "id > :after");
        add(where, choice.phase() != null, "phase = :phase");
        add(where, choice.team() != null, "team = :team");
        add(
                where,
                choice.owner() != null,
                "(resolution_owner = :owner OR communication_owner = :owner)");
        add(where, choice.account() != null, "account = :account");
        add(where, choice.escalated() != null, "escalated = :escalated");
        return sql.sql(
                        """
                        SELECT id, version, phase, account, requester, contact_type,
                            product_feature, severity, tier, team, resolution_owner,
                            communication_owner, opened_at, resolved_at, escalated
                        FROM contact WHERE %s ORDER BY id LIMIT :atMost
                        """
                                .formatted(where))
                .param("after", after)
                .param("phase", choice.phase())
                .param("team", choice.team())
                .param("owner", choice.owner())
                .param("account", choice.account())
                .param("escalated", choice.escalated())
                .param("atMost", atMost)
                .query((row, number) -> line(row))
                .list();
    }

    private static void add(StringBuilder where, boolean wanted, String condition) {
        if (wanted) {
            where.append(" AND ").append(condition);
        }
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getString("id"),
                row.getLong("version"),
                row.getString("phase"),
                row.getString("account"),
                row.getString("requester"),
                row.getString("contact_type"),
                row.getString("product_feature"),
                row.getString("severity"),
                row.getString("tier"),
                row.getString("team"),
                row.getString("resolution_owner"),
                row.getString("communication_owner"),
                instant(row, "opened_at"),
                instant(row, "resolved_at"),
                row.getBoolean("escalated"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

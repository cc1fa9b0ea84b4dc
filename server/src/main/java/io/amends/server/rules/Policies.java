package io.amends.server.rules;

import io.amends.history.source.RefusedInput;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Every version of every document of rules. The database refuses to alter or delete one. */
@Repository
public class Policies {

    private static final String POLICY =
            """
            SELECT number, kind, name, version, document, why, applied, changed_by, changed_at
            FROM policy
            """;

    private final JdbcClient sql;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;
    private volatile Known known = new Known("", StandingRules.STANDARD);

    /** What was made of the documents up to the latest. */
    private record Known(String latest, StandingRules rules) {}

    Policies(JdbcClient sql, ApplicationEventPublisher publisher, Clock clock) {
        this.sql = sql;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** All of them as rules; documents are read anew only when there is a new one. */
    @Transactional(readOnly = true)
    public StandingRules standing() {
        String latest =
                sql.sql(
                                "SELECT coalesce(max(number) || ' ' || max(changed_at), 'none') FROM policy")
                        .query(String.class)
                        .single();
        Known last = known;
        if (!last.latest().equals(latest)) {
            last = new Known(latest, StandingRules.of(all()));
            known = last;
        }
        return last.rules();
    }

    /** The rules as they would be with a draft kept. */
    @Transactional(readOnly = true)
    public StandingRules standingWith(Draft draft) {
        List<Policy> all = all();
        all.add(asKept(draft, Long.MAX_VALUE, null));
        return StandingRules.of(all);
    }

    /** The rules with nothing but a draft of a trigger, as if it had always been looked at. */
    public StandingRules tried(Draft draft) {
        OwnTrigger trigger = OwnTrigger.of(asKept(draft, Long.MAX_VALUE, null)).always();
        return StandingRules.STANDARD.with(trigger);
    }

    /** The latest version of each document of a kind, by name. */
    @Transactional(readOnly = true)
    public List<Policy> latest(PolicyKind kind) {
        return sql.sql(
                        "SELECT DISTINCT ON (name) * FROM ("
                                + POLICY
                                + "WHERE kind = :kind) p ORDER BY name, version DESC")
                .param("kind", kind.name())
                .query(Policies::policy)
                .list();
    }

    /** Every version of a document, the latest first. */
    @Transactional(readOnly = true)
    public List<Policy> versions(PolicyKind kind, String name) {
        return sql.sql(POLICY + "WHERE kind = :kind AND name = :name ORDER BY version DESC")
                .param("kind", kind.name())
                .param("name", name)
                .query(Policies::policy)
                .list();
    }

    /** The latest of all changes, of all documents. */
    @Transactional(readOnly = true)
    public List<Policy> changes(@Nullable Long before, int atMost) {
        return sql.sql(POLICY + "WHERE number < :before ORDER BY number DESC LIMIT :atMost")
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("atMost", atMost)
                .query(Policies::policy)
                .list();
    }

    /**
     * Keeps a draft as the next version.
     *
     * @param by null: Amends itself
     * @return empty where somebody else has kept another version meanwhile
     * @throws RefusedInput with everything that is wrong with the document, each with its line
     */
    @Transactional
    public Optional<Policy> keep(Draft draft, @Nullable UUID by) {
        Policy policy = asKept(draft, 0, by);
        PolicyReading.check(policy);
        Optional<Long> number =
                sql.sql(
                                """
                                INSERT INTO policy (kind, name, version, document, why, applied,
                                    changed_by, changed_at)
                                SELECT :kind, :name, :version, :document, :why, :applied, :by, :at
                                WHERE :based = (SELECT coalesce(max(version), 0) FROM policy
                                    WHERE kind = :kind AND name = :name)
                                ON CONFLICT (kind, name, version) DO NOTHING
                                RETURNING number
                                """)
                        .param("kind", draft.kind().name())
                        .param("name", draft.name())
                        .param("version", policy.version())
                        .param("document", policy.document())
                        .param("why", draft.why().strip())
                        .param("applied", draft.applied())
                        .param("by", by)
                        .param("at", policy.changedAt().atOffset(ZoneOffset.UTC))
                        .param("based", draft.basedOn())
                        .query(Long.class)
                        .optional();
        if (number.isEmpty()) {
            return Optional.empty();
        }
        publisher.publishEvent(new RulesChanged(draft.kind()));
        return versions(draft.kind(), draft.name()).stream().findFirst();
    }

    private Policy asKept(Draft draft, long number, @Nullable UUID by) {
        int version = draft.basedOn() == 0 ? draft.kind().firstVersion() : draft.basedOn() + 1;
        return new Policy(
                number,
                draft.kind(),
                draft.name(),
                version,
                PolicyReading.numbered(draft.document().strip() + "\n", version),
                draft.why().strip(),
                draft.applied(),
                by,
                clock.instant());
    }

    private List<Policy> all() {
        return new ArrayList<>(sql.sql(POLICY + "ORDER BY number").query(Policies::policy).list());
    }

    private static Policy policy(ResultSet row, int number) throws SQLException {
        return new Policy(
                row.getLong("number"),
                PolicyKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getInt("version"),
                row.getString("document"),
                row.getString("why"),
                row.getBoolean("applied"),
                row.getObject("changed_by", UUID.class),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}

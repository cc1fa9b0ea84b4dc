package io.amends.server.accounts;

import io.amends.core.timeline.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The people at customers' who ask. */
@Repository
public class Requesters {

    private static final String REQUESTER =
            "SELECT id, account, name, email, language, zone FROM requester ";

    private final JdbcClient sql;

    Requesters(JdbcClient sql) {
        this.sql = sql;
    }

    public Optional<Requester> find(String id) {
        return sql.sql(REQUESTER + "WHERE id = :id")
                .param("id", id)
                .query((row, number) -> requester(row))
                .optional();
    }

    /** Everybody with this address, whatever its case. */
    @SuppressWarnings("NullAway") // rows are never null
    public List<Requester> byEmail(String email) {
        return sql.sql(REQUESTER + "WHERE lower(email) = lower(:email) ORDER BY id")
                .param("email", email)
                .query((row, number) -> requester(row))
                .list();
    }

    /**
     * In the order of their ids.
     *
     * @param account only those there; null for all
     * @param after begins behind this one; null for the first
     */
    @SuppressWarnings("NullAway") // rows are never null
    public List<Requester> list(@Nullable AccountId account, @Nullable String after, int atMost) {
        return sql.sql(
                        REQUESTER
                                + """
                                WHERE (CAST(:account AS text) IS NULL OR account = :account)
                                  AND (CAST(:after AS text) IS NULL OR id > :after)
                                ORDER BY id LIMIT :atMost
                                """)
                .param("account", account == null ? null : account.value())
                .param("after", after)
                .param("atMost", atMost)
                .query((row, number) -> requester(row))
                .list();
    }

    /** Adds one, or changes the one of that id. */
    @Transactional
    public void put(Requester requester) {
        sql.sql(
                        """
                        INSERT INTO requester (id, account, name, email, language, zone)
                        VALUES (:id, :account, :name, :email, :language, :zone)
                        ON CONFLICT (id) DO UPDATE SET account = excluded.account,
                            name = excluded.name, email = excluded.email,
                            language = excluded.language, zone = excluded.zone
                        """)
                .param("id", requester.id())
                .param("account", requester.account() == null ? null : requester.account().value())
                .param("name", requester.name())
                .param("email", requester.email())
                .param("language", requester.language())
                .param("zone", requester.zone() == null ? null : requester.zone().getId())
                .update();
    }

    private static Requester requester(ResultSet row) throws SQLException {
        @Nullable String account = row.getString("account");
        @Nullable String zone = row.getString("zone");
        return new Requester(
                row.getString("id"),
                account == null ? null : new AccountId(account),
                row.getString("name"),
                row.getString("email"),
                row.getString("language"),
                zone == null ? null : ZoneId.of(zone));
    }
}

package io.amends.server.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** ApiTokens by the hashes of their secrets: whoever reads the table cannot come in with it. */
@Repository
class ApiTokens {

    static final Duration LONGEST = Duration.ofDays(366);

    /** By this a secret is known for what it is, in a log or a repository. */
    private static final String MARK = "amends_";

    private static final int SECRET_BYTES = 32;
    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);
    private static final String TOKEN =
            """
            SELECT id, person, name, scope, made_at, expires_at, revoked_at, last_used_at
            FROM api_token
            """;

    private final JdbcClient sql;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiTokens(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A token and its secret, which is not kept and cannot be shown again. */
    record Made(Token token, String secret) {}

    @Transactional
    public Made make(UUID person, String name, Scope scope, Instant expires, UUID by) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Token token =
                new Token(
                        UUID.randomUUID(),
                        person,
                        name,
                        scope,
                        clock.instant(),
                        expires,
                        null,
                        null);
        sql.sql(
                        """
                        INSERT INTO api_token
                            (id, secret_hash, person, name, scope, made_at, made_by, expires_at)
                        VALUES (:id, :hash, :person, :name, :scope, :made, :by, :expires)
                        """)
                .param("id", token.id())
                .param("hash", sha256(secret))
                .param("person", person)
                .param("name", name)
                .param("scope", scope.name())
                .param("made", utc(token.madeAt()))
                .param("by", by)
                .param("expires", utc(expires))
                .update();
        return new Made(token, secret);
    }

    /** The token of a secret, good or not. */
    Optional<Token> find(String secret) {
        return sql.sql(TOKEN + "WHERE secret_hash = :hash")
                .param("hash", sha256(secret))
                .query((row, number) -> token(row))
                .optional();
    }

    /** Notes that it was used, though not each time. */
    @Transactional
    public void used(Token token) {
        Instant now = clock.instant();
        if (token.lastUsedAt() == null
                || token.lastUsedAt().plus(USE_IS_NOTED_EVERY).isBefore(now)) {
            sql.sql("UPDATE api_token SET last_used_at = :now WHERE id = :id")
                    .param("now", utc(now))
                    .param("id", token.id())
                    .update();
        }
    }

    /**
     * Those that were made last come first.
     *
     * @param person null for everybody's
     */
    @SuppressWarnings("NullAway") // rows are never null
    List<Token> list(@Nullable UUID person) {
        return sql.sql(
                        TOKEN
                                + """
                                WHERE CAST(:person AS uuid) IS NULL OR person = :person
                                ORDER BY made_at DESC, id
                                """)
                .param("person", person)
                .query((row, number) -> token(row))
                .list();
    }

    /**
     * From now on it lets nobody in.
     *
     * @param person whose it has to be; null for anybody's
     * @return whether there is such a one
     */
    @Transactional
    public boolean revoke(UUID id, @Nullable UUID person) {
        return sql.sql(
                                """
                                UPDATE api_token SET revoked_at = coalesce(revoked_at, :now)
                                WHERE id = :id
                                  AND (CAST(:person AS uuid) IS NULL OR person = :person)
                                """)
                        .param("now", utc(clock.instant()))
                        .param("id", id)
                        .param("person", person)
                        .update()
                > 0;
    }

    private static Token token(ResultSet row) throws SQLException {
        return new Token(
                row.getObject("id", UUID.class),
                row.getObject("person", UUID.class),
                row.getString("name"),
                Scope.valueOf(row.getString("scope")),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                instant(row, "revoked_at"),
                instant(row, "last_used_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

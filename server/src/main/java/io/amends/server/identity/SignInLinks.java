package io.amends.server.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links that let a person in once, to choose a password. Looking at one does not use it up, since
 * mail programs look at links before people do.
 */
@Repository
class SignInLinks {

    static final Duration LASTS = Duration.ofHours(24);

    private static final int SECRET_BYTES = 32;

    private final JdbcClient sql;
    private final SecureRandom random = new SecureRandom();

    SignInLinks(JdbcClient sql) {
        this.sql = sql;
    }

    /** A new secret for the person; earlier ones stop working. */
    @Transactional
    public String issue(UUID person, Instant at) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        withdraw(person);
        sql.sql("INSERT INTO sign_in_link VALUES (:hash, :person, :expires)")
                .param("hash", hash(secret))
                .param("person", person)
                .param("expires", at.plus(LASTS).atOffset(ZoneOffset.UTC))
                .update();
        return secret;
    }

    /** Those made for the person stop working. */
    @Transactional
    public void withdraw(UUID person) {
        sql.sql("DELETE FROM sign_in_link WHERE person = :person").param("person", person).update();
    }

    /** Whom the secret lets in now. */
    public Optional<UUID> holder(String secret, Instant at) {
        return sql.sql(
                        """
                        SELECT l.person FROM sign_in_link l JOIN person p ON p.id = l.person
                        WHERE l.secret_hash = :hash AND l.expires_at > :at AND p.active
                        """)
                .param("hash", hash(secret))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    /** Uses the secret up. Of two at once one gets the person, the other nobody. */
    @Transactional
    public Optional<UUID> redeem(String secret, Instant at) {
        return sql.sql(
                        """
                        DELETE FROM sign_in_link l USING person p
                        WHERE l.secret_hash = :hash AND l.expires_at > :at
                          AND p.id = l.person AND p.active
                        RETURNING l.person
                        """)
                .param("hash", hash(secret))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.amends.server.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Failed attempts to sign in, which make the next ones wait: by the address typed, so that one
 * password is not guessed from many places, and by where they come from, so that many are not
 * guessed from one.
 */
@Repository
class SignInFailures {

    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int PER_EMAIL = 5;
    static final int PER_ADDRESS = 30;

    private final JdbcClient sql;

    SignInFailures(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Counts an attempt before it is known how it ends, so that of many at once no more get through
     * than of many in turn. One that is turned away is not counted: waiting always helps.
     *
     * @return whether the attempt may go on
     */
    public boolean admits(String email, String address, Instant at) {
        UUID attempt = record(email, address, at);
        boolean admitted = !tooMany(email, address, at);
        if (!admitted) {
            sql.sql("DELETE FROM sign_in_failure WHERE attempt = :attempt")
                    .param("attempt", attempt)
                    .update();
        }
        return admitted;
    }

    private UUID record(String email, String address, Instant at) {
        sql.sql("DELETE FROM sign_in_failure WHERE at <= :old")
                .param("old", utc(at.minus(WINDOW)))
                .update();
        UUID attempt = UUID.randomUUID();
        sql.sql("INSERT INTO sign_in_failure VALUES (:email, :address, :at, :attempt)")
                .param("email", key(email))
                .param("address", address)
                .param("at", utc(at))
                .param("attempt", attempt)
                .update();
        return attempt;
    }

    @Transactional
    public void forget(String email) {
        sql.sql("DELETE FROM sign_in_failure WHERE email = :email")
                .param("email", key(email))
                .update();
    }

    private boolean tooMany(String email, String address, Instant at) {
        return sql.sql(
                        """
                        SELECT count(*) FILTER (WHERE email = :email) > :perEmail
                            OR count(*) FILTER (WHERE address = :address) > :perAddress
                        FROM sign_in_failure
                        WHERE (email = :email OR address = :address) AND at > :old
                        """)
                .param("email", key(email))
                .param("address", address)
                .param("perEmail", PER_EMAIL)
                .param("perAddress", PER_ADDRESS)
                .param("old", utc(at.minus(WINDOW)))
                .query(Boolean.class)
                .single();
    }

    /** What is typed can be long; only so much of it tells people apart. */
    private static String key(String email) {
        String lower = email.strip().toLowerCase(Locale.ROOT);
        return lower.substring(0, Math.min(lower.length(), 200)).replace('\0', ' ');
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}

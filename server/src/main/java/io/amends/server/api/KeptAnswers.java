package io.amends.server.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;

/** Answers to requests that may be sent again, for a day. */
@Repository
class KeptAnswers {

    private static final Duration FOR = Duration.ofDays(1);
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final Clock clock;

    KeptAnswers(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What was answered, and to what. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Answer(byte[] requestHash, int status, Map<String, String> headers, byte[] body) {}

    /** Whether nobody else is at work on the same key, who would be until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean hold(UUID person, String key) {
        return sql.sql("SELECT pg_try_advisory_xact_lock(hashtextextended(:key, 20260301))")
                .param("key", person + " " + key)
                .query(Boolean.class)
                .single();
    }

    Optional<Answer> find(UUID person, String key) {
        return sql.sql(
                        """
                        SELECT request_hash, status, headers, body FROM api_answer
                        WHERE person = :person AND key = :key AND at > :since
                        """)
                .param("person", person)
                .param("key", key)
                .param("since", clock.instant().minus(FOR).atOffset(ZoneOffset.UTC))
                .query(
                        (row, number) ->
                                new Answer(
                                        row.getBytes(1),
                                        row.getInt(2),
                                        ApiJson.JSON.readValue(row.getString(3), HEADERS),
                                        row.getBytes(4)))
                .optional();
    }

    /** Keeps an answer, and forgets those of before yesterday. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(UUID person, String key, byte[] requestHash, Answer answer) {
        Instant now = clock.instant();
        sql.sql(
                        """
                        DELETE FROM api_answer WHERE (person, key) IN (
                            SELECT person, key FROM api_answer WHERE at <= :since
                            LIMIT 100 FOR UPDATE SKIP LOCKED)
                        """)
                .param("since", now.minus(FOR).atOffset(ZoneOffset.UTC))
                .update();
        sql.sql(
                        """
                        INSERT INTO api_answer (person, key, request_hash, status, headers, body, at)
                        VALUES (:person, :key, :hash, :status, :headers, :body, :at)
                        ON CONFLICT (person, key) DO UPDATE SET request_hash = excluded.request_hash,
                            status = excluded.status, headers = excluded.headers,
                            body = excluded.body, at = excluded.at
                        """)
                .param("person", person)
                .param("key", key)
                .param("hash", requestHash)
                .param("status", answer.status())
                .param(
                        "headers",
                        new String(ApiJson.write(answer.headers()), StandardCharsets.UTF_8))
                .param("body", answer.body())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

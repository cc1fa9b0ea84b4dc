package io.amends.server.communications;

import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.MessageId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Every mail that was read, and what became of it. */
@Repository
class IncomingMail {

    /** Where a mail lies: a mailbox, and its place there (RFC 9051, 2.3.1.1). */
    record Place(String mailbox, long validity, long uid) {}

    enum Outcome {
        ATTACHED,
        AUTOMATIC,
        RETURNED,
        UNMATCHED,
        TOO_LARGE,
        MALFORMED,
        TOO_MANY,
        AGAIN,
        DISMISSED;

        /** Whether a person has to look at it. */
        boolean isLeft() {
            return switch (this) {
                case UNMATCHED, TOO_LARGE, MALFORMED, TOO_MANY -> true;
                case ATTACHED, AUTOMATIC, RETURNED, AGAIN, DISMISSED -> false;
            };
        }
    }

    /** A mail that waits for a person. */
    record Left(
            long id,
            Instant readAt,
            String mailId,
            String sender,
            String subject,
            String body,
            Outcome outcome,
            String trouble) {}

    private final JdbcClient sql;

    IncomingMail(JdbcClient sql) {
        this.sql = sql;
    }

    /** The last place that was read; 0 for a mailbox that nobody has read. */
    @Transactional(readOnly = true)
    long lastRead(String mailbox, long validity) {
        return sql.sql(
                        """
                        SELECT coalesce(max(uid), 0) FROM incoming_mail
                        WHERE mailbox = :mailbox AND uid_validity = :validity
                        """)
                .param("mailbox", mailbox)
                .param("validity", validity)
                .query(Long.class)
                .single();
    }

    /**
     * Takes a mail; two that read the same mailbox take it once.
     *
     * @return its number; empty where it was taken before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Long> take(Place place, Instant at, String mailId, String sender) {
        return sql.sql(
                        """
                        INSERT INTO incoming_mail
                            (mailbox, uid_validity, uid, read_at, mail_id, sender, outcome)
                        VALUES (:mailbox, :validity, :uid, :at, nullif(:mailId, ''), :sender,
                            'UNMATCHED')
                        ON CONFLICT (mailbox, uid_validity, uid) DO NOTHING
                        RETURNING id
                        """)
                .param("mailbox", place.mailbox())
                .param("validity", place.validity())
                .param("uid", place.uid())
                .param("at", Outbox.utc(at))
                .param("mailId", mailId)
                .param("sender", sender)
                .query(Long.class)
                .optional();
    }

    /** Whether the same mail was read before, in another copy or before the mailbox was made anew. */
    @Transactional(readOnly = true)
    boolean isKnown(String mailId, String sender, long besides) {
        return !mailId.isEmpty()
                && sql.sql(
                                """
                                SELECT EXISTS (SELECT FROM incoming_mail
                                    WHERE mail_id = :mailId AND sender = :sender AND id <> :id)
                                """)
                        .param("mailId", mailId)
                        .param("sender", sender)
                        .param("id", besides)
                        .query(Boolean.class)
                        .single();
    }

    @Transactional(readOnly = true)
    int countFrom(String sender, Instant since) {
        return sql.sql(
                        """
                        SELECT count(*) FROM incoming_mail
                        WHERE sender = :sender AND read_at > :since
                        """)
                .param("sender", sender)
                .param("since", Outbox.utc(since))
                .query(Integer.class)
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void settle(
            long id,
            Outcome outcome,
            @Nullable String trouble,
            @Nullable ContactId contact,
            @Nullable MessageId message) {
        sql.sql(
                        """
                        UPDATE incoming_mail SET outcome = :outcome, trouble = :trouble,
                            contact = :contact, message = :message
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("outcome", outcome.name())
                .param("trouble", trouble)
                .param("contact", contact == null ? null : contact.value())
                .param("message", message == null ? null : message.value())
                .update();
    }

    /** Its words stay here only while nobody knows where they belong. */
    @Transactional(propagation = Propagation.MANDATORY)
    void keepWords(long id, String subject, String body) {
        sql.sql("UPDATE incoming_mail SET subject = :subject, body = :body WHERE id = :id")
                .param("id", id)
                .param("subject", Texts.withoutNul(subject))
                .param("body", Texts.withoutNul(body))
                .update();
    }

    /** Those that wait for a person, oldest first. */
    @SuppressWarnings("NullAway") // rows are never null
    @Transactional(readOnly = true)
    List<Left> left(int atMost) {
        return sql.sql(
                        """
                        SELECT id, read_at, mail_id, sender, subject, body, outcome, trouble
                        FROM incoming_mail
                        WHERE outcome IN ('UNMATCHED', 'TOO_LARGE', 'MALFORMED', 'TOO_MANY')
                        ORDER BY id LIMIT :atMost
                        """)
                .param("atMost", atMost)
                .query((row, number) -> left(row))
                .list();
    }

    /** One that waits for a person, for this transaction alone. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Left> takeLeft(long id) {
        return sql.sql(
                        """
                        SELECT id, read_at, mail_id, sender, subject, body, outcome, trouble
                        FROM incoming_mail
                        WHERE id = :id
                          AND outcome IN ('UNMATCHED', 'TOO_LARGE', 'MALFORMED', 'TOO_MANY')
                        FOR UPDATE
                        """)
                .param("id", id)
                .query((row, number) -> left(row))
                .optional();
    }

    /** Says who found its place, and lets go of the words. */
    @Transactional(propagation = Propagation.MANDATORY)
    void settledBy(long id, @Nullable UUID person, Instant at) {
        sql.sql(
                        """
                        UPDATE incoming_mail SET settled_by = :person, settled_at = :at,
                            subject = '', body = ''
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("person", person)
                .param("at", Outbox.utc(at))
                .update();
    }

    private static Left left(ResultSet row) throws SQLException {
        @Nullable String mailId = row.getString("mail_id");
        @Nullable String trouble = row.getString("trouble");
        return new Left(
                row.getLong("id"),
                Outbox.instant(row, "read_at"),
                mailId == null ? "" : mailId,
                row.getString("sender"),
                row.getString("subject"),
                row.getString("body"),
                Outcome.valueOf(row.getString("outcome")),
                trouble == null ? "" : trouble);
    }
}

package io.amends.server.communications;

import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.MessageId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which mails belong to which contact, and the key that stands in a contact's address. */
@Repository
class MailThreads {

    /** What a mail is to us. */
    record Known(ContactId contact, MessageId message) {}

    /** More of them no mail program needs, and headers have an end. */
    private static final int REMEMBERED = 20;

    private static final SecureRandom CHANCE = new SecureRandom();
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int KEY_LENGTH = 20;

    private final JdbcClient sql;

    MailThreads(JdbcClient sql) {
        this.sql = sql;
    }

    /** Message-IDs of a contact's latest mails, oldest first. */
    @SuppressWarnings("NullAway") // rows are never null
    @Transactional(readOnly = true)
    List<String> of(ContactId contact) {
        return sql.sql(
                        """
                        SELECT mail_id FROM mail_thread WHERE contact = :contact
                        ORDER BY at DESC LIMIT :most
                        """)
                .param("contact", contact.value())
                .param("most", REMEMBERED)
                .query(String.class)
                .list()
                .reversed();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(ContactId contact, MessageId message, String mailId, Instant at) {
        sql.sql(
                        """
                        INSERT INTO mail_thread (mail_id, contact, message, at)
                        VALUES (:mailId, :contact, :message, :at) ON CONFLICT DO NOTHING
                        """)
                .param("mailId", mailId)
                .param("contact", contact.value())
                .param("message", message.value())
                .param("at", Outbox.utc(at))
                .update();
    }

    /** The first of these that is a mail of a contact's. */
    @Transactional(readOnly = true)
    Optional<Known> first(Collection<String> mailIds) {
        return mailIds.stream().flatMap(id -> known(id).stream()).findFirst();
    }

    private Optional<Known> known(String mailId) {
        return sql
                .sql("SELECT contact, message FROM mail_thread WHERE mail_id = :id ORDER BY at")
                .param("id", mailId)
                .query(
                        (row, number) ->
                                new Known(
                                        new ContactId(row.getString(1)),
                                        new MessageId(row.getString(2))))
                .list()
                .stream()
                .findFirst();
    }

    /** A contact's key, made when first asked for. */
    @Transactional(propagation = Propagation.MANDATORY)
    String keyOf(ContactId contact) {
        return sql.sql(
                        """
                        WITH made AS (
                            INSERT INTO reply_key (contact, key) VALUES (:contact, :key)
                            ON CONFLICT (contact) DO NOTHING RETURNING key)
                        SELECT key FROM made
                        UNION ALL SELECT key FROM reply_key WHERE contact = :contact LIMIT 1
                        """)
                .param("contact", contact.value())
                .param("key", anyKey())
                .query(String.class)
                .single();
    }

    @Transactional(readOnly = true)
    Optional<ContactId> byKey(String key) {
        return sql.sql("SELECT contact FROM reply_key WHERE key = lower(:key)")
                .param("key", key)
                .query(String.class)
                .optional()
                .map(ContactId::new);
    }

    /** 100 bits by chance, in letters that survive being lowered and read out. */
    private static String anyKey() {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < KEY_LENGTH; i++) {
            key.append(LETTERS.charAt(CHANCE.nextInt(LETTERS.length())));
        }
        return key.toString();
    }
}

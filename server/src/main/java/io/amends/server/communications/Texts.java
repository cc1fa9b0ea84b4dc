package io.amends.server.communications;

import io.amends.core.lifecycle.LiveContact;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.MessageId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The words of messages, apart from the facts: erasing the words keeps the facts. */
@Repository
public class Texts {

    private final JdbcClient sql;

    Texts(JdbcClient sql) {
        this.sql = sql;
    }

    /** The words of all messages of a contact that have any. */
    @Transactional(readOnly = true)
    public Map<MessageId, Text> of(ContactId contact) {
        Map<MessageId, Text> texts = new LinkedHashMap<>();
        sql.sql(
                        """
                        SELECT message, coalesce(subject, ''), body FROM message_text
                        WHERE contact = :contact
                        """)
                .param("contact", contact.value())
                .query(
                        row -> {
                            texts.put(
                                    new MessageId(row.getString(1)),
                                    new Text(row.getString(2), row.getString(3)));
                        });
        return texts;
    }

    /** The same, with those of the contacts that were merged into it. */
    @Transactional(readOnly = true)
    public Map<MessageId, Text> of(LiveContact contact) {
        Map<MessageId, Text> texts = new LinkedHashMap<>();
        contact.merged().forEach(merged -> texts.putAll(of(merged.contact())));
        texts.putAll(of(contact.facts().contact()));
        return texts;
    }

    /** Keeps the words of a message beside the fact of it, in the transaction that keeps the fact. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(ContactId contact, MessageId message, Text text) {
        sql.sql(
                        """
                        INSERT INTO message_text (contact, message, subject, body)
                        VALUES (:contact, :message, :subject, :body)
                        """)
                .param("contact", contact.value())
                .param("message", message.value())
                .param("subject", withoutNul(text.subject()))
                .param("body", withoutNul(text.body()))
                .update();
    }

    /** PostgreSQL keeps no NUL in a text. */
    static String withoutNul(String text) {
        return text.replace("\0", "");
    }
}

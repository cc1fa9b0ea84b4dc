package io.amends.server.communications;

// Over 300 lines: every state of an outgoing mail with the statement that brings it there.

import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.MessageId;
import io.amends.server.communications.Outgoing.Purpose;
import io.amends.server.timeline.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is to leave the system ({@code docs/adr/0019-outbox.md}). Written in the transaction that
 * decides it; whoever takes a row has it until its next instant, and should they die it comes up
 * again.
 */
@Repository
class Outbox {

    /** Longer than one mail can take with every timeout of {@link SmtpPost} running out. */
    static final Duration HELD_FOR = Duration.ofMinutes(3);

    private static final String COLUMNS =
            """
            id, mail_id, purpose, contact, message, person, about, recipient, recipient_name,
            subject, body, reply_key, earlier, written_at, next_at, gather, tries, repeats
            """;

    /**
     * A row that somebody holds.
     *
     * @param tries how often it was tried before
     * @param repeats how often it may have been sent before
     */
    record Held(long id, Outgoing mail, int tries, int repeats) {}

    private record Row(
            String mailId,
            String purpose,
            @Nullable String contact,
            @Nullable String message,
            @Nullable String person,
            @Nullable String about,
            String recipient,
            String recipientName,
            String subject,
            String body,
            @Nullable String replyKey,
            List<String> earlier,
            Instant writtenAt,
            Instant nextAt,
            boolean gather) {

        static Row of(Outgoing mail) {
            return new Row(
                    mail.mailId(),
                    mail.purpose().name(),
                    text(mail.contact()),
                    text(mail.message()),
                    text(mail.person()),
                    mail.about(),
                    mail.recipient(),
                    mail.recipientName(),
                    mail.subject(),
                    Texts.withoutNul(mail.body()),
                    mail.replyKey(),
                    mail.earlier(),
                    mail.writtenAt(),
                    mail.nextAt(),
                    mail.gather());
        }

        private static @Nullable String text(@Nullable Object value) {
            return value == null ? null : value.toString();
        }
    }

    private final JdbcClient sql;

    Outbox(JdbcClient sql) {
        this.sql = sql;
    }

    /** Puts them all in with one statement; an alert that its person was told already is left out. */
    @Transactional(propagation = Propagation.MANDATORY)
    void write(Collection<Outgoing> mails) {
        if (mails.isEmpty()) {
            return;
        }
        sql.sql(
                        """
                        INSERT INTO outbox (mail_id, purpose, contact, message, person, about,
                            recipient, recipient_name, subject, body, reply_key, earlier,
                            written_at, next_at, gather)
                        SELECT mail_id, purpose, contact, message, person, about, recipient,
                            recipient_name, subject, body, reply_key, earlier, written_at, next_at,
                            gather
                        FROM json_to_recordset(CAST(:rows AS json)) AS n (
                            mail_id text, purpose text, contact text, message text, person uuid,
                            about text, recipient text, recipient_name text, subject text,
                            body text, reply_key text, earlier text[], written_at timestamptz,
                            next_at timestamptz, gather boolean)
                        ON CONFLICT DO NOTHING
                        """)
                .param("rows", Rows.of(mails.stream().map(Row::of).toList()))
                .update();
    }

    /** Whether anything waits to be sent now. */
    @Transactional(readOnly = true)
    boolean isDue(Instant now) {
        return sql.sql(
                        """
                        SELECT EXISTS (
                            SELECT FROM outbox
                            WHERE state = 'WAITING' AND NOT gather AND next_at <= :now)
                        """)
                .param("now", utc(now))
                .query(Boolean.class)
                .single();
    }

    /**
     * Takes those longest due; nobody else gets them for {@link #HELD_FOR}. One that somebody died
     * over may have been sent already: that is counted on it.
     */
    @SuppressWarnings("NullAway") // rows are never null
    @Transactional
    List<Held> claim(Instant now, int atMost) {
        return sql
                .sql(
                        """
                        UPDATE outbox SET next_at = :until,
                            repeats = repeats + CASE WHEN trying_since IS NULL THEN 0 ELSE 1 END,
                            trying_since = NULL
                        WHERE id IN (
                            SELECT id FROM outbox
                            WHERE state = 'WAITING' AND NOT gather AND next_at <= :now
                            ORDER BY next_at, id LIMIT :atMost
                            FOR UPDATE SKIP LOCKED)
                        RETURNING
                        """
                                + COLUMNS)
                .param("now", utc(now))
                .param("until", utc(now.plus(HELD_FOR)))
                .param("atMost", atMost)
                .query(Outbox::held)
                .list()
                .stream()
                .sorted(java.util.Comparator.comparingLong(Held::id))
                .toList();
    }

    /**
     * Says that it goes on the wire now.
     *
     * @return false where it is nobody's any more or was withdrawn: then it is not to be sent
     */
    @Transactional
    boolean trying(long id, Instant now) {
        return sql.sql(
                                """
                                UPDATE outbox SET trying_since = :now, next_at = :until,
                                    tries = tries + 1
                                WHERE id = :id AND state = 'WAITING' AND trying_since IS NULL
                                """)
                        .param("id", id)
                        .param("now", utc(now))
                        .param("until", utc(now.plus(HELD_FOR)))
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void sent(long id, Instant at) {
        settle(id, "SENT", at, null);
    }

    /** It never will be sent; somebody has to look at it. */
    @Transactional(propagation = Propagation.MANDATORY)
    void setAside(long id, Instant at, String trouble) {
        settle(id, "SET_ASIDE", at, trouble);
    }

    private void settle(long id, String state, Instant at, @Nullable String trouble) {
        sql.sql(
                        """
                        UPDATE outbox SET state = :state, settled_at = :at, trouble = :trouble,
                            trying_since = NULL
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("state", state)
                .param("at", utc(at))
                .param("trouble", trouble)
                .update();
    }

    /**
     * To be tried again at an instant.
     *
     * @param maybeSent whether it may be on its way all the same
     */
    @Transactional
    void putBack(long id, Instant nextAt, @Nullable String trouble, boolean maybeSent) {
        sql.sql(
                        """
                        UPDATE outbox SET next_at = :nextAt, trying_since = NULL,
                            trouble = coalesce(:trouble, trouble), repeats = repeats + :more
                        WHERE id = :id AND state = 'WAITING'
                        """)
                .param("id", id)
                .param("nextAt", utc(nextAt))
                .param("trouble", trouble)
                .param("more", maybeSent ? 1 : 0)
                .update();
    }

    // ---- what people look at
    // ---------------------------------------------------------------------

    /**
     * How much waits.
     *
     * @param oldest since when the first of them has been due; null where none is
     */
    record Waiting(int due, int held, @Nullable Instant oldest) {}

    /** A row as a page lists it. */
    record Listed(
            long id,
            String recipient,
            String subject,
            @Nullable String contact,
            Instant writtenAt,
            int tries,
            int repeats,
            @Nullable String trouble) {}

    @Transactional(readOnly = true)
    Waiting waiting(Instant now) {
        return sql.sql(
                        """
                        SELECT count(*) FILTER (WHERE NOT gather) AS due,
                            count(*) FILTER (WHERE gather) AS held,
                            min(written_at) FILTER (WHERE NOT gather AND written_at <= :now)
                                AS oldest
                        FROM outbox WHERE state = 'WAITING'
                        """)
                .param("now", utc(now))
                .query(
                        (row, number) ->
                                new Waiting(
                                        row.getInt("due"),
                                        row.getInt("held"),
                                        row.getObject("oldest") == null
                                                ? null
                                                : instant(row, "oldest")))
                .single();
    }

    @Transactional(readOnly = true)
    int countSetAside() {
        return sql.sql("SELECT count(*) FROM outbox WHERE state = 'SET_ASIDE'")
                .query(Integer.class)
                .single();
    }

    /** Those that wait now, oldest first. */
    List<Listed> waitingNow(int atMost) {
        return listed("state = 'WAITING' AND NOT gather ORDER BY written_at, id", atMost);
    }

    /** Those that nobody will take, latest first. */
    List<Listed> setAside(int atMost) {
        return listed("state = 'SET_ASIDE' ORDER BY settled_at DESC, id DESC", atMost);
    }

    /** Those that may have gone out more than once, latest first. */
    List<Listed> repeated(int atMost) {
        return listed("repeats > 0 ORDER BY id DESC", atMost);
    }

    @SuppressWarnings("NullAway") // rows are never null
    private List<Listed> listed(String which, int atMost) {
        return sql.sql(
                        """
                        SELECT id, recipient, subject, contact, written_at, tries, repeats, trouble
                        FROM outbox WHERE
                        """
                                + which
                                + " LIMIT :atMost")
                .param("atMost", atMost)
                .query(
                        (row, number) ->
                                new Listed(
                                        row.getLong("id"),
                                        row.getString("recipient"),
                                        row.getString("subject"),
                                        row.getString("contact"),
                                        instant(row, "written_at"),
                                        row.getInt("tries"),
                                        row.getInt("repeats"),
                                        row.getString("trouble")))
                .list();
    }

    /**
     * Tries one of people's own again that was set aside; a customer's stands as returned on its
     * contact and is written anew there.
     */
    @Transactional
    boolean tryAgain(long id, Instant now) {
        return sql.sql(
                                """
                                UPDATE outbox SET state = 'WAITING', next_at = :now, tries = 0,
                                    repeats = 0, settled_at = NULL, trouble = NULL
                                WHERE id = :id AND state = 'SET_ASIDE' AND purpose <> 'CUSTOMER'
                                """)
                        .param("id", id)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    // ---- what people are spared ---------------------------------------------------------------

    /** Takes back what was held back and is not called for any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    void withdrawHeld(List<ContactId> contacts, Collection<String> still, Instant at) {
        sql.sql(
                        """
                        UPDATE outbox SET state = 'WITHDRAWN', settled_at = :at
                        WHERE purpose = 'ALERT' AND state = 'WAITING' AND gather
                          AND contact = ANY(:contacts) AND about NOT LIKE 'RETURNED/%'
                          AND NOT EXISTS (
                              SELECT FROM unnest(string_to_array(about, ' ')) AS step
                              WHERE contact || '/' || regexp_replace(step, '/[0-9]+$', '')
                                  = ANY(:still))
                        """)
                .param("at", utc(at))
                .param("contacts", contacts.stream().map(ContactId::value).toArray(String[]::new))
                .param("still", still.toArray(String[]::new))
                .update();
    }

    /** Somebody whose quiet hours are over. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<UUID> nextToGather(Instant now) {
        return sql.sql(
                        """
                        SELECT person FROM outbox
                        WHERE state = 'WAITING' AND gather AND next_at <= :now
                        ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
                        """)
                .param("now", utc(now))
                .query(UUID.class)
                .optional();
    }

    /** Everything that was held back for somebody until now. */
    @SuppressWarnings("NullAway") // rows are never null
    @Transactional(propagation = Propagation.MANDATORY)
    List<Held> takeGathered(UUID person, Instant now) {
        return sql.sql(
                        "SELECT "
                                + COLUMNS
                                + """
                                FROM outbox
                                WHERE state = 'WAITING' AND gather AND person = :person
                                  AND next_at <= :now
                                ORDER BY id FOR UPDATE SKIP LOCKED
                                """)
                .param("person", person)
                .param("now", utc(now))
                .query(Outbox::held)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void release(long id, Instant now) {
        sql.sql("UPDATE outbox SET gather = false, next_at = :now WHERE id = :id")
                .param("id", id)
                .param("now", utc(now))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void gathered(List<Long> ids, Instant at) {
        sql.sql("UPDATE outbox SET state = 'GATHERED', settled_at = :at WHERE id = ANY(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .param("at", utc(at))
                .update();
    }

    private static Held held(ResultSet row, int number) throws SQLException {
        return new Held(row.getLong("id"), mail(row), row.getInt("tries"), row.getInt("repeats"));
    }

    static Outgoing mail(ResultSet row) throws SQLException {
        return new Outgoing(
                row.getString("mail_id"),
                Purpose.valueOf(row.getString("purpose")),
                Optional.ofNullable(row.getString("contact")).map(ContactId::new).orElse(null),
                Optional.ofNullable(row.getString("message")).map(MessageId::new).orElse(null),
                row.getObject("person", UUID.class),
                row.getString("about"),
                row.getString("recipient"),
                row.getString("recipient_name"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("reply_key"),
                Arrays.asList((String[]) row.getArray("earlier").getArray()),
                instant(row, "written_at"),
                instant(row, "next_at"),
                row.getBoolean("gather"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}

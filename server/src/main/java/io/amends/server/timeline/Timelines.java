package io.amends.server.timeline;

// Over 300 lines: the only way in and out of the tables of facts, statement by statement, so
// that what is read and what is appended cannot drift apart.

import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every contact's facts, and the only way to add to them. All of it takes many contacts at once, with
 * as many statements as one.
 */
@Repository
public class Timelines {

    private final JdbcClient sql;
    private final List<Projection> projections;

    Timelines(JdbcClient sql, List<Projection> projections) {
        this.sql = sql;
        this.projections = List.copyOf(projections);
    }

    /** A contact that is about to begin, with a name that no other has. */
    @Transactional
    public KeptContact begin() {
        ContactId contact =
                new ContactId(
                        "C-"
                                + sql.sql("SELECT nextval('contact_number')")
                                        .query(Long.class)
                                        .single());
        return new KeptContact(contact, 0, Timeline.of(contact, List.of()));
    }

    /** The contact of that name; one without facts where there is none. */
    public KeptContact of(ContactId contact) {
        return written(List.of(contact)).getFirst().read();
    }

    /** One for each name, in their order. */
    public List<WrittenContact> written(List<ContactId> contacts) {
        Map<ContactId, List<String>> known = eventsOf(contacts);
        Set<ContactId> more = mergedInto(known.keySet(), known);
        while (!more.isEmpty()) {
            Map<ContactId, List<String>> further = eventsOf(more);
            known.putAll(further);
            more = mergedInto(further.keySet(), known);
        }
        return contacts.stream().distinct().map(contact -> written(contact, known)).toList();
    }

    /** Those that are not read yet. */
    private static Set<ContactId> mergedInto(
            Collection<ContactId> contacts, Map<ContactId, List<String>> known) {
        return contacts.stream()
                .flatMap(c -> WrittenContact.mergedInto(c, events(c, known)).stream())
                .filter(contact -> !known.containsKey(contact))
                .collect(Collectors.toSet());
    }

    private static WrittenContact written(ContactId contact, Map<ContactId, List<String>> known) {
        Set<ContactId> merged = new LinkedHashSet<>();
        List<ContactId> last = WrittenContact.mergedInto(contact, events(contact, known));
        while (!last.isEmpty()) {
            last =
                    last.stream()
                            .filter(merged::add)
                            .flatMap(c -> WrittenContact.mergedInto(c, events(c, known)).stream())
                            .toList();
        }
        return new WrittenContact(
                contact,
                events(contact, known),
                merged.stream()
                        .map(other -> new WrittenContact(other, events(other, known), List.of()))
                        .toList());
    }

    private static List<String> events(ContactId contact, Map<ContactId, List<String>> known) {
        return known.getOrDefault(contact, List.of());
    }

    private Map<ContactId, List<String>> eventsOf(Collection<ContactId> contacts) {
        Map<ContactId, List<String>> events = new LinkedHashMap<>();
        contacts.forEach(contact -> events.put(contact, new ArrayList<>()));
        sql.sql(
                        """
                        SELECT contact, event FROM event
                        WHERE contact = ANY(:contacts) ORDER BY contact, sequence
                        """)
                .param("contacts", contacts.stream().map(ContactId::value).toArray(String[]::new))
                .query(
                        row -> {
                            events.computeIfAbsent(
                                            new ContactId(row.getString(1)),
                                            name -> new ArrayList<>())
                                    .add(row.getString(2));
                        });
        return events;
    }

    /** Nobody else adds to these until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Collection<ContactId> contacts) {
        sql.sql("SELECT id FROM contact WHERE id = ANY(:contacts) ORDER BY id FOR UPDATE")
                .param("contacts", contacts.stream().map(ContactId::value).toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /**
     * Names of contacts whose alarm has rung, longest ago first, and of those that were decided by
     * rules which somebody was editing. They stay with this transaction until it ends; nobody else
     * gets them meanwhile.
     */
    @SuppressWarnings("NullAway") // rows are never null
    @Transactional(propagation = Propagation.MANDATORY)
    public List<ContactId> claimDue(Instant now, int atMost) {
        return sql
                .sql(
                        """
                        WITH due AS MATERIALIZED (
                            SELECT id FROM contact
                            WHERE next_wake_at <= :now AND set_aside IS NULL
                            ORDER BY next_wake_at LIMIT :atMost
                            FOR UPDATE SKIP LOCKED),
                        outdated AS MATERIALIZED (
                            SELECT id FROM contact
                            WHERE set_aside IS NULL
                                AND (escalated OR (resolved_at IS NULL AND phase <> 'MERGED'))
                                AND ((escalated AND edition < (SELECT number FROM latest_edit))
                                    OR (NOT escalated
                                        AND edition < (SELECT of_rules FROM latest_edit)))
                            LIMIT :atMost - (SELECT count(*) FROM due)
                            FOR UPDATE SKIP LOCKED)
                        SELECT id FROM due UNION SELECT id FROM outdated
                        """)
                .param("now", utc(now))
                .param("atMost", atMost)
                .query(String.class)
                .list()
                .stream()
                .map(ContactId::new)
                .toList();
    }

    /** When the next alarm rings, of whichever contact. */
    @Transactional(readOnly = true)
    public Optional<Instant> nextAlarm() {
        return sql.sql(
                        """
                        SELECT next_wake_at FROM contact
                        WHERE next_wake_at IS NOT NULL AND set_aside IS NULL
                        ORDER BY next_wake_at LIMIT 1
                        """)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    /**
     * Contacts that were set aside, and escalated ones whose alarm is missing or older than an instant.
     */
    @SuppressWarnings("NullAway") // rows are never null
    @Transactional(readOnly = true)
    public List<Stuck> stuck(Instant overdueSince, int atMost) {
        return sql.sql(
                        """
                        SELECT id, coalesce(set_aside, '') FROM contact
                        WHERE set_aside IS NOT NULL
                        UNION ALL
                        SELECT id, '' FROM contact
                        WHERE escalated AND set_aside IS NULL AND next_wake_at IS NULL
                        UNION ALL
                        SELECT id, '' FROM contact
                        WHERE escalated AND set_aside IS NULL AND next_wake_at < :since
                        ORDER BY 1 LIMIT :atMost
                        """)
                .param("since", utc(overdueSince))
                .param("atMost", atMost)
                .query(
                        (row, number) ->
                                new Stuck(new ContactId(row.getString(1)), row.getString(2)))
                .list();
    }

    /**
     * Lets the alarms of all escalated contacts ring, and of those whose owner has left, since what
     * they rest on has changed. In the transaction that changes it, so that neither is without the
     * other.
     */
    @Transactional
    public void wakeEscalated(Instant now) {
        edited(false);
        sql.sql(
                        """
                        WITH held AS MATERIALIZED (
                            SELECT id FROM contact
                            WHERE escalated OR (resolved_at IS NULL AND resolution_owner IN (
                                SELECT CAST(id AS text) FROM person WHERE NOT active))
                            ORDER BY id FOR UPDATE)
                        UPDATE contact c SET next_wake_at = :now FROM held WHERE c.id = held.id
                        """)
                .param("now", utc(now))
                .update();
    }

    /** Lets the alarms of all contacts ring that are not resolved, in the same way. */
    @Transactional
    public void wakeUnresolved(Instant now) {
        edited(true);
        sql.sql(
                        """
                        WITH held AS MATERIALIZED (
                            SELECT id FROM contact
                            WHERE escalated OR (resolved_at IS NULL AND phase <> 'MERGED')
                            ORDER BY id FOR UPDATE)
                        UPDATE contact c SET next_wake_at = :now FROM held WHERE c.id = held.id
                        """)
                .param("now", utc(now))
                .update();
    }

    /**
     * Whoever is deciding by what was before cannot be seen from here, nor this from there. What they
     * write says which edit they knew, so that it rings once more.
     */
    private void edited(boolean ofRules) {
        sql.sql(
                        """
                        INSERT INTO latest_edit AS l (number, of_rules) VALUES (1, :ofRules)
                        ON CONFLICT (one) DO UPDATE SET number = l.number + 1,
                            of_rules = CASE WHEN :ofRules = 1 THEN l.number + 1 ELSE l.of_rules END
                        """)
                .param("ofRules", ofRules ? 1 : 0)
                .update();
    }

    /**
     * How many edits there were of what contacts are decided by. Asked for before what they left is
     * read, so that nobody takes the old for the new.
     */
    @Transactional(readOnly = true)
    public long edition() {
        return sql.sql("SELECT coalesce(max(number), 0) FROM latest_edit")
                .query(Long.class)
                .single();
    }

    /**
     * Names of contacts with an open escalation, in their order.
     *
     * @param after begins behind this one; the empty text for the first
     */
    @SuppressWarnings("NullAway") // rows are never null
    @Transactional(readOnly = true)
    public List<ContactId> escalated(String after, int atMost) {
        return sql
                .sql(
                        """
                        SELECT id FROM contact
                        WHERE escalated AND set_aside IS NULL AND id > :after
                        ORDER BY id LIMIT :atMost
                        """)
                .param("after", after)
                .param("atMost", atMost)
                .query(String.class)
                .list()
                .stream()
                .map(ContactId::new)
                .toList();
    }

    /** How many contacts have an open escalation. */
    @Transactional(readOnly = true)
    public long escalatedCount() {
        return sql.sql("SELECT count(*) FROM contact WHERE escalated").query(Long.class).single();
    }

    /** Names of contacts opened over [from, to), the latest first. */
    @SuppressWarnings("NullAway") // rows are never null
    @Transactional(readOnly = true)
    public List<ContactId> opened(Instant from, Instant to, int atMost) {
        return sql
                .sql(
                        """
                        SELECT id FROM contact
                        WHERE opened_at >= :from AND opened_at < :to AND set_aside IS NULL
                        ORDER BY opened_at DESC, id LIMIT :atMost
                        """)
                .param("from", utc(from))
                .param("to", utc(to))
                .param("atMost", atMost)
                .query(String.class)
                .list()
                .stream()
                .map(ContactId::new)
                .toList();
    }

    /** Takes a contact out of the way that cannot be worked out, so that it holds up no other. */
    @Transactional
    public void setAside(ContactId contact, String why, Instant at) {
        sql.sql("UPDATE contact SET set_aside = :why, set_aside_at = :at WHERE id = :id")
                .param("why", why)
                .param("at", utc(at))
                .param("id", contact.value())
                .update();
    }

    /**
     * Appends to each contact that is still as it was when it was decided on, and brings everything
     * that is made from its events up to date; all of it or nothing.
     *
     * @return those that have moved on since: nothing was appended to them
     */
    @Transactional
    public Set<ContactId> append(List<Addition> additions) {
        Map<String, Boolean> taken = take(additions);
        List<Addition> appended =
                additions.stream().filter(a -> taken.containsKey(name(a))).toList();
        List<Addition> withOtherRows =
                appended.stream().filter(a -> Boolean.TRUE.equals(taken.get(name(a)))).toList();
        for (Projection projection : projections) {
            List<Addition> theirs =
                    projection instanceof Projection.Marked ? withOtherRows : appended;
            if (!theirs.isEmpty()) {
                projection.project(theirs);
            }
        }
        return additions.stream()
                .map(a -> a.before().contact())
                .filter(contact -> !taken.containsKey(contact.value()))
                .collect(Collectors.toSet());
    }

    private static String name(Addition addition) {
        return addition.before().contact().value();
    }

    /**
     * Writes the heads of those that nobody else has written meanwhile, in one order for all, and
     * their events; in one statement, since every one more is a way to the database and back.
     *
     * @return those that were written, and whether the rows made from them are others than before
     */
    private Map<String, Boolean> take(Collection<Addition> additions) {
        if (additions.isEmpty()) {
            return Map.of();
        }
        List<Head> heads =
                additions.stream()
                        .map(a -> Head.of(a, marked(a)))
                        .sorted(Comparator.comparing(Head::id))
                        .toList();
        List<Place> places = additions.stream().flatMap(Place::of).toList();
        Map<String, Boolean> taken = new HashMap<>();
        sql.sql(
                        """
                        WITH new AS MATERIALIZED (
                            SELECT * FROM json_to_recordset(CAST(:heads AS json)) AS n (
                                id text, version bigint, was_version bigint, phase text,
                                account text, requester text, contact_type text,
                                product_feature text, severity text, tier text, team text,
                                resolution_owner text, communication_owner text,
                                opened_at timestamptz, resolved_at timestamptz,
                                last_at timestamptz, escalated boolean, rulebook text,
                                projected bigint, next_wake_at timestamptz,
                                edition bigint)),
                        begun AS (
                            INSERT INTO contact (id, version, phase, account, requester,
                                contact_type, product_feature, severity, tier, team,
                                resolution_owner, communication_owner, opened_at, resolved_at,
                                last_at, escalated, rulebook, projected, next_wake_at, edition)
                            SELECT id, version, phase, account, requester, contact_type,
                                product_feature, severity, tier, team, resolution_owner,
                                communication_owner, opened_at, resolved_at, last_at, escalated,
                                rulebook, projected, next_wake_at, edition
                            FROM new WHERE was_version = 0
                            ON CONFLICT (id) DO NOTHING RETURNING id, projected <> 0 AS other),
                        held AS MATERIALIZED (
                            SELECT c.id, c.projected AS was FROM contact c JOIN new n USING (id)
                            WHERE n.was_version > 0 AND c.version = n.was_version
                            ORDER BY c.id FOR UPDATE OF c),
                        continued AS (
                            UPDATE contact c SET version = n.version, phase = n.phase,
                                account = n.account, requester = n.requester,
                                contact_type = n.contact_type,
                                product_feature = n.product_feature, severity = n.severity,
                                tier = n.tier, team = n.team,
                                resolution_owner = n.resolution_owner,
                                communication_owner = n.communication_owner,
                                opened_at = n.opened_at, resolved_at = n.resolved_at,
                                last_at = n.last_at, escalated = n.escalated,
                                rulebook = n.rulebook, projected = n.projected,
                                next_wake_at = n.next_wake_at, edition = n.edition
                            FROM new n JOIN held h USING (id)
                            WHERE c.id = n.id AND c.version = n.was_version
                            RETURNING c.id, h.was IS DISTINCT FROM n.projected AS other),
                        taken AS (SELECT * FROM begun UNION ALL SELECT * FROM continued),
                        kept AS (
                            INSERT INTO event (contact, sequence, occurred_at, recorded_at, kind,
                                event)
                            SELECT * FROM unnest(CAST(:contacts AS text[]),
                                CAST(:sequences AS bigint[]), CAST(:occurred AS timestamptz[]),
                                CAST(:recorded AS timestamptz[]), CAST(:kinds AS text[]),
                                CAST(:events AS text[])) AS e (contact)
                            WHERE e.contact IN (SELECT id FROM taken))
                        SELECT id, other FROM taken
                        """)
                .param("heads", Rows.of(heads))
                .param("contacts", texts(places, Place::contact))
                .param("sequences", texts(places, place -> String.valueOf(place.sequence())))
                .param("occurred", texts(places, place -> place.occurredAt().toString()))
                .param("recorded", texts(places, place -> place.recordedAt().toString()))
                .param("kinds", texts(places, Place::kind))
                .param("events", texts(places, Place::event))
                .query(
                        row -> {
                            taken.put(row.getString(1), row.getBoolean(2));
                        });
        return taken;
    }

    /** Of all rows that are made from a contact. */
    private long marked(Addition addition) {
        long all = Mark.NONE;
        for (Projection projection : projections) {
            if (projection instanceof Projection.Marked marked) {
                all = Mark.both(all, marked.mark(addition));
            }
        }
        return all;
    }

    /** An event where it is going to stand. */
    private record Place(
            String contact,
            long sequence,
            Instant occurredAt,
            Instant recordedAt,
            String kind,
            String event) {
        static Stream<Place> of(Addition addition) {
            return IntStream.range(0, addition.events().size()).mapToObj(i -> of(addition, i));
        }

        private static Place of(Addition addition, int index) {
            Event event = addition.events().get(index);
            return new Place(
                    addition.before().contact().value(),
                    addition.before().version() + index + 1,
                    event.occurredAt(),
                    event.stamp().recordedAt(),
                    EventJson.kindOf(event),
                    EventJson.write(event));
        }
    }

    private static String[] texts(List<Place> places, Function<Place, String> column) {
        return places.stream().map(column).toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}

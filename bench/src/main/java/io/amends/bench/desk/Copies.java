package io.amends.bench.desk;

import io.amends.core.lifecycle.Command;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.PersonId;
import io.amends.server.escalations.Contacts;
import io.amends.server.escalations.Handled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes many contacts of few, with all their rows. Facts of a contact do not lie side by side
 * afterwards: as in life, others' facts come in between.
 */
final class Copies {

    private static final int ACCOUNTS = 50_000;
    private static final int REQUESTERS = 100_000;
    private static final int WORDS = 5_000;

    /** What a copy has of its own, wherever it stands in a text. */
    private static final String OWN =
            "replace(replace(replace(%s, '"
                    + Stories.ACCOUNT
                    + "', c.account), '"
                    + Stories.REQUESTER
                    + "', c.requester), '"
                    + Stories.WORD
                    + "', c.word)";

    private final JdbcClient sql;
    private final List<String> afterwards = new ArrayList<>();

    Copies(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * @param contacts how many there are to be, about
     * @param escalations how many of their escalations
     */
    void make(long contacts, long escalations) {
        customers();
        names(contacts, escalations);
        putOff();
        copied("contact", "id", "id", "account", "requester");
        // within a contact, in the order of recording
        copied("event", "contact", "sequence", "event");
        copied("message_text", "contact", "place", "subject", "body");
        copied("escalation", "contact", "number");
        copied("commitment", "contact", "due");
        words();
        run("DROP SCHEMA copying CASCADE");
        afterwards.forEach(this::run);
        run(
                "SELECT setval('contact_number', (SELECT max(CAST(substr(id, 3) AS bigint))"
                        + " FROM contact))");
        for (String table :
                List.of(
                        "contact",
                        "event",
                        "message_text",
                        "escalation",
                        "commitment",
                        "commitment_count",
                        "contact_words",
                        "account",
                        "account_change",
                        "requester")) {
            run("VACUUM ANALYZE " + table);
        }
    }

    private void run(String statement) {
        if (statement.startsWith("SELECT")) {
            sql.sql(statement).query(row -> {});
        } else {
            sql.sql(statement).update();
        }
    }

    private void customers() {
        run(
                "INSERT INTO account SELECT 'acme-' || lpad(g::text, 6, '0') FROM"
                        + " generate_series(0, "
                        + ACCOUNTS
                        + ") g");
        run(
                "INSERT INTO account_change (account, since, attributes, recorded_at)"
                        + " SELECT id, now() - interval '1 year', jsonb_build_object('name',"
                        + " 'Acme ' || id, 'segment', 'Enterprise', 'renewalDate', '2099-03-31'),"
                        + " now() FROM account");
        run(
                "INSERT INTO requester SELECT 'person-' || lpad(g::text, 6, '0'), 'acme-' ||"
                        + " lpad((g % "
                        + ACCOUNTS
                        + ")::text, 6, '0'), 'Mara Number ' || g, 'mara' || g ||"
                        + " '@acme.example', 'en', 'Europe/Berlin' FROM generate_series(0, "
                        + REQUESTERS
                        + ") g");
    }

    /** Which contact each is a copy of, those of escalated ones spread over the others. */
    private void names(long contacts, long escalations) {
        run("CREATE SCHEMA copying");
        run(
                "CREATE TABLE copying.story AS SELECT c.id, (SELECT count(*) FROM escalation e"
                        + " WHERE e.contact = c.id) AS escalations FROM contact c");
        run(
                "CREATE UNLOGGED TABLE copying.copy AS WITH"
                        + " told AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS rank,"
                        + " count(*) OVER () AS of_all, sum(escalations) OVER () AS had"
                        + " FROM copying.story WHERE escalations > 0),"
                        + " others AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS rank,"
                        + " count(*) OVER () AS of_all FROM copying.story WHERE escalations = 0),"
                        + " wanted AS (SELECT g, g * w.many / "
                        + contacts
                        + " AS k, (g - 1) * w.many / "
                        + contacts
                        + " AS k_before FROM generate_series(1, "
                        + contacts
                        + "::bigint) g, (SELECT "
                        + escalations
                        + " * of_all / had::bigint AS many FROM told LIMIT 1) w)"
                        + " SELECT coalesce(s.id, o.id) AS story, 'C-' || (100000 + g) AS id,"
                        + " 'acme-' || lpad((g * 7919 % "
                        + ACCOUNTS
                        + ")::text, 6, '0') AS account,"
                        + " 'person-' || lpad((g * 7919 % "
                        + REQUESTERS
                        + ")::text, 6, '0') AS requester,"
                        + " 'ord' || lpad((g * 31 % "
                        + WORDS
                        + ")::text, 6, '0') AS word FROM wanted"
                        + " LEFT JOIN told s ON k > k_before AND s.rank = k % s.of_all"
                        + " LEFT JOIN others o ON k = k_before AND o.rank = g % o.of_all");
        run("CREATE INDEX ON copying.copy (story)");
        run("ANALYZE copying.copy");
    }

    /** References are checked and words are indexed once, at the end. */
    private void putOff() {
        Map<String, String> references =
                sql
                        .sql(
                                """
                                SELECT 'ALTER TABLE ' || conrelid::regclass || ' DROP CONSTRAINT '
                                        || quote_ident(conname),
                                    'ALTER TABLE ' || conrelid::regclass || ' ADD CONSTRAINT '
                                        || quote_ident(conname) || ' ' || pg_get_constraintdef(oid)
                                FROM pg_constraint
                                WHERE contype = 'f' AND confrelid = 'contact'::regclass
                                """)
                        .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                        .list()
                        .stream()
                        .map(Objects::requireNonNull)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<String, String> indexes =
                sql
                        .sql(
                                """
                                SELECT 'DROP INDEX ' || indexname, indexdef FROM pg_indexes
                                WHERE schemaname = current_schema()
                                    AND tablename IN ('message_text', 'contact_words')
                                    AND indexdef LIKE '%USING gin%'
                                """)
                        .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                        .list()
                        .stream()
                        .map(Objects::requireNonNull)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        indexes.keySet().forEach(this::run);
        references.keySet().forEach(this::run);
        afterwards.addAll(indexes.values());
        afterwards.addAll(references.values());
    }

    /**
     * Copies a table's rows, the first of each contact, then the second of each, and so on.
     *
     * @param own columns in which a copy's own names stand
     */
    private void copied(String table, String contact, String order, String... own) {
        List<String> columns =
                sql
                        .sql(
                                """
                                SELECT column_name FROM information_schema.columns
                                WHERE table_schema = current_schema() AND table_name = :table
                                    AND is_generated = 'NEVER' AND is_identity = 'NO'
                                ORDER BY ordinal_position
                                """)
                        .param("table", table)
                        .query(String.class)
                        .list()
                        .stream()
                        .map(Objects::requireNonNull)
                        .toList();
        List<String> named = List.of(own);
        String values =
                columns.stream()
                        .map(
                                column ->
                                        column.equals(contact)
                                                ? "c.id"
                                                : named.contains(column)
                                                        ? String.format(OWN, "t." + column)
                                                        : "t." + column)
                        .collect(Collectors.joining(", "));
        run(
                "CREATE TABLE copying."
                        + table
                        + " AS SELECT *, row_number() OVER (PARTITION BY "
                        + contact
                        + " ORDER BY "
                        + order
                        + ") AS round FROM "
                        + table);
        run("ANALYZE copying." + table);
        long rounds = sql.sql("SELECT max(round) FROM copying." + table).query(Long.class).single();
        for (long round = 1; round <= rounds; round++) {
            run(
                    "INSERT INTO "
                            + table
                            + " ("
                            + String.join(", ", columns)
                            + ") SELECT "
                            + values
                            + " FROM copying.copy c JOIN copying."
                            + table
                            + " t ON t."
                            + contact
                            + " = c.story WHERE t.round = "
                            + round);
        }
    }

    private void words() {
        run(
                "INSERT INTO contact_words SELECT id, to_tsvector('english', w) ||"
                        + " to_tsvector('german', w) FROM (SELECT id, concat_ws(' ', id, account,"
                        + " requester, 'billing invoices') AS w FROM copying.copy) x");
    }

    // ---- whether they are contacts
    // -----------------------------------------------------------------

    /**
     * Finds some of them and has them decided upon.
     *
     * @throws IllegalStateException for one that is no contact as any other
     */
    static void check(ApplicationContext server, List<String> some, PersonId by) {
        Contacts contacts = server.getBean(Contacts.class);
        for (String id : some) {
            ContactId contact = new ContactId(id);
            LiveContact found = contacts.find(contact).orElseThrow();
            if (found.escalations().isEmpty() || found.judgements().isEmpty()) {
                throw new IllegalStateException("Expected an escalated contact, but " + id);
            }
            Handled handled = contacts.decide(contact, new Command.Note(Actor.person(by)));
            if (!(handled instanceof Handled.Done)) {
                throw new IllegalStateException("Expected " + id + " to take it, but " + handled);
            }
        }
        long[] counts =
                server.getBean(JdbcClient.class)
                        .sql(
                                """
                                SELECT (SELECT coalesce(sum(n), 0) FROM commitment_count),
                                    (SELECT count(*) FROM commitment
                                     WHERE verdict IN ('OPEN', 'MISSED'))
                                """)
                        .query((row, n) -> new long[] {row.getLong(1), row.getLong(2)})
                        .single();
        if (counts[0] != counts[1]) {
            throw new IllegalStateException(
                    "Expected the kept count " + counts[0] + " to be " + counts[1]);
        }
    }
}

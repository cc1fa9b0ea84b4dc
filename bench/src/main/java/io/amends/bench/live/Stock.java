package io.amends.bench.live;

import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Event;
import io.amends.server.escalations.Contacts;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The contacts that are there already. A few hundred go through the service, so that their rows are
 * what it writes; every other one is a copy of all rows of one of them, under a name of its own, made
 * inside the database. A tenth are escalated, and all have an alarm ahead.
 */
final class Stock {

    private static final int PATTERNS = 400;
    private static final int ESCALATED_EVERY = 10;
    private static final String PATTERN = "P-";
    private static final List<String> BESIDE =
            List.of("event", "commitment", "escalation", "contact_words");

    private final Patterns patterns;
    private final Contacts contacts;
    private final JdbcTemplate sql;
    private final long size;

    Stock(ConfigurableApplicationContext server, House house, long size) {
        this.patterns = new Patterns(house);
        this.contacts = server.getBean(Contacts.class);
        this.sql = server.getBean(JdbcTemplate.class);
        this.size = size;
    }

    static ContactId contact(long number) {
        return new ContactId("L-%08d".formatted(number));
    }

    ContactId any(Random random) {
        return contact(1 + random.nextLong(size));
    }

    void make() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Map<ContactId, List<Event>> made = new LinkedHashMap<>();
        for (int i = 0; i < PATTERNS; i++) {
            Instant opened = now.minus(Duration.ofMinutes(90 + 3L * i));
            made.put(
                    new ContactId(PATTERN + i),
                    i % ESCALATED_EVERY == 0
                            ? patterns.escalated(i, opened)
                            : patterns.plain(i, opened));
        }
        contacts.record(made);
        // Every row checked against its contact is most of the work; they are checked all at once
        // after.
        BESIDE.forEach(table -> alter(table, "DROP CONSTRAINT IF EXISTS %s_contact_fkey"));
        for (String table : tables()) {
            copy(table);
        }
        BESIDE.forEach(
                table ->
                        alter(
                                table,
                                "ADD CONSTRAINT %s_contact_fkey FOREIGN KEY (contact) REFERENCES contact"));
        tables().forEach(table -> sql.execute("VACUUM ANALYZE " + table));
    }

    private void alter(String table, String how) {
        sql.execute("ALTER TABLE " + table + " " + how.formatted(table));
    }

    private static List<String> tables() {
        return Stream.concat(Stream.of("contact"), BESIDE.stream()).toList();
    }

    private void copy(String table) {
        long began = System.nanoTime();
        copy(
                table,
                """
                SELECT 'L-' || lpad(n::text, 8, '0') AS copy, 'P-' || n %% %d AS pattern
                FROM generate_series(1, %d) n OFFSET 0
                """
                        .formatted(PATTERNS, size));
        System.err.printf("copied %s in %.1f s%n", table, (System.nanoTime() - began) / 1e9);
    }

    /** Rows of patterns under other names, contact after contact as they are listed. */
    private void copy(String table, String names, Object... values) {
        List<String> columns = columns(table);
        sql.update(
                """
                INSERT INTO %1$s (%2$s, %3$s)
                SELECT g.copy, t.%4$s FROM (%5$s) g
                CROSS JOIN LATERAL (SELECT * FROM %1$s t WHERE t.%2$s = g.pattern OFFSET 0) t
                """
                        .formatted(
                                table,
                                key(table),
                                String.join(", ", columns),
                                String.join(", t.", columns),
                                names),
                values);
    }

    private static String key(String table) {
        return table.equals("contact") ? "id" : "contact";
    }

    @SuppressWarnings("NullAway") // rows are never null
    private List<String> columns(String table) {
        return sql.queryForList(
                """
                SELECT quote_ident(attname) FROM pg_attribute
                WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped AND attname <> ?
                ORDER BY attnum
                """,
                String.class,
                table,
                key(table));
    }

    /**
     * Lets the alarms of some contacts at random fall due at one instant: their rows are replaced with
     * copies of one that was escalated and of which the customer was told nothing.
     *
     * @param ahead when
     * @return empty where that is over before they are wound
     */
    Optional<Wound> wind(int some, long seed, Duration ahead) {
        Instant warned = Instant.now().plus(ahead).truncatedTo(ChronoUnit.SECONDS);
        ContactId pattern = new ContactId(PATTERN + "burst-" + warned.getEpochSecond());
        contacts.record(Map.of(pattern, patterns.untold(0, warned)));
        Random random = new Random(seed);
        TreeSet<String> chosen = new TreeSet<>();
        while (chosen.size() < some) {
            chosen.add(any(random).value());
        }
        String[] names = chosen.toArray(String[]::new);
        BESIDE.forEach(
                table -> {
                    sql.update("DELETE FROM " + table + " WHERE contact = ANY(?)", (Object) names);
                    copy(
                            table,
                            """
                            SELECT n AS copy, '%s' AS pattern FROM unnest(?::text[]) n
                            ORDER BY md5(n)
                            """
                                    .formatted(pattern),
                            (Object) names);
                });
        String columns =
                columns("contact").stream()
                        .map(column -> column + " = t." + column)
                        .collect(Collectors.joining(", "));
        sql.update(
                "UPDATE contact c SET %s FROM contact t WHERE t.id = '%s' AND c.id = ANY(?)"
                        .formatted(columns, pattern),
                (Object) names);
        Instant due =
                Objects.requireNonNull(
                                sql.queryForObject(
                                        "SELECT next_wake_at FROM contact WHERE id = ?",
                                        OffsetDateTime.class,
                                        pattern.value()))
                        .toInstant();
        sql.update("UPDATE contact SET next_wake_at = NULL WHERE id = ?", pattern.value());
        if (Duration.between(warned, due).abs().toMillis() > 2) {
            throw new IllegalStateException(
                    "Expected alarms at " + warned + ", but they are at " + due);
        }
        if (!Instant.now().isBefore(due)) {
            sql.update("UPDATE contact SET next_wake_at = NULL WHERE id = ANY(?)", (Object) names);
            return Optional.empty();
        }
        return Optional.of(new Wound(due, chosen));
    }

    /** Contacts whose alarms fall due at one instant. */
    record Wound(Instant due, Set<String> contacts) {}
}

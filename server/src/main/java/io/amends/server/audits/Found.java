package io.amends.server.audits;

import io.amends.core.timeline.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads lists page by page. A page begins behind a line of the one before, found by an index, so the
 * thousandth costs what the first does.
 */
@Repository
class Found {

    static final int LINES = 50;

    /** Above it a count is not worth its time; "more than" is said instead. */
    static final int COUNTED = 10_000;

    private static final int FETCHED = 1000;
    private static final int CHOICES = 200;

    private final JdbcClient sql;
    private final DataSource database;

    Found(JdbcClient sql, DataSource database) {
        this.sql = sql;
        this.database = database;
    }

    /** A line: its columns' values, instants as such. */
    record Line(Map<String, @Nullable Object> cells, Cursor cursor) {

        public @Nullable Object get(String column) {
            return cells.get(column);
        }

        /** What a finding's evidence says. */
        public Reason evidence() {
            String values = Objects.toString(cells.get("evidence_values"), "");
            return new Reason(
                    Objects.toString(cells.get("evidence"), ""),
                    values.isEmpty() ? List.of() : List.of(values.split("\\|", -1)));
        }
    }

    /**
     * A page of a list.
     *
     * @param before and after: where its neighbours end and begin; null where there is none
     */
    record Lines(List<Line> lines, @Nullable String before, @Nullable String after) {}

    /** A value that lines can be chosen by, and how many have it. */
    record Choice(String value, long lines) {}

    Lines first(long audit, Asked asked) {
        List<Line> read = lines(audit, asked, null, true, LINES + 1);
        boolean more = read.size() > LINES;
        List<Line> shown = more ? read.subList(0, LINES) : read;
        return new Lines(shown, null, more ? shown.getLast().cursor().toString() : null);
    }

    Lines after(long audit, Asked asked, Cursor cursor) {
        List<Line> read = lines(audit, asked, cursor, true, LINES + 1);
        if (read.isEmpty()) {
            return first(audit, asked);
        }
        boolean more = read.size() > LINES;
        List<Line> shown = more ? read.subList(0, LINES) : read;
        return new Lines(
                shown,
                shown.getFirst().cursor().toString(),
                more ? shown.getLast().cursor().toString() : null);
    }

    Lines before(long audit, Asked asked, Cursor cursor) {
        List<Line> read = lines(audit, asked, cursor, false, LINES + 1);
        if (read.size() <= LINES) {
            return first(audit, asked);
        }
        List<Line> shown = new ArrayList<>(read.subList(0, LINES));
        Collections.reverse(shown);
        return new Lines(
                shown, shown.getFirst().cursor().toString(), shown.getLast().cursor().toString());
    }

    /** Lines behind a cursor, or before it with the nearest first. */
    private List<Line> lines(
            long audit, Asked asked, @Nullable Cursor from, boolean on, int atMost) {
        List<Line> lines = new ArrayList<>();
        // What has a value comes first in either order, then what has none: two ranges of one
        // index.
        List<Boolean> parts =
                !asked.order().gaps()
                        ? List.of(true)
                        : on ? List.of(true, false) : List.of(false, true);
        int begin = from == null || !asked.order().gaps() ? 0 : parts.indexOf(from.value() != null);
        for (int i = begin; i < parts.size() && lines.size() < atMost; i++) {
            @Nullable Cursor bound = i == begin ? from : null;
            lines.addAll(part(audit, asked, parts.get(i), bound, on, atMost - lines.size()));
        }
        return lines;
    }

    private List<Line> part(
            long audit,
            Asked asked,
            boolean valued,
            @Nullable Cursor from,
            boolean on,
            int atMost) {
        Listing listing = asked.listing();
        String column = asked.order().column();
        boolean rising = asked.down() != on;
        String than = rising ? ">" : "<";
        String way = rising ? "" : " DESC";
        Map<String, Object> values = new HashMap<>(asked.values());
        List<String> where = shown(asked);
        String order;
        if (!valued) {
            where.add(column + " IS NULL");
            order = listing.key() + way;
        } else if (column.equals(listing.key())) {
            order = column + way;
        } else {
            if (asked.order().gaps()) {
                where.add(column + " IS NOT NULL");
            }
            order = column + way + ", " + listing.key() + way;
        }
        if (from != null) {
            String key = "CAST(:at_key AS " + listing.keyType() + ")";
            values.put("at_key", from.key());
            if (!valued || column.equals(listing.key())) {
                where.add(listing.key() + " " + than + " " + key);
            } else {
                where.add(
                        "(%s, %s) %s (CAST(:at_value AS %s), %s)"
                                .formatted(column, listing.key(), than, asked.order().type(), key));
                values.put("at_value", Objects.requireNonNull(from.value()));
            }
        }
        return sql.sql(
                        select(audit, listing, column, where)
                                + " ORDER BY "
                                + order
                                + " LIMIT "
                                + atMost)
                .params(values)
                .query((row, number) -> line(row, listing))
                .list();
    }

    private static List<String> shown(Asked asked) {
        List<String> where = new ArrayList<>();
        where.add(asked.listing().shown());
        where.addAll(asked.conditions());
        return where;
    }

    private static String select(long audit, Listing listing, String order, List<String> where) {
        return "SELECT %s, CAST(%s AS text) AS at_value FROM %s WHERE %s"
                .formatted(
                        String.join(", ", listing.read()),
                        order,
                        listing.table(),
                        where(audit, where));
    }

    /** The audit's number stands in the statement, so that only its partition is planned for. */
    private static String where(long audit, List<String> conditions) {
        return conditions.isEmpty()
                ? "audit = " + audit
                : "audit = " + audit + " AND " + String.join(" AND ", conditions);
    }

    private static Line line(ResultSet row, Listing listing) throws SQLException {
        Map<String, @Nullable Object> cells = LinkedHashMap.newLinkedHashMap(listing.read().size());
        for (String column : listing.read()) {
            cells.put(column, cell(row.getObject(column)));
        }
        return new Line(
                cells,
                new Cursor(
                        row.getString("at_value"),
                        Objects.requireNonNull(row.getString(listing.key()))));
    }

    private static @Nullable Object cell(@Nullable Object value) {
        return value instanceof Timestamp time ? time.toInstant() : value;
    }

    /** The zone of an audit's source. */
    ZoneId zone(long audit) {
        return ZoneId.of(
                sql.sql("SELECT zone FROM audit WHERE number = :audit")
                        .param("audit", audit)
                        .query(String.class)
                        .single());
    }

    /** How many lines there are, at most one more than {@link #COUNTED}. */
    long count(long audit, Asked asked) {
        return sql.sql(
                        "SELECT count(*) FROM (SELECT FROM "
                                + asked.listing().table()
                                + " WHERE "
                                + where(audit, shown(asked))
                                + " LIMIT "
                                + (COUNTED + 1)
                                + ") counted")
                .params(asked.values())
                .query(Long.class)
                .single();
    }

    /** Every line that was asked for, in its order, without holding more than a few. */
    @Transactional(readOnly = true)
    public void each(long audit, Asked asked, Consumer<List<@Nullable Object>> reader) {
        Listing listing = asked.listing();
        String column = asked.order().column();
        String way = asked.down() ? " DESC" : "";
        String order =
                column.equals(listing.key())
                        ? column + way
                        : column + way + " NULLS LAST, " + listing.key() + way;
        JdbcTemplate streaming = new JdbcTemplate(database);
        streaming.setFetchSize(FETCHED);
        new NamedParameterJdbcTemplate(streaming)
                .query(
                        select(audit, listing, column, asked.conditions()) + " ORDER BY " + order,
                        asked.values(),
                        row -> {
                            reader.accept(
                                    new ArrayList<>(
                                            line(row, listing).cells().values().stream()
                                                    .limit(listing.columns().size())
                                                    .toList()));
                        });
    }

    /** Counts what the lists of an audit can be chosen by; its partitions are filled. */
    void count(long audit) {
        for (Listing listing : Listing.values()) {
            for (String part : listing.choices()) {
                sql.sql(
                                """
                                INSERT INTO audit_choice (audit, list, part, value, lines)
                                SELECT %d, '%s', '%s', CAST(%s AS text), count(*) FROM %s
                                WHERE audit = %d AND %s AND %s IS NOT NULL AND CAST(%s AS text) <> ''
                                GROUP BY 4 ORDER BY 5 DESC, 4 LIMIT %d
                                """
                                        .formatted(
                                                audit,
                                                listing.path(),
                                                part,
                                                part,
                                                listing.table(),
                                                audit,
                                                listing.shown(),
                                                part,
                                                part,
                                                CHOICES))
                        .update();
            }
        }
    }

    Map<String, List<Choice>> choices(long audit, Listing listing) {
        Map<String, List<Choice>> choices = new LinkedHashMap<>();
        listing.choices().forEach(part -> choices.put(part, new ArrayList<>()));
        sql.sql(
                        """
                        SELECT part, value, lines FROM audit_choice
                        WHERE audit = :audit AND list = :list ORDER BY part, value
                        """)
                .param("audit", audit)
                .param("list", listing.path())
                .query(
                        row -> {
                            choices.computeIfAbsent(row.getString(1), p -> new ArrayList<>())
                                    .add(new Choice(row.getString(2), row.getLong(3)));
                        });
        return choices;
    }
}

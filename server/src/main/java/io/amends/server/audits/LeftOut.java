package io.amends.server.audits;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What an audit could not read, place by place, in the order in which it came. */
@Repository
class LeftOut {

    /** Of a file that is wrong throughout the first million are kept; the report counts all. */
    static final long KEPT = 1_000_000;

    static final List<String> COLUMNS =
            List.of("place", "file", "line", "source_column", "value", "reason", "expected");

    private static final int LINES = 50;

    private final JdbcClient sql;

    LeftOut(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * One of them.
     *
     * @param place counts from 1 in each audit
     * @param sourceColumn empty: the whole line
     */
    record Place(
            long place,
            String file,
            long line,
            String sourceColumn,
            String value,
            String reason,
            String expected) {}

    /** How often something was left out for one reason. */
    record Count(String reason, long lines) {}

    /** A page of them; null: it is the first, the last. */
    record Places(List<Place> places, @Nullable Long before, @Nullable Long after) {}

    Places after(long audit, long place, @Nullable String reason) {
        List<Place> found = read(audit, place, reason, LINES + 1, true);
        boolean more = found.size() > LINES;
        List<Place> shown = more ? found.subList(0, LINES) : found;
        return new Places(
                shown,
                place > 0 && !shown.isEmpty() ? shown.getFirst().place() : null,
                more ? shown.getLast().place() : null);
    }

    Places before(long audit, long place, @Nullable String reason) {
        List<Place> found = new ArrayList<>(read(audit, place, reason, LINES + 1, false));
        boolean more = found.size() > LINES;
        List<Place> shown = new ArrayList<>(more ? found.subList(0, LINES) : found);
        Collections.reverse(shown);
        return new Places(
                shown,
                more ? shown.getFirst().place() : null,
                shown.isEmpty() ? null : shown.getLast().place());
    }

    @SuppressWarnings("NullAway") // rows are never null
    private List<Place> read(
            long audit, long place, @Nullable String reason, int limit, boolean forwards) {
        return sql.sql(
                        """
                        SELECT place, file, line, source_column, value, reason, expected
                        FROM audit_left_out
                        WHERE audit = :audit AND place %s :place
                            AND (:reason::text IS NULL OR reason = :reason)
                        ORDER BY place %s LIMIT :limit
                        """
                                .formatted(forwards ? ">" : "<", forwards ? "ASC" : "DESC"))
                .param("audit", audit)
                .param("place", place)
                .param("reason", reason)
                .param("limit", limit)
                .query(Place.class)
                .list();
    }

    @SuppressWarnings("NullAway") // rows are never null
    List<Count> reasons(long audit) {
        return sql.sql(
                        """
                        SELECT reason, count(*) AS lines FROM audit_left_out WHERE audit = :audit
                        GROUP BY reason ORDER BY lines DESC, reason
                        """)
                .param("audit", audit)
                .query(Count.class)
                .list();
    }

    /** All of them, a page at a time. */
    void each(long audit, @Nullable String reason, Consumer<Place> taker) {
        long place = 0;
        List<Place> found = read(audit, place, reason, 1_000, true);
        while (!found.isEmpty()) {
            found.forEach(taker);
            place = found.getLast().place();
            found = read(audit, place, reason, 1_000, true);
        }
    }
}

package io.amends.history.source;

import java.time.ZoneId;
import java.util.Objects;

/**
 * How an instant is written in a column.
 *
 * @param format {@code iso}, {@code epoch-seconds}, {@code epoch-millis}, or a pattern of {@link
 *     java.time.format.DateTimeFormatter}
 * @param zone of what is written without an offset
 */
public record InstantPlan(String column, String format, ZoneId zone) {

    public InstantPlan {
        Objects.requireNonNull(column);
        Objects.requireNonNull(format);
        Objects.requireNonNull(zone);
    }
}

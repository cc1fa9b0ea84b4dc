package io.amends.history.audit;

import java.util.Map;
import java.util.Objects;

/** One line of a table, by column. */
record Line(Map<String, String> cells) {

    String get(String column) {
        return Objects.requireNonNull(cells.get(column), column);
    }
}

package io.amends.history.suggest;

import io.amends.history.mapping.EventKind;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which column says what happened, and what each of its values means.
 *
 * @param column empty: every row only states what holds
 * @param score how plainly, from 0 to 108
 */
record Events(Optional<Column> column, int score, Map<String, String> kinds) {

    static final Events NONE = new Events(Optional.empty(), 0, Map.of());

    private static final int PLAIN = 78;
    private static final int MOST_KINDS = 150;

    /** What a status says as well; the status then says it. */
    private static final Set<String> OF_STATUS =
            Set.of("snapshot", "opened", "resolved", "closed", "reopened", "ignored");

    static Events of(Column column) {
        int header = Vocabulary.SHIPPED.header("event", column.name());
        if (column.isBlank()
                || column.isInstant()
                || column.isText()
                || column.isNumber()
                || column.distinct() > MOST_KINDS) {
            return NONE;
        }
        Map<String, String> kinds = new LinkedHashMap<>();
        column.values()
                .forEach(v -> Vocabulary.SHIPPED.kind(v).ifPresent(kind -> kinds.put(v, kind)));
        double known = column.share(kinds::containsKey);
        double states = column.share(Vocabulary.SHIPPED::isStatusLike);
        long different = kinds.values().stream().distinct().count();
        boolean channel = column.share(v -> Vocabulary.SHIPPED.isValue("channel", v)) > 0.8;
        boolean status = states > 0.6 && header < 88;
        if (status || known < 0.3 || (header < PLAIN && (channel || different < 2))) {
            return NONE;
        }
        int values = known > 0.6 && states < 0.6 && different > 1 ? 62 : 0;
        int score = Math.max(header, values) + (header >= PLAIN && values > 0 ? 8 : 0);
        return score < 60 ? NONE : new Events(Optional.of(column), score, kinds);
    }

    /** The best of several columns. */
    static Events among(List<Column> columns) {
        Events best = NONE;
        for (Column column : columns) {
            Events found = of(column);
            if (found.score > best.score) {
                best = found;
            }
        }
        return best;
    }

    /** Whether its values say when a contact was over. */
    boolean tellsTheEnd() {
        return kinds.containsValue("resolved") || kinds.containsValue("closed");
    }

    /** Without what the status says already. */
    Events beyondStatus() {
        Map<String, String> beyond = new LinkedHashMap<>();
        kinds.forEach(
                (value, kind) -> {
                    if (!OF_STATUS.contains(kind)) {
                        beyond.put(value, kind);
                    }
                });
        return new Events(column, score, beyond);
    }

    Set<EventKind> told() {
        Set<EventKind> told = new LinkedHashSet<>();
        for (EventKind kind : EventKind.values()) {
            if (kinds.containsValue(kind.word())) {
                told.add(kind);
            }
        }
        return told;
    }

    /** Values to which no meaning was found. */
    List<String> unknown() {
        return column.map(c -> c.values().stream().filter(v -> !kinds.containsKey(v)).toList())
                .orElse(List.of());
    }
}

package io.amends.history.suggest;

import io.amends.history.mapping.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Fields whose values are words of ours: which of a column's values mean which of them. */
final class FixedWords {

    private static final Pattern BETWEEN = Pattern.compile("\\|");
    private static final double NEARLY_ALL = 0.9;

    private FixedWords() {}

    static boolean areKnown(Field field, Column column) {
        return column.distinct() <= 400
                && column.share(value -> meaning(field, value).isPresent()) >= NEARLY_ALL;
    }

    /** Only what is not read as it stands; empty where everything is. */
    static Map<String, String> values(Field field, Column column) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String value : column.values()) {
            if (!isOurs(field, value)) {
                meaning(field, value).ifPresent(meaning -> values.put(value, meaning));
            }
        }
        if (!values.isEmpty()) {
            // Beside values that are given a meaning, those read as they stand need one too.
            column.values().stream()
                    .filter(value -> isOurs(field, value))
                    .forEach(value -> values.put(value, value));
        }
        return values;
    }

    private static Optional<String> meaning(Field field, String value) {
        return isOurs(field, value)
                ? Optional.of(value)
                : Vocabulary.SHIPPED.word(field.word(), value);
    }

    private static boolean isOurs(Field field, String value) {
        return switch (field.kind()) {
            case PARTS, ELEMENTS ->
                    List.of(BETWEEN.split(value)).stream()
                            .allMatch(item -> field.kind().find(item) != null);
            default -> field.kind().find(value) != null;
        };
    }
}

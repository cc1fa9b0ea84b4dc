package io.amends.history.suggest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Names that are machines', or nobody's: by how they are called, and by working when nobody does. */
final class SystemUsers {

    /** Rows below which hours of the day say nothing. */
    private static final int ENOUGH = 200;

    private static final int NEARLY_ALL_HOURS = 22;
    private static final double AS_MANY_AT_WEEKENDS = 0.22;

    private SystemUsers() {}

    static void propose(
            Draft draft,
            List<Column> people,
            Function<String[], Instant> occurred,
            List<String[]> rows) {
        List<String> named = new ArrayList<>();
        for (Column column : people) {
            column.values().stream()
                    .filter(Vocabulary.SHIPPED::isSystemUser)
                    .filter(name -> !named.contains(name))
                    .forEach(named::add);
        }
        if (!named.isEmpty() && named.size() <= 60) {
            draft.propose("system-users", named, Confidence.SURE, Why.of("system-users.named"));
        }
        for (Column column : people) {
            List<String> restless =
                    restless(column, occurred, rows).stream()
                            .filter(name -> !named.contains(name))
                            .toList();
            if (!restless.isEmpty()) {
                draft.ask(
                        "system-users",
                        Why.of("ask.restless", String.join(", ", restless)),
                        List.of());
            }
        }
    }

    private static List<String> restless(
            Column column, Function<String[], Instant> occurred, List<String[]> rows) {
        Map<String, Set<Integer>> hours = new HashMap<>();
        Map<String, int[]> weekends = new HashMap<>();
        for (String[] row : rows) {
            String name = row[column.place()];
            if (!name.isEmpty() && column.counts().getOrDefault(name, 0) >= ENOUGH) {
                var at = occurred.apply(row).atOffset(ZoneOffset.UTC);
                hours.computeIfAbsent(name, key -> new HashSet<>()).add(at.getHour());
                int[] counted = weekends.computeIfAbsent(name, key -> new int[2]);
                counted[0]++;
                counted[1] += at.getDayOfWeek().getValue() > 5 ? 1 : 0;
            }
        }
        return hours.entrySet().stream()
                .filter(e -> e.getValue().size() >= NEARLY_ALL_HOURS)
                .map(Map.Entry::getKey)
                .filter(
                        name -> {
                            int[] counted = weekends.getOrDefault(name, new int[2]);
                            return counted[1] >= AS_MANY_AT_WEEKENDS * counted[0];
                        })
                .toList();
    }
}

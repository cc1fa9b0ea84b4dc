package io.amends.history.measure;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How often each of many things occurred. */
final class Counts<K> {

    private final Map<K, Long> counts = new HashMap<>();

    void add(K key) {
        counts.merge(key, 1L, Long::sum);
    }

    void merge(Counts<K> other) {
        other.counts.forEach((key, count) -> counts.merge(key, count, Long::sum));
    }

    long of(K key) {
        return counts.getOrDefault(key, 0L);
    }

    long total() {
        return counts.values().stream().mapToLong(count -> count).sum();
    }

    long distinct() {
        return counts.size();
    }

    /** How many different things there are here and there. */
    long distinctWith(Counts<K> other) {
        return distinct()
                + other.counts.keySet().stream().filter(key -> !counts.containsKey(key)).count();
    }

    /** How many things occurred exactly so often. */
    long occurring(long times) {
        return counts.values().stream().filter(count -> count == times).count();
    }

    /** The counts, the greatest first. */
    List<Long> largest() {
        return counts.values().stream().sorted(Comparator.reverseOrder()).toList();
    }

    /** The things that occurred most, ties by name, with their counts. */
    Map<String, Object> most(int limit) {
        Map<String, Object> most = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(
                        Map.Entry.<K, Long>comparingByValue()
                                .reversed()
                                .thenComparing(entry -> entry.getKey().toString()))
                .limit(limit)
                .forEach(entry -> most.put(entry.getKey().toString(), entry.getValue()));
        return most;
    }
}

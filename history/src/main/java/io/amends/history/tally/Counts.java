package io.amends.history.tally;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How often each of many things occurred. */
final class Counts<K> {

    private final Map<K, long[]> counts = new HashMap<>();

    void add(K key) {
        add(key, 1);
    }

    void add(K key, long times) {
        counts.computeIfAbsent(key, k -> new long[1])[0] += times;
    }

    long of(K key) {
        long @Nullable [] count = counts.get(key);
        return count == null ? 0 : count[0];
    }

    void merge(Counts<K> other) {
        other.counts.forEach((key, count) -> add(key, count[0]));
    }

    List<K> keys(Comparator<? super K> order) {
        List<K> keys = new ArrayList<>(counts.keySet());
        keys.sort(order);
        return keys;
    }
}

package io.amends.history.rulebook;

import io.amends.history.document.Entry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The same section of several documents, one laid over the other: what the upper states, holds. */
record Layers(List<Entry> upperFirst) {

    Layers {
        upperFirst = List.copyOf(upperFirst);
    }

    Optional<Entry> find(String key) {
        return upperFirst.stream().flatMap(entry -> entry.find(key).stream()).findFirst();
    }

    /** What some layer states; the lowest states everything. */
    Entry get(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException("No layer states " + key));
    }

    /** A section of its own, empty where the uppermost says there is none. */
    Optional<Layers> optional(String key) {
        List<Entry> stated = stated(key).takeWhile(Entry::isMap).toList();
        return stated.isEmpty() ? Optional.empty() : Optional.of(new Layers(stated));
    }

    Layers section(String key) {
        return new Layers(stated(key).toList());
    }

    private Stream<Entry> stated(String key) {
        return upperFirst.stream().flatMap(entry -> entry.find(key).stream());
    }

    /** The layers of several sections, in the order given within each document. */
    static Layers of(List<Entry> documentsUpperFirst, String... sectionsUpperFirst) {
        return new Layers(
                documentsUpperFirst.stream()
                        .flatMap(
                                document ->
                                        Stream.of(sectionsUpperFirst)
                                                .flatMap(key -> document.find(key).stream()))
                        .toList());
    }
}

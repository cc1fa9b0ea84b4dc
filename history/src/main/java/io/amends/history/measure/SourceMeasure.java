package io.amends.history.measure;

import io.amends.history.source.Row;
import java.util.List;
import java.util.Map;

/**
 * A published measure over all contacts. Adding in any order and merging in any grouping gives the
 * same figures.
 *
 * @param <T> the measure itself
 */
sealed interface SourceMeasure<T extends SourceMeasure<T>> permits SupportLines, ActivityFlow {

    /**
     * @param rows all of one contact that count, at least one, in time order
     */
    void add(List<Row> rows);

    void merge(T other);

    /** Names to numbers, texts, lists and maps, in the order in which they are to be read. */
    Map<String, Object> figures();
}

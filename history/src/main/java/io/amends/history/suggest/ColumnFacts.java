package io.amends.history.suggest;

import java.util.List;

/**
 * What a column holds, for whoever corrects a mapping.
 *
 * @param filled the share of lines in which it is not blank
 * @param distinct different values in the sample
 * @param examples the most frequent values, at most {@value #EXAMPLES}
 * @param used whether the mapping reads it
 */
public record ColumnFacts(
        String name, double filled, int distinct, List<String> examples, boolean used) {

    static final int EXAMPLES = 8;

    public ColumnFacts {
        examples = List.copyOf(examples);
    }
}

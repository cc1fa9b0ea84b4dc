package io.amends.history.suggest;

import java.time.Instant;
import java.util.List;

/**
 * One contact of the sample as the mapping tells it.
 *
 * @param lines its facts in order, at most {@value #LONGEST}
 * @param further facts behind those
 */
public record Preview(String contact, List<Line> lines, int further) {

    static final int LONGEST = 14;

    /** A fact. */
    public record Line(Instant at, Why fact) {}

    public Preview {
        lines = List.copyOf(lines);
    }
}

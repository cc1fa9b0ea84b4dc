package io.amends.core.stats;

import java.util.stream.IntStream;

/** Control of false alarms when many cells are tested at once. */
public final class FalseDiscovery {

    private FalseDiscovery() {}

    /**
     * Benjamini–Hochberg adjusted p-values, in input order: calling every cell whose adjusted value
     * is at most q keeps the expected share of false calls at most q (Benjamini and Hochberg 1995,
     * J. R. Stat. Soc. B 57:289–300). As R {@code p.adjust(p, "BH")}.
     *
     * <p>The family is every cell computed, hidden ones included; testing fewer cells afterwards
     * breaks the guarantee.
     *
     * @throws IllegalArgumentException when a value is not within [0, 1]
     */
    public static double[] benjaminiHochberg(double[] p) {
        for (double value : p) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("Expected p in [0, 1], but got " + value);
            }
        }
        int[] ascending =
                IntStream.range(0, p.length)
                        .boxed()
                        .sorted((a, b) -> Double.compare(p[a], p[b]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] adjusted = new double[p.length];
        double smallest = 1;
        for (int rank = p.length; rank >= 1; rank--) {
            int index = ascending[rank - 1];
            smallest = Math.min(smallest, p[index] * p.length / rank);
            adjusted[index] = smallest;
        }
        return adjusted;
    }
}

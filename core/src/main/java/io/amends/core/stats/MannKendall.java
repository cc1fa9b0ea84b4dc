package io.amends.core.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Mann–Kendall test for a steady rise or fall of a series (Mann 1945, Econometrica 13:245–259;
 * Kendall 1970, Rank Correlation Methods). It assumes independent values; a series that remembers
 * itself gives too small a p-value.
 *
 * @param n values in the series
 * @param s rises less falls over all pairs
 * @param variance of s without a trend, corrected for ties
 * @param z normal score with continuity correction; 0 when s is 0
 * @param pValue two-sided: by all orderings of the values (ties included) for n &lt; 10, by z from
 *     10 on; 1 below two values
 */
public record MannKendall(int n, long s, double variance, double z, double pValue) {

    private static final int FEWEST_FOR_NORMAL = 10;

    /** Tests the values, taken in the order of time. */
    public static MannKendall of(double[] values) {
        int[] counts = tieCounts(values);
        long s = s(values);
        double variance = variance(values.length, counts);
        double z = s == 0 ? 0 : (s - Long.signum(s)) / Math.sqrt(variance);
        double p =
                values.length < FEWEST_FOR_NORMAL
                        ? Orderings.of(counts).twoSided(s)
                        : Math.min(
                                1,
                                2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z)));
        return new MannKendall(values.length, s, variance, z, p);
    }

    private static long s(double[] values) {
        long s = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = i + 1; j < values.length; j++) {
                s += (long) Math.signum(values[j] - values[i]);
            }
        }
        return s;
    }

    /** How often each distinct value occurs, by ascending value. */
    private static int[] tieCounts(double[] values) {
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        int[] counts = new int[values.length];
        int last = -1;
        for (int i = 0; i < ascending.length; i++) {
            if (i == 0 || ascending[i] != ascending[i - 1]) {
                last++;
            }
            counts[last]++;
        }
        return Arrays.copyOf(counts, last + 1);
    }

    private static double variance(int n, int[] counts) {
        double ties = 0;
        for (int t : counts) {
            ties += t * (t - 1.0) * (2.0 * t + 5);
        }
        return (n * (n - 1.0) * (2.0 * n + 5) - ties) / 18;
    }

    /**
     * How many distinct orderings of a short series with ties reach each s: built value by value
     * over the multisets already placed, at most 2⁹ of them below ten values.
     */
    private static final class Orderings {

        private final double[] ways;

        private Orderings(double[] ways) {
            this.ways = ways;
        }

        static Orderings of(int[] counts) {
            int n = Arrays.stream(counts).sum();
            int offset = n * (n - 1) / 2;
            int[] weights = new int[counts.length + 1];
            weights[0] = 1;
            for (int v = 0; v < counts.length; v++) {
                weights[v + 1] = weights[v] * (counts[v] + 1);
            }
            double[][] placed = new double[weights[counts.length]][2 * offset + 1];
            placed[0][offset] = 1;
            for (int state = 0; state < placed.length; state++) {
                extend(placed, state, counts, weights);
            }
            return new Orderings(placed[placed.length - 1]);
        }

        /** Appends each value still to be placed to every ordering of this state. */
        private static void extend(double[][] placed, int state, int[] counts, int[] weights) {
            for (int v = 0; v < counts.length; v++) {
                if (used(state, v, counts, weights) < counts[v]) {
                    int gain = 0;
                    for (int u = 0; u < counts.length; u++) {
                        gain += Integer.signum(v - u) * used(state, u, counts, weights);
                    }
                    double[] from = placed[state];
                    double[] to = placed[state + weights[v]];
                    for (int i = Math.max(0, -gain); i < from.length - Math.max(0, gain); i++) {
                        to[i + gain] += from[i];
                    }
                }
            }
        }

        private static int used(int state, int v, int[] counts, int[] weights) {
            return state / weights[v] % (counts[v] + 1);
        }

        double twoSided(long s) {
            int offset = ways.length / 2;
            double extreme = 0;
            for (int i = 0; i < ways.length; i++) {
                extreme += Math.abs(i - offset) >= Math.abs(s) ? ways[i] : 0;
            }
            return extreme / Arrays.stream(ways).sum();
        }
    }
}

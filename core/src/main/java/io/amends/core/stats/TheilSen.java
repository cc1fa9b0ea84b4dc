package io.amends.core.stats;

import java.util.Arrays;
import java.util.OptionalDouble;

/** The slope of a trend that a few wild values cannot turn. */
public final class TheilSen {

    /** Pairs grow with the square: 4,096 points already make 8 million slopes (64 MiB). */
    private static final int MOST_POINTS = 4096;

    private TheilSen() {}

    /**
     * Theil–Sen slope: the median of the slopes between all pairs of points with different x (Theil
     * 1950, Proc. K. Ned. Akad. Wet. 53; Sen 1968, J. Am. Stat. Assoc. 63:1379–1389), in units of y
     * per unit of x. Empty when no two x differ.
     *
     * @throws IllegalArgumentException when lengths differ, or beyond 4,096 points (average per
     *     period first)
     */
    public static OptionalDouble slope(double[] x, double[] y) {
        if (x.length != y.length || x.length > MOST_POINTS) {
            throw new IllegalArgumentException(
                    "Expected equally many x and y, at most %d, but got %d and %d"
                            .formatted(MOST_POINTS, x.length, y.length));
        }
        double[] slopes = new double[x.length * (x.length - 1) / 2];
        int found = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length; j++) {
                if (x[i] != x[j]) {
                    slopes[found++] = (y[j] - y[i]) / (x[j] - x[i]);
                }
            }
        }
        return Quantiles.quantile(Arrays.copyOf(slopes, found), 0.5);
    }
}

package io.amends.core.stats;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * Log-rank test: do groups wait equally long, open cases included? (Mantel 1966, Cancer Chemother.
 * Rep. 50:163–170; Peto and Peto 1972, J. R. Stat. Soc. A 135:185–207.) Numbers as R {@code
 * survival::survdiff}.
 *
 * <p>It weighs every event alike and sees best a difference that keeps its ratio over time; curves
 * that cross can cancel.
 */
public final class LogRank {

    private final long[][] sorted;
    private final int[] next;
    private final long[] observed;
    private final double[] expected;
    private final double[][] variance;

    /**
     * The result, groups in the order given.
     *
     * @param chiSquare test statistic
     * @param degrees degrees of freedom: groups with any expected event, less one; 0 leaves nothing
     *     to compare
     * @param pValue upper tail of χ²; 1 when there is nothing to compare
     * @param observed events per group
     * @param expected events per group if all waited equally
     */
    public record Result(
            double chiSquare,
            int degrees,
            double pValue,
            List<Long> observed,
            List<Double> expected) {
        public Result {
            observed = List.copyOf(observed);
            expected = List.copyOf(expected);
        }
    }

    private LogRank(List<Durations> groups) {
        sorted = groups.stream().map(Durations::sorted).toArray(long[][]::new);
        int size = sorted.length;
        next = new int[size];
        observed = new long[size];
        expected = new double[size];
        variance = new double[size][size];
    }

    /** Compares two or more groups; fewer, or groups without events, give p = 1. */
    public static Result test(List<Durations> groups) {
        var test = new LogRank(groups);
        test.walk();
        return test.result();
    }

    /** Visits every time at which anything ended, in all groups together. */
    private void walk() {
        int size = sorted.length;
        double[] atRisk = new double[size];
        long time = earliest();
        while (time >= 0) {
            long happened = 0;
            for (int g = 0; g < size; g++) {
                atRisk[g] = sorted[g].length - next[g];
                happened += pass(g, time);
            }
            if (happened > 0) {
                compare(atRisk, happened);
            }
            time = earliest();
        }
    }

    /** The next time not yet visited; −1 when there is none. A plain loop: once per instant. */
    private long earliest() {
        long earliest = -1;
        for (int g = 0; g < sorted.length; g++) {
            if (next[g] < sorted[g].length) {
                long time = Durations.seconds(sorted[g][next[g]]);
                earliest = earliest < 0 ? time : Math.min(earliest, time);
            }
        }
        return earliest;
    }

    /** Moves group g beyond a time and returns how many events it had there. */
    private long pass(int g, long time) {
        long happened = 0;
        while (next[g] < sorted[g].length && Durations.seconds(sorted[g][next[g]]) == time) {
            happened += Durations.ended(sorted[g][next[g]]) ? 1 : 0;
            next[g]++;
        }
        observed[g] += happened;
        return happened;
    }

    private void compare(double[] atRisk, long happened) {
        double all = DoubleStream.of(atRisk).sum();
        double spread = all > 1 ? happened * (all - happened) / (all - 1) : 0;
        for (int g = 0; g < atRisk.length; g++) {
            double share = atRisk[g] / all;
            expected[g] += happened * share;
            for (int h = 0; h < atRisk.length; h++) {
                variance[g][h] += spread * share * ((g == h ? 1 : 0) - atRisk[h] / all);
            }
        }
    }

    private Result result() {
        int[] compared = IntStream.range(0, expected.length).filter(g -> expected[g] > 0).toArray();
        int degrees = Math.max(0, compared.length - 1);
        double chiSquare = degrees == 0 ? 0 : quadraticForm(Arrays.copyOf(compared, degrees));
        double p =
                degrees == 0
                        ? 1
                        : ChiSquaredDistribution.of(degrees).survivalProbability(chiSquare);
        return new Result(
                chiSquare,
                degrees,
                p,
                Arrays.stream(observed).boxed().toList(),
                Arrays.stream(expected).boxed().toList());
    }

    /** (O − E)ᵀ V⁻¹ (O − E) over all compared groups but one, which the others determine. */
    private double quadraticForm(int[] groups) {
        var differences = new ArrayRealVector(groups.length);
        var covariance = new Array2DRowRealMatrix(groups.length, groups.length);
        for (int i = 0; i < groups.length; i++) {
            differences.setEntry(i, observed[groups[i]] - expected[groups[i]]);
            for (int j = 0; j < groups.length; j++) {
                covariance.setEntry(i, j, variance[groups[i]][groups[j]]);
            }
        }
        // the pseudo-inverse: V is singular when everything happens at one instant
        var solver = new SingularValueDecomposition(covariance).getSolver();
        return differences.dotProduct(solver.solve(differences));
    }
}

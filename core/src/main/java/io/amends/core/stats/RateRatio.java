package io.amends.core.stats;

import java.util.Optional;

/**
 * How many times more often something happens inside a cell than in the rest: the ratio of two
 * Poisson rates, {@code countIn} over {@code exposureIn} against {@code countOut} over {@code
 * exposureOut}. Both exposures are in one unit; the ratio has none.
 *
 * <p>Given the total count, {@code countIn} is binomial with share {@code exposureIn / (exposureIn +
 * exposureOut)} when the rates are equal (Przyborowski and Wilenski 1940, Biometrika 31:313–323);
 * test and interval are exact on that ground. Same numbers as R {@code poisson.test(c(a, b), c(T1,
 * T2))}. The total count goes up to 2<sup>31</sup>−1.
 */
public record RateRatio(long countIn, double exposureIn, long countOut, double exposureOut) {

    public RateRatio {
        if (countIn < 0 || countOut < 0 || !isExposure(exposureIn) || !isExposure(exposureOut)) {
            throw new IllegalArgumentException(
                    "Expected counts >= 0 over finite exposures > 0, but got %d over %s and %d over %s"
                            .formatted(countIn, exposureIn, countOut, exposureOut));
        }
        Math.toIntExact(countIn + countOut);
    }

    /** The ratio, or empty when one side has no exposure: there is nothing to compare with. */
    public static Optional<RateRatio> of(
            long countIn, double exposureIn, long countOut, double exposureOut) {
        boolean noneIn = exposureIn == 0 && countIn == 0;
        boolean noneOut = exposureOut == 0 && countOut == 0;
        return noneIn || noneOut
                ? Optional.empty()
                : Optional.of(new RateRatio(countIn, exposureIn, countOut, exposureOut));
    }

    /**
     * The ratio: 0 when nothing happened inside, {@code +Infinity} when it happened only inside, and
     * 1 with interval [0, +Infinity] when it happened nowhere, which says nothing either way.
     */
    public double value() {
        if (total() == 0) {
            return 1;
        }
        return countOut == 0
                ? Double.POSITIVE_INFINITY
                : countIn / exposureIn / (countOut / exposureOut);
    }

    /** Exact interval at 0.95: Clopper–Pearson for the inside share, turned into a ratio. */
    public Interval exact() {
        if (total() == 0) {
            return new Interval(0, Double.POSITIVE_INFINITY);
        }
        Interval share = new Proportion(countIn, total()).clopperPearson();
        return new Interval(ratio(share.low()), ratio(share.high()));
    }

    /** Two-sided exact p-value of equal rates; 1 when nothing happened anywhere. */
    public double pValue() {
        return concentration().pValue();
    }

    /** The same comparison as a share of the events against the share of exposure. */
    public Concentration concentration() {
        return new Concentration(countIn, total(), exposureIn / (exposureIn + exposureOut));
    }

    /** Whether either side expects too few events for a verdict; see {@link Concentration#small}. */
    public boolean small() {
        return concentration().small();
    }

    private long total() {
        return countIn + countOut;
    }

    private double ratio(double share) {
        return share == 1
                ? Double.POSITIVE_INFINITY
                : share / (1 - share) * (exposureOut / exposureIn);
    }

    private static boolean isExposure(double exposure) {
        return exposure > 0 && !Double.isInfinite(exposure);
    }
}

package io.amends.core.stats;

import java.util.Optional;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * A share: {@code numerator} of {@code denominator} counted things, with its uncertainty.
 *
 * <p>A share of nothing does not exist: the constructor refuses a zero denominator, and {@link #of}
 * answers it with an empty {@code Optional}, so that no NaN reaches a report. Counts go up to
 * 2<sup>31</sup>−1, the limit of the library underneath.
 */
public record Proportion(long numerator, long denominator) {

    private static final long FEWEST_CASES = 30;
    private static final double WIDEST = 0.30;
    private static final double NARROW = 0.05;
    private static final double WIDEST_RELATIVE = 1.30;

    public Proportion {
        if (numerator < 0 || denominator < 1 || numerator > denominator) {
            throw new IllegalArgumentException(
                    "Expected 0 <= numerator <= denominator and denominator >= 1, but got "
                            + numerator
                            + "/"
                            + denominator);
        }
        Math.toIntExact(denominator);
    }

    /**
     * The share, or empty when the denominator is 0.
     *
     * @throws IllegalArgumentException when a count is negative or the part exceeds the whole
     */
    public static Optional<Proportion> of(long numerator, long denominator) {
        return numerator == 0 && denominator == 0
                ? Optional.empty()
                : Optional.of(new Proportion(numerator, denominator));
    }

    /** The share, 0 to 1. */
    public double value() {
        return (double) numerator / denominator;
    }

    /**
     * Wilson score interval at 0.95; sensible at 0 and at all, which the textbook ± is not (Wilson
     * 1927, J. Am. Stat. Assoc. 22:209–212; recommended by Newcombe 1998, Stat. Med. 17:857–872).
     */
    public Interval wilson() {
        return interval(BinomialConfidenceInterval.WILSON_SCORE);
    }

    /**
     * Clopper–Pearson ("exact") interval at 0.95, never narrower than it claims (Clopper and Pearson
     * 1934, Biometrika 26:404–413). As R {@code binom.test(x, n)$conf.int}.
     */
    public Interval clopperPearson() {
        return interval(BinomialConfidenceInterval.CLOPPER_PEARSON);
    }

    /**
     * Whether the share rests on too little to be read without a warning: fewer than 30 cases, or a
     * Clopper–Pearson interval at least 0.30 wide, or one wider than 0.05 and than 130 % of the
     * share. Source: Parker et al. 2017, NCHS Data Presentation Standards for Proportions, Vital
     * Health Stat 2(175).
     */
    public boolean small() {
        double width = clopperPearson().width();
        return denominator < FEWEST_CASES
                || width >= WIDEST
                || (width > NARROW && width > WIDEST_RELATIVE * value());
    }

    private Interval interval(BinomialConfidenceInterval method) {
        var found = method.fromErrorRate((int) denominator, (int) numerator, Interval.ERROR_RATE);
        return new Interval(Math.max(0, found.getLowerBound()), Math.min(1, found.getUpperBound()));
    }
}

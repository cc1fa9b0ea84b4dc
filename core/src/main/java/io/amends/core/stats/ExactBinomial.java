package io.amends.core.stats;

import java.util.function.IntPredicate;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The two-sided exact binomial test by small probabilities, as R {@code binom.test(x, n, p)}.
 *
 * <p>Own code because Commons Statistics 1.2 compares the two tails' probabilities exactly: where
 * they are equal in mathematics and differ in the last bit (2 of 3 at p = 0.5) it drops one tail and
 * reports half the p-value. R allows a relative error of 1e-7; so does this.
 */
final class ExactBinomial {

    private static final double RELATIVE_ERROR = 1e-7;

    private ExactBinomial() {}

    /** P-value of {@code successes} of {@code trials} when the true share is {@code p}. */
    static double twoSided(int successes, int trials, double p) {
        if (p == 0 || p == 1) {
            return successes == trials * p ? 1 : 0;
        }
        double mean = trials * p;
        if (successes == mean) {
            return 1;
        }
        var binomial = BinomialDistribution.of(trials, p);
        double bound = binomial.logProbability(successes) + Math.log1p(RELATIVE_ERROR);
        IntPredicate asUnlikely = x -> binomial.logProbability(x) <= bound;
        if (successes < mean) {
            int from = firstTrue((int) Math.ceil(mean), trials, asUnlikely);
            return sum(binomial, successes, from);
        }
        int upTo = (int) Math.floor(mean);
        int mirrored = firstTrue(0, upTo, x -> asUnlikely.test(upTo - x));
        return sum(binomial, upTo - mirrored, successes);
    }

    private static double sum(BinomialDistribution binomial, int low, int high) {
        return Math.min(
                1, binomial.cumulativeProbability(low) + binomial.survivalProbability(high - 1));
    }

    /** First true in [from, to] of a predicate that stays true; {@code to + 1} when none is. */
    private static int firstTrue(int from, int to, IntPredicate test) {
        int low = from;
        int high = to + 1;
        while (low < high) {
            int middle = low + (high - low) / 2;
            if (test.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}

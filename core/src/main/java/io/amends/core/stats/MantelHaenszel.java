package io.amends.core.stats;

import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A comparison adjusted for a stratifying dimension (segment, product, tier), to be shown beside the
 * crude one: the two can point opposite ways (Simpson's paradox). Assumes one common ratio in all
 * strata; look at the strata first. Mantel and Haenszel 1959, J. Natl. Cancer Inst. 22:719–748.
 */
public final class MantelHaenszel {

    private static final double Z =
            NormalDistribution.of(0, 1).inverseSurvivalProbability(Interval.ERROR_RATE / 2);

    private MantelHaenszel() {}

    /** A common ratio over all strata with its 0.95 interval (normal on the log scale). */
    public record Adjusted(double value, Interval interval) {}

    /**
     * One stratum of a two-by-two table.
     *
     * @param a cases in the first group with the outcome; {@code b} those without
     * @param c cases in the second group with the outcome; {@code d} those without
     */
    public record Table(long a, long b, long c, long d) {
        public Table {
            if (a < 0 || b < 0 || c < 0 || d < 0) {
                throw new IllegalArgumentException(
                        "Expected counts >= 0, but got %d %d %d %d".formatted(a, b, c, d));
            }
        }

        double total() {
            return (double) a + b + c + d;
        }
    }

    /**
     * Common odds ratio, variance of its logarithm after Robins, Breslow and Greenland (1986,
     * Biometrics 42:311–323); as R {@code mantelhaen.test}. Empty when a zero on either side over
     * all strata leaves it without a finite value or interval.
     */
    public static Optional<Adjusted> oddsRatio(List<Table> strata) {
        double r = 0;
        double s = 0;
        double pr = 0;
        double cross = 0;
        double qs = 0;
        for (Table t : nonEmpty(strata)) {
            double n = t.total();
            double ri = t.a() / n * t.d();
            double si = t.b() / n * t.c();
            double agree = (t.a() + t.d()) / n;
            double differ = (t.b() + t.c()) / n;
            r += ri;
            s += si;
            pr += agree * ri;
            cross += agree * si + differ * ri;
            qs += differ * si;
        }
        if (r == 0 || s == 0) {
            return Optional.empty();
        }
        return Optional.of(
                adjusted(r / s, pr / (2 * r * r) + cross / (2 * r * s) + qs / (2 * s * s)));
    }

    /**
     * Mantel–Haenszel χ² (1 degree of freedom) of no association within strata; as R {@code
     * mantelhaen.test(correct = …)}. Empty when no stratum can show one.
     */
    public static Optional<Double> chiSquare(List<Table> strata, boolean continuityCorrection) {
        double difference = 0;
        double variance = 0;
        for (Table t : strata) {
            double n = t.total();
            if (n > 1) {
                double first = (double) t.a() + t.b();
                double outcome = (double) t.a() + t.c();
                difference += t.a() - first * outcome / n;
                variance += first / n * outcome / n * (n - first) * (n - outcome) / (n - 1);
            }
        }
        double correction = continuityCorrection && Math.abs(difference) >= 0.5 ? 0.5 : 0;
        double distance = Math.abs(difference) - correction;
        return variance == 0 ? Optional.empty() : Optional.of(distance * distance / variance);
    }

    /**
     * Common rate ratio of strata of person-time, variance of its logarithm after Greenland and
     * Robins (1985, Biometrics 41:55–68). Empty when either side has no event in any stratum.
     */
    public static Optional<Adjusted> rateRatio(List<RateRatio> strata) {
        double inside = 0;
        double outside = 0;
        double spread = 0;
        for (RateRatio each : strata) {
            double exposure = each.exposureIn() + each.exposureOut();
            inside += each.countIn() * each.exposureOut() / exposure;
            outside += each.countOut() * each.exposureIn() / exposure;
            spread +=
                    (each.countIn() + each.countOut())
                            * (each.exposureIn() / exposure)
                            * (each.exposureOut() / exposure);
        }
        return inside == 0 || outside == 0
                ? Optional.empty()
                : Optional.of(adjusted(inside / outside, spread / (inside * outside)));
    }

    private static List<Table> nonEmpty(List<Table> strata) {
        return strata.stream().filter(each -> each.total() > 0).toList();
    }

    private static Adjusted adjusted(double ratio, double logVariance) {
        double factor = Math.exp(Z * Math.sqrt(logVariance));
        return new Adjusted(ratio, new Interval(ratio / factor, ratio * factor));
    }
}

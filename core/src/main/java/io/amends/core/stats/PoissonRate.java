package io.amends.core.stats;

import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * Events per unit of exposure: {@code count} events over {@code exposure} account-months, contacts,
 * days. The unit of the rate is one over the caller's unit of exposure.
 *
 * <p>A rate over no exposure does not exist: the constructor refuses it, {@link #of} answers empty.
 */
public record PoissonRate(long count, double exposure) {

    private static final long FEWEST_EVENTS = 10;

    public PoissonRate {
        if (count < 0 || !(exposure > 0) || Double.isInfinite(exposure)) {
            throw new IllegalArgumentException(
                    "Expected count >= 0 over a finite exposure > 0, but got "
                            + count
                            + " over "
                            + exposure);
        }
    }

    /** The rate, or empty when the exposure is 0. */
    public static Optional<PoissonRate> of(long count, double exposure) {
        return exposure == 0 && count == 0
                ? Optional.empty()
                : Optional.of(new PoissonRate(count, exposure));
    }

    /** Events per unit of exposure. */
    public double value() {
        return count / exposure;
    }

    /**
     * Garwood's exact interval at 0.95: χ² quantiles with 2x and 2x + 2 degrees of freedom, halved
     * (Garwood 1936, Biometrika 28:437–442). As R {@code poisson.test(x, T)$conf.int}.
     */
    public Interval garwood() {
        double tail = Interval.ERROR_RATE / 2;
        double low = count == 0 ? 0 : chiSquared(2.0 * count).inverseCumulativeProbability(tail);
        double high = chiSquared(2.0 * count + 2).inverseSurvivalProbability(tail);
        return new Interval(low / 2 / exposure, high / 2 / exposure);
    }

    /**
     * Fewer than 10 events: too few to be read without a warning, as in the National Center for
     * Health Statistics' data presentation standards for rates.
     */
    public boolean small() {
        return count < FEWEST_EVENTS;
    }

    /**
     * P(X ≥ count) for a Poisson mean: how surprising a spike of at least this many is. As R {@code
     * ppois(count - 1, mean, lower.tail = FALSE)}.
     *
     * @param mean expected events, in the same unit as the count, &gt; 0
     */
    public static double upperTail(long count, double mean) {
        return PoissonDistribution.of(mean).survivalProbability(Math.toIntExact(count - 1));
    }

    private static ChiSquaredDistribution chiSquared(double degrees) {
        return ChiSquaredDistribution.of(degrees);
    }
}

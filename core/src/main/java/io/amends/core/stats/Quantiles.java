package io.amends.core.stats;

import java.util.OptionalDouble;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;

/**
 * Exact sample quantiles, R type 7 (Hyndman and Fan 1996, Am. Stat. 50:361–365): position 1 + (n −
 * 1)p in the sorted sample, linear between neighbours; the default of R, NumPy and Excel {@code
 * PERCENTILE.INC}. Over no values a quantile is empty.
 *
 * <p>On {@link Durations} only observed ones count. Leaving open cases out makes waits look shorter
 * than they are; where any are censored show {@link KaplanMeier} beside it.
 */
public final class Quantiles {

    private static final Quantile TYPE_7 = Quantile.withDefaults().with(EstimationMethod.HF7);

    private Quantiles() {}

    /** Median of the observed durations, in seconds. */
    public static OptionalDouble median(Durations durations) {
        return quantile(durations, 0.5);
    }

    /** The observed duration that nine in ten do not exceed, in seconds. */
    public static OptionalDouble p90(Durations durations) {
        return quantile(durations, 0.9);
    }

    /**
     * Quantile {@code p} of the observed durations, in seconds.
     *
     * @throws IllegalArgumentException when p is not within [0, 1]
     */
    public static OptionalDouble quantile(Durations durations, double p) {
        return of(durations.observedSeconds(), p, TYPE_7);
    }

    /** Quantile {@code p} of the values, in their unit; the array is left as it was. */
    public static OptionalDouble quantile(double[] values, double p) {
        return of(values, p, TYPE_7.withCopy(true));
    }

    private static OptionalDouble of(double[] values, double p, Quantile method) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("Expected p in [0, 1], but got " + p);
        }
        return values.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(method.evaluate(values, p));
    }
}

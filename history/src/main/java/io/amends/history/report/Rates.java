package io.amends.history.report;

import io.amends.core.stats.Interval;
import io.amends.core.stats.PoissonRate;
import io.amends.history.report.Report.Rate;
import org.jspecify.annotations.Nullable;

/** Makes rates with Garwood's exact interval at 0.95. */
public final class Rates {

    private Rates() {}

    /** A rate; null where there is no exposure. */
    public static @Nullable Rate of(long count, double exposure) {
        return PoissonRate.of(count, exposure).map(Rates::shown).orElse(null);
    }

    private static Rate shown(PoissonRate rate) {
        Interval range = rate.garwood();
        return new Rate(
                rate.count(),
                rate.exposure(),
                rate.value(),
                range.low(),
                range.high(),
                rate.small());
    }
}

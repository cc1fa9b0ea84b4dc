package io.amends.history.report;

import io.amends.core.stats.Proportion;
import io.amends.history.report.Report.Share;

/** Makes shares with their Wilson intervals. */
public final class Shares {

    private Shares() {}

    public static Share of(long count, long whole) {
        return Proportion.of(count, whole)
                .map(p -> new Share(count, whole, p.value(), p.wilson().low(), p.wilson().high()))
                .orElse(new Share(count, whole, null, null, null));
    }
}

package io.amends.history.report;

import io.amends.core.stats.Durations;
import io.amends.core.stats.Interval;
import io.amends.core.stats.KaplanMeier;
import io.amends.core.stats.KaplanMeier.Scale;
import io.amends.core.stats.KaplanMeier.Step;
import io.amends.core.stats.Quantiles;
import io.amends.history.report.Report.CurvePoint;
import io.amends.history.report.Report.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Makes waits that may still go on, with their Kaplan–Meier curve. */
public final class Waitings {

    private static final int POINTS_AT_MOST = 120;

    private Waitings() {}

    /**
     * @param observable whether the end of such a wait can be seen in the source at all
     */
    public static Waiting of(boolean observable, Durations waits) {
        if (!observable || waits.size() == 0) {
            return new Waiting(observable, 0, 0, null, null, null, null, List.of());
        }
        KaplanMeier curve = KaplanMeier.of(waits);
        return new Waiting(
                true,
                waits.observedCount(),
                waits.censoredCount(),
                orNull(Quantiles.median(waits)),
                orNull(Quantiles.p90(waits)),
                orNull(curve.median().time()),
                orNull(curve.p90().time()),
                points(curve));
    }

    /** Evenly thinned over the steps: the shape stays, the size does not grow with the data. */
    private static List<CurvePoint> points(KaplanMeier curve) {
        List<Step> steps = curve.steps();
        int every = Math.max(1, steps.size() / POINTS_AT_MOST);
        List<CurvePoint> points = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (i % every == 0 || i == steps.size() - 1) {
                points.add(point(curve, steps.get(i)));
            }
        }
        return points;
    }

    private static CurvePoint point(KaplanMeier curve, Step step) {
        Optional<Interval> interval = curve.interval(step.time(), Scale.LOG);
        return new CurvePoint(
                step.time(),
                step.survival(),
                interval.map(Interval::low).orElse(null),
                interval.map(Interval::high).orElse(null));
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}

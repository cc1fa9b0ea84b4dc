package io.amends.core.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Kaplan–Meier estimate of the share still waiting after a time, counting cases that are still open
 * for as long as they were watched (Kaplan and Meier 1958, J. Am. Stat. Assoc. 53:457–481). Numbers
 * as R {@code survival::survfit}.
 *
 * <p>Times are in the unit given (seconds from {@link Durations}). An event and a censoring at one
 * time: the censored case counts as at risk there. After the last time the last value is carried on,
 * which is a guess whenever that case was censored. Without any case the share is 1 throughout.
 */
public final class KaplanMeier {

    private static final double Z =
            NormalDistribution.of(0, 1).inverseSurvivalProbability(Interval.ERROR_RATE / 2);

    /** R's tolerance for "the curve is exactly at this height". */
    private static final double TOLERANCE = Math.sqrt(Math.ulp(1.0));

    private final long[] times;
    private final int[] atRisk;
    private final int[] events;
    private final double[] survival;
    private final double[] greenwood;

    /** On which scale the pointwise 0.95 interval is symmetric; R's {@code conf.type}. */
    public enum Scale {
        /** R's default; stays above 0, cut at 1. */
        LOG,
        /** Stays within 0 and 1; the better choice for small groups. */
        LOG_LOG,
        /** Survival ± 1.96 standard errors, cut at 0 and 1. */
        PLAIN
    }

    /**
     * One drop of the curve.
     *
     * @param standardError Greenwood's, of the survival; empty once survival is 0
     */
    public record Step(
            long time, int atRisk, int events, double survival, OptionalDouble standardError) {}

    /**
     * The time by which a share has had the event, with its 0.95 interval; each part is empty when
     * the curve, or that bound of it, never gets there ("not reached").
     */
    public record TimeReached(OptionalDouble time, OptionalDouble low, OptionalDouble high) {}

    private KaplanMeier(long[] sorted) {
        int distinct = countDistinctTimes(sorted);
        times = new long[distinct];
        atRisk = new int[distinct];
        events = new int[distinct];
        survival = new double[distinct];
        greenwood = new double[distinct];
        countCases(sorted);
        multiplySurvival();
    }

    /** The curve of these durations; times in seconds. */
    public static KaplanMeier of(Durations durations) {
        return new KaplanMeier(durations.sorted());
    }

    /**
     * The curve of these durations.
     *
     * @param observed whether the event happened at that duration; false is still open
     * @throws IllegalArgumentException when lengths differ or a duration is negative
     */
    public static KaplanMeier of(long[] durations, boolean[] observed) {
        if (durations.length != observed.length) {
            throw new IllegalArgumentException(
                    "Expected as many flags as durations, but got %d and %d"
                            .formatted(observed.length, durations.length));
        }
        var collected = new Durations();
        for (int i = 0; i < durations.length; i++) {
            collected.add(durations[i], observed[i]);
        }
        return of(collected);
    }

    /** The drops of the curve, ascending; times with censorings only are left out. */
    public List<Step> steps() {
        return IntStream.range(0, times.length)
                .filter(i -> events[i] > 0)
                .mapToObj(
                        i ->
                                new Step(
                                        times[i],
                                        atRisk[i],
                                        events[i],
                                        survival[i],
                                        standardErrorAt(i)))
                .toList();
    }

    /** Share, 0 to 1, for whom it has not happened by {@code time} (inclusive). */
    public double survival(long time) {
        int i = lastUpTo(time);
        return i < 0 ? 1 : survival[i];
    }

    /** Cases under watch just before {@code time}. */
    public int atRisk(long time) {
        int i = Arrays.binarySearch(times, time);
        int next = i >= 0 ? i : -i - 1;
        return next == times.length ? 0 : atRisk[next];
    }

    /**
     * Greenwood's standard error of the survival at {@code time}; empty once survival is 0
     * (Greenwood 1926, Reports on Public Health and Medical Subjects 33).
     */
    public OptionalDouble standardError(long time) {
        int i = lastUpTo(time);
        return i < 0 ? OptionalDouble.of(0) : standardErrorAt(i);
    }

    /**
     * Pointwise 0.95 interval of the survival at {@code time}. Empty where R has NA: once survival
     * is 0, and on the log-log scale while it is 1.
     */
    public Optional<Interval> interval(long time, Scale scale) {
        int i = lastUpTo(time);
        return i < 0 ? band(1, 0, scale) : band(survival[i], greenwood[i], scale);
    }

    /** The time by which half have had the event, interval on the log scale, as R's default. */
    public TimeReached median() {
        return quantile(0.5, Scale.LOG);
    }

    /** The time by which nine in ten have had the event, interval on the log scale. */
    public TimeReached p90() {
        return quantile(0.9, Scale.LOG);
    }

    /**
     * The first time at which at least share {@code p} have had the event; where the curve runs flat
     * at exactly that height, the middle of the flat part, as R prints its median. The interval
     * inverts the bounds of the curve (Brookmeyer and Crowley 1982, Biometrics 38:29–41).
     *
     * @param p share of cases, within (0, 1)
     */
    public TimeReached quantile(double p, Scale scale) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("Expected p within (0, 1), but got " + p);
        }
        double[] low = new double[times.length];
        double[] high = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            Optional<Interval> band = band(survival[i], greenwood[i], scale);
            low[i] = band.map(Interval::low).orElse(Double.POSITIVE_INFINITY);
            high[i] = band.map(Interval::high).orElse(Double.POSITIVE_INFINITY);
        }
        double height = 1 - p;
        return new TimeReached(
                reaches(survival, height), reaches(low, height), reaches(high, height));
    }

    /** When a curve first falls to a height; +Infinity marks where it does not exist. */
    private OptionalDouble reaches(double[] curve, double height) {
        int first = firstBelow(curve, height + TOLERANCE, 0);
        if (first == curve.length) {
            return OptionalDouble.empty();
        }
        boolean exactly = Math.abs(curve[first] - height) < TOLERANCE;
        int next = exactly ? firstBelow(curve, curve[first], first) : curve.length;
        return OptionalDouble.of(
                next == curve.length ? times[first] : (times[first] + times[next]) / 2.0);
    }

    private static int firstBelow(double[] curve, double height, int from) {
        int i = from;
        while (i < curve.length && !(curve[i] < height)) {
            i++;
        }
        return i;
    }

    private static Optional<Interval> band(double share, double greenwood, Scale scale) {
        if (share == 0 || (share == 1 && scale == Scale.LOG_LOG)) {
            return Optional.empty();
        }
        double half = Z * Math.sqrt(greenwood);
        return Optional.of(
                switch (scale) {
                    case LOG ->
                            new Interval(
                                    share * Math.exp(-half), Math.min(1, share * Math.exp(half)));
                    case LOG_LOG -> {
                        double stretch = Math.exp(half / -Math.log(share));
                        yield new Interval(Math.pow(share, stretch), Math.pow(share, 1 / stretch));
                    }
                    case PLAIN ->
                            new Interval(
                                    Math.max(0, share - share * half),
                                    Math.min(1, share + share * half));
                });
    }

    private OptionalDouble standardErrorAt(int i) {
        return survival[i] == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(survival[i] * Math.sqrt(greenwood[i]));
    }

    private int lastUpTo(long time) {
        int i = Arrays.binarySearch(times, time);
        return i >= 0 ? i : -i - 2;
    }

    private static int countDistinctTimes(long[] sorted) {
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || Durations.seconds(sorted[i]) != Durations.seconds(sorted[i - 1])) {
                distinct++;
            }
        }
        return distinct;
    }

    private void countCases(long[] sorted) {
        int at = -1;
        for (int i = 0; i < sorted.length; i++) {
            long time = Durations.seconds(sorted[i]);
            if (at < 0 || times[at] != time) {
                at++;
                times[at] = time;
                atRisk[at] = sorted.length - i;
            }
            events[at] += Durations.ended(sorted[i]) ? 1 : 0;
        }
    }

    private void multiplySurvival() {
        double share = 1;
        double sum = 0;
        for (int i = 0; i < times.length; i++) {
            int left = atRisk[i] - events[i];
            share *= (double) left / atRisk[i];
            sum += events[i] == 0 ? 0 : (double) events[i] / atRisk[i] / left;
            survival[i] = share;
            greenwood[i] = sum;
        }
    }
}

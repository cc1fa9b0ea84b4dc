package io.amends.core.insight;

import io.amends.core.stats.FalseDiscovery;
import io.amends.core.stats.Interval;
import io.amends.core.stats.RateRatio;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where something concentrates: each cell's rate against the rest's, by exposure and not by bare
 * share, with an exact interval, and with false discoveries held down over every cell computed,
 * shown or not (Benjamini and Hochberg 1995).
 */
public final class ConcentrationAnalysis {

    private static final double FALSE_DISCOVERIES = 0.05;

    private ConcentrationAnalysis() {}

    /**
     * What was counted in one cell.
     *
     * @param family the dimension and what is counted; a cell is held against the rest of it
     * @param exposure contacts, team changes, account-months: one unit throughout a family
     */
    public record Tally(String family, String value, long count, double exposure) {}

    /** All that was counted in a family, and over how much. */
    public record Whole(long count, double exposure) {
        static Whole of(Tally tally) {
            return new Whole(tally.count(), tally.exposure());
        }

        Whole plus(Whole other) {
            return new Whole(count + other.count, exposure + other.exposure);
        }
    }

    /** What one cell says. */
    public enum Verdict {
        HIGHER,
        LOWER,
        NO_DIFFERENCE,
        TOO_SMALL
    }

    /**
     * One cell held against the rest of its family.
     *
     * @param ratio rate in the cell to rate in the rest; empty where the rest is empty
     * @param p two-sided and exact
     * @param adjusted after false-discovery control
     */
    public record Cell(
            Tally tally,
            double shareOfCount,
            double shareOfExposure,
            Optional<RateRatio> ratio,
            double p,
            double adjusted,
            Verdict verdict) {

        public Optional<Interval> interval() {
            return ratio.map(RateRatio::exact);
        }
    }

    /** Every cell held against its family's rest, the greatest ratio first within a family. */
    public static List<Cell> of(List<Tally> tallies) {
        return of(tallies, Map.of());
    }

    /**
     * The same where cells of some families overlap or leave something out.
     *
     * @param stated the whole of each such family; any other family is its cells' sum
     */
    public static List<Cell> of(List<Tally> tallies, Map<String, Whole> stated) {
        Map<String, Whole> wholes = new HashMap<>();
        tallies.forEach(t -> wholes.merge(t.family(), Whole.of(t), Whole::plus));
        wholes.putAll(stated);
        List<Compared> compared = tallies.stream().map(t -> compare(t, wholes)).toList();
        double[] adjusted =
                FalseDiscovery.benjaminiHochberg(
                        compared.stream().mapToDouble(Compared::p).toArray());
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < compared.size(); i++) {
            cells.add(cell(compared.get(i), adjusted[i]));
        }
        cells.sort(
                Comparator.comparing((Cell c) -> c.tally().family())
                        .thenComparingDouble(c -> -c.ratio().map(RateRatio::value).orElse(1.0))
                        .thenComparing(c -> c.tally().value()));
        return cells;
    }

    private record Compared(Tally tally, Whole whole, Optional<RateRatio> ratio, double p) {}

    private static Compared compare(Tally cell, Map<String, Whole> wholes) {
        Whole whole = Objects.requireNonNull(wholes.get(cell.family()));
        Optional<RateRatio> ratio =
                RateRatio.of(
                        cell.count(),
                        cell.exposure(),
                        whole.count() - cell.count(),
                        rest(whole.exposure(), cell.exposure()));
        return new Compared(cell, whole, ratio, ratio.map(RateRatio::pValue).orElse(1.0));
    }

    private static Cell cell(Compared c, double adjusted) {
        return new Cell(
                c.tally(),
                share((double) c.tally().count(), (double) c.whole().count()),
                share(c.tally().exposure(), c.whole().exposure()),
                c.ratio(),
                c.p(),
                adjusted,
                verdict(c.ratio(), adjusted));
    }

    private static Verdict verdict(Optional<RateRatio> ratio, double adjusted) {
        if (ratio.isEmpty() || ratio.get().small()) {
            return Verdict.TOO_SMALL;
        }
        if (adjusted >= FALSE_DISCOVERIES) {
            return Verdict.NO_DIFFERENCE;
        }
        return ratio.get().value() > 1 ? Verdict.HIGHER : Verdict.LOWER;
    }

    /** Sums of fractions that should cancel leave a trace, which is no exposure. */
    private static double rest(double whole, double cell) {
        double rest = whole - cell;
        return rest < whole * 1e-12 ? 0 : rest;
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}

package io.amends.core.stats;

import static io.amends.core.stats.RatesTest.assertInterval;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.amends.core.stats.MantelHaenszel.Table;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Trends and adjusted comparisons. Expected numbers: R 4.2.2 unless another source is named. */
class TrendTest {

    private static final Offset<Double> CLOSE = within(1e-5);
    private static final double[] WITH_TIES = {5, 4, 4, 3, 4, 2, 2};
    private static final double[] FALLING = {4.6, 4.5, 4.5, 4.3, 4.1, 4.2};

    @Test
    void falling_satisfaction_has_its_published_score_and_slope() {
        var ties = MannKendall.of(WITH_TIES); // S, variance with ties, z with continuity correction
        assertThat(ties.s()).isEqualTo(-15);
        assertThat(ties.variance()).isCloseTo(39.66667, CLOSE);
        assertThat(ties.z()).isCloseTo(-2.22288, CLOSE);
        assertThat(slope(WITH_TIES)).isCloseTo(-.5, CLOSE);
        var falling = MannKendall.of(FALLING);
        assertThat(falling.s()).isEqualTo(-12);
        assertThat(falling.variance()).isCloseTo(27.33333, CLOSE);
        assertThat(falling.z()).isCloseTo(-2.10400, CLOSE);
        assertThat(slope(FALLING)).isCloseTo(-.1, CLOSE);
    }

    @Test
    void four_values_get_an_exact_p_value() {
        var four = MannKendall.of(new double[] {10, 15, 14, 20});
        assertThat(four.s()).isEqualTo(4);
        // 4 of 24 orderings reach s >= 4 (one-sided .16667), as many s <= -4
        assertThat(four.pValue()).isCloseTo(2 * 4 / 24.0, within(1e-12));
    }

    @Test
    void from_ten_values_on_the_p_value_is_normal() {
        double[] twice = {5, 4, 4, 3, 4, 2, 2, 5, 4, 4, 3, 4, 2, 2};
        var test = MannKendall.of(twice);
        // 2 * pnorm(-abs(z))
        double p = 2 * NormalDistribution.of(0, 1).cumulativeProbability(-Math.abs(test.z()));
        assertThat(test.pValue()).isCloseTo(p, within(1e-12));
    }

    @Test
    void the_exact_p_value_equals_counting_every_ordering() {
        long seed = 5;
        var random = new Random(seed);
        for (int run = 0; run < 60; run++) {
            double[] values =
                    random.doubles(2 + random.nextInt(6), 0, 5).map(Math::floor).toArray();
            var test = MannKendall.of(values);
            int[] counts = new int[2];
            count(values.clone(), 0, Math.abs(test.s()), counts);
            assertThat(test.pValue())
                    .as("seed %s run %s", seed, run)
                    .isCloseTo((double) counts[0] / counts[1], within(1e-12));
        }
    }

    /** Counts the permutations whose |s| reaches a bound, and all of them. */
    private static void count(double[] values, int from, long bound, int[] counts) {
        if (from == values.length) {
            counts[0] += Math.abs(MannKendall.of(values).s()) >= bound ? 1 : 0;
            counts[1]++;
            return;
        }
        for (int i = from; i < values.length; i++) {
            swap(values, from, i);
            count(values, from + 1, bound, counts);
            swap(values, from, i);
        }
    }

    private static void swap(double[] values, int i, int j) {
        double kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }

    @Test
    void nothing_to_compare_is_no_trend() {
        assertThat(MannKendall.of(new double[0]).pValue()).isEqualTo(1);
        assertThat(MannKendall.of(new double[] {3}).pValue()).isEqualTo(1);
        assertThat(MannKendall.of(new double[] {3, 3, 3}).pValue()).isEqualTo(1);
        assertThat(MannKendall.of(new double[12]).pValue()).isEqualTo(1);
        assertThat(TheilSen.slope(new double[] {1, 1}, new double[] {2, 3})).isEmpty();
        assertThat(TheilSen.slope(new double[0], new double[0])).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TheilSen.slope(new double[1], new double[2]));
    }

    private static double slope(double[] y) {
        double[] x = IntStream.range(0, y.length).asDoubleStream().toArray();
        return TheilSen.slope(x, y).orElseThrow();
    }

    /** Admissions at Berkeley 1973 (Bickel et al. 1975, Science 187): men | women, by department. */
    private static final List<Table> ADMISSIONS =
            List.of(
                    new Table(512, 313, 89, 19),
                    new Table(353, 207, 17, 8),
                    new Table(120, 205, 202, 391),
                    new Table(138, 279, 131, 244),
                    new Table(53, 138, 94, 299),
                    new Table(22, 351, 24, 317));

    @Test
    void admissions_turn_round_once_departments_are_told_apart() {
        Table all =
                ADMISSIONS.stream()
                        .reduce(
                                new Table(0, 0, 0, 0),
                                (s, t) ->
                                        new Table(
                                                s.a() + t.a(),
                                                s.b() + t.b(),
                                                s.c() + t.c(),
                                                s.d() + t.d()));
        var crude = MantelHaenszel.oddsRatio(List.of(all)).orElseThrow();
        assertThat(crude.value()).isCloseTo(1.84108, CLOSE);
        var adjusted = MantelHaenszel.oddsRatio(ADMISSIONS).orElseThrow(); // mantelhaen.test
        assertThat(adjusted.value()).isCloseTo(.90470, CLOSE);
        assertInterval(adjusted.interval(), .77191, 1.06033, CLOSE);
        assertThat(MantelHaenszel.chiSquare(ADMISSIONS, true).orElseThrow())
                .isCloseTo(1.42695, CLOSE);
        assertThat(MantelHaenszel.chiSquare(ADMISSIONS, false).orElseThrow())
                .isCloseTo(1.52461, CLOSE);
    }

    @Test
    void rate_ratios_are_adjusted_by_stratum() {
        // by hand: (20*1000/2000 + 15*1500/2000) / (10*1000/2000 + 20*500/2000) = 21.25/10
        var strata = List.of(new RateRatio(20, 1000, 10, 1000), new RateRatio(15, 500, 20, 1500));
        var adjusted = MantelHaenszel.rateRatio(strata).orElseThrow();
        assertThat(adjusted.value()).isCloseTo(2.125, CLOSE);
        assertInterval(adjusted.interval(), 1.28348, 3.51827, CLOSE);
    }

    @Test
    void without_outcomes_there_is_no_adjusted_ratio() {
        assertThat(MantelHaenszel.oddsRatio(List.of())).isEmpty();
        assertThat(MantelHaenszel.oddsRatio(List.of(new Table(0, 0, 0, 0)))).isEmpty();
        assertThat(MantelHaenszel.chiSquare(List.of(new Table(0, 5, 0, 5)), true)).isEmpty();
        assertThat(MantelHaenszel.rateRatio(List.of(new RateRatio(0, 1, 3, 1)))).isEmpty();
    }
}

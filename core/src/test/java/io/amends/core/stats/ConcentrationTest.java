package io.amends.core.stats;

import static io.amends.core.stats.RatesTest.assertInterval;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;
import org.apache.commons.statistics.inference.FisherExactTest;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cells against exposure. Expected numbers: R 4.2.2, by the call beside each. */
class ConcentrationTest {

    private static final Offset<Double> CLOSE = within(1e-5);

    // binom.test(x, n, .2)$p.value
    @ParameterizedTest
    @CsvSource({"40, 100, 4.19e-6, 1e-8", "12, 30, .010731, 1e-6", "4, 10, .12087, 1e-5"})
    void the_same_share_earns_three_verdicts(long x, long n, double p, double tolerance) {
        assertThat(new Concentration(x, n, .2).pValue()).isCloseTo(p, within(tolerance));
    }

    @Test
    void ten_escalations_are_too_few_for_a_verdict() {
        assertThat(new Concentration(40, 100, .2).small()).isFalse();
        assertThat(new Concentration(12, 30, .2).small()).isFalse();
        assertThat(new Concentration(4, 10, .2).small()).isTrue();
    }

    @Test
    void both_tails_count_when_they_are_equally_likely() {
        // 2 of 3 at one half: every outcome is at most as likely, so p = 1 by arithmetic
        assertThat(new Concentration(2, 3, .5).pValue()).isEqualTo(1);
        // 13 choose 0..3 and 10..13 over 2^13 = 756/8192
        assertThat(new Concentration(3, 13, .5).pValue()).isCloseTo(756 / 8192.0, within(1e-12));
        // the library alone drops a tail here; when this fails, ExactBinomial can go
        assertThat(BinomialTest.withDefaults().test(3, 2, .5).getPValue()).isLessThan(.7);
    }

    @Test
    void the_exact_test_equals_the_sum_over_all_unlikely_outcomes() {
        double[] shares = {.5, .2, 1 / 3.0, .25, .1, 2 / 3.0, .9, .6, .05, .123};
        for (double p : shares) {
            for (int n = 1; n <= 60; n++) {
                for (int x = 0; x <= n; x++) {
                    assertThat(new Concentration(x, n, p).pValue())
                            .as("%s of %s at %s", x, n, p)
                            .isCloseTo(bySumming(x, n, p), within(1e-10));
                }
            }
        }
    }

    private static double bySumming(int x, int n, double p) {
        var binomial = BinomialDistribution.of(n, p);
        double bound = binomial.probability(x) * (1 + 1e-7);
        double sum =
                IntStream.rangeClosed(0, n)
                        .mapToDouble(binomial::probability)
                        .filter(each -> each <= bound)
                        .sum();
        return Math.min(1, sum);
    }

    @Test
    void no_exposure_and_no_events_are_answered() {
        assertThat(new Concentration(0, 0, .3).pValue()).isEqualTo(1);
        assertThat(new Concentration(0, 5, 0).pValue()).isEqualTo(1);
        assertThat(new Concentration(1, 5, 0).pValue()).isZero();
        assertThat(new Concentration(5, 5, 1).pValue()).isEqualTo(1);
        assertThat(new Concentration(4, 5, 1).pValue()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> new Concentration(6, 5, .5));
    }

    @Test
    void rate_ratios_are_those_of_r() {
        var first = new RateRatio(11, 800, 21, 3011); // poisson.test(c(11, 21), c(800, 3011))
        assertThat(first.value()).isCloseTo(1.97149, CLOSE);
        assertInterval(first.exact(), .85843, 4.27727, CLOSE);
        assertThat(first.pValue()).isCloseTo(.07967, CLOSE);
        var window = new RateRatio(42, 14, 210, 168); // poisson.test(c(42, 210), c(14, 168))
        assertThat(window.value()).isCloseTo(2.4, CLOSE);
        assertInterval(window.exact(), 1.68047, 3.35573, CLOSE);
        assertThat(window.pValue()).isCloseTo(2.30e-6, within(1e-8));
    }

    @Test
    void zero_cells_have_an_open_end_instead_of_an_error() {
        var none = new RateRatio(0, 10, 5, 10);
        assertThat(none.value()).isZero();
        // inside share 0 of 5: Clopper-Pearson 0 to 1 - .025^(1/5), turned into odds
        double high = 1 - Math.pow(.025, .2);
        assertInterval(none.exact(), 0, high / (1 - high), within(1e-9));
        assertThat(none.pValue()).isCloseTo(2 / 32.0, within(1e-12));

        var only = new RateRatio(5, 10, 0, 10);
        assertThat(only.value()).isInfinite();
        assertThat(only.exact().high()).isInfinite();
        assertThat(only.exact().low()).isCloseTo((1 - high) / high, within(1e-9));

        var nowhere = new RateRatio(0, 10, 0, 10);
        assertThat(nowhere.value()).isEqualTo(1);
        assertThat(nowhere.exact()).isEqualTo(new Interval(0, Double.POSITIVE_INFINITY));
        assertThat(nowhere.pValue()).isEqualTo(1);
        assertThat(nowhere.small()).isTrue();

        assertThat(RateRatio.of(0, 0, 5, 10)).isEmpty();
        assertThat(RateRatio.of(5, 10, 0, 0)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> RateRatio.of(1, 0, 5, 10));
    }

    @ParameterizedTest
    @CsvSource({
        "40, 20, 60, 80, false", // expects 20
        "12, 20, 18, 80, false", // expects 6
        "4, 20, 6, 80, true", // expects 2
        "5, 50, 5, 50, false", // expects 5 on both sides
        "6, 80, 4, 20, true" // the rest expects 2
    })
    void a_cell_expecting_few_events_says_so(
            long in, double exposureIn, long out, double exposureOut, boolean small) {
        assertThat(new RateRatio(in, exposureIn, out, exposureOut).small()).isEqualTo(small);
    }

    @Test
    void any_cell_gives_an_interval_around_its_ratio_that_agrees_with_its_mirror() {
        long seed = 20260701L;
        var random = new Random(seed);
        for (int run = 0; run < 2000; run++) {
            long a = random.nextInt(50);
            long b = random.nextInt(50);
            double one = 1 + random.nextInt(1000);
            double other = 1 + random.nextInt(1000);
            var ratio = new RateRatio(a, one, b, other);
            var mirror = new RateRatio(b, other, a, one);
            var as = "seed %s run %s %s".formatted(seed, run, ratio);
            assertThat(ratio.exact().contains(ratio.value())).as(as).isTrue();
            assertThat(ratio.pValue()).as(as).isBetween(0.0, 1.0);
            assertThat(mirror.pValue()).as(as).isCloseTo(ratio.pValue(), within(1e-9));
            double inverse = 1 / ratio.exact().low();
            double high = mirror.exact().high();
            assertThat(high == inverse || Math.abs(high / inverse - 1) < 1e-6).as(as).isTrue();
        }
    }

    @Test
    void fishers_tea_tasting_comes_from_the_library() {
        int[][] cups = {{3, 1}, {1, 3}}; // fisher.test(matrix(c(3, 1, 1, 3), 2))
        var fisher = FisherExactTest.withDefaults();
        assertThat(fisher.test(cups).getPValue()).isCloseTo(.485714, within(1e-6));
        assertThat(fisher.with(AlternativeHypothesis.GREATER_THAN).test(cups).getPValue())
                .isCloseTo(.242857, within(1e-6));
    }

    @Test
    void at_equal_rates_one_cell_in_twenty_at_most_is_called_and_almost_none_after_adjustment() {
        long seed = 19950101L;
        var random = new Random(seed);
        int families = 400;
        int cells = 25;
        int called = 0;
        int wrongFamilies = 0;
        for (int run = 0; run < families; run++) {
            double[] p = new double[cells];
            for (int cell = 0; cell < cells; cell++) {
                int inside = 0;
                for (int event = 0; event < 80; event++) {
                    inside += random.nextDouble() < .25 ? 1 : 0;
                }
                p[cell] = new RateRatio(inside, 100, 80 - inside, 300).pValue();
                called += p[cell] <= .05 ? 1 : 0;
            }
            double[] adjusted = FalseDiscovery.benjaminiHochberg(p);
            wrongFamilies += Arrays.stream(adjusted).anyMatch(q -> q <= .05) ? 1 : 0;
        }
        // bounds are the nominal 5 % plus 4 standard errors of the simulation
        assertThat((double) called / (families * cells)).as("seed %s", seed).isBetween(.02, .0588);
        assertThat((double) wrongFamilies / families).as("seed %s", seed).isLessThan(.0936);
    }

    // the example of Benjamini and Hochberg 1995; p.adjust(p, "BH")
    private static final double[] P = {
        .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528,
        .7590, 1
    };
    private static final double[] ADJUSTED = {
        .0015, .003, .0095, .035625, .0603, .063857, .063857, .0645, .0765, .486, .581182, .714875,
        .753231, .813214, 1
    };

    @Test
    void false_discoveries_are_adjusted_as_benjamini_and_hochberg_do() {
        double[] found = FalseDiscovery.benjaminiHochberg(P);
        assertThat(found).containsExactly(ADJUSTED, within(1e-6));
        assertThat(Arrays.stream(found).filter(q -> q <= .05)).hasSize(4);
        assertThat(FalseDiscovery.benjaminiHochberg(new double[0])).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FalseDiscovery.benjaminiHochberg(new double[] {Double.NaN}));
    }

    @Test
    void adjusted_values_keep_the_order_of_the_input() {
        long seed = 42;
        var random = new Random(seed);
        for (int run = 0; run < 100; run++) {
            var order = new ArrayList<>(IntStream.range(0, P.length).boxed().toList());
            Collections.shuffle(order, random);
            double[] shuffled = order.stream().mapToDouble(i -> P[i]).toArray();
            double[] expected = order.stream().mapToDouble(i -> ADJUSTED[i]).toArray();
            assertThat(FalseDiscovery.benjaminiHochberg(shuffled))
                    .as("seed %s run %s", seed, run)
                    .containsExactly(expected, within(1e-6));
        }
    }
}

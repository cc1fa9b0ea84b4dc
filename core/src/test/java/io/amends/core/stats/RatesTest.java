package io.amends.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shares, rates and their differences. Expected numbers: R 4.2.2, by the call beside each. */
class RatesTest {

    private static final Offset<Double> CLOSE = within(1e-5);

    // binom.test(x, n)$conf.int; prop.test(x, n, correct = FALSE)$conf.int
    @ParameterizedTest
    @CsvSource({
        "81, 263, .25274, .36762, .25529, .36621",
        "15, 148, .05784, .16165, .06239, .16049",
        "0, 20, 0, .16843, 0, .16113",
        "1, 29, .00087, .17764, .00611, .17176",
        "0, 10, 0, .30850, 0, .27753",
        "10, 10, .69150, 1, .72247, 1",
        "12, 40, .16563, .46532, .18075, .45430",
        "40, 100, .30329, .50279, .30940, .49800"
    })
    void share_intervals_are_those_of_r(
            long x, long n, double low, double high, double wilsonLow, double wilsonHigh) {
        var share = new Proportion(x, n);
        assertInterval(share.clopperPearson(), low, high, CLOSE);
        assertInterval(share.wilson(), wilsonLow, wilsonHigh, CLOSE);
    }

    @Test
    void a_share_of_nothing_does_not_exist() {
        assertThat(Proportion.of(0, 0)).isEmpty();
        assertThat(Proportion.of(1, 2)).contains(new Proportion(1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Proportion.of(1, 0));
    }

    // Thresholds: Parker et al. 2017, Vital Health Stat 2(175): n < 30, width >= .30, > 130 %.
    @ParameterizedTest
    @CsvSource({
        "14, 29, true", // too few cases
        "15, 30, true", // wide: .31297 to .68703
        "50, 100, false", // .39832 to .60168
        "3, 100, true", // .00623 to .08518: 263 % of .03
        "3, 1000, false", // .00062 to .00874: narrower than .05
        "40, 100, false"
    })
    void a_share_on_few_cases_says_so(long x, long n, boolean small) {
        assertThat(new Proportion(x, n).small()).isEqualTo(small);
    }

    // poisson.test(x)$conf.int
    @ParameterizedTest
    @CsvSource({
        "0, 0, 3.68888",
        "1, .02532, 5.57164",
        "3, .61867, 8.76727",
        "5, 1.62349, 11.66833",
        "10, 4.79539, 18.39036",
        "50, 37.11096, 65.91877"
    })
    void count_intervals_are_garwoods(long count, double low, double high) {
        assertInterval(new PoissonRate(count, 1).garwood(), low, high, CLOSE);
    }

    @Test
    void a_rate_scales_with_its_exposure() {
        var rate = new PoissonRate(137, 24.19893); // poisson.test(137, 24.19893)
        assertThat(rate.value()).isCloseTo(5.66141, CLOSE);
        assertInterval(rate.garwood(), 4.75312, 6.69271, CLOSE);
        assertThat(rate.small()).isFalse();
        assertThat(new PoissonRate(9, 1).small()).isTrue();
        assertThat(PoissonRate.of(0, 0)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new PoissonRate(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new PoissonRate(1, Double.NaN));
    }

    @Test
    void a_spike_has_a_poisson_tail() {
        // ppois(8, 3.2, lower.tail = FALSE)
        assertThat(PoissonRate.upperTail(9, 3.2)).isCloseTo(.0057141, within(1e-7));
        assertThat(PoissonRate.upperTail(0, 3.2)).isEqualTo(1);
    }

    // Newcombe 1998, Stat. Med. 17:873-890, examples a and b of method 10; recomputed in R
    @ParameterizedTest
    @CsvSource({"56, 70, 48, 80, .2, .05243, .33387", "9, 10, 3, 10, .6, .17052, .80902"})
    void difference_intervals_are_newcombes(
            long a, long m, long b, long n, double value, double low, double high) {
        var difference = new NewcombeDifference(new Proportion(a, m), new Proportion(b, n));
        assertThat(difference.value()).isCloseTo(value, CLOSE);
        assertInterval(difference.interval(), low, high, CLOSE);
    }

    /** Coverage by summing over every outcome: no simulation, no seed. */
    @Test
    void exact_intervals_never_cover_less_than_they_claim_and_wilson_does_on_average() {
        int n = 40;
        double wilson = 0;
        for (int i = 1; i < 100; i++) {
            double p = i / 100.0;
            var binomial = BinomialDistribution.of(n, p);
            double exact = 0;
            for (int x = 0; x <= n; x++) {
                var share = new Proportion(x, n);
                exact += share.clopperPearson().contains(p) ? binomial.probability(x) : 0;
                wilson += share.wilson().contains(p) ? binomial.probability(x) / 99 : 0;
            }
            assertThat(exact).as("p %s", p).isGreaterThanOrEqualTo(.95);
        }
        assertThat(wilson).isBetween(.94, .965);
        for (double mean = .5; mean < 30; mean += .5) {
            var poisson = PoissonDistribution.of(mean);
            double exact = 0;
            for (int x = 0; x < 150; x++) {
                exact +=
                        new PoissonRate(x, 1).garwood().contains(mean) ? poisson.probability(x) : 0;
            }
            assertThat(exact).as("mean %s", mean).isGreaterThanOrEqualTo(.95);
        }
    }

    @Test
    void an_interval_is_closed_and_ordered() {
        var interval = new Interval(1, 2);
        assertThat(interval.contains(1) && interval.contains(2)).isTrue();
        assertThat(interval.contains(2.1)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 1));
    }

    static void assertInterval(Interval found, double low, double high, Offset<Double> offset) {
        assertThat(found.low()).isCloseTo(low, offset);
        assertThat(found.high()).isCloseTo(high, offset);
    }
}

package io.amends.core.stats;

import static io.amends.core.stats.RatesTest.assertInterval;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.amends.core.stats.KaplanMeier.Scale;
import io.amends.core.stats.KaplanMeier.Step;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Published short series, retyped: remission weeks under 6-MP (Freireich et al. 1963, Blood 21) and
 * AML maintenance weeks (Miller 1981, Survival Analysis). Numbers: R 4.2.2, survival 3.5-3, {@code
 * survfit} and {@code survdiff}. A trailing + marks a case still open.
 */
class SurvivalTest {

    private static final Durations TREATED =
            weeks("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+");
    private static final Durations CONTROL =
            weeks("1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23");
    private static final Durations MAINTAINED = weeks("9 13 13+ 18 23 28+ 31 34 45+ 48 161+");
    private static final Durations NOT_MAINTAINED = weeks("5 5 8 8 12 16+ 23 27 30 33 43 45");

    static Durations weeks(String listed) {
        var durations = new Durations();
        for (String one : listed.split(" ", -1)) {
            durations.add(Long.parseLong(one.replace("+", "")), !one.endsWith("+"));
        }
        return durations;
    }

    @Test
    void remission_under_6mp_falls_as_published() {
        var steps = KaplanMeier.of(TREATED).steps();
        assertThat(steps.stream().map(Step::time)).containsExactly(6L, 7L, 10L, 13L, 16L, 22L, 23L);
        assertThat(steps.stream().mapToDouble(Step::survival).toArray())
                .containsExactly(
                        new double[] {.857, .807, .753, .690, .627, .538, .448}, within(5e-4));
        assertThat(steps.stream().mapToDouble(s -> s.standardError().orElseThrow()).toArray())
                .containsExactly(
                        new double[] {.0764, .0869, .0963, .1068, .1141, .1282, .1346},
                        within(5e-5));
        assertThat(steps.getFirst().atRisk()).isEqualTo(21);
        assertThat(steps.getFirst().events()).isEqualTo(3);
    }

    @Test
    void remission_medians_and_test_are_as_published() {
        assertThat(KaplanMeier.of(TREATED).median().time()).hasValue(23);
        assertThat(KaplanMeier.of(CONTROL).median().time()).hasValue(8);
        var test = LogRank.test(List.of(TREATED, CONTROL));
        assertThat(test.chiSquare()).isCloseTo(16.79294, within(1e-5));
        assertThat(test.degrees()).isEqualTo(1);
        assertThat(test.observed()).containsExactly(9L, 21L);
    }

    @Test
    void aml_maintenance_is_as_published() {
        var maintained = KaplanMeier.of(MAINTAINED);
        long[] at = {9, 13, 18, 23, 31, 34, 48};
        double[] survival = {.909091, .818182, .715909, .613636, .490909, .368182, .184091};
        assertThat(LongStream.of(at).mapToDouble(maintained::survival).toArray())
                .containsExactly(survival, within(1e-6));
        assertThat(maintained.median().time()).hasValue(31);
        assertThat(KaplanMeier.of(NOT_MAINTAINED).median().time()).hasValue(23);
        assertThat(LogRank.test(List.of(MAINTAINED, NOT_MAINTAINED)).chiSquare())
                .isCloseTo(3.396389, within(1e-6));
    }

    @Test
    void before_the_first_time_everybody_waits_and_after_the_last_the_value_stays() {
        var curve = KaplanMeier.of(MAINTAINED);
        assertThat(curve.survival(8)).isEqualTo(1);
        assertThat(curve.atRisk(0)).isEqualTo(11);
        assertThat(curve.atRisk(13)).isEqualTo(10);
        assertThat(curve.atRisk(14)).isEqualTo(8);
        assertThat(curve.atRisk(162)).isZero();
        assertThat(curve.survival(1000)).isEqualTo(curve.survival(48));
        assertInterval(curve.interval(8, Scale.LOG).orElseThrow(), 1, 1, within(0.0));
        assertThat(curve.interval(8, Scale.LOG_LOG)).isEmpty();
    }

    @Test
    void once_nobody_waits_there_is_no_interval() {
        var curve = KaplanMeier.of(weeks("1 2 3"));
        assertThat(curve.survival(3)).isZero();
        assertThat(curve.standardError(3)).isEmpty();
        for (Scale scale : Scale.values()) {
            assertThat(curve.interval(3, scale)).isEmpty();
        }
    }

    @Test
    void a_flat_part_at_exactly_half_puts_the_median_in_its_middle() {
        // by the rule of R's print.survfit (minmin), worked by hand: S = .75, .5, .25, 0
        assertThat(KaplanMeier.of(weeks("1 2 3 4")).median().time()).hasValue(2.5);
        assertThat(KaplanMeier.of(weeks("1 2 3+ 4+")).median().time()).hasValue(2);
        assertThat(KaplanMeier.of(weeks("1 2 3 4")).p90().time()).hasValue(4);
        assertThat(KaplanMeier.of(weeks("1 3+ 4+")).median().time()).isEmpty();
    }

    @Test
    void without_cases_nothing_is_known_and_nothing_fails() {
        var curve = KaplanMeier.of(new Durations());
        assertThat(curve.steps()).isEmpty();
        assertThat(curve.survival(5)).isEqualTo(1);
        assertThat(curve.median().time()).isEqualTo(OptionalDouble.empty());
        assertThat(LogRank.test(List.of()).pValue()).isEqualTo(1);
        assertThat(LogRank.test(List.of(new Durations(), MAINTAINED)).pValue()).isEqualTo(1);
        assertThat(LogRank.test(List.of(weeks("1+ 2+"), weeks("3+"))).degrees()).isZero();
        assertThat(LogRank.test(List.of(weeks("7 7"), weeks("7"))).pValue()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KaplanMeier.of(new long[1], new boolean[2]));
    }

    @Test
    void without_open_cases_the_curve_is_the_share_still_waiting() {
        long seed = 7;
        var random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            long[] seconds = random.longs(1 + random.nextInt(60), 0, 40).toArray();
            boolean[] ended = new boolean[seconds.length];
            Arrays.fill(ended, true);
            var curve = KaplanMeier.of(seconds, ended);
            for (long t = 0; t < 40; t++) {
                long at = t;
                double waiting =
                        (double) LongStream.of(seconds).filter(s -> s > at).count()
                                / seconds.length;
                assertThat(curve.survival(t))
                        .as("seed %s run %s at %s", seed, run, t)
                        .isCloseTo(waiting, within(1e-12));
            }
        }
    }

    @Test
    void intervals_hold_the_curve_which_only_falls() {
        long seed = 11;
        var random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            var curve = KaplanMeier.of(randomDurations(random, 50));
            double last = 1;
            for (long t = 0; t < 60; t++) {
                double now = curve.survival(t);
                assertThat(now).as("seed %s run %s at %s", seed, run, t).isBetween(0.0, last);
                for (Scale scale : Scale.values()) {
                    var band = curve.interval(t, scale);
                    assertThat(band.isEmpty() || holds(band.orElseThrow(), now))
                            .as("seed %s run %s at %s %s", seed, run, t, scale)
                            .isTrue();
                }
                last = now;
            }
        }
    }

    private static boolean holds(Interval band, double value) {
        return band.low() <= value + 1e-12
                && value - 1e-12 <= band.high()
                && band.low() >= 0
                && band.high() <= 1;
    }

    @Test
    void the_test_does_not_care_about_the_order_of_groups() {
        long seed = 13;
        var random = new Random(seed);
        for (int run = 0; run < 100; run++) {
            var a = randomDurations(random, 30);
            var b = randomDurations(random, 30);
            var c = randomDurations(random, 30);
            var forth = LogRank.test(List.of(a, b, c));
            var back = LogRank.test(List.of(c, a, b));
            assertThat(back.chiSquare())
                    .as("seed %s run %s", seed, run)
                    .isCloseTo(forth.chiSquare(), within(1e-8));
            double expected = forth.expected().stream().mapToDouble(e -> e).sum();
            double observed = forth.observed().stream().mapToDouble(o -> o).sum();
            assertThat(expected).isCloseTo(observed, within(1e-9));
        }
    }

    private static Durations randomDurations(Random random, int most) {
        var durations = new Durations();
        for (int i = 2 + random.nextInt(most); i > 0; i--) {
            durations.add(random.nextInt(50), random.nextInt(3) > 0);
        }
        return durations;
    }
}

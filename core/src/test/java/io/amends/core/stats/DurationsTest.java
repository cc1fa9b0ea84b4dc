package io.amends.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

    // quantile(c(1, 2, 4, 8, 16), p, type = 7), R 4.2.2; by hand: 1 + 4p in the sorted sample
    @ParameterizedTest
    @CsvSource({"0, 1", ".5, 4", ".9, 12.8", "1, 16", ".25, 2", ".1, 1.4"})
    void quantiles_are_rs_type_7(double p, double expected) {
        double[] values = {16, 1, 8, 2, 4};
        assertThat(Quantiles.quantile(values, p).orElseThrow()).isCloseTo(expected, within(1e-12));
        assertThat(values).containsExactly(16, 1, 8, 2, 4);
    }

    @Test
    void quantiles_leave_open_cases_out_and_are_empty_over_nothing() {
        var durations = new Durations();
        durations.addCensored(1000);
        assertThat(Quantiles.median(durations)).isEmpty();
        durations.addObserved(10);
        durations.addObserved(20);
        assertThat(Quantiles.median(durations)).hasValue(15);
        assertThat(Quantiles.p90(durations).orElseThrow()).isCloseTo(19, within(1e-12));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantiles.quantile(new double[0], 1.1));
    }

    @Test
    void censored_and_observed_are_told_apart_at_any_length() {
        var durations = new Durations();
        durations.addObserved(0);
        durations.addCensored(Long.MAX_VALUE >> 1);
        long[] sorted = durations.sorted();
        assertThat(Durations.ended(sorted[0])).isTrue();
        assertThat(Durations.seconds(sorted[0])).isZero();
        assertThat(Durations.ended(sorted[1])).isFalse();
        assertThat(Durations.seconds(sorted[1])).isEqualTo(Long.MAX_VALUE >> 1);
    }

    @Test
    void negative_durations_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Durations().addObserved(-1));
    }

    @Test
    void nothing_is_lost_over_many_blocks_however_they_are_merged() {
        long seed = 3;
        var random = new Random(seed);
        for (int run = 0; run < 20; run++) {
            var one = new Durations();
            var parts = new Durations[] {new Durations(), new Durations(), new Durations()};
            int size = random.nextInt(60_000);
            for (int i = 0; i < size; i++) {
                long seconds = random.nextLong(1L << 40);
                boolean ended = random.nextBoolean();
                one.add(seconds, ended);
                parts[random.nextInt(3)].add(seconds, ended);
            }
            var merged = new Durations();
            for (Durations part : parts) {
                merged.addAll(part);
            }
            assertThat(merged.size()).as("seed %s run %s", seed, run).isEqualTo(size);
            assertThat(merged.sorted()).as("seed %s run %s", seed, run).isEqualTo(one.sorted());
            assertThat(merged.observedCount()).isEqualTo(one.observedCount());
            assertThat(merged.censoredCount()).isEqualTo(size - one.observedCount());
            double[] observed = merged.observedSeconds();
            double[] expected = one.observedSeconds();
            Arrays.sort(observed);
            Arrays.sort(expected);
            assertThat(observed).isEqualTo(expected);
        }
    }

    @Test
    void a_collection_added_to_itself_doubles() {
        var durations = new Durations();
        for (int i = 0; i < 10_000; i++) {
            durations.addObserved(i);
        }
        durations.addAll(durations);
        assertThat(durations.size()).isEqualTo(20_000);
        assertThat(durations.observedCount()).isEqualTo(20_000);
    }
}

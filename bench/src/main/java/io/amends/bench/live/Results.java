package io.amends.bench.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Lanes over rounds as a table in Markdown: medians, and the ratio to a limit in the same round. */
final class Results {

    private final Map<String, List<Lane>> lanes = new LinkedHashMap<>();

    void add(String name, Lane lane) {
        lanes.computeIfAbsent(name, n -> new ArrayList<>()).add(lane);
        System.err.printf(
                Locale.ROOT,
                "%-60s %,9.0f/s  p50 %.1f ms  p99 %.1f ms  CPU %.0f + %.0f us%n",
                name,
                lane.rate(),
                lane.p50(),
                lane.p99(),
                lane.java(),
                lane.postgresql());
    }

    /**
     * @param what the lanes count
     * @param limits against which ratios are told
     */
    void print(String what, String millis, List<String> limits) {
        StringBuilder heads = new StringBuilder("| lane | " + what + " per s |");
        StringBuilder rule = new StringBuilder("|---|---|");
        for (String limit : limits) {
            heads.append(" × ").append(limit).append(" |");
            rule.append("---|");
        }
        System.out.println(
                heads + " p50 " + millis + " | p99 " + millis + " | CPU µs, Java | PostgreSQL |");
        System.out.println(rule + "---|---|---|---|");
        lanes.forEach((name, rounds) -> System.out.println(line(name, rounds, limits)));
        System.out.println();
    }

    private String line(String name, List<Lane> rounds, List<String> limits) {
        StringBuilder line = new StringBuilder("| " + name + " | " + spread(rounds) + " |");
        for (String limit : limits) {
            List<Lane> of = Objects.requireNonNull(lanes.get(limit), limit);
            double[] ratios =
                    IntStream.range(0, Math.min(rounds.size(), of.size()))
                            .mapToDouble(i -> rounds.get(i).rate() / of.get(i).rate())
                            .toArray();
            line.append(said(" %.2f |", median(ratios)));
        }
        return line
                + said(" %.1f |", median(rounds, Lane::p50))
                + said(" %.1f |", median(rounds, Lane::p99))
                + said(" %.0f |", median(rounds, Lane::java))
                + said(" %.0f |", median(rounds, Lane::postgresql));
    }

    private static String spread(List<Lane> rounds) {
        double[] rates = rounds.stream().mapToDouble(Lane::rate).sorted().toArray();
        String middle = String.format(Locale.ROOT, "%,.0f", median(rates));
        return rates.length == 1
                ? middle
                : middle
                        + String.format(
                                Locale.ROOT,
                                " (%,.0f to %,.0f)",
                                rates[0],
                                rates[rates.length - 1]);
    }

    private static double median(List<Lane> rounds, ToDoubleFunction<Lane> figure) {
        return median(rounds.stream().mapToDouble(figure).toArray());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    private static String said(String format, double value) {
        return Double.isNaN(value) ? " – |" : String.format(Locale.ROOT, format, value);
    }
}

package io.amends.bench.audit;

import io.amends.bench.audit.LaneProcess.Measured;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Measures every lane over the same file, lane after lane and round after round, so that what else
 * the machine does meanwhile falls on all of them. Told are medians and their ratios.
 */
public final class AuditBench {

    private static final List<String> JAVA_OPTIONS = List.of("-Xmx1g");

    private final Volume volume;
    private final List<Lane> lanes;
    private final Map<Lane, List<Measured>> rounds = new EnumMap<>(Lane.class);

    private AuditBench(Volume volume, List<Lane> lanes) {
        this.volume = volume;
        this.lanes = lanes;
    }

    /**
     * @param arguments as {@code name=value}: {@code contacts} (1000000), {@code rounds} (3),
     *     {@code folder} for the file ({@code target/bench}), {@code lanes} (all)
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> options = new TreeMap<>();
        for (String argument : arguments) {
            String[] named = argument.split("=", 2);
            options.put(named[0], named[named.length - 1]);
        }
        long contacts = Long.parseLong(options.getOrDefault("contacts", "1000000"));
        List<Lane> lanes =
                options.containsKey("lanes")
                        ? Arrays.stream(options.get("lanes").split(",")).map(Lane::valueOf).toList()
                        : List.of(Lane.values());
        System.out.printf(Locale.ROOT, "%,d contacts, %,d events%n", contacts, contacts * 10);
        Volume volume =
                Volume.in(Path.of(options.getOrDefault("folder", "target/bench")), contacts);
        AuditBench bench = new AuditBench(volume, lanes);
        for (int i = Integer.parseInt(options.getOrDefault("rounds", "3")); i > 0; i--) {
            bench.round();
        }
        bench.tell();
    }

    private void round() throws IOException, InterruptedException {
        for (Lane lane : lanes) {
            Measured measured = LaneProcess.measure(lane, volume.file(), JAVA_OPTIONS);
            System.out.printf(
                    Locale.ROOT,
                    "%-38s %7.2f s  %5.2f M events/s  %6.2f s CPU  %5d MiB  %s%n",
                    lane.title(),
                    measured.seconds(),
                    volume.events() / measured.seconds() / 1e6,
                    measured.cpuSeconds(),
                    measured.peakResident() >> 20,
                    measured.found());
            rounds.computeIfAbsent(lane, l -> new ArrayList<>()).add(measured);
        }
        requireAgreement();
    }

    /** SQL and bare rules must find the same, or one of them measures something else. */
    private void requireAgreement() {
        List<Measured> bare = rounds.getOrDefault(Lane.TWO_RULES, List.of());
        List<Measured> sql = rounds.getOrDefault(Lane.DUCKDB, List.of());
        if (!bare.isEmpty()
                && !sql.isEmpty()
                && !bare.getLast().found().equals(sql.getLast().found())) {
            throw new IllegalStateException(
                    "Expected the same of both, but the bare rules found "
                            + bare.getLast().found()
                            + " and SQL "
                            + sql.getLast().found());
        }
    }

    private void tell() {
        System.out.println();
        System.out.println(
                "| lane | M events/s | × two bare rules | × DuckDB | CPU s | peak resident MiB |"
                        + " spilled MiB |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (Lane lane : lanes) {
            double seconds = median(lane, Measured::seconds);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %s | %s | %.1f | %.0f | %.0f |%n",
                    lane.title(),
                    volume.events() / seconds / 1e6,
                    ratio(Lane.TWO_RULES, seconds),
                    ratio(Lane.DUCKDB, seconds),
                    median(lane, Measured::cpuSeconds),
                    median(lane, m -> m.peakResident() / 1048576.0),
                    median(lane, m -> m.spilledBytes() / 1048576.0));
        }
    }

    private String ratio(Lane to, double seconds) {
        return rounds.containsKey(to)
                ? String.format(Locale.ROOT, "%.2f", median(to, Measured::seconds) / seconds)
                : "";
    }

    private double median(Lane lane, ToDoubleFunction<Measured> of) {
        double[] sorted =
                rounds.getOrDefault(lane, List.of()).stream().mapToDouble(of).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}

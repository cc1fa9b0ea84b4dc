package io.amends.bench.audit;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One lane in a Java process of its own, so that no lane warms up or fills the heap of another. */
public final class LaneProcess {

    private static final String MARK = "measured ";

    private LaneProcess() {}

    /**
     * One measurement.
     *
     * @param seconds elapsed, without the start of the process
     * @param cpuSeconds of all threads, the start of the process included
     * @param peakResident bytes of memory held at most; 0 where the system does not tell
     */
    record Measured(
            double seconds, double cpuSeconds, long peakResident, long spilledBytes, String found) {

        private String line() {
            return MARK
                    + String.join(
                            ";",
                            Double.toString(seconds),
                            Double.toString(cpuSeconds),
                            Long.toString(peakResident),
                            Long.toString(spilledBytes),
                            found);
        }

        private static Measured of(String line) {
            String[] parts = line.substring(MARK.length()).split(";", -1);
            return new Measured(
                    Double.parseDouble(parts[0]),
                    Double.parseDouble(parts[1]),
                    Long.parseLong(parts[2]),
                    Long.parseLong(parts[3]),
                    parts[4]);
        }
    }

    /**
     * @throws IOException when the lane fails, with what it wrote
     */
    static Measured measure(Lane lane, Path file, List<String> javaOptions)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(LaneProcess.class.getName(), lane.name(), file.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines;
        try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
            lines = reader.lines().toList();
        }
        if (process.waitFor() != 0) {
            throw new IOException(lane + " failed:\n" + String.join("\n", lines));
        }
        return lines.stream()
                .filter(line -> line.startsWith(MARK))
                .findFirst()
                .map(Measured::of)
                .orElseThrow();
    }

    /**
     * @param arguments the lane and the file
     */
    public static void main(String[] arguments) throws Exception {
        Lane.Outcome outcome = Lane.valueOf(arguments[0]).run(Path.of(arguments[1]));
        System.out.println(
                new Measured(
                                outcome.nanos() / 1e9,
                                cpuSeconds(),
                                peakResident(),
                                outcome.spilledBytes(),
                                outcome.found())
                        .line());
    }

    private static double cpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
                / 1e9;
    }

    private static long peakResident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.notExists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(kilobytes -> Long.parseLong(kilobytes) * 1024)
                .findFirst()
                .orElse(0);
    }
}

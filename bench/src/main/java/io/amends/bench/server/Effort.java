package io.amends.bench.server;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Time that passed and processor time that this process and the PostgreSQL of a data folder took, all
 * in seconds. The latter hardly depends on what else the machine does.
 */
public record Effort(double elapsed, double java, double postgresql) {

    private static final double TICKS_PER_SECOND = 100;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    public static Effort soFar(Path data) throws IOException {
        return new Effort(System.nanoTime() / 1e9, ofJava(), ofPostgresql(data));
    }

    public Effort since(Effort before) {
        return new Effort(
                elapsed - before.elapsed, java - before.java, postgresql - before.postgresql);
    }

    public Effort plus(Effort other) {
        return new Effort(
                elapsed + other.elapsed, java + other.java, postgresql + other.postgresql);
    }

    public double processor() {
        return java + postgresql;
    }

    private static double ofJava() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }

    private static double ofPostgresql(Path data) throws IOException {
        Path file = data.resolve("postgresql/cluster/postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(file).getFirst());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        double seconds = ofEnded(pid);
        try (Stream<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.children())) {
            seconds +=
                    all.map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                            .mapToDouble(spent -> spent.toMillis() / 1000.0)
                            .sum();
        }
        return seconds;
    }

    /** Of its processes that ended, as Linux knows it (proc(5)); elsewhere they are left out. */
    private static double ofEnded(long pid) throws IOException {
        Path file = Path.of("/proc/" + pid + "/stat");
        if (!Files.isReadable(file)) {
            return 0;
        }
        String stat = Files.readString(file);
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        return (Long.parseLong(fields.get(CHILDREN_USER))
                        + Long.parseLong(fields.get(CHILDREN_SYSTEM)))
                / TICKS_PER_SECOND;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%.1f s (CPU: Java %.1f, PostgreSQL %.1f)", elapsed, java, postgresql);
    }
}

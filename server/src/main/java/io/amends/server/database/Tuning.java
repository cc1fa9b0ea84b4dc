package io.amends.server.database;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How our own PostgreSQL is set, on its command line, where nothing else can change it. First of
 * all: what was committed is on the disk.
 *
 * @param settings by PostgreSQL's names
 */
record Tuning(Map<String, String> settings) {

    private static final long MEGABYTE = 1L << 20;

    /** Containers often have 64 MB; a query of several workers needs more. */
    private static final long SHARED_MEMORY_NEEDED = 256 * MEGABYTE;

    Tuning {
        settings = Map.copyOf(settings);
    }

    static Tuning forThisMachine() {
        return forMemory(
                ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getTotalMemorySize());
    }

    /**
     * @param memory of the machine, in bytes; most of it is left to Java and the file cache
     */
    static Tuning forMemory(long memory) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.put("password_encryption", "scram-sha-256");
        settings.put("max_connections", "50");
        settings.put("shared_buffers", megabytes(memory / 16, 64, 1024));
        settings.put("effective_cache_size", megabytes(memory / 2, 256, 65536));
        settings.put("maintenance_work_mem", megabytes(memory / 64, 64, 512));
        settings.put("work_mem", megabytes(memory / 512, 8, 64));
        settings.put("max_wal_size", "2GB");
        settings.put("random_page_cost", "1.1");
        settings.put("dynamic_shared_memory_type", sharedMemory());
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("logging_collector", "on");
        settings.put("log_directory", "log");
        settings.put("log_filename", "postgresql-%a.log");
        settings.put("log_rotation_age", "1d");
        settings.put("log_rotation_size", "0");
        settings.put("log_truncate_on_rotation", "on");
        settings.put("log_checkpoints", "off");
        return new Tuning(settings);
    }

    private static String megabytes(long bytes, long least, long most) {
        return Math.clamp(bytes / MEGABYTE, least, most) + "MB";
    }

    private static String sharedMemory() {
        try {
            Path memory = Path.of("/dev/shm");
            return Files.getFileStore(memory).getTotalSpace() < SHARED_MEMORY_NEEDED
                    ? "mmap"
                    : "posix";
        } catch (IOException e) {
            return "posix";
        }
    }

    String commandLine(int port) {
        return settings.entrySet().stream()
                .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                .sorted()
                .collect(Collectors.joining(" ", "-p " + port + " ", ""));
    }
}

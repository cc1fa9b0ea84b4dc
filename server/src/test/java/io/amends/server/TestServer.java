package io.amends.server;

import io.amends.server.audits.AuditQueue;
import io.amends.server.rounds.Round;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A real server on real PostgreSQL, on a free port and a temporary folder. Tests share one per Java
 * machine, since starting it takes seconds, and {@link #reset} it between them.
 */
public final class TestServer implements AutoCloseable {

    private static final String HISTORY_OF_MIGRATIONS = "flyway_schema_history";

    private static final int ATTEMPTS = 5;

    /** The schema's tables and their partitions. */
    private static final String TABLES =
            """
            SELECT c.relname
            FROM pg_class c
            WHERE c.relnamespace = current_schema()::regnamespace
              AND c.relkind IN ('r', 'p')
            """;

    private final ConfigurableApplicationContext context;
    private final Path data;
    private final SetClock clock;
    private final Set<String> migrated;

    private TestServer(ConfigurableApplicationContext context, Path data, SetClock clock) {
        this.context = context;
        this.data = data;
        this.clock = clock;
        this.migrated = tables();
    }

    /**
     * The one that tests share; started when first asked for, stopped with the Java machine. Nothing
     * goes on in it by itself: who needs a {@link Round} starts it, or goes it once.
     */
    public static TestServer shared() {
        return Shared.SERVER;
    }

    /**
     * One of its own, for tests of starting and stopping or of other settings; the caller closes
     * it.
     */
    public static TestServer start(Map<String, String> settings) {
        return start(settings, beans -> {});
    }

    /**
     * The same, looked into.
     *
     * @param looking gets the beans before any of them is made
     */
    public static TestServer start(
            Map<String, String> settings, Consumer<ConfigurableListableBeanFactory> looking) {
        String given = settings.get("amends.data");
        Path data = given == null ? folder() : Path.of(given);
        Map<String, String> all = new HashMap<>();
        all.put("amends.port", "0");
        all.put("amends.data", data.toString());
        all.put("amends.home", home().toString());
        all.putAll(settings);
        SetClock clock = new SetClock();
        return new TestServer(
                Server.start(
                        all,
                        context -> {
                            context.getBeanFactory().registerSingleton("clock", clock);
                            looking.accept(context.getBeanFactory());
                        }),
                data,
                clock);
    }

    /** A port of this machine at which nobody listens just now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the project lies, with the example history. */
    public static Path home() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("examples"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no folder of examples");
        }
        return folder;
    }

    /** A temporary folder that PostgreSQL's unprivileged account may pass through. */
    public static Path folder() {
        try {
            Path folder = Files.createTempDirectory("amends-test-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            SpringApplication.getShutdownHandlers().add(() -> delete(folder));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    /** What time it is for the server: the system's, until it is put forward. */
    public SetClock clock() {
        return clock;
    }

    /** Where it keeps everything. */
    public Path data() {
        return data;
    }

    public int port() {
        WebServer web = ((WebServerApplicationContext) context).getWebServer();
        return Objects.requireNonNull(web).getPort();
    }

    /** The address of a page; {@code path} begins with a slash. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /**
     * Stops what audits run and what goes on by itself, empties the tables of the migrations, drops
     * those made since, puts the clock right, and lets go on what did. Files are left alone.
     */
    public void reset() {
        AuditQueue audits = bean(AuditQueue.class);
        List<Round> going = rounds().filter(Round::isRunning).toList();
        audits.stop();
        going.forEach(Round::stop);
        emptied();
        clock.putRight();
        audits.start();
        going.forEach(Round::start);
    }

    private TestServer still() {
        rounds().forEach(Round::stop);
        return this;
    }

    private Stream<Round> rounds() {
        return context.getBeansOfType(Round.class).values().stream();
    }

    /** A browser's last request may still read, in another order than tables are emptied in. */
    private void emptied() {
        for (int attempt = 1; ; attempt++) {
            try {
                empty();
                return;
            } catch (PessimisticLockingFailureException somebodyReads) {
                if (attempt == ATTEMPTS) {
                    throw somebodyReads;
                }
            }
        }
    }

    private void empty() {
        Set<String> present = tables();
        List<String> made = present.stream().filter(table -> !migrated.contains(table)).toList();
        if (!made.isEmpty()) {
            jdbc().sql("DROP TABLE " + quoted(made) + " CASCADE").update();
        }
        List<String> kept =
                present.stream()
                        .filter(migrated::contains)
                        .filter(table -> !table.equals(HISTORY_OF_MIGRATIONS))
                        .toList();
        jdbc().sql("TRUNCATE " + quoted(kept) + " RESTART IDENTITY CASCADE").update();
    }

    @Override
    public void close() {
        context.close();
    }

    private Set<String> tables() {
        Set<String> found = new TreeSet<>();
        jdbc().sql(TABLES)
                .query(
                        row -> {
                            found.add(row.getString(1));
                        });
        return found;
    }

    private static String quoted(List<String> tables) {
        return tables.stream()
                .map(table -> '"' + table + '"')
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Started when first touched. */
    private static final class Shared {
        private static final TestServer SERVER = start(Map.of()).still();
    }
}

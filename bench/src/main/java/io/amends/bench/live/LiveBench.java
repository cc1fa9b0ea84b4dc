package io.amends.bench.live;

import com.zaxxer.hikari.HikariDataSource;
import io.amends.bench.server.Effort;
import io.amends.server.Server;
import io.amends.server.escalations.Contacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * Measures how live escalations are kept and rung, beside the limits of the same PostgreSQL in the same
 * run ({@code docs/performance.md}).
 */
public final class LiveBench {

    private static final String EV3 = "pgbench ev3";
    private static final String SCHEDULER = "db-scheduler, 20 threads";
    private static final int LARGE = 10;

    private final Map<String, String> options;
    private final long contacts;
    private final long events;
    private final int burst;
    private final int rounds;
    private final Path data;
    private final Commits commits = new Commits();

    private LiveBench(Map<String, String> options) {
        this.options = options;
        this.contacts = number("contacts", 1_000_000);
        this.events = number("events", 40_000);
        this.burst = (int) number("burst", 10_000);
        this.rounds = (int) number("rounds", 3);
        this.data =
                Path.of(options.getOrDefault("folder", "target/bench"))
                        .toAbsolutePath()
                        .resolve("live-" + contacts);
    }

    /**
     * @param arguments as {@code name=value}: {@code contacts} stored (1000000), {@code events} kept
     *     one by one a round (40000), {@code burst} alarms at once, and ten times as many (10000),
     *     {@code rounds} (3), {@code folder} for the database ({@code target/bench}), {@code only}
     *     ingest or burst
     */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new TreeMap<>();
        for (String argument : arguments) {
            String[] named = argument.split("=", 2);
            options.put(named[0], named[named.length - 1]);
        }
        new LiveBench(options).run();
    }

    private long number(String name, long usual) {
        return Long.parseLong(options.getOrDefault(name, String.valueOf(usual)));
    }

    private boolean isAsked(String part) {
        return options.getOrDefault("only", part).equals(part);
    }

    private void run() throws Exception {
        PgBench.program();
        FileSystemUtils.deleteRecursively(data);
        try (ConfigurableApplicationContext server =
                Server.start(
                        Map.of("amends.port", "0", "amends.data", data.toString()),
                        context ->
                                context.getBeanFactory().registerSingleton("commits", commits))) {
            quiet(server);
            House house = new House(server);
            Stock stock = new Stock(server, house, contacts);
            long began = System.nanoTime();
            stock.make();
            HikariDataSource database = server.getBean(HikariDataSource.class);
            LimitTables.make(database, contacts);
            server.getBean(JdbcTemplate.class).execute("VACUUM ANALYZE");
            System.err.printf(
                    "made %,d contacts in %.0f s%n", contacts, (System.nanoTime() - began) / 1e9);
            if (isAsked("ingest")) {
                ingest(server, house, stock, database);
            }
            if (isAsked("burst")) {
                bursts(new Burst(server, stock, commits), database);
            }
        }
        FileSystemUtils.deleteRecursively(data);
    }

    /** Alarms ring when it is their turn; mail stays in the outbox. */
    private static void quiet(ConfigurableApplicationContext server) {
        List.of("alarmClock", "postRound", "mailboxRound", "watchRound")
                .forEach(round -> server.getBean(round, SmartLifecycle.class).stop());
    }

    private void ingest(
            ConfigurableApplicationContext server,
            House house,
            Stock stock,
            HikariDataSource database)
            throws Exception {
        Happenings happenings = new Happenings(server.getBean(Contacts.class), house, stock);
        Program program =
                new Program(server.getBean(JdbcTemplate.class), port(server), house.lead(), stock);
        Ingest.measure(data, Ingest.CLIENTS, events, 1, 0, happenings::one);
        Ingest.measure(data, Ingest.BATCH_CLIENTS, events, Ingest.BATCH, 0, happenings::batch);
        Ingest.measure(data, Ingest.CLIENTS, events / 8, 1, 0, program::one);
        Results results = new Results();
        for (int round = 1; round <= rounds; round++) {
            Effort before = Ingest.effort(data);
            double rate = PgBench.measure(database, contacts, events);
            Effort took = Ingest.effort(data).since(before);
            results.add(
                    EV3,
                    new Lane(
                            rate,
                            1000.0 * Ingest.CLIENTS / rate,
                            Double.NaN,
                            Double.NaN,
                            took.postgresql() * 1e6 / events));
            results.add(
                    "one event a transaction, 16 clients",
                    Ingest.measure(data, Ingest.CLIENTS, events, 1, round, happenings::one));
            results.add(
                    "the same by HTTP",
                    Ingest.measure(data, Ingest.CLIENTS, events / 4, 1, round, program::one));
            results.add(
                    "100 contacts a transaction, 4 clients",
                    Ingest.measure(
                            data,
                            Ingest.BATCH_CLIENTS,
                            2 * events,
                            Ingest.BATCH,
                            round,
                            happenings::batch));
            results.add(
                    "the same by HTTP, 100 a request",
                    Ingest.measure(
                            data,
                            Ingest.BATCH_CLIENTS,
                            events,
                            Ingest.BATCH,
                            round,
                            program::batch));
        }
        results.print("events", "ms", List.of(EV3));
    }

    private void bursts(Burst ours, HikariDataSource database) throws Exception {
        for (int warm = 0; warm < 2; warm++) {
            RawBurst.drain(database, contacts, burst, 100);
            ours.drain(ours.wind(burst, -1 - warm));
        }
        Results small = new Results();
        for (int round = 1; round <= rounds; round++) {
            small.add(RawBurst.lane(100), raw(database, burst, 100));
            small.add("ours", rung(ours, burst, round));
            small.add(SCHEDULER, scheduled(database, burst));
        }
        small.print(burst + " alarms at once", "ms late", List.of(RawBurst.lane(100), SCHEDULER));
        Results large = new Results();
        large.add(RawBurst.lane(500), raw(database, burst * LARGE, 500));
        large.add("ours", rung(ours, burst * LARGE, rounds + 1));
        large.print(burst * LARGE + " alarms at once", "ms late", List.of(RawBurst.lane(500)));
    }

    private Lane raw(HikariDataSource database, int size, int batch) throws Exception {
        Effort before = Ingest.effort(data);
        Fired fired = RawBurst.drain(database, contacts, size, batch);
        return fired.lane(Ingest.effort(data).since(before));
    }

    private Lane rung(Burst ours, int size, long seed) throws IOException {
        Stock.Wound wound = ours.wind(size, seed);
        Effort before = Ingest.effort(data);
        Fired fired = ours.drain(wound);
        Effort took = Ingest.effort(data).since(before);
        ours.check(wound);
        return fired.lane(took);
    }

    private Lane scheduled(HikariDataSource database, int size) throws Exception {
        Effort before = Ingest.effort(data);
        Fired fired = SchedulerBurst.drain(database, contacts, size);
        return fired.lane(Ingest.effort(data).since(before));
    }

    private static int port(ConfigurableApplicationContext server) {
        WebServer web = ((WebServerApplicationContext) server).getWebServer();
        return Objects.requireNonNull(web).getPort();
    }
}

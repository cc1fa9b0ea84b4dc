package io.amends.bench.desk;

// Over 300 lines: one run from seeding to its table, in the order in which it happens.

import com.zaxxer.hikari.HikariDataSource;
import io.amends.bench.desk.Asking.Ask;
import io.amends.bench.desk.Asking.Took;
import io.amends.bench.server.Effort;
import io.amends.server.Server;
import io.amends.server.commitments.Board;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * Measures the pages of live escalations over many contacts beside the bare floor on the same
 * PostgreSQL, by turns, with one client and with eight.
 */
public final class DeskBench {

    private static final int MANY = 8;
    private static final int ROUNDS = 3;
    private static final double WARM_UP = 10;

    private final Map<String, List<Ask>> asked = new LinkedHashMap<>();
    private final Map<String, List<Took>> alone = new LinkedHashMap<>();
    private final Map<String, List<Took>> together = new LinkedHashMap<>();
    private final Map<String, Double> efforts = new LinkedHashMap<>();

    private DeskBench() {}

    /**
     * @param arguments as {@code name=value}: {@code contacts} (1000000), {@code escalations} (a
     *     tenth), {@code seconds} for which each is asked in all with one client and with eight
     *     (10), {@code folder} for the database, which is deleted in the end unless {@code
     *     keep=true}; what was kept is used again; {@code only} for those whose name holds that word
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        // else the bare floor waits 40 ms for nothing, see docs/performance.md
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Map<String, String> options = new TreeMap<>();
        for (String argument : arguments) {
            String[] named = argument.split("=", 2);
            options.put(named[0], named[named.length - 1]);
        }
        long contacts = Long.parseLong(options.getOrDefault("contacts", "1000000"));
        long escalations =
                Long.parseLong(options.getOrDefault("escalations", String.valueOf(contacts / 10)));
        double seconds = Double.parseDouble(options.getOrDefault("seconds", "10"));
        Path folder = Path.of(options.getOrDefault("folder", "target/bench")).toAbsolutePath();
        Path data = folder.resolve("desk-" + contacts);
        boolean again = Files.exists(data.resolve("seeded"));
        if (!again) {
            FileSystemUtils.deleteRecursively(data);
        }
        PutClock clock = new PutClock();
        try (ConfigurableApplicationContext server = started(data, clock)) {
            if (!again) {
                seed(server, clock, contacts, escalations);
                Files.createFile(data.resolve("seeded"));
            }
            new DeskBench().measure(server, data, seconds, options.getOrDefault("only", ""));
        } finally {
            if (!Boolean.parseBoolean(options.get("keep"))) {
                FileSystemUtils.deleteRecursively(data);
            }
        }
    }

    private static ConfigurableApplicationContext started(Path data, PutClock clock)
            throws IOException {
        Files.createDirectories(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x--x"));
        return Server.start(
                Map.of("amends.port", "0", "amends.data", data.toString()),
                context -> context.getBeanFactory().registerSingleton("clock", clock));
    }

    private static void seed(
            ConfigurableApplicationContext server,
            PutClock clock,
            long contacts,
            long escalations) {
        JdbcClient sql = server.getBean(JdbcClient.class);
        long began = System.nanoTime();
        Crew crew = Crew.hired(server);
        int stories = Math.toIntExact(Math.clamp(escalations / 40, 24, 240));
        new Stories(server, clock, crew).run(stories, stories / 2);
        tell("%d stories told after %.0f s", stories * 3 / 2, since(began));
        new Copies(sql).make(contacts, escalations);
        tell("copied after %.0f s", since(began));
        Bare.fill(sql, contacts, escalations);
        tell("the bare floor's tables filled after %.0f s", since(began));
        Copies.check(server, some(sql, 20), crew.agents().getFirst());
        sql.sql(
                        """
                        SELECT (SELECT count(*) FROM contact), (SELECT count(*) FROM escalation),
                            (SELECT count(*) FROM escalation WHERE stage <> 'OVER'),
                            (SELECT count(*) FROM event), (SELECT count(*) FROM commitment),
                            (SELECT count(*) FROM message_text),
                            pg_database_size(current_database()) / 1048576
                        """)
                .query(
                        row -> {
                            tell(
                                    "%,d contacts, %,d escalations (%,d open), %,d events, %,d"
                                            + " commitments, %,d messages, %,d MiB with the bare"
                                            + " floor's tables",
                                    row.getLong(1),
                                    row.getLong(2),
                                    row.getLong(3),
                                    row.getLong(4),
                                    row.getLong(5),
                                    row.getLong(6),
                                    row.getLong(7));
                        });
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static List<String> some(JdbcClient sql, int many) {
        return sql
                .sql("SELECT contact FROM escalation ORDER BY md5(contact || 'x') LIMIT :many")
                .param("many", many)
                .query(String.class)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    // ---- what is asked
    // -----------------------------------------------------------------------------

    private void measure(
            ConfigurableApplicationContext server, Path data, double seconds, String only)
            throws IOException, InterruptedException {
        JdbcClient sql = server.getBean(JdbcClient.class);
        int port = URI.create(Server.address(server)).getPort();
        long contacts =
                sql.sql("SELECT count(*) FROM bare.contact_state").query(Long.class).single();
        List<String> escalated = some(sql, 20_000);
        List<Visitor> visitors = new ArrayList<>();
        try (Bare bare = new Bare(server.getBean(HikariDataSource.class))) {
            List<Visitor> strangers = new ArrayList<>();
            List<Visitor> agents = new ArrayList<>();
            List<Visitor> specialists = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                strangers.add(Visitor.stranger(bare.port(), i));
                agents.add(Visitor.signedIn(port, Crew.email("agent", i), 10 + i));
                specialists.add(Visitor.signedIn(port, Crew.email("specialist", i * 4), 20 + i));
            }
            visitors.addAll(strangers);
            visitors.addAll(agents);
            visitors.addAll(specialists);
            Function<Random, String> contact =
                    random -> "/contacts/" + escalated.get(random.nextInt(escalated.size()));
            pages("bare detail", strangers, r -> "/detail?" + (1 + r.nextLong(contacts)));
            pages("contact page", agents, contact);
            pages("bare queue", strangers, r -> "/queue?" + (1 + r.nextInt(3)));
            pages("queue page", specialists, r -> "/queue");
            pages("board page", agents, r -> "/board");
            Board board = server.getBean(Board.class);
            calls("board: first page of rows", () -> board.page(Board.Choice.ALL, null, 51));
            calls(
                    "board: counts",
                    () -> {
                        Instant now = Instant.now();
                        board.counts(null, now, now.plus(Duration.ofHours(9)));
                    });
            pages("bare dash", strangers, r -> "/dash?1");
            pages("desk page", agents, r -> "/desk");
            pages(
                    "search",
                    agents,
                    r -> String.format(Locale.ROOT, "/search?search=ord%06d", 1 + r.nextInt(4999)));
            looksRight(agents.getFirst(), specialists.getFirst(), contact);
            asked.keySet().removeIf(what -> !what.contains(only));
            rounds(data, seconds);
        } finally {
            for (Visitor visitor : visitors) {
                visitor.close();
            }
        }
        print();
    }

    private void pages(String what, List<Visitor> visitors, Function<Random, String> address) {
        asked.put(what, visitors.stream().map(visitor -> visitor.asking(address)).toList());
    }

    private void calls(String what, Ask call) {
        asked.put(what, java.util.Collections.nCopies(MANY, call));
    }

    /** A page that shows little would be quick for nothing. */
    private static void looksRight(
            Visitor agent, Visitor specialist, Function<Random, String> contact)
            throws IOException {
        has(agent.read(contact).text(), "id=\"live-thread\"", 1, "contact page");
        has(specialist.read(r -> "/queue").text(), "class=\"card offer\"", 50, "queue page");
        has(agent.read(r -> "/board").text(), "id=\"row-", 50, "board page");
        has(agent.read(r -> "/desk").text(), "class=\"row-link\"", 20, "desk page");
        has(agent.read(r -> "/search?search=ord000031").text(), "ord000031", 2, "search");
    }

    private static void has(String page, String what, int least, String name) {
        int seen = page.split(java.util.regex.Pattern.quote(what), -1).length - 1;
        tell("%s: %,d characters, %d × %s", name, page.length(), seen, what);
        if (seen < least) {
            throw new IllegalStateException(
                    "Expected " + least + " × " + what + " on the " + name + ", but " + seen);
        }
    }

    // ---- by turns
    // ----------------------------------------------------------------------------------

    private void rounds(Path data, double seconds) throws IOException, InterruptedException {
        for (Map.Entry<String, List<Ask>> one : asked.entrySet()) {
            Asking.during(one.getValue(), Math.min(WARM_UP, 2 * seconds));
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, List<Ask>> one : asked.entrySet()) {
                String what = one.getKey();
                List<Ask> all = one.getValue();
                alone.computeIfAbsent(what, w -> new ArrayList<>())
                        .add(Asking.during(all.subList(0, 1), seconds / ROUNDS));
                Effort before = Effort.soFar(data);
                Took took = Asking.during(all, seconds / ROUNDS);
                together.computeIfAbsent(what, w -> new ArrayList<>()).add(took);
                efforts.merge(
                        what,
                        Effort.soFar(data).since(before).processor() * 1e3 / took.millis().length,
                        Double::sum);
            }
        }
    }

    // ---- what was seen
    // -----------------------------------------------------------------------------

    private static final Map<String, String> FLOORS =
            Map.of(
                    "contact page", "bare detail",
                    "queue page", "bare queue",
                    "board page", "bare queue",
                    "board: first page of rows", "bare queue",
                    "board: counts", "bare dash");

    private void print() {
        tell(
                "%n| | p50 ms, 1 client | p99 ms | p50 ms, 8 clients | p99 ms | per s | CPU ms |"
                        + " × its floor, 1 client | 8 clients |");
        tell("|---|---|---|---|---|---|---|---|---|");
        asked.keySet()
                .forEach(
                        what -> {
                            Took one = Took.together(alone.getOrDefault(what, List.of()));
                            Took many = Took.together(together.getOrDefault(what, List.of()));
                            String floor = FLOORS.getOrDefault(what, "");
                            tell(
                                    "| %s | %.2f | %.1f | %.2f | %.1f | %.0f | %.2f | %s | %s |",
                                    what,
                                    one.p50(),
                                    one.p99(),
                                    many.p50(),
                                    many.p99(),
                                    many.perSecond(),
                                    efforts.getOrDefault(what, 0.0) / ROUNDS,
                                    times(alone, what, floor),
                                    times(together, what, floor));
                        });
    }

    /** The ratio of medians, of the round where it is in the middle. */
    private static String times(Map<String, List<Took>> took, String what, String floor) {
        if (!took.containsKey(floor)) {
            return "";
        }
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ratios.add(
                    took.getOrDefault(what, List.of()).get(round).p50()
                            / took.getOrDefault(floor, List.of()).get(round).p50());
        }
        ratios.sort(Double::compare);
        return String.format(Locale.ROOT, "%.2f", ratios.get(ROUNDS / 2));
    }

    private static void tell(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}

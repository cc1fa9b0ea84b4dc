package io.amends.bench.live;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The limit of keeping events: pgbench with an event, its contact's state and its moved deadline, one
 * transaction each.
 */
final class PgBench {

    /** Sixteen ask at once, of two threads, with prepared statements. */
    private static final List<String> HOW =
            List.of("-n", "-M", "prepared", "-j", "2", "-c", "" + Ingest.CLIENTS);

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private PgBench() {}

    /** The distribution's own, the newest; in Debian's folders before the path. */
    static Path program() throws IOException {
        return Stream.concat(
                        versions().stream()
                                .map(version -> version.resolve("bin/pgbench"))
                                .sorted(Comparator.reverseOrder()),
                        Stream.of(System.getenv("PATH").split(":", -1))
                                .map(folder -> Path.of(folder).resolve("pgbench")))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "The limit is measured by pgbench, which is not here;"
                                                + " on Debian: apt-get install postgresql-contrib"));
    }

    private static List<Path> versions() throws IOException {
        Path all = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> versions = Files.list(all)) {
            return versions.toList();
        }
    }

    /** Transactions per second. */
    static double measure(HikariDataSource database, long contacts, long transactions)
            throws IOException, InterruptedException {
        URI server = URI.create(database.getJdbcUrl().substring("jdbc:".length()));
        Path script = Files.createTempFile("ev3", ".sql");
        Files.writeString(script, script(contacts));
        List<String> command =
                Stream.of(
                                Stream.of(program().toString()),
                                HOW.stream(),
                                Stream.of("-t", "" + Math.max(1, transactions / Ingest.CLIENTS)),
                                Stream.of("-f", script.toString()),
                                Stream.of("-h", server.getHost(), "-p", "" + server.getPort()),
                                Stream.of(
                                        "-U",
                                        database.getDataSourceProperties().getProperty("user")),
                                Stream.of(server.getPath().substring(1)))
                        .flatMap(part -> part)
                        .toList();
        ProcessBuilder run = new ProcessBuilder(command).redirectErrorStream(true);
        run.environment()
                .put("PGPASSWORD", database.getDataSourceProperties().getProperty("password"));
        run.environment().put("PGOPTIONS", "-c search_path=" + LimitTables.SCHEMA);
        Process process = run.start();
        String said =
                new String(
                        process.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        int code = process.waitFor();
        Files.delete(script);
        Matcher rate = RATE.matcher(said);
        if (code != 0 || !rate.find()) {
            throw new IllegalStateException("pgbench says:\n" + said);
        }
        return Double.parseDouble(rate.group(1));
    }

    private static String script(long contacts) {
        return """
                \\set id random(1, %d)
                BEGIN;
                INSERT INTO event (contact_id, type, actor, body) VALUES (:id, 1, 1, 'an event as plain as any');
                UPDATE contact_state SET last_event_at = now(), n_events = n_events + 1 WHERE contact_id = :id;
                UPDATE timer SET due = now() + interval '3 days' WHERE contact_id = :id;
                COMMIT;
                """
                .formatted(contacts);
    }
}

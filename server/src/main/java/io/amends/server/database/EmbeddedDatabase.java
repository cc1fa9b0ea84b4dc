package io.amends.server.database;

import io.amends.history.source.RefusedInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our own PostgreSQL, in the data folder. It runs apart from us, so that Ctrl-C in a terminal stops
 * us and not it, and we stop it when the last request has been answered. Should it end before that,
 * it is started again where it was.
 */
final class EmbeddedDatabase implements RunningDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private static final int ATTEMPTS = 5;

    /** The old one's processes may take some seconds to notice that it is dead. */
    private static final int ATTEMPTS_AFTER_A_DEATH = 40;

    private static final Duration REPAIRED_WITHIN = Duration.ofMinutes(2);

    /** PostgreSQL's manual, appendix A. */
    private static final String CANNOT_CONNECT_NOW = "57P03";

    private static final Executor APART =
            task -> Thread.ofPlatform().name("database-keeper").daemon().start(task);

    private static final long PAUSE_NANOS = 250_000_000;
    private static final long LONG_PAUSE_NANOS = 2_000_000_000;

    private final Cluster cluster;
    private final int port;
    private final DatabaseAddress address;
    private boolean closing;
    private CompletableFuture<Void> keeper = CompletableFuture.completedFuture(null);

    private EmbeddedDatabase(Cluster cluster, int port) throws IOException {
        this.cluster = cluster;
        this.port = port;
        this.address = cluster.at(port);
    }

    /**
     * Starts it, and makes it first where the folder is empty.
     *
     * @throws RefusedInput if it cannot be started there; the message says what to do
     */
    static EmbeddedDatabase start(DataFolder data) {
        return start(data, Bundle.forThisMachine(), Account.toRunAs(), new Ports());
    }

    static EmbeddedDatabase start(
            DataFolder data, Bundle bundle, Account account, IntSupplier ports) {
        Path home = data.postgresql();
        try {
            folder(home);
            Path binaries = folder(home.resolve("binaries"));
            account.mustReach(binaries);
            Programs programs = Programs.unpackedIn(binaries, bundle);
            Cluster cluster = new Cluster(home, programs, account);
            stopLeftBehind(cluster);
            cluster.mustExist(bundle);
            if (!account.isOurs()) {
                LOG.info("PostgreSQL runs as {}, since it refuses to run as root", account.name());
            }
            int port = startOnAFreePort(cluster, ports);
            EmbeddedDatabase database = new EmbeddedDatabase(cluster, port);
            database.keep();
            return database;
        } catch (IOException e) {
            throw Disk.refusal(home, e);
        }
    }

    private static Path folder(Path folder) throws IOException {
        Files.createDirectories(folder);
        Account.letOthersPass(folder);
        return folder;
    }

    /** A server may outlive the Amends that started it; that one is stopped, as cleanly as any. */
    private static void stopLeftBehind(Cluster cluster) throws IOException {
        if (Postmaster.on(cluster.files()).isPresent()) {
            LOG.info("Stopping the PostgreSQL that an Amends which ended suddenly left behind");
            stop(cluster);
        }
        Postmaster.forget(cluster.files());
    }

    private static int startOnAFreePort(Cluster cluster, IntSupplier ports) throws IOException {
        String said = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ports.getAsInt();
            said = start(cluster, port);
            if (said.isEmpty()) {
                return port;
            }
            boolean somebodyWasFaster = said.contains("Address already in use");
            boolean oneIsStillEnding = said.contains("is still in use");
            if (oneIsStillEnding) {
                LockSupport.parkNanos(PAUSE_NANOS);
            } else if (!somebodyWasFaster) {
                break;
            }
        }
        throw Disk.saysFull(cluster.home(), said)
                ? Disk.full(cluster.home(), new IllegalStateException(said))
                : new RefusedInput(
                        "PostgreSQL in " + cluster.home() + " does not start. It says:\n" + said);
    }

    /** What it said if it did not start; empty if it did. */
    private static String start(Cluster cluster, int port) throws IOException {
        ServerLog log = ServerLog.in(cluster.files(), cluster.account());
        Map<Path, Long> before = log.sizes();
        Ran ran =
                cluster.account()
                        .run(
                                cluster.programs()
                                        .start(
                                                cluster.files(),
                                                log.firstWords(),
                                                Tuning.forThisMachine().commandLine(port)));
        if (ran.done()) {
            return "";
        }
        String said = log.since(before);
        return said.isEmpty() ? ran.said().strip() + " " : said;
    }

    private void keep() {
        keeper =
                Postmaster.on(cluster.files())
                        .flatMap(postmaster -> ProcessHandle.of(postmaster.pid()))
                        .map(process -> process.onExit().thenRunAsync(this::startAgain, APART))
                        .orElse(keeper);
    }

    /** Goes on trying, for as long as we run: a disk that was full may get room. */
    private void startAgain() {
        String told = "";
        for (int attempt = 1; attempt == 1 || !told.isEmpty(); attempt++) {
            told = triedAgain(attempt);
            LockSupport.parkNanos(
                    told.isEmpty()
                            ? 0
                            : attempt < ATTEMPTS_AFTER_A_DEATH ? PAUSE_NANOS : LONG_PAUSE_NANOS);
        }
    }

    /** Empty once it runs, or need not. */
    private synchronized String triedAgain(int attempt) {
        if (closing) {
            return "";
        }
        if (attempt == 1) {
            LOG.error("PostgreSQL has ended suddenly; starting it again");
        }
        try {
            Postmaster.forget(cluster.files());
            String said = start(cluster, port);
            if (said.isEmpty()) {
                LOG.info("PostgreSQL runs again");
                keep();
            } else if (attempt == ATTEMPTS_AFTER_A_DEATH) {
                LOG.error(
                        "PostgreSQL does not start again; it is tried on. {}",
                        Disk.saysFull(cluster.home(), said)
                                ? Disk.full(cluster.home(), new IllegalStateException(said))
                                        .getMessage()
                                : "It says:\n" + said);
            }
            return said;
        } catch (IOException e) {
            if (attempt == ATTEMPTS_AFTER_A_DEATH) {
                LOG.error("PostgreSQL cannot be started again; it is tried on", e);
            }
            return e.toString();
        }
    }

    @Override
    public DatabaseAddress address() {
        return address;
    }

    @Override
    public synchronized void close() {
        closing = true;
        keeper.cancel(false);
        stop(cluster);
    }

    /**
     * While PostgreSQL repairs itself after one of its processes was killed it does not stop when told
     * to (seen with 18.6), so that is waited for. What still does not stop is ended as by a power cut.
     */
    private static void stop(Cluster cluster) {
        Programs programs = cluster.programs();
        awaitRepaired(cluster);
        Ran ran = cluster.account().run(programs.stop(cluster.files()));
        if (!ran.done() && Postmaster.on(cluster.files()).isPresent()) {
            LOG.error("PostgreSQL did not stop and is ended at once: {}", ran.said().strip());
            cluster.account().run(programs.stopAtOnce(cluster.files()));
        }
    }

    private static void awaitRepaired(Cluster cluster) {
        long end = System.nanoTime() + REPAIRED_WITHIN.toNanos();
        while (isRepairing(cluster) && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static boolean isRepairing(Cluster cluster) {
        Optional<Postmaster> running = Postmaster.on(cluster.files());
        if (running.isEmpty()) {
            return false;
        }
        try {
            DatabaseAddress address = cluster.at(running.get().port());
            DriverManager.getConnection(address.url(), address.properties()).close();
            return false;
        } catch (SQLException e) {
            return CANNOT_CONNECT_NOW.equals(e.getSQLState());
        } catch (IOException e) {
            return false;
        }
    }
}

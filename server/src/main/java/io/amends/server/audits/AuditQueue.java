package io.amends.server.audits;

import io.amends.history.source.RefusedInput;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Runs what is ordered, two at once. One that is interrupted runs again: whenever the service was
 * stopped or the database ended, and some times when its process was killed, which it may have been
 * for that audit's sake.
 */
@Component
public class AuditQueue implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AuditQueue.class);

    private static final int AT_ONCE = 2;
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int TRIES_WHEN_STOPPING = 60;

    /** So many deaths of the database count like one of ours: some audit may be what kills it. */
    private static final int DEATHS_THAT_COUNT = 5;

    private final Audits audits;
    private final AuditRun run;
    private final DataSource database;
    private final Clock clock;
    private final Semaphore news = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();

    /** Those a thread of ours has to do with, whatever became of its lock. */
    private final Set<Long> inHand = ConcurrentHashMap.newKeySet();

    private final Map<Long, Integer> deaths = new ConcurrentHashMap<>();
    private volatile boolean stopping;
    private volatile boolean running;

    AuditQueue(Audits audits, AuditRun run, DataSource database, Clock clock) {
        this.audits = audits;
        this.run = run;
        this.database = database;
        this.clock = clock;
    }

    /**
     * What became of an attempt.
     *
     * @param state QUEUED if it is to be run again; DONE if that is noted already
     * @param counts whether it was one of the attempts that an audit has
     */
    private record Outcome(AuditState state, @Nullable String problem, boolean counts) {

        static final Outcome DONE = new Outcome(AuditState.DONE, null, true);
        static final Outcome INTERRUPTED = new Outcome(AuditState.QUEUED, null, false);
        static final Outcome INTERRUPTED_TOO_OFTEN = new Outcome(AuditState.QUEUED, null, true);

        static Outcome ended(AuditState state, @Nullable String problem) {
            return new Outcome(state, problem, true);
        }
    }

    /** Something was ordered: look now. */
    public void wake() {
        news.release();
    }

    @Override
    public void start() {
        stopping = false;
        running = true;
        for (int i = 1; i <= AT_ONCE; i++) {
            threads.add(Thread.ofPlatform().name("audit-" + i).daemon().start(this::work));
        }
    }

    @Override
    public void stop() {
        stopping = true;
        news.release(AT_ONCE);
        for (Thread thread : threads) {
            join(thread);
        }
        threads.clear();
        running = false;
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        while (!stopping) {
            try {
                takeBackOrphans();
                if (!runNext()) {
                    news.tryAcquire(LOOKS_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | IOException | RuntimeException e) {
                LOG.warn("The audit queue could not look; it looks again: {}", e.toString());
                rest();
            }
        }
    }

    private void rest() {
        try {
            news.tryAcquire(LOOKS_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever comes first takes one; of a crowd of audits the oldest. */
    private boolean runNext() throws SQLException {
        for (long number : audits.queued()) {
            if (inHand.add(number)) {
                try {
                    Optional<Outcome> outcome = attempt(number);
                    if (outcome.isPresent()) {
                        noteOnceItCanBe(number, outcome.get());
                        forgetDeaths(number, outcome.get());
                        return true;
                    }
                } finally {
                    inHand.remove(number);
                }
            }
        }
        return false;
    }

    /** The lock comes first: what is said to run while nobody holds its lock is an orphan. */
    private Optional<Outcome> attempt(long number) throws SQLException {
        try (@Nullable Hold hold = Hold.on(number, database).orElse(null)) {
            return hold == null
                    ? Optional.empty()
                    : audits.begin(number, clock.instant()).map(audit -> attempt(audit, hold));
        }
    }

    private Outcome attempt(KeptAudit audit, Hold hold) {
        try {
            run.run(audit, hold, workers(), () -> stopping);
            return Outcome.DONE;
        } catch (AuditRun.Stopped stopped) {
            return stopping ? Outcome.INTERRUPTED : Outcome.ended(AuditState.CANCELLED, null);
        } catch (RefusedInput refused) {
            return Outcome.ended(AuditState.REFUSED, refused.getMessage());
        } catch (Exception | Error broken) {
            return broken(audit.number(), broken);
        }
    }

    private Outcome broken(long number, Throwable broken) {
        if (!Breakage.filledTheDisk(broken) && Breakage.lostTheDatabase(broken)) {
            LOG.warn("Audit {} lost the database and is run again", number, broken);
            return deaths.merge(number, 1, Integer::sum) % DEATHS_THAT_COUNT == 0
                    ? Outcome.INTERRUPTED_TOO_OFTEN
                    : Outcome.INTERRUPTED;
        }
        LOG.error("Audit {} failed", number, broken);
        return Outcome.ended(AuditState.FAILED, reason(broken));
    }

    private static String reason(Throwable broken) {
        if (Breakage.filledTheDisk(broken)) {
            return "disk-full";
        }
        @Nullable String message = broken.getMessage();
        return message == null ? broken.getClass().getSimpleName() : message;
    }

    /** A database that has just ended takes no notes; it is waited for, a while only if we stop. */
    private void noteOnceItCanBe(long number, Outcome outcome) {
        for (int left = TRIES_WHEN_STOPPING; ; left -= stopping ? 1 : 0) {
            try {
                note(number, outcome);
                return;
            } catch (DataAccessException | TransactionException e) {
                if (left == 0 || !Breakage.lostTheDatabase(e)) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void forgetDeaths(long number, Outcome outcome) {
        if (outcome.state().isOver()) {
            deaths.remove(number);
        }
    }

    private void note(long number, Outcome outcome) {
        switch (outcome.state()) {
            case DONE -> {
                // with its report
            }
            case QUEUED, RUNNING -> {
                if (outcome.counts()) {
                    audits.requeue(number, clock.instant());
                } else {
                    audits.giveBack(number, clock.instant());
                }
            }
            case REFUSED, FAILED, CANCELLED -> {
                run.drop(number);
                audits.end(number, outcome.state(), outcome.problem(), clock.instant());
            }
        }
    }

    /** All processors for each: an audit is mostly alone, and two share them no worse than one. */
    private static int workers() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Puts back into the queue what is said to run but nobody holds. */
    private void takeBackOrphans() throws SQLException, IOException {
        for (long number : audits.running()) {
            if (inHand.add(number)) {
                try (@Nullable Hold hold = Hold.on(number, database).orElse(null)) {
                    if (hold != null) {
                        takeBack(number);
                    }
                } finally {
                    inHand.remove(number);
                }
            }
        }
    }

    /** It may have ended before we got its lock; then what it made is no leftover. */
    private void takeBack(long number) throws IOException {
        if (audits.running().contains(number)) {
            run.clear(number);
            audits.requeue(number, clock.instant());
        }
    }
}

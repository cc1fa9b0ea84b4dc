package io.amends.server.commitments;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sums up the changes to the counts of open commitments now and then. Whoever changes a commitment
 * adds a row and waits for nobody; whoever counts adds few rows up.
 */
@Component
class CountKeeper implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CountKeeper.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int WORTH_IT = 200;
    private static final int AT_ONCE = 20_000;

    private final JdbcClient sql;
    private volatile @Nullable Thread keeping;

    CountKeeper(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void start() {
        // known before it runs: it runs on only while it is the one
        Thread thread = Thread.ofVirtual().name("counts").unstarted(this::keepOn);
        keeping = thread;
        thread.start();
    }

    @Override
    public void stop() {
        @Nullable Thread thread = keeping;
        keeping = null;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public boolean isRunning() {
        return keeping != null;
    }

    private void keepOn() {
        while (keeping == Thread.currentThread()) {
            LockSupport.parkNanos(PAUSE.toNanos());
            try {
                sumUp();
            } catch (RuntimeException e) {
                LOG.warn("Counts could not be summed up, which is tried again: {}", e.toString());
            }
        }
    }

    /** In one statement, so that whoever counts meanwhile sees the one or the other. */
    void sumUp() {
        sql.sql(
                        """
                        WITH taken AS (
                            DELETE FROM commitment_count WHERE ctid = ANY (ARRAY(
                                SELECT ctid FROM commitment_count
                                WHERE (SELECT count(*) > :worth FROM (
                                    SELECT FROM commitment_count WHERE NOT summed
                                    LIMIT :worth + 1) few)
                                LIMIT :atOnce FOR UPDATE SKIP LOCKED))
                            RETURNING hour, team, n)
                        INSERT INTO commitment_count (hour, team, n, summed)
                        SELECT hour, team, sum(n), true FROM taken
                        GROUP BY hour, team HAVING sum(n) <> 0
                        """)
                .param("worth", WORTH_IT)
                .param("atOnce", AT_ONCE)
                .update();
    }
}

package io.amends.server.commitments;

import io.amends.server.rounds.Round;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sums up the changes to the counts of open commitments now and then. Whoever changes a commitment
 * adds a row and waits for nobody; whoever counts adds few rows up.
 */
@Component
class CountKeeper extends Round {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int WORTH_IT = 200;
    private static final int AT_ONCE = 20_000;

    private final JdbcClient sql;

    CountKeeper(JdbcClient sql) {
        super("counts", PAUSE);
        this.sql = sql;
    }

    @Override
    protected Duration go() {
        sumUp();
        return PAUSE;
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

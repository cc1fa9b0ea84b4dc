package io.amends.server.audits;

import io.amends.history.audit.Watch.Stage;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All audits: ordered, running and over. */
@Repository
public class Audits {

    static final int ATTEMPTS = 3;

    private static final String AUDIT =
            """
            SELECT number, name, state, history, main_file, mapping_name, mapping, protocol, as_of,
                created_at, created_by, started_at, finished_at, cancel_requested, attempts,
                stage, stage_done, stage_of, stage_rows, problem, judged_at, contacts, escalated,
                rulebook_version
            FROM audit
            """;

    private final JdbcClient sql;

    Audits(JdbcClient sql) {
        this.sql = sql;
    }

    @SuppressWarnings("NullAway") // rows are never null
    public List<KeptAudit> latest(int atMost) {
        return sql.sql(AUDIT + "ORDER BY number DESC LIMIT :atMost")
                .param("atMost", atMost)
                .query(KeptAudit.class)
                .list();
    }

    public Optional<KeptAudit> byNumber(long number) {
        return sql.sql(AUDIT + "WHERE number = :number")
                .param("number", number)
                .query(KeptAudit.class)
                .optional();
    }

    /** Puts an order in the queue and returns the audit's number. */
    @Transactional
    public long order(AuditOrder order, Instant at) {
        return sql.sql(
                        """
                        INSERT INTO audit (name, state, history, main_file, mapping_name, mapping,
                            protocol, as_of, created_at, created_by)
                        VALUES (:name, 'QUEUED', :history, :mainFile, :mappingName, :mapping,
                            :protocol, :asOf, :at, :by)
                        RETURNING number
                        """)
                .param("name", order.name())
                .param("history", order.history())
                .param("mainFile", order.mainFile())
                .param("mappingName", order.mappingName())
                .param("mapping", order.mapping())
                .param("protocol", order.protocol())
                .param("asOf", utc(order.asOf()))
                .param("at", utc(at))
                .param("by", order.by())
                .query(Long.class)
                .single();
    }

    @SuppressWarnings("NullAway") // rows are never null
    List<Long> queued() {
        return sql.sql("SELECT number FROM audit WHERE state = 'QUEUED' ORDER BY number")
                .query(Long.class)
                .list();
    }

    /** Begins a queued audit; of several who ask at once one gets it. */
    @Transactional
    public Optional<KeptAudit> begin(long number, Instant at) {
        int begun =
                sql.sql(
                                """
                                UPDATE audit SET state = 'RUNNING', started_at = :at, stage = NULL,
                                    stage_done = 0, stage_of = 0, stage_rows = 0,
                                    attempts = attempts + 1
                                WHERE number = :number AND state = 'QUEUED'
                                """)
                        .param("number", number)
                        .param("at", utc(at))
                        .update();
        return begun == 0 ? Optional.empty() : byNumber(number);
    }

    @SuppressWarnings("NullAway") // rows are never null
    List<Long> running() {
        return sql.sql("SELECT number FROM audit WHERE state = 'RUNNING' ORDER BY number")
                .query(Long.class)
                .list();
    }

    /** Notes how far an audit has come, and tells whether it shall go on. */
    @Transactional
    public boolean goesOn(long number, Stage stage, long done, long of, long rows) {
        return sql.sql(
                        """
                        UPDATE audit SET stage = :stage, stage_done = :done, stage_of = :of,
                            stage_rows = greatest(stage_rows, :rows)
                        WHERE number = :number AND state = 'RUNNING'
                        RETURNING NOT cancel_requested
                        """)
                .param("number", number)
                .param("stage", stage.name())
                .param("done", done)
                .param("of", of)
                .param("rows", rows)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Asks a running audit to stop, or takes one out of the queue. */
    @Transactional
    public void cancel(long number, Instant at) {
        sql.sql(
                        """
                        UPDATE audit SET cancel_requested = true,
                            finished_at = CASE state WHEN 'QUEUED' THEN :at ELSE finished_at END,
                            state = CASE state WHEN 'QUEUED' THEN 'CANCELLED' ELSE state END
                        WHERE number = :number AND state IN ('QUEUED', 'RUNNING')
                        """)
                .param("number", number)
                .param("at", utc(at))
                .update();
    }

    /** Ends it without a report. */
    @Transactional
    public void end(long number, AuditState state, @Nullable String problem, Instant at) {
        sql.sql(
                        """
                        UPDATE audit SET state = :state, problem = :problem, finished_at = :at
                        WHERE number = :number AND state = 'RUNNING'
                        """)
                .param("number", number)
                .param("state", state.name())
                .param("problem", problem == null ? null : problem.replace('\0', ' '))
                .param("at", utc(at))
                .update();
    }

    /** Puts one back in the queue that was interrupted by no fault of its own, as if it had not begun. */
    @Transactional
    public void giveBack(long number, Instant at) {
        sql.sql(
                        """
                        UPDATE audit SET
                            state = CASE WHEN cancel_requested THEN 'CANCELLED' ELSE 'QUEUED' END,
                            finished_at = CASE WHEN cancel_requested THEN :at END,
                            attempts = attempts - 1
                        WHERE number = :number AND state = 'RUNNING'
                        """)
                .param("number", number)
                .param("at", utc(at))
                .update();
    }

    /** Puts one back in the queue that was interrupted; after some attempts it has failed. */
    @Transactional
    public void requeue(long number, Instant at) {
        sql.sql(
                        """
                        UPDATE audit SET
                            state = CASE WHEN cancel_requested THEN 'CANCELLED'
                                WHEN attempts >= :attempts THEN 'FAILED' ELSE 'QUEUED' END,
                            problem = CASE WHEN attempts >= :attempts AND NOT cancel_requested
                                THEN 'interrupted' END,
                            finished_at = CASE WHEN cancel_requested OR attempts >= :attempts
                                THEN :at END
                        WHERE number = :number AND state = 'RUNNING'
                        """)
                .param("number", number)
                .param("attempts", ATTEMPTS)
                .param("at", utc(at))
                .update();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}

package io.amends.server.commitments;

import io.amends.core.commitment.Commitment;
import io.amends.core.commitment.Judgement;
import io.amends.core.commitment.Verdict;
import io.amends.server.timeline.Addition;
import io.amends.server.timeline.Projection;
import io.amends.server.timeline.Rows;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A row for everything owed, with its verdict when its contact was last looked at. */
@Repository
class CommitmentRows implements Projection {

    private record Row(
            String contact,
            String escalation,
            int number,
            String kind,
            int ordinal,
            Instant arisesAt,
            Instant opensAt,
            Instant due,
            String rule,
            String calendar,
            String verdict,
            @Nullable Instant settledAt) {}

    private final JdbcClient sql;

    CommitmentRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** Writes what is new or judged otherwise, and removes what is no longer owed. */
    @Override
    public void project(List<Addition> appended) {
        List<Row> rows = appended.stream().flatMap(a -> rows(a).stream()).toList();
        sql.sql(
                        """
                        WITH now AS MATERIALIZED (
                            SELECT * FROM json_to_recordset(CAST(:rows AS json)) AS n (
                                contact text, escalation text, number int, kind text, ordinal int,
                                arises_at timestamptz, opens_at timestamptz, due timestamptz,
                                rule text, calendar text, verdict text, settled_at timestamptz)),
                        gone AS (
                            DELETE FROM commitment c
                            WHERE c.contact = ANY(:contacts) AND NOT EXISTS (
                                SELECT FROM now n
                                WHERE (n.contact, n.escalation, n.number, n.kind, n.ordinal)
                                    = (c.contact, c.escalation, c.number, c.kind, c.ordinal)))
                        INSERT INTO commitment AS c
                        SELECT * FROM now
                        ON CONFLICT (contact, escalation, number, kind, ordinal) DO UPDATE SET
                            arises_at = excluded.arises_at, opens_at = excluded.opens_at,
                            due = excluded.due, rule = excluded.rule,
                            calendar = excluded.calendar, verdict = excluded.verdict,
                            settled_at = excluded.settled_at
                        WHERE (c.arises_at, c.opens_at, c.due, c.rule, c.calendar, c.verdict,
                                c.settled_at)
                            IS DISTINCT FROM (excluded.arises_at, excluded.opens_at, excluded.due,
                                excluded.rule, excluded.calendar, excluded.verdict,
                                excluded.settled_at)
                        """)
                .param("rows", Rows.of(rows))
                .param(
                        "contacts",
                        appended.stream()
                                .map(a -> a.before().contact().value())
                                .toArray(String[]::new))
                .update();
    }

    private static List<Row> rows(Addition addition) {
        return addition.after().judgements().stream()
                .map(judgement -> row(addition.before().contact().value(), judgement))
                .toList();
    }

    private static Row row(String contact, Judgement judgement) {
        Commitment owed = judgement.commitment();
        return new Row(
                contact,
                owed.escalation().type().name(),
                owed.escalation().number(),
                owed.kind().name(),
                owed.ordinal(),
                owed.arisesAt(),
                owed.opensAt(),
                owed.due(),
                owed.rule(),
                owed.calendar(),
                name(judgement.timing()),
                settledAt(judgement.timing()));
    }

    private static String name(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Open ignored -> "OPEN";
            case Verdict.Kept ignored -> "KEPT";
            case Verdict.KeptLate ignored -> "KEPT_LATE";
            case Verdict.Missed ignored -> "MISSED";
            case Verdict.Waived ignored -> "WAIVED";
            case Verdict.Superseded ignored -> "SUPERSEDED";
            case Verdict.NotObservable ignored -> "NOT_OBSERVABLE";
        };
    }

    private static @Nullable Instant settledAt(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Kept kept -> kept.at();
            case Verdict.KeptLate kept -> kept.at();
            case Verdict.Waived waived -> waived.at();
            case Verdict.Superseded superseded -> superseded.at();
            case Verdict.Open ignored -> null;
            case Verdict.Missed ignored -> null;
            case Verdict.NotObservable ignored -> null;
        };
    }
}

package io.amends.server.commitments;

import io.amends.core.commitment.Commitment;
import io.amends.core.commitment.CommitmentKind;
import io.amends.core.commitment.Judgement;
import io.amends.core.commitment.Verdict;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.timeline.Event.HandoffOffered;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.TeamId;
import io.amends.server.timeline.Addition;
import io.amends.server.timeline.Mark;
import io.amends.server.timeline.Projection;
import io.amends.server.timeline.Rows;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A row for everything owed, with its verdict when its contact was last looked at. */
@Repository
class CommitmentRows implements Projection.Marked {

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
            @Nullable Instant settledAt,
            @Nullable String owner,
            @Nullable String team) {}

    private final JdbcClient sql;

    CommitmentRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** Writes what is new or judged otherwise, and removes what is no longer owed. */
    @Override
    public void project(List<Addition> appended) {
        List<Row> rows =
                appended.stream()
                        .flatMap(a -> rows(a.before().contact().value(), a).stream())
                        .toList();
        sql.sql(
                        """
                        WITH now AS MATERIALIZED (
                            SELECT * FROM json_to_recordset(CAST(:rows AS json)) AS n (
                                contact text, escalation text, number int, kind text, ordinal int,
                                arises_at timestamptz, opens_at timestamptz, due timestamptz,
                                rule text, calendar text, verdict text, settled_at timestamptz,
                                owner text, team text)),
                        gone AS (
                            DELETE FROM commitment c
                            WHERE c.contact = ANY(:contacts) AND NOT EXISTS (
                                SELECT FROM now n
                                WHERE (n.contact, n.escalation, n.number, n.kind, n.ordinal)
                                    = (c.contact, c.escalation, c.number, c.kind, c.ordinal)))
                        INSERT INTO commitment AS c (contact, escalation, number, kind, ordinal,
                            arises_at, opens_at, due, rule, calendar, verdict, settled_at, owner,
                            team)
                        SELECT * FROM now
                        ON CONFLICT (contact, escalation, number, kind, ordinal) DO UPDATE SET
                            arises_at = excluded.arises_at, opens_at = excluded.opens_at,
                            due = excluded.due, rule = excluded.rule,
                            calendar = excluded.calendar, verdict = excluded.verdict,
                            settled_at = excluded.settled_at, owner = excluded.owner,
                            team = excluded.team
                        WHERE (c.arises_at, c.opens_at, c.due, c.rule, c.calendar, c.verdict,
                                c.settled_at, c.owner, c.team)
                            IS DISTINCT FROM (excluded.arises_at, excluded.opens_at, excluded.due,
                                excluded.rule, excluded.calendar, excluded.verdict,
                                excluded.settled_at, excluded.owner, excluded.team)
                        """)
                .param("rows", Rows.of(rows))
                .param(
                        "contacts",
                        appended.stream()
                                .map(a -> a.before().contact().value())
                                .toArray(String[]::new))
                .update();
    }

    @Override
    public long mark(Addition addition) {
        return Mark.of(rows("", addition));
    }

    private static List<Row> rows(String contact, Addition addition) {
        return addition.after().judgements().stream()
                .map(judgement -> row(contact, addition, judgement))
                .toList();
    }

    private static Row row(String contact, Addition addition, Judgement judgement) {
        Commitment owed = judgement.commitment();
        return new Row(
                contact,
                owed.escalation().type().name(),
                addition.after().numberOf(owed.escalation()),
                owed.kind().name(),
                owed.ordinal(),
                owed.arisesAt(),
                owed.opensAt(),
                owed.due(),
                owed.rule(),
                owed.calendar(),
                name(judgement.timing()),
                settledAt(judgement.timing()),
                text(owner(addition.after(), owed.kind())),
                text(team(addition.after(), owed.kind())));
    }

    /** Whose it is: what is said to the customer is the communication owner's. */
    private static @Nullable PersonId owner(LiveContact contact, CommitmentKind kind) {
        return switch (kind) {
            case HANDOFF_ACCEPTANCE -> null;
            case ROOT_CAUSE_ANALYSIS -> contact.owners().resolution();
            case REGULATORY_STEP -> contact.owners().resolution();
            case ACKNOWLEDGEMENT -> contact.owners().communication();
            case ESCALATION_NOTICE -> contact.owners().communication();
            case NEW_TIER_FIRST_RESPONSE -> contact.owners().communication();
            case PROMISE -> contact.owners().communication();
            case PROGRESS_UPDATE -> contact.owners().communication();
            case RESOLUTION_MESSAGE -> contact.owners().communication();
            case FOLLOW_UP -> contact.owners().communication();
        };
    }

    /** An offer is the receiving team's to answer. */
    private static @Nullable TeamId team(LiveContact contact, CommitmentKind kind) {
        @Nullable HandoffOffered offer = contact.state().offer();
        return kind == CommitmentKind.HANDOFF_ACCEPTANCE && offer != null
                ? offer.toTeam()
                : contact.state().holder().team();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
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

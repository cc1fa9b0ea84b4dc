package io.amends.server.escalations;

import io.amends.core.commitment.Commitment;
import io.amends.core.commitment.Judgement;
import io.amends.core.commitment.Verdict;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.lifecycle.Owners;
import io.amends.core.lifecycle.Stage;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.EscalationsCarried;
import io.amends.core.timeline.Event.HandoffOffered;
import io.amends.core.timeline.Holder;
import io.amends.core.timeline.Timeline;
import io.amends.server.timeline.Addition;
import io.amends.server.timeline.Mark;
import io.amends.server.timeline.Projection;
import io.amends.server.timeline.Rows;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A row for every escalation, as its contact stood when it was last looked at. */
@Repository
class EscalationRows implements Projection.Marked {

    private record Row(
            String contact,
            String type,
            int number,
            String stage,
            String certainty,
            String trigger,
            String because,
            Instant decidedAt,
            @Nullable String severity,
            @Nullable String team,
            @Nullable String resolutionOwner,
            @Nullable String communicationOwner,
            @Nullable String offeredTo,
            @Nullable Instant offeredAt,
            @Nullable String offeredBy,
            @Nullable String nextKind,
            @Nullable Instant nextDue,
            @Nullable Instant endedAt) {}

    /** Facts without which a contact never had an escalation. */
    private static final List<Class<? extends Event>> SIGNS =
            List.of(
                    Event.EscalationOpened.class,
                    Event.SeverityChanged.class,
                    Event.PriorityChanged.class);

    private final JdbcClient sql;

    EscalationRows(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void project(List<Addition> appended) {
        List<Addition> told =
                appended.stream()
                        .filter(
                                a ->
                                        !a.after().escalations().isEmpty()
                                                || a.after().facts().has(EscalationsCarried.class)
                                                || hadSigns(a.before().facts()))
                        .toList();
        if (told.isEmpty()) {
            return;
        }
        sql.sql(
                        """
                        WITH now AS MATERIALIZED (
                            SELECT * FROM json_to_recordset(CAST(:rows AS json)) AS n (
                                contact text, type text, number int, stage text, certainty text,
                                trigger text, because text, decided_at timestamptz, severity text,
                                team text, resolution_owner text, communication_owner text,
                                offered_to text, offered_at timestamptz, offered_by text,
                                next_kind text, next_due timestamptz, ended_at timestamptz)),
                        gone AS (
                            DELETE FROM escalation e
                            WHERE e.contact = ANY(:contacts) AND NOT EXISTS (
                                SELECT FROM now n WHERE (n.contact, n.type, n.number)
                                    = (e.contact, e.type, e.number)))
                        INSERT INTO escalation AS e
                        SELECT * FROM now
                        ON CONFLICT (contact, type, number) DO UPDATE SET
                            stage = excluded.stage, certainty = excluded.certainty,
                            trigger = excluded.trigger, because = excluded.because,
                            decided_at = excluded.decided_at, severity = excluded.severity,
                            team = excluded.team, resolution_owner = excluded.resolution_owner,
                            communication_owner = excluded.communication_owner,
                            offered_to = excluded.offered_to, offered_at = excluded.offered_at,
                            offered_by = excluded.offered_by, next_kind = excluded.next_kind,
                            next_due = excluded.next_due, ended_at = excluded.ended_at
                        WHERE e.* IS DISTINCT FROM excluded.*
                        """)
                .param(
                        "rows",
                        Rows.of(
                                told.stream()
                                        .flatMap(a -> rows(a.before().contact().value(), a.after()))
                                        .toList()))
                .param(
                        "contacts",
                        told.stream().map(a -> a.before().contact().value()).toArray(String[]::new))
                .update();
    }

    @Override
    public long mark(Addition addition) {
        return Mark.of(rows("", addition.after()).toList());
    }

    private static boolean hadSigns(Timeline facts) {
        return SIGNS.stream().anyMatch(facts::has);
    }

    private static Stream<Row> rows(String name, LiveContact contact) {
        return contact.escalations().stream().map(escalation -> row(name, contact, escalation));
    }

    private static Row row(String name, LiveContact contact, Escalation escalation) {
        Stage stage = contact.stage(escalation);
        Owners owners = contact.owners();
        Holder holder = contact.state().holder();
        @Nullable HandoffOffered offer =
                stage instanceof Stage.Offered ? contact.state().offer() : null;
        Optional<Commitment> next = next(contact, escalation);
        return new Row(
                name,
                escalation.type().name(),
                contact.numberOf(escalation.id()),
                Stages.name(stage),
                escalation.certainty().name(),
                escalation.trigger(),
                KeptReason.write(escalation.because()),
                escalation.decidedAt(),
                text(escalation.severity()),
                text(holder.team()),
                text(owners.resolution()),
                text(owners.communication()),
                offer == null ? null : text(offer.toTeam()),
                offer == null ? null : offer.occurredAt(),
                offer == null ? null : text(offer.stamp().actor().person()),
                next.map(c -> c.kind().name()).orElse(null),
                next.map(Commitment::due).orElse(null),
                escalation.endedAt());
    }

    /** What falls due first of all that is not kept yet. */
    private static Optional<Commitment> next(LiveContact contact, Escalation escalation) {
        return contact.judgements(escalation).stream()
                .filter(
                        j ->
                                j.timing() instanceof Verdict.Open
                                        || j.timing() instanceof Verdict.Missed)
                .map(Judgement::commitment)
                .min(Comparator.comparing(Commitment::due));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}

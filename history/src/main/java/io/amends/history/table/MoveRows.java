package io.amends.history.table;

import io.amends.core.timeline.TeamChange;
import io.amends.core.timeline.TierMove;
import io.amends.history.judging.ContactAudit;
import io.amends.history.judging.EscalationAudit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row for each passing from one tier, or one team, to another. */
final class MoveRows {

    static final List<String> COLUMNS =
            List.of(
                    "contact",
                    "passing",
                    "number",
                    "at",
                    "move_from",
                    "move_to",
                    "upward",
                    "failed");

    /** A contact's passings between tiers, then those between teams, each numbered from 1. */
    static List<List<@Nullable Object>> of(ContactAudit audit) {
        var flow = audit.flow();
        List<List<@Nullable Object>> rows = new ArrayList<>(0);
        if (flow.movesUp() + flow.movesDown() > 0) {
            tiers(audit, rows);
        }
        if (flow.teamChanges() > 0) {
            teams(audit, rows);
        }
        return rows;
    }

    private static void tiers(ContactAudit audit, List<List<@Nullable Object>> rows) {
        int number = 0;
        for (TierMove move : audit.timeline().tierMoves()) {
            rows.add(
                    Arrays.<@Nullable Object>asList(
                            Cells.id(audit),
                            "tiers",
                            ++number,
                            move.at(),
                            move.from(),
                            move.to(),
                            move.isUpward(),
                            null));
        }
    }

    private static void teams(ContactAudit audit, List<List<@Nullable Object>> rows) {
        List<Instant> failedAt =
                audit.escalations().stream()
                        .filter(EscalationAudit::handoffFailed)
                        .map(e -> e.escalation().decidedAt())
                        .toList();
        int number = 0;
        for (TeamChange change : audit.timeline().teamChanges()) {
            rows.add(
                    Arrays.<@Nullable Object>asList(
                            Cells.id(audit),
                            "teams",
                            ++number,
                            change.at(),
                            change.from(),
                            change.to(),
                            null,
                            failedAt.contains(change.at())));
        }
    }

    private MoveRows() {}
}

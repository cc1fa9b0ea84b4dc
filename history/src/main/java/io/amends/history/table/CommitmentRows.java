package io.amends.history.table;

import io.amends.core.commitment.Content;
import io.amends.core.commitment.Judgement;
import io.amends.core.commitment.Verdict;
import io.amends.history.drawing.VerdictNames;
import io.amends.history.judging.ContactAudit;
import io.amends.history.judging.EscalationAudit;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row for each commitment with its two verdicts. */
final class CommitmentRows {

    static final List<String> COLUMNS =
            List.of(
                    "contact",
                    "escalation",
                    "kind",
                    "ordinal",
                    "arises_at",
                    "opens_at",
                    "due",
                    "verdict",
                    "at",
                    "seconds_late",
                    "proved",
                    "content",
                    "missing_parts",
                    "rule",
                    "calendar",
                    "certainty");

    static List<@Nullable Object> of(
            ContactAudit audit, EscalationAudit escalation, Judgement judgement) {
        var owed = judgement.commitment();
        return Arrays.<@Nullable Object>asList(
                Cells.id(audit),
                owed.escalation(),
                owed.kind(),
                owed.ordinal(),
                owed.arisesAt(),
                owed.opensAt(),
                owed.due(),
                VerdictNames.of(judgement.timing()),
                at(judgement.timing()),
                judgement.timing() instanceof Verdict.KeptLate late ? late.by().toSeconds() : null,
                judgement.proved(),
                VerdictNames.of(judgement.content()),
                missing(judgement),
                owed.rule(),
                owed.calendar(),
                Cells.lower(escalation.escalation().certainty(), '-'));
    }

    private static @Nullable Instant at(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Kept kept -> kept.at();
            case Verdict.KeptLate late -> late.at();
            case Verdict.Missed missed -> missed.since();
            case Verdict.Waived waived -> waived.at();
            case Verdict.Superseded superseded -> superseded.at();
            case Verdict.Open open -> null;
            case Verdict.NotObservable hidden -> null;
        };
    }

    private static String missing(Judgement judgement) {
        return judgement.content() instanceof Content.Incomplete incomplete
                ? String.join("|", incomplete.missing().stream().map(Enum::name).sorted().toList())
                : "";
    }

    private CommitmentRows() {}
}

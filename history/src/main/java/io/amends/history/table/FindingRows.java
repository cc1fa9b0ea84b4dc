package io.amends.history.table;

import io.amends.core.failure.Finding;
import io.amends.history.judging.ContactAudit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row for each piece of evidence of each finding. */
final class FindingRows {

    static final List<String> COLUMNS =
            List.of(
                    "contact",
                    "escalation",
                    "mode",
                    "strength",
                    "kind",
                    "silence",
                    "rule",
                    "evidence_from",
                    "evidence_to",
                    "evidence_strength",
                    "evidence",
                    "evidence_values");

    /** A row for each piece of evidence. */
    static List<@Nullable Object> of(
            ContactAudit audit, Finding finding, Finding.Evidence evidence) {
        return Arrays.<@Nullable Object>asList(
                Cells.id(audit),
                finding.escalation(),
                finding.mode(),
                Cells.lower(finding.strength(), '-'),
                finding.kind(),
                finding.silence(),
                finding.rule(),
                evidence.from(),
                evidence.to(),
                Cells.lower(evidence.strength(), '-'),
                evidence.what().code(),
                String.join("|", evidence.what().values()));
    }

    private FindingRows() {}
}

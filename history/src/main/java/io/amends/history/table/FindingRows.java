package io.amends.history.table;

import io.amends.core.failure.Finding;
import io.amends.history.judging.ContactAudit;
import io.amends.history.judging.EscalationAudit;
import java.util.ArrayList;
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
                    "evidence_values",
                    "evidence_number",
                    "certainty");

    /** A row for each piece of evidence, numbered from 1 in each finding. */
    static List<List<@Nullable Object>> of(
            ContactAudit audit, EscalationAudit escalation, Finding finding) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Finding.Evidence evidence : finding.evidence()) {
            rows.add(of(audit, escalation, finding, evidence, rows.size() + 1));
        }
        return rows;
    }

    private static List<@Nullable Object> of(
            ContactAudit audit,
            EscalationAudit escalation,
            Finding finding,
            Finding.Evidence evidence,
            int number) {
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
                String.join("|", evidence.what().values()),
                number,
                Cells.lower(escalation.escalation().certainty(), '-'));
    }

    private FindingRows() {}
}

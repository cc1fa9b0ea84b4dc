package io.amends.history.table;

import io.amends.core.failure.Finding;
import io.amends.history.judging.ContactAudit;
import io.amends.history.judging.EscalationAudit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The tables that an audit fills, contact by contact. */
public enum Rows {
    CONTACTS(ContactRows.COLUMNS) {
        @Override
        public List<List<@Nullable Object>> of(ContactAudit audit) {
            return List.of(ContactRows.of(audit));
        }
    },
    ESCALATIONS(EscalationRows.COLUMNS) {
        @Override
        public List<List<@Nullable Object>> of(ContactAudit audit) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            audit.escalations().forEach(of -> rows.add(EscalationRows.of(audit, of)));
            return rows;
        }
    },
    COMMITMENTS(CommitmentRows.COLUMNS) {
        @Override
        public List<List<@Nullable Object>> of(ContactAudit audit) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (EscalationAudit escalation : audit.escalations()) {
                escalation
                        .judgements()
                        .forEach(owed -> rows.add(CommitmentRows.of(audit, escalation, owed)));
            }
            return rows;
        }
    },
    FINDINGS(FindingRows.COLUMNS) {
        @Override
        public List<List<@Nullable Object>> of(ContactAudit audit) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (EscalationAudit escalation : audit.escalations()) {
                for (Finding finding : escalation.findings()) {
                    rows.addAll(FindingRows.of(audit, escalation, finding));
                }
            }
            return rows;
        }
    },
    MOVES(MoveRows.COLUMNS) {
        @Override
        public List<List<@Nullable Object>> of(ContactAudit audit) {
            return MoveRows.of(audit);
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // constants, made by List.of
    private final List<String> columns;

    Rows(List<String> columns) {
        this.columns = columns;
    }

    /** The columns' names, the contact's first. */
    public List<String> columns() {
        return columns;
    }

    /** The rows of one contact; each has a value or null for each column. */
    public abstract List<List<@Nullable Object>> of(ContactAudit audit);

    String file() {
        return name().toLowerCase(Locale.ROOT) + ".csv";
    }
}

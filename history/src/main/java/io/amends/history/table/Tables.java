package io.amends.history.table;

import io.amends.core.failure.Finding;
import io.amends.history.judging.ContactAudit;
import io.amends.history.judging.EscalationAudit;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The four tables that an audit writes beside {@code rejected.csv}. Any thread may add. */
public final class Tables implements AutoCloseable {

    private final Table contacts;
    private final Table escalations;
    private final Table commitments;
    private final Table findings;

    public Tables(Path folder) {
        contacts = new Table(folder, "contacts.csv", ContactRows.COLUMNS);
        escalations = new Table(folder, "escalations.csv", EscalationRows.COLUMNS);
        commitments = new Table(folder, "commitments.csv", CommitmentRows.COLUMNS);
        findings = new Table(folder, "findings.csv", FindingRows.COLUMNS);
    }

    public void add(ContactAudit audit) {
        contacts.add(Cells.id(audit), ContactRows.of(audit));
        audit.escalations().forEach(escalation -> addEscalation(audit, escalation));
    }

    private void addEscalation(ContactAudit audit, EscalationAudit escalation) {
        String contact = Cells.id(audit);
        escalations.add(contact, EscalationRows.of(audit, escalation));
        escalation
                .judgements()
                .forEach(owed -> commitments.add(contact, CommitmentRows.of(audit, owed)));
        for (Finding finding : escalation.findings()) {
            for (Finding.Evidence evidence : finding.evidence()) {
                findings.add(contact, FindingRows.of(audit, finding, evidence));
            }
        }
    }

    public void write() {
        all().forEach(Table::write);
    }

    @Override
    public void close() {
        all().forEach(Table::close);
    }

    private Stream<Table> all() {
        return Stream.of(contacts, escalations, commitments, findings);
    }
}

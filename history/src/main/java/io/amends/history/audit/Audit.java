package io.amends.history.audit;

import io.amends.core.commitment.Regulations;
import io.amends.core.escalation.Escalations;
import io.amends.core.failure.AccountContact;
import io.amends.core.failure.Finding;
import io.amends.core.failure.RepeatedCycles;
import io.amends.core.protocol.Calendars;
import io.amends.core.protocol.Rulebook;
import io.amends.core.time.Jurisdiction;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.EscalationId;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Observability;
import io.amends.history.assembly.Accounts;
import io.amends.history.assembly.AssembledContact;
import io.amends.history.assembly.Assembler;
import io.amends.history.audit.Watch.Stage;
import io.amends.history.judging.ContactAudit;
import io.amends.history.judging.ContactJudging;
import io.amends.history.judging.Sightings;
import io.amends.history.measure.SourceMeasures;
import io.amends.history.report.Report;
import io.amends.history.rulebook.RegulatoryPresets;
import io.amends.history.source.Row;
import io.amends.history.spill.Partitions;
import io.amends.history.spill.RowCodec;
import io.amends.history.table.Tables;
import io.amends.history.tally.SightingTally;
import io.amends.history.tally.Sums;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Replays a history and judges it by a rulebook.
 *
 * <p>Four passes, so that memory does not grow with the history: rows are read and put away by
 * contact; each contact is folded, and one without escalations is done; what crosses the contacts
 * of an account is told; escalated contacts are judged by what the source turned out to show.
 */
public final class Audit implements AutoCloseable {

    // Shares of the heap: rows are kept twice at most, once as read and once set aside, and most of
    // the rest is the partition at hand of each worker.
    private static final long ROWS_IN_MEMORY = Runtime.getRuntime().maxMemory() / 6;
    private static final long ACCOUNTS_IN_MEMORY = Runtime.getRuntime().maxMemory() / 16;

    private final AuditRequest request;
    private final Watch watch;
    private final Workers workers;
    private final RowCodec codec = new RowCodec();
    private final Partitions<Row> rows;
    private final Partitions<Row> escalated;
    private final Partitions<AccountContact> accountContacts;
    private final Optional<Tables> tables;

    private Audit(AuditRequest request, Watch watch) {
        this.request = request;
        this.watch = watch;
        this.workers = new Workers(request.workers(), watch);
        this.rows = new Partitions<>(codec, request.workFolder(), ROWS_IN_MEMORY);
        this.escalated = new Partitions<>(codec, request.workFolder(), ROWS_IN_MEMORY);
        this.accountContacts =
                new Partitions<>(
                        new AccountContactCodec(), request.workFolder(), ACCOUNTS_IN_MEMORY);
        this.tables = request.tables().map(Tables::new);
    }

    /**
     * Audits.
     *
     * @throws io.amends.history.source.RefusedInput when the input cannot be used
     */
    public static Report run(AuditRequest request, Watch watch) {
        try (Audit audit = new Audit(request, watch)) {
            return audit.run();
        }
    }

    @Override
    public void close() {
        rows.close();
        escalated.close();
        accountContacts.close();
        tables.ifPresent(Tables::close);
    }

    private Report run() {
        Reading reading = Reading.of(request, rows, watch);
        Instant asOf = request.asOf().orElse(reading.last());
        Accounts accounts = Accounts.of(request.mapping(), reading.accounts());
        Calendars calendars = accounts.calendars(request.mapping());
        ContactJudging judging =
                new ContactJudging(
                        request.rulebook(),
                        calendars,
                        accounts,
                        Optional.of(
                                new Regulations(
                                        RegulatoryPresets.shipped(),
                                        Jurisdiction.of(calendars.standard()))),
                        request.mapping().zone(),
                        asOf);
        Pass pass = new Pass(accounts, judging, asOf);

        pass.fold();
        Observability source = pass.sightings.decide(request.mapping().provides());
        pass.crossAccounts(reading.first(), source);
        pass.judge(source);
        tables.ifPresent(Tables::write);

        return new Reporting(request, reading, accounts, calendars, asOf)
                .report(
                        pass.sums,
                        pass.sightings,
                        source,
                        pass.signals,
                        pass.measures.figures(),
                        spilled());
    }

    private long spilled() {
        return rows.spilledBytes() + escalated.spilledBytes() + accountContacts.spilledBytes();
    }

    /** What the passes after reading share. */
    private final class Pass {
        private final Accounts accounts;
        private final ContactJudging judging;
        private final Instant asOf;
        private final SourceMeasures measures;
        private final SightingTally sightings = new SightingTally();
        private final Sums sums;
        private final Map<EscalationId, Finding> repeats = new ConcurrentSkipListMap<>();
        private final AccountSignals signals;

        Pass(Accounts accounts, ContactJudging judging, Instant asOf) {
            this.accounts = accounts;
            this.judging = judging;
            this.asOf = asOf;
            this.measures = new SourceMeasures(request.mapping(), asOf);
            this.sums = new Sums(request.mapping().zone(), asOf);
            this.signals = new AccountSignals(request.rulebook(), accounts, asOf);
        }

        void fold() {
            List<FoldWorker> folding = new ArrayList<>();
            workers.overPartitions(
                    Stage.FOLDING,
                    () -> {
                        FoldWorker worker = new FoldWorker();
                        folding.add(worker);
                        return worker::partition;
                    });
            for (FoldWorker worker : folding) {
                sums.merge(worker.own);
                sightings.merge(worker.seen);
                measures.merge(worker.measured);
            }
        }

        void crossAccounts(Instant historyFrom, Observability source) {
            workers.overPartitions(
                    Stage.ACCOUNTS,
                    () ->
                            index -> {
                                Map<String, List<AccountContact>> grouped = new TreeMap<>();
                                accountContacts.read(
                                        index,
                                        c ->
                                                grouped.computeIfAbsent(
                                                                accountContacts.keyOf(c),
                                                                k -> new ArrayList<>())
                                                        .add(c));
                                accountContacts.release(index);
                                grouped.values()
                                        .forEach(of -> crossAccount(of, historyFrom, source));
                            });
        }

        private void crossAccount(
                List<AccountContact> contacts, Instant historyFrom, Observability source) {
            Rulebook rulebook = request.rulebook();
            RepeatedCycles.findings(
                            RepeatedCycles.of(contacts, historyFrom, rulebook.repeats(), source),
                            rulebook)
                    .forEach(finding -> repeats.put(finding.escalation(), finding));
            signals.add(contacts, source);
        }

        void judge(Observability source) {
            List<JudgeWorker> judged = new ArrayList<>();
            workers.overPartitions(
                    Stage.JUDGING,
                    () -> {
                        JudgeWorker worker = new JudgeWorker(source);
                        judged.add(worker);
                        return worker::partition;
                    });
            judged.forEach(worker -> sums.merge(worker.own));
        }

        /** The contact as the judge may know it. */
        private AssembledContact known(AssembledContact contact) {
            return new AssembledContact(
                    contact.timeline().until(asOf), contact.texts(), contact.oddities());
        }

        /** Folds contacts: finishes those without escalations, sets the others aside. */
        private final class FoldWorker {
            private final Assembler assembler = assembler(accounts);
            private final Sums own = new Sums(request.mapping().zone(), asOf);
            private final SightingTally seen = new SightingTally();
            private final SourceMeasures measured = new SourceMeasures(request.mapping(), asOf);

            void partition(int index) {
                byContact(rows, index).forEach(this::contact);
                rows.release(index);
            }

            private void contact(String id, List<Row> ofContact) {
                measured.add(ofContact);
                AssembledContact contact = known(assembler.assemble(id, ofContact));
                if (contact.timeline().isEmpty()) {
                    return;
                }
                List<Escalation> escalations =
                        Escalations.of(contact.timeline(), request.rulebook(), asOf);
                seen.add(Sightings.in(contact), headlineTypes(escalations));
                if (escalations.isEmpty()) {
                    finish(judging.unescalated(contact), own);
                } else {
                    ofContact.forEach(escalated::add);
                }
                keepForAccount(contact, escalations);
            }

            private void keepForAccount(AssembledContact contact, List<Escalation> escalations) {
                AccountContact condensed = AccountContact.of(contact.timeline(), escalations, asOf);
                if (condensed.account() != null || escalations.size() > 1) {
                    accountContacts.add(condensed);
                }
            }
        }

        /** Judges the contacts that were set aside. */
        private final class JudgeWorker {
            private final Assembler assembler = assembler(accounts);
            private final Sums own = new Sums(request.mapping().zone(), asOf);
            private final Observability source;

            JudgeWorker(Observability source) {
                this.source = source;
            }

            void partition(int index) {
                byContact(escalated, index).forEach(this::contact);
                escalated.release(index);
            }

            private void contact(String id, List<Row> ofContact) {
                AssembledContact contact = known(assembler.assemble(id, ofContact));
                List<Escalation> escalations =
                        Escalations.of(contact.timeline(), request.rulebook(), asOf);
                finish(judging.judge(contact, escalations, source, repeats), own);
            }
        }
    }

    private void finish(ContactAudit audit, Sums sums) {
        sums.add(audit);
        tables.ifPresent(t -> t.add(audit));
    }

    private Assembler assembler(Accounts accounts) {
        return new Assembler(request.mapping(), accounts, request.lexicons());
    }

    private static Map<String, List<Row>> byContact(Partitions<Row> partitions, int index) {
        Map<String, List<Row>> contacts = new LinkedHashMap<>();
        partitions.read(
                index,
                row -> contacts.computeIfAbsent(row.contact(), c -> new ArrayList<>()).add(row));
        return contacts;
    }

    private static Set<EscalationType> headlineTypes(List<Escalation> escalations) {
        Set<EscalationType> types = EnumSet.noneOf(EscalationType.class);
        for (Escalation escalation : escalations) {
            if (escalation.isHeadline()) {
                types.add(escalation.type());
            }
        }
        return types;
    }
}

package io.amends.history.audit;

import io.amends.core.escalation.Escalations;
import io.amends.core.failure.AccountContact;
import io.amends.core.failure.Finding;
import io.amends.core.failure.RepeatedCycles;
import io.amends.core.protocol.Rulebook;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.EscalationId;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Observability;
import io.amends.history.assembly.Accounts;
import io.amends.history.assembly.AssembledContact;
import io.amends.history.assembly.Assembler;
import io.amends.history.audit.Watch.Stage;
import io.amends.history.drawing.Drawings;
import io.amends.history.judging.ContactAudit;
import io.amends.history.judging.ContactJudging;
import io.amends.history.judging.Sightings;
import io.amends.history.measure.SourceMeasures;
import io.amends.history.source.Row;
import io.amends.history.spill.Partitions;
import io.amends.history.tally.SightingTally;
import io.amends.history.tally.Sums;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/** The passes over what was read: fold every contact, look across accounts, judge the escalated. */
final class Passes {

    private final AuditRequest request;
    private final Stores stores;
    private final Workers workers;
    private final Accounts accounts;
    private final ContactJudging judging;
    private final Archive archive;
    private final Drawings drawings;
    private final Instant asOf;
    private final SourceMeasures measures;
    private final SightingTally sightings = new SightingTally();
    private final Supplier<Sums> noSums;
    private final Sums sums;
    private final Map<EscalationId, Finding> repeats = new ConcurrentSkipListMap<>();
    private final AccountSignals signals;

    Passes(
            AuditRequest request,
            Stores stores,
            Workers workers,
            Accounts accounts,
            ContactJudging judging,
            Supplier<Sums> noSums,
            Archive archive,
            Drawings drawings,
            Instant asOf) {
        this.request = request;
        this.stores = stores;
        this.workers = workers;
        this.accounts = accounts;
        this.judging = judging;
        this.archive = archive;
        this.drawings = drawings;
        this.asOf = asOf;
        this.measures = new SourceMeasures(request.mapping(), asOf);
        this.noSums = noSums;
        this.sums = noSums.get();
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
                            stores.accountContacts()
                                    .read(
                                            index,
                                            c ->
                                                    grouped.computeIfAbsent(
                                                                    stores.accountContacts()
                                                                            .keyOf(c),
                                                                    k -> new ArrayList<>())
                                                            .add(c));
                            stores.accountContacts().release(index);
                            grouped.values().forEach(of -> crossAccount(of, historyFrom, source));
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
        private final Assembler assembler = assembler();
        private final Sums own = noSums.get();
        private final SightingTally seen = new SightingTally();
        private final SourceMeasures measured = new SourceMeasures(request.mapping(), asOf);

        void partition(int index) {
            byContact(stores.rows(), index).forEach(this::contact);
            stores.rows().release(index);
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
                ofContact.forEach(stores.escalated()::add);
            }
            keepForAccount(contact, escalations);
        }

        private void keepForAccount(AssembledContact contact, List<Escalation> escalations) {
            AccountContact condensed = AccountContact.of(contact.timeline(), escalations, asOf);
            if (condensed.account() != null || escalations.size() > 1) {
                stores.accountContacts().add(condensed);
            }
        }
    }

    /** Judges the contacts that were set aside. */
    private final class JudgeWorker {
        private final Assembler assembler = assembler();
        private final Sums own = noSums.get();
        private final Observability source;

        JudgeWorker(Observability source) {
            this.source = source;
        }

        void partition(int index) {
            byContact(stores.escalated(), index).forEach(this::contact);
            stores.escalated().release(index);
        }

        private void contact(String id, List<Row> ofContact) {
            AssembledContact contact = known(assembler.assemble(id, ofContact));
            List<Escalation> escalations =
                    Escalations.of(contact.timeline(), request.rulebook(), asOf);
            finish(judging.judge(contact, escalations, source, repeats), own);
        }
    }

    SightingTally sightings() {
        return sightings;
    }

    Sums sums() {
        return sums;
    }

    SourceMeasures measures() {
        return measures;
    }

    AccountSignals signals() {
        return signals;
    }

    private void finish(ContactAudit audit, Sums sums) {
        sums.add(audit);
        stores.tables().ifPresent(t -> t.add(audit));
        archive.keep(audit, drawings);
    }

    private Assembler assembler() {
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

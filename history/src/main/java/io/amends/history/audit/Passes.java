package io.amends.history.audit;

import io.amends.core.failure.AccountContact;
import io.amends.core.failure.Finding;
import io.amends.core.failure.RepeatedCycles;
import io.amends.core.protocol.Rulebook;
import io.amends.core.timeline.EscalationId;
import io.amends.core.timeline.Observability;
import io.amends.history.assembly.Accounts;
import io.amends.history.assembly.AssembledContact;
import io.amends.history.assembly.Assembler;
import io.amends.history.audit.Family.Member;
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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.IntConsumer;
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
    private long endedByMerge;

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

    /** Contacts that merges tie to others wait until all of them are put away together. */
    void fold() {
        fold(worker -> worker::partition);
        if (!stores.families().isEmpty()) {
            fold(worker -> worker::mergedPartition);
        }
    }

    private void fold(Function<FoldWorker, IntConsumer> work) {
        List<FoldWorker> folding = new ArrayList<>();
        workers.overPartitions(
                Stage.FOLDING,
                () -> {
                    FoldWorker worker = new FoldWorker();
                    folding.add(worker);
                    return work.apply(worker);
                });
        for (FoldWorker worker : folding) {
            sums.merge(worker.own);
            sightings.merge(worker.seen);
            measures.merge(worker.measured);
            endedByMerge += worker.endedByMerge;
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
        private long endedByMerge;

        void partition(int index) {
            byContact(stores.rows(), index).forEach(this::contact);
            stores.rows().release(index);
        }

        void mergedPartition(int index) {
            byFamily(stores.merged(), index).values().forEach(this::family);
            stores.merged().release(index);
        }

        private void contact(String id, List<Row> ofContact) {
            measured.add(ofContact);
            if (stores.families().isSurvivor(id)) {
                ofContact.forEach(stores.merged()::add);
                return;
            }
            AssembledContact contact = known(assembler.assemble(id, ofContact));
            if (contact.timeline().isEmpty()) {
                return;
            }
            Family alone = Family.ofOne(contact, request.rulebook(), asOf);
            if (alone.isEscalated() && stores.families().holds(id)) {
                ofContact.forEach(stores.merged()::add);
            } else {
                fold(alone, List.of(ofContact));
            }
        }

        private void family(Map<String, List<Row>> ofFamily) {
            fold(assembled(assembler, ofFamily), ofFamily.values());
        }

        private void fold(Family family, Collection<List<Row>> rows) {
            boolean escalated = family.isEscalated();
            for (Member member : family.members()) {
                seen.add(Sightings.in(member.contact()), member.headlineTypes());
                if (member.courses().isEmpty()) {
                    finish(judging.unescalated(member.contact()), own);
                }
                endedByMerge += member.endedByMerge() ? 1 : 0;
                keepForAccount(member);
            }
            if (escalated) {
                rows.forEach(ofContact -> ofContact.forEach(stores.escalated()::add));
            }
        }

        private void keepForAccount(Member member) {
            AccountContact condensed =
                    AccountContact.ofCourses(member.contact().timeline(), member.courses(), asOf);
            if (condensed.account() != null || member.courses().size() > 1) {
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
            byFamily(stores.escalated(), index).values().forEach(this::family);
            stores.escalated().release(index);
        }

        private void family(Map<String, List<Row>> ofFamily) {
            for (Member member : assembled(assembler, ofFamily).members()) {
                if (!member.courses().isEmpty()) {
                    finish(
                            judging.judge(
                                    member.contact(),
                                    member.courses(),
                                    member.before(),
                                    source,
                                    repeats),
                            own);
                }
            }
        }
    }

    private Family assembled(Assembler assembler, Map<String, List<Row>> ofFamily) {
        List<AssembledContact> contacts = new ArrayList<>(ofFamily.size());
        ofFamily.forEach((id, rows) -> contacts.add(known(assembler.assemble(id, rows))));
        return contacts.size() == 1 && !stores.families().holds(ofFamily.keySet().iterator().next())
                ? Family.ofOne(contacts.getFirst(), request.rulebook(), asOf)
                : Family.of(contacts, request.rulebook(), asOf);
    }

    /** Merged contacts whose escalations ended there, since the survivor cannot be told. */
    long endedByMerge() {
        return endedByMerge;
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

    private static Map<String, Map<String, List<Row>>> byFamily(
            Partitions<Row> partitions, int index) {
        Map<String, Map<String, List<Row>>> families = new LinkedHashMap<>();
        partitions.read(
                index,
                row ->
                        families.computeIfAbsent(partitions.keyOf(row), f -> new LinkedHashMap<>(2))
                                .computeIfAbsent(row.contact(), c -> new ArrayList<>())
                                .add(row));
        return families;
    }
}

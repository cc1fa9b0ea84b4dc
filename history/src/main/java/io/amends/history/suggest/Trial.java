package io.amends.history.suggest;

import io.amends.core.timeline.Observable;
import io.amends.history.assembly.Accounts;
import io.amends.history.assembly.AssembledContact;
import io.amends.history.assembly.Assembler;
import io.amends.history.judging.Sightings;
import io.amends.history.lexicon.Lexicons;
import io.amends.history.mapping.Mapping;
import io.amends.history.reading.Sources;
import io.amends.history.source.InstantColumn;
import io.amends.history.source.InstantReader;
import io.amends.history.source.Intake;
import io.amends.history.source.Progress;
import io.amends.history.source.Reason;
import io.amends.history.source.RefusedInput;
import io.amends.history.source.Rejections;
import io.amends.history.source.Row;
import io.amends.history.source.RowCheck;
import io.amends.history.source.RowForm;
import io.amends.history.source.TablePlan;
import io.amends.history.vendor.VendorExport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sample read by a mapping, as an audit would: what is left out, and what the rest tells. */
final class Trial {

    private static final int COMPLAINTS = 5;
    private static final long MOST_ROWS = 50_000;

    private final Sample sample;
    private final Mapping mapping;
    private final Map<String, List<Row>> rows = new LinkedHashMap<>();
    private final Map<String, Long> complaints = new LinkedHashMap<>();
    private final List<AssembledContact> contacts = new ArrayList<>();
    private long read;
    private long leftOut;

    private Trial(Sample sample, Mapping mapping) {
        this.sample = sample;
        this.mapping = mapping;
    }

    /** Of the sample alone, which is enough where every row says all that is read of it. */
    static Trial of(Sample sample, Mapping mapping) {
        return of(sample, List.of(), mapping);
    }

    /** Of the sample and of those of further files, which the mapping's tables name. */
    static Trial of(Sample sample, List<Sample> beside, Mapping mapping) {
        Trial trial = new Trial(sample, mapping);
        for (TablePlan plan : mapping.plans()) {
            if (plan instanceof TablePlan.Facts facts) {
                Optional<Sample> of =
                        facts.file().isEmpty()
                                ? Optional.of(sample)
                                : beside.stream()
                                        .filter(
                                                s ->
                                                        facts.file()
                                                                .filter(s.file()::equals)
                                                                .isPresent())
                                        .findFirst();
                of.ifPresent(found -> trial.readAll(facts, found));
            }
        }
        return trial.assembled();
    }

    /**
     * Of the beginning of the file itself, with the tables and lookups beside it.
     *
     * @throws RefusedInput when one of them cannot be used
     */
    static Trial reading(Sample sample, Mapping mapping) {
        Trial trial = new Trial(sample, mapping);
        Rejections rejections = Rejections.counted();
        Intake intake = new Intake(Assembler.check(mapping), trial::take, account -> {});
        boolean whole = true;
        try {
            whole = trial.read(intake, rejections);
        } catch (Enough enough) {
            whole = false; // What was read by now is what was wanted.
        }
        // Of an export that was not read to its end nobody knows who is missing in it.
        boolean orphans = whole;
        trial.leftOut =
                rejections.count()
                        - (orphans ? 0 : rejections.byReason().getOrDefault(Reason.ORPHAN, 0L));
        rejections.first().stream()
                .filter(rejection -> orphans || rejection.reason() != Reason.ORPHAN)
                .forEach(rejection -> trial.complain(rejection.sentence()));
        return trial.assembled();
    }

    /** Whether it was read to its end. */
    private boolean read(Intake intake, Rejections rejections) {
        if (sample.format().isExport()) {
            return VendorExport.peek(
                    sample.format(),
                    mapping.plans().stream()
                            .filter(plan -> plan.lines().records().isPresent())
                            .toList(),
                    sample.path(),
                    intake,
                    rejections,
                    Sampling.PEEKED);
        }
        Sources.read(
                mapping.plans(),
                sample.path(),
                intake,
                rejections,
                Progress.SILENT,
                Sources.Fingerprint.NONE);
        return true;
    }

    private void take(Row row) {
        if (++read > MOST_ROWS) {
            throw new Enough();
        }
        rows.computeIfAbsent(row.contact(), key -> new ArrayList<>()).add(row);
    }

    private Trial assembled() {
        Assembler assembler = new Assembler(mapping, Accounts.NONE, Lexicons.NONE);
        rows.forEach((contact, own) -> contacts.add(assembler.assemble(contact, own)));
        return this;
    }

    /** Lines that gave at least one row. */
    long read() {
        return read;
    }

    long leftOut() {
        return leftOut;
    }

    /** Why lines were left out, the most frequent first. */
    List<Why> complaints() {
        return complaints.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(COMPLAINTS)
                .map(e -> Why.of("left-out", e.getValue(), e.getKey()))
                .toList();
    }

    List<AssembledContact> contacts() {
        return contacts;
    }

    /** The kinds of fact that enough contacts hold for the source to be said to provide them. */
    Set<Observable> seen() {
        Map<Observable, Integer> counted = new EnumMap<>(Observable.class);
        for (AssembledContact contact : contacts) {
            Sightings.in(contact).forEach(kind -> counted.merge(kind, 1, Integer::sum));
        }
        int enough = Math.min(5, Math.max(1, contacts.size() / 20));
        return counted.entrySet().stream()
                .filter(e -> e.getValue() >= enough)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Observable.class)));
    }

    private void readAll(TablePlan.Facts table, Sample lines) {
        RowCheck check = Assembler.check(mapping);
        List<Reading> forms = table.forms().stream().map(f -> new Reading(f, lines)).toList();
        for (String[] line : lines.rows()) {
            boolean any = false;
            for (Reading form : forms) {
                any |= form.read(line, check);
            }
            read += any ? 1 : 0;
            leftOut += any ? 0 : 1;
        }
    }

    private void complain(String why) {
        complaints.merge(why, 1L, Long::sum);
    }

    /** One of the table's row forms, its columns found. */
    private final class Reading {

        private final RowForm form;
        private final Sample lines;
        private final int[] contact;
        private final int[] cells;
        private final int occurred;
        private final InstantReader instants;
        private final Optional<InstantColumn> recorded;

        Reading(RowForm form, Sample lines) {
            this.form = form;
            this.lines = lines;
            contact = places(form.contact());
            cells = places(form.cells());
            occurred = place(form.occurred().column());
            instants = form.occurred().format().reader();
            recorded = form.recorded();
        }

        private int[] places(List<String> columns) {
            return columns.stream().mapToInt(this::place).toArray();
        }

        private int place(String column) {
            return lines.column(column).map(Column::place).orElse(-1);
        }

        private boolean read(String[] line, RowCheck check) {
            String id = contact(line);
            String at = cell(line, occurred);
            if (id.isEmpty() || at.isEmpty()) {
                if (form.required()) {
                    complain(id.isEmpty() ? "no contact" : "no instant");
                }
                return false;
            }
            if (!instants.read(at)) {
                complain(form.occurred().column() + ": \"" + at + "\"");
                return false;
            }
            Row row =
                    new Row(id, form.number(), instants.instant(), instants.instant(), cells(line));
            RowCheck.@Nullable Complaint wrong = check.check(row);
            if (wrong != null) {
                complain(wrong.column() + ": \"" + wrong.value() + "\", " + wrong.expected());
                return false;
            }
            rows.computeIfAbsent(id, key -> new ArrayList<>()).add(recordedAt(line, row));
            return true;
        }

        private Row recordedAt(String[] line, Row row) {
            Optional<Instant> learnt =
                    recorded.flatMap(c -> c.format().parse(cell(line, place(c.column()))));
            return learnt.map(
                            instant ->
                                    new Row(
                                            row.contact(),
                                            row.form(),
                                            row.occurredAt(),
                                            instant,
                                            row.cells()))
                    .orElse(row);
        }

        private String contact(String[] line) {
            List<String> parts = new ArrayList<>();
            for (int place : contact) {
                parts.add(cell(line, place));
            }
            return parts.stream().anyMatch(String::isEmpty) ? "" : String.join("/", parts);
        }

        private List<String> cells(String[] line) {
            List<String> all = new ArrayList<>(cells.length);
            for (int place : cells) {
                all.add(cell(line, place));
            }
            return all;
        }

        private static String cell(String[] line, int place) {
            return place < 0 ? "" : line[place];
        }
    }
}

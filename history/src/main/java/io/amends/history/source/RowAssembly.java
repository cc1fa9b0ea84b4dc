package io.amends.history.source;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts the fields of one record after the other together into rows, or rejects them. A reader says
 * {@link #begin}, hands over the fields of {@link #columns} it meets, in any order, and says {@link
 * #end}; what it does not hand over is blank. Nothing is kept of one record for the next. (Long, since
 * the state of a record and what becomes of it share the buffers that keep objects off the hot path.)
 */
public final class RowAssembly {

    /** Characters of one mapped cell; a longer one is rejected. */
    public static final int LONGEST_CELL = 1_000_000;

    /** What decoders put for bytes that are no character; Unicode gives this code no meaning. */
    public static final char UNDECODED = '\uFDD0';

    private static final int SHOWN = 200;

    private final List<String> given;
    private final List<String> columns;
    private final LineShaping shaping;
    private final Kind kind;
    private final Rejections rejections;

    private final @Nullable Words[] words;
    private final String[] texts;
    private final Timed[] timed;
    private final int[][] timedAt;
    private @Nullable Reason fault;
    private int faultAt;
    private long rows;

    private RowAssembly(TablePlan plan, Intake intake, Rejections said) {
        given = plan.columns();
        columns = Stream.concat(given.stream(), plan.lines().made().stream()).distinct().toList();
        rejections = said;
        words = new @Nullable Words[columns.size()];
        texts = new String[columns.size()];
        Arrays.fill(texts, "");
        List<Timed> instants = new ArrayList<>();
        kind =
                switch (plan) {
                    case TablePlan.Facts facts -> new FactLines(facts, instants, intake);
                    case TablePlan.Accounts accounts ->
                            new AccountLines(accounts, instants, intake.accounts());
                    case TablePlan.Lookup lookup -> new LookupLines(lookup, intake.lookups());
                };
        shaping = new LineShaping(plan.lines(), columns, intake.lookups(), said);
        textSlots(shaping.columns());
        timed = instants.toArray(Timed[]::new);
        timedAt = new int[columns.size()][];
        for (int slot = 0; slot < timedAt.length; slot++) {
            timedAt[slot] = usesOf(slot);
        }
    }

    public static RowAssembly of(TablePlan plan, Intake intake, Rejections rejections) {
        return new RowAssembly(plan, intake, rejections);
    }

    /** The columns to hand over; a column's index here is its slot. */
    public List<String> columns() {
        return given;
    }

    public void begin() {
        Arrays.fill(texts, "");
        for (Timed instant : timed) {
            instant.state = Reason.MISSING_INSTANT;
        }
        fault = null;
        shaping.begin();
    }

    /** A cell of the record; the buffer is free again afterwards. */
    public void field(int slot, char[] buffer, int offset, int length) {
        if (length > LONGEST_CELL) {
            texts[slot] = new String(buffer, offset, SHOWN);
            fault(slot, Reason.TOO_LONG);
            return;
        }
        Words kept = words[slot];
        if (kept != null) {
            String text = kept.word(buffer, offset, length);
            texts[slot] = text;
            if (text.indexOf('\0') >= 0) {
                fault(slot, Reason.NUL);
            } else if (text.indexOf(UNDECODED) >= 0) {
                fault(slot, Reason.UNDECODABLE);
            }
            shaping.met(slot, text);
        }
        for (int use : timedAt[slot]) {
            timed[use].read(buffer, offset, length);
        }
    }

    /** A cell that holds a date, however the mapping says that texts beside it are written. */
    public void local(int slot, LocalDateTime local) {
        String text = local.toString();
        field(slot, text.toCharArray(), 0, text.length());
        for (int use : timedAt[slot]) {
            Timed instant = timed[use];
            String written = instant.format.written(local);
            instant.read(written.toCharArray(), 0, written.length());
        }
    }

    /** Something is wrong with a cell beyond its characters: the record will be rejected for it. */
    public void fault(int slot, Reason reason) {
        if (fault == null) {
            fault = reason;
            faultAt = slot;
        }
    }

    /** The record is complete: gives its rows, or rejects it. */
    public void end() {
        if (fault != null) {
            rejections.reject(fault, columns.get(faultAt), texts[faultAt], expected(fault));
        } else if (shaping.isPlain()) {
            kind.give();
        } else if (shaping.takes(texts)) {
            giveShaped();
        }
    }

    private void giveShaped() {
        while (shaping.next(texts)) {
            for (int slot : shaping.parts()) {
                char[] part = texts[slot].toCharArray();
                for (int use : timedAt[slot]) {
                    timed[use].read(part, 0, part.length);
                }
            }
            shaping.lookUp(texts);
            kind.give();
        }
    }

    /** Rows given so far. */
    public long rows() {
        return rows;
    }

    /** Sentences on choices made while reading instants; counts are readings, not rows. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (Timed instant : timed) {
            String column = columns.get(instant.slot);
            InstantReader reader = instant.reader;
            note(
                    notes,
                    column,
                    reader.skipped(),
                    "fell where the clocks were put forward; read as if they had not been");
            note(
                    notes,
                    column,
                    reader.repeated(),
                    "fell in an hour that occurred twice; the first was taken");
            note(notes, column, reader.dates(), "had no time of day; midnight was taken");
        }
        notes.addAll(shaping.notes());
        kind.notes(notes);
        return notes;
    }

    private static void note(List<String> notes, String column, long count, String what) {
        if (count > 0) {
            notes.add(count + " times in column " + column + " " + what + ".");
        }
    }

    private static String expected(Reason fault) {
        return switch (fault) {
            case TOO_LONG -> "at most " + LONGEST_CELL + " characters";
            case NUL -> "text without NUL characters";
            case UNDECODABLE -> "text in the file's one encoding";
            case MALFORMED_QUOTES -> "a delimiter after the closing quote; quotes inside doubled";
            default -> "a usable value";
        };
    }

    private int slot(String column) {
        return columns.indexOf(column);
    }

    private int[] textSlots(List<String> used) {
        int[] slots = used.stream().mapToInt(this::slot).toArray();
        for (int slot : slots) {
            if (words[slot] == null) {
                words[slot] = new Words();
            }
        }
        return slots;
    }

    private int[] usesOf(int slot) {
        List<Integer> uses = new ArrayList<>();
        for (int i = 0; i < timed.length; i++) {
            if (timed[i].slot == slot) {
                uses.add(i);
            }
        }
        return uses.stream().mapToInt(Integer::intValue).toArray();
    }

    private Timed timed(InstantColumn used, List<Timed> instants) {
        int slot = slot(used.column());
        for (Timed known : instants) {
            if (known.slot == slot && known.format.equals(used.format())) {
                return known;
            }
        }
        Timed added = new Timed(slot, used.format());
        instants.add(added);
        return added;
    }

    private void reject(Timed instant, Reason reason) {
        rejections.reject(
                reason,
                columns.get(instant.slot),
                reason == Reason.MISSING_INSTANT ? "" : instant.text,
                instant.reader.expected(reason));
    }

    /** The id without blanks around it, or of several columns all that are not blank. */
    private String contact(int[] slots) {
        if (slots.length == 1) {
            return texts[slots[0]].strip();
        }
        StringBuilder joined = new StringBuilder();
        for (int slot : slots) {
            String part = texts[slot].strip();
            if (part.isEmpty()) {
                return "";
            }
            joined.append(joined.isEmpty() ? "" : "/").append(part);
        }
        return joined.toString();
    }

    private List<String> cells(int[] slots) {
        String[] cells = new String[slots.length];
        for (int i = 0; i < slots.length; i++) {
            cells[i] = texts[slots[i]];
        }
        return List.of(cells);
    }

    /** An instant of the record. */
    private static final class Timed {
        private final int slot;
        private final InstantFormat format;
        private final InstantReader reader;
        private @Nullable Reason state = Reason.MISSING_INSTANT;
        private String text = "";

        private Timed(int slot, InstantFormat format) {
            this.slot = slot;
            this.format = format;
            this.reader = format.reader();
        }

        private void read(char[] buffer, int offset, int length) {
            if (reader.read(buffer, offset, length)) {
                state = null;
                return;
            }
            state = reader.problem();
            if (state != Reason.MISSING_INSTANT) {
                text = new String(buffer, offset, Math.min(length, SHOWN));
            }
        }
    }

    /** A row form with its columns found. */
    private static final class Form {
        private final int number;
        private final boolean required;
        private final int[] contact;
        private final Timed occurred;
        private final @Nullable Timed recorded;
        private final int[] cells;

        private Form(
                RowForm form,
                int[] contact,
                Timed occurred,
                @Nullable Timed recorded,
                int[] cells) {
            this.number = form.number();
            this.required = form.required();
            this.contact = contact;
            this.occurred = occurred;
            this.recorded = recorded;
            this.cells = cells;
        }
    }

    /** What becomes of a record without fault. */
    private interface Kind {
        void give();

        default void notes(List<String> notes) {}
    }

    private final class FactLines implements Kind {

        private final Intake intake;
        private final Form[] forms;
        private final String instants;

        private FactLines(TablePlan.Facts plan, List<Timed> uses, Intake intake) {
            this.intake = intake;
            this.forms = plan.forms().stream().map(form -> form(form, uses)).toArray(Form[]::new);
            this.instants =
                    String.join(
                            ", ",
                            plan.forms().stream()
                                    .map(f -> f.occurred().column())
                                    .distinct()
                                    .toList());
        }

        private Form form(RowForm form, List<Timed> uses) {
            return new Form(
                    form,
                    textSlots(form.contact()),
                    timed(form.occurred(), uses),
                    form.recorded().map(column -> timed(column, uses)).orElse(null),
                    textSlots(form.cells()));
        }

        @Override
        public void give() {
            boolean nothing = true;
            for (Form form : forms) {
                String contact = contact(form.contact);
                if (contact.isEmpty()) {
                    rejections.reject(
                            Reason.MISSING_CONTACT,
                            columns.get(form.contact[0]),
                            "",
                            "the contact's id");
                    return;
                }
                nothing &= !form.required && form.occurred.state == Reason.MISSING_INSTANT;
                give(form, contact);
            }
            if (nothing) {
                rejections.reject(
                        Reason.MISSING_INSTANT, "", "", "an instant in one of " + instants);
            }
        }

        private void give(Form form, String contact) {
            Timed occurred = form.occurred;
            Timed recorded = form.recorded;
            if (occurred.state == Reason.MISSING_INSTANT && !form.required) {
                return;
            }
            if (occurred.state != null) {
                reject(occurred, occurred.state);
                return;
            }
            Instant at = occurred.reader.instant();
            Instant learnt = at;
            if (recorded != null && recorded.state != Reason.MISSING_INSTANT) {
                if (recorded.state != null) {
                    reject(recorded, recorded.state);
                    return;
                }
                learnt = recorded.reader.instant();
            }
            Row row = new Row(contact, form.number, at, learnt, cells(form.cells));
            RowCheck.Complaint wrong = intake.check().check(row);
            if (wrong != null) {
                rejections.reject(
                        Reason.UNMAPPED_VALUE, wrong.column(), wrong.value(), wrong.expected());
                return;
            }
            rows++;
            intake.rows().accept(row);
        }
    }

    private final class AccountLines implements Kind {

        private final AccountSink sink;
        private final int number;
        private final int[] account;
        private final @Nullable Timed from;
        private final int[] cells;

        private AccountLines(TablePlan.Accounts plan, List<Timed> uses, AccountSink sink) {
            this.sink = sink;
            this.number = plan.number();
            this.account = textSlots(List.of(plan.account()));
            this.from = plan.from().map(column -> timed(column, uses)).orElse(null);
            this.cells = textSlots(plan.cells());
        }

        @Override
        public void give() {
            String id = contact(account);
            if (id.isEmpty()) {
                rejections.reject(
                        Reason.MISSING_CONTACT, columns.get(account[0]), "", "the account's id");
                return;
            }
            Timed since = from;
            if (since != null && since.state != null && since.state != Reason.MISSING_INSTANT) {
                reject(since, since.state);
                return;
            }
            Optional<Instant> instant =
                    since == null || since.state != null
                            ? Optional.empty()
                            : Optional.of(since.reader.instant());
            rows++;
            sink.accept(new AccountRow(id, number, instant, cells(cells)));
        }
    }

    private final class LookupLines implements Kind {

        private final Lookups lookups;
        private final String name;
        private final int[] keys;
        private final int[] cells;
        private long repeated;

        private LookupLines(TablePlan.Lookup plan, Lookups lookups) {
            this.lookups = lookups;
            this.name = plan.name();
            this.keys = textSlots(plan.keys());
            this.cells = textSlots(plan.cells());
            lookups.open(name, plan.cells());
        }

        @Override
        public void give() {
            String[] values = new String[cells.length];
            for (int i = 0; i < cells.length; i++) {
                values[i] = texts[cells[i]].strip();
            }
            boolean keyed = false;
            for (int key : keys) {
                String id = texts[key].strip();
                if (!id.isEmpty()) {
                    keyed = true;
                    repeated += lookups.put(name, id, values) ? 0 : 1;
                }
            }
            if (keyed) {
                rows++;
            } else {
                rejections.reject(
                        Reason.MISSING_CONTACT, columns.get(keys[0]), "", "the id to be found by");
            }
        }

        @Override
        public void notes(List<String> notes) {
            if (repeated > 0) {
                notes.add(
                        repeated
                                + " times an id was there already; what the later line says was"
                                + " taken.");
            }
        }
    }
}

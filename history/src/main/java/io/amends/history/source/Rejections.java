package io.amends.history.source;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Counts what is left out, keeps the first twenty, and can write all of them as CSV while they come.
 * Readers say {@link #at} which line they are; who takes a row may reject something of it while
 * accepting it, and the place is known.
 */
public final class Rejections {

    /** As many are shown in full. */
    public static final int KEPT = 20;

    private final boolean strict;
    private final Consumer<Rejection> all;
    private final List<Rejection> first = new ArrayList<>();
    private final Map<Reason, Long> byReason = new EnumMap<>(Reason.class);
    private final List<Rejection> firstCells = new ArrayList<>();
    private long cells;
    private long count;
    private String file = "";
    private long line;

    private Rejections(boolean strict, Consumer<Rejection> all) {
        this.strict = strict;
        this.all = all;
    }

    public static Rejections counted() {
        return givenTo(rejection -> {});
    }

    /** Counted, and each of them given on at once. */
    public static Rejections givenTo(Consumer<Rejection> all) {
        return new Rejections(false, all);
    }

    /** The first one refuses the input. */
    public static Rejections strict() {
        return new Rejections(true, rejection -> {});
    }

    /**
     * Counted, and all of them written to {@code rejected} at once; it stays the caller's to buffer and
     * to close. Cells
     * that a spreadsheet would take for a formula are written behind an apostrophe.
     */
    public static Rejections writtenTo(Writer rejected) {
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(rejected);
        csv.writeRecord("file", "line", "column", "value", "reason", "expected");
        return givenTo(rejection -> write(csv, rejection));
    }

    /** Where the reading is. */
    public void at(String file, long line) {
        this.file = file;
        this.line = line;
    }

    /**
     * Leaves out the value of a column, or the whole line when {@code column} is empty, at the place
     * last given.
     *
     * @throws RefusedInput when strict
     */
    public void reject(Reason reason, String column, String value, String expected) {
        Rejection rejection = new Rejection(file, line, column, value, reason, expected);
        if (strict) {
            throw new RefusedInput(rejection.sentence());
        }
        count++;
        byReason.merge(reason, 1L, Long::sum);
        if (first.size() < KEPT) {
            first.add(rejection);
        }
        all.accept(rejection);
    }

    /**
     * Leaves out one cell at the place last given; the rest of its line is kept.
     *
     * @throws RefusedInput when strict
     */
    public void leaveOut(String column, String value, String expected) {
        Rejection cell = new Rejection(file, line, column, value, Reason.UNREADABLE_CELL, expected);
        if (strict) {
            throw new RefusedInput(cell.sentence());
        }
        cells++;
        if (firstCells.size() < KEPT) {
            firstCells.add(cell);
        }
        all.accept(cell);
    }

    /** Cells left out of lines that were kept. */
    public long cells() {
        return cells;
    }

    public List<Rejection> firstCells() {
        return List.copyOf(firstCells);
    }

    /**
     * Names a value that was not found in its lookup, at the place last given. Nothing is left out, so
     * it is not counted among what is.
     *
     * @throws RefusedInput when strict
     */
    void unknown(String column, String value, String expected) {
        Rejection unknown = new Rejection(file, line, column, value, Reason.UNKNOWN_ID, expected);
        if (strict) {
            throw new RefusedInput(unknown.sentence());
        }
        all.accept(unknown);
    }

    private static void write(CsvWriter csv, Rejection rejection) {
        csv.writeRecord(
                inert(rejection.file()),
                Long.toString(rejection.line()),
                inert(rejection.column()),
                inert(rejection.value()),
                rejection.reason().code(),
                rejection.expected());
    }

    long line() {
        return line;
    }

    public long count() {
        return count;
    }

    public List<Rejection> first() {
        return List.copyOf(first);
    }

    /** Only reasons that occurred. */
    public Map<Reason, Long> byReason() {
        return Map.copyOf(byReason);
    }

    /** The place last given, such as {@code tickets.csv:17}. */
    public String place() {
        return file + ":" + line;
    }

    private static String inert(String cell) {
        return !cell.isEmpty() && "=+-@".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}

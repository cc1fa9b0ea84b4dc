package io.amends.history.xlsx;

import io.amends.history.source.RowAssembly;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One sheet, row by row. Of merged cells each has what the first one holds, as people read them; the
 * list of merged cells stands behind the rows, so a sheet is read twice.
 */
final class Sheet implements AutoCloseable {

    /** Excel's own limits (ECMA-376 part 1, 18.3.1.73 and 18.3.1.4). */
    private static final int MOST_ROWS = 1_048_576;

    static final int MOST_COLUMNS = 16_384;

    private static final int MOST_MERGED = 500_000;

    /** A rectangle whose first cell speaks for all; rows and columns from 0, both ends included. */
    private static final class Merged {
        private final int top;
        private final int bottom;
        private final int left;
        private final int right;
        private Values.@Nullable Value value;

        private Merged(int top, int bottom, int left, int right) {
            this.top = top;
            this.bottom = bottom;
            this.left = left;
            this.right = right;
        }
    }

    private final Values values;
    private final List<Merged> merged;
    private final List<Merged> open = new ArrayList<>();
    private final Part part;
    private final Values.@Nullable Value[] cells = new Values.@Nullable Value[MOST_COLUMNS];
    private final StringBuilder text = new StringBuilder();
    private int next;
    private int width;
    private int row = -1;

    Sheet(Supplier<Part> parts, Values values) {
        this.values = values;
        this.merged = merged(parts.get());
        this.part = parts.get();
    }

    private static List<Merged> merged(Part part) {
        List<Merged> merged = new ArrayList<>();
        try (part) {
            while (part.next()) {
                if (part.starts("mergeCell")) {
                    merged.add(rectangle(part, part.attribute("ref")));
                    if (merged.size() > MOST_MERGED) {
                        throw part.refused("has more than " + MOST_MERGED + " merged cells");
                    }
                }
            }
        }
        merged.sort(Comparator.comparingInt(m -> m.top));
        return merged;
    }

    private static Merged rectangle(Part part, String ref) {
        String[] corners = ref.split(":", 2);
        String last = corners[corners.length - 1];
        return new Merged(
                row(part, corners[0]),
                row(part, last),
                column(part, corners[0]),
                column(part, last));
    }

    /** Moves to the next row that is written; false behind the last. */
    boolean nextRow() {
        for (int i = 0; i < width; i++) {
            cells[i] = null;
        }
        width = 0;
        while (part.next()) {
            if (part.starts("row")) {
                String number = part.attribute("r");
                row = number.isEmpty() ? row + 1 : row(part, "A" + number);
                readCells();
                spread();
                return true;
            }
            if (part.ends("sheetData")) {
                return false;
            }
        }
        return false;
    }

    private void readCells() {
        int column = 0;
        while (part.next() && !part.ends("row")) {
            if (part.starts("c")) {
                String ref = part.attribute("r");
                column = ref.isEmpty() ? column : column(part, ref);
                if (column >= MOST_COLUMNS) {
                    throw part.refused("row " + number() + " has more cells than a sheet can have");
                }
                readCell(column++);
            }
        }
    }

    private void readCell(int column) {
        String type = part.attribute("t");
        String style = part.attribute("s");
        text.setLength(0);
        boolean inside = false;
        boolean phonetic = false;
        while (part.next() && !part.ends("c")) {
            if (part.starts("rPh")) {
                phonetic = true;
            } else if (part.ends("rPh")) {
                phonetic = false;
            } else if (part.starts("v") || part.starts("t")) {
                inside = !phonetic;
            } else if (part.ends("v") || part.ends("t")) {
                inside = false;
            } else if (inside && part.isText()) {
                part.addTo(text, RowAssembly.LONGEST_CELL + 1);
            }
        }
        if (!text.isEmpty()) {
            put(column, values.of(type, style, text.toString()));
        }
    }

    private void put(int column, Values.Value value) {
        cells[column] = value;
        width = Math.max(width, column + 1);
    }

    /** Gives merged cells what their first one holds. */
    private void spread() {
        open.removeIf(m -> m.bottom < row);
        for (; next < merged.size() && merged.get(next).top <= row; next++) {
            Merged begun = merged.get(next);
            if (begun.bottom >= row) {
                begun.value = begun.top == row ? cells[begun.left] : null;
                open.add(begun);
            }
        }
        int spread = 0;
        for (Merged each : open) {
            spread += each.right - each.left + 1;
            if (spread > MOST_COLUMNS) {
                throw part.refused("merged cells overlap in row " + number());
            }
            Values.@Nullable Value value = each.value;
            for (int column = each.left; value != null && column <= each.right; column++) {
                if (cells[column] == null) {
                    put(column, value);
                }
            }
        }
    }

    /** The row's number as the sheet shows it, from 1. */
    int number() {
        return row + 1;
    }

    /** Columns up to the last that holds something. */
    int width() {
        return width;
    }

    /** What the cell holds; null: nothing. */
    Values.@Nullable Value cell(int column) {
        return cells[column];
    }

    private static int column(Part part, String ref) {
        int column = 0;
        int at = 0;
        for (; at < ref.length() && ref.charAt(at) >= 'A' && ref.charAt(at) <= 'Z'; at++) {
            column = Math.min(column * 26 + ref.charAt(at) - 'A' + 1, MOST_COLUMNS + 1);
        }
        if (at == 0 || column > MOST_COLUMNS) {
            throw part.refused("a cell stands beyond a sheet's last column");
        }
        return column - 1;
    }

    private static int row(Part part, String ref) {
        long row = 0;
        for (int i = 0; i < ref.length(); i++) {
            char c = ref.charAt(i);
            if (c >= '0' && c <= '9') {
                row = Math.min(row * 10 + c - '0', MOST_ROWS + 1L);
            }
        }
        if (row < 1 || row > MOST_ROWS) {
            throw part.refused("a cell stands beyond a sheet's last row");
        }
        return (int) row - 1;
    }

    @Override
    public void close() {
        part.close();
    }
}

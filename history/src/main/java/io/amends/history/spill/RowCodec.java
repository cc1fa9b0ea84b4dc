package io.amends.history.spill;

import io.amends.history.source.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows as bytes. Values that recur are numbered once for the whole run, so that a status or a
 * team costs one or two bytes, and comes back as one and the same string.
 */
public final class RowCodec implements Codec<Row> {

    private static final int NUMBERED_LENGTH = 64;
    private static final int EMPTY = 0;
    private static final int SPELLED = 1;
    private static final int FIRST = 2;

    private volatile Column[] @Nullable [] columns = new Column[8] @Nullable [];
    private volatile @Nullable String[] values = new @Nullable String[1024];
    private int count;

    @Override
    public String key(Row row) {
        return row.contact();
    }

    @Override
    public void write(Row row, Bytes to) {
        to.putText(row.contact());
        to.putNumber(row.form());
        to.putInstant(row.occurredAt());
        boolean same = row.recordedAt().equals(row.occurredAt());
        to.putNumber(same ? 0 : 1);
        if (!same) {
            to.putInstant(row.recordedAt());
        }
        List<String> cells = row.cells();
        to.putNumber(cells.size());
        Column[] of = columns(row.form(), cells.size());
        for (int i = 0; i < cells.size(); i++) {
            writeCell(cells.get(i), of[i], to);
        }
    }

    @Override
    public Row read(Bytes from) {
        String contact = from.text();
        int form = (int) from.number();
        Instant occurredAt = from.instant();
        Instant recordedAt = from.number() == 0 ? occurredAt : from.instant();
        int size = (int) from.number();
        List<String> cells = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            cells.add(readCell(from));
        }
        return new Row(contact, form, occurredAt, recordedAt, Collections.unmodifiableList(cells));
    }

    private void writeCell(String cell, Column column, Bytes to) {
        if (cell.isEmpty()) {
            to.putNumber(EMPTY);
            return;
        }
        int number = column.numberOf(cell);
        if (number >= 0) {
            to.putNumber(FIRST + number);
        } else {
            to.putNumber(SPELLED);
            to.putText(cell);
        }
    }

    private String readCell(Bytes from) {
        int number = (int) from.number();
        return switch (number) {
            case EMPTY -> "";
            case SPELLED -> from.text();
            default -> Objects.requireNonNull(values[number - FIRST]);
        };
    }

    /** All rows of a form have as many cells. */
    private Column[] columns(int form, int size) {
        Column[] @Nullable [] known = columns;
        Column @Nullable [] of = form < known.length ? known[form] : null;
        return of != null && of.length >= size ? of : newColumns(form, size);
    }

    private synchronized Column[] newColumns(int form, int size) {
        Column[] @Nullable [] more = Arrays.copyOf(columns, Math.max(columns.length, form + 1));
        Column @Nullable [] known = more[form];
        if (known != null && known.length >= size) {
            return known;
        }
        Column[] of = new Column[size];
        Arrays.setAll(of, i -> known != null && i < known.length ? known[i] : new Column());
        more[form] = of;
        columns = more;
        return of;
    }

    private synchronized int number(String cell) {
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
        }
        values[count] = cell;
        return count++;
    }

    /** The numbered values of one column; a column of ever new values is soon given up. */
    private final class Column {
        private static final int VALUES_AT_MOST = 4096;

        private final ConcurrentHashMap<String, Integer> numbers = new ConcurrentHashMap<>();
        private volatile boolean givenUp;

        /** The value's number; −1 where it is spelled out. */
        int numberOf(String cell) {
            if (givenUp || cell.length() > NUMBERED_LENGTH) {
                return -1;
            }
            @Nullable Integer known = numbers.get(cell);
            if (known != null) {
                return known;
            }
            if (numbers.size() >= VALUES_AT_MOST) {
                givenUp = true;
                return -1;
            }
            return numbers.computeIfAbsent(cell, RowCodec.this::number);
        }
    }
}

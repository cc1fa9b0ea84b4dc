package io.amends.history.assembly;

import io.amends.history.source.Row;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which a contact's rows are taken, whatever order they were read in: by instant, then
 * what leads to something before what follows from it, then by table, then by text. Rows that are
 * equal in all of it say the same.
 */
final class RowOrder implements Comparator<Row> {

    private final RowReaders readers;

    RowOrder(RowReaders readers) {
        this.readers = readers;
    }

    @Override
    public int compare(Row a, Row b) {
        int byInstant = a.occurredAt().compareTo(b.occurredAt());
        return byInstant != 0 ? byInstant : withinInstant(a, b);
    }

    private int withinInstant(Row a, Row b) {
        int byKind = readers.kind(a).compareTo(readers.kind(b));
        if (byKind != 0) {
            return byKind;
        }
        int byForm = Integer.compare(a.form(), b.form());
        if (byForm != 0) {
            return byForm;
        }
        int byText = compare(a.cells(), b.cells());
        return byText != 0 ? byText : a.recordedAt().compareTo(b.recordedAt());
    }

    private static int compare(List<String> a, List<String> b) {
        for (int i = 0; i < a.size(); i++) {
            int byCell = a.get(i).compareTo(b.get(i));
            if (byCell != 0) {
                return byCell;
            }
        }
        return 0;
    }
}

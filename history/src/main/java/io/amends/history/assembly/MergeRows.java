package io.amends.history.assembly;

import io.amends.history.mapping.EventKind;
import io.amends.history.mapping.Field;
import io.amends.history.mapping.Mapping;
import io.amends.history.source.Row;
import org.jspecify.annotations.Nullable;

/** Tells rows that merge a contact into another from all others. Not thread-safe. */
public final class MergeRows {

    private final RowReaders readers;
    private final boolean maySayMerged;

    public MergeRows(Mapping mapping) {
        this.readers = new RowReaders(mapping);
        this.maySayMerged = readers.maySay(EventKind.MERGED);
    }

    /** The contact that the row's is merged into; null where the row says nothing of the kind. */
    public @Nullable String survivor(Row row) {
        if (!maySayMerged) {
            return null;
        }
        RowReader reader = readers.of(row);
        return reader.maySay(EventKind.MERGED) && reader.kind(row) == EventKind.MERGED
                ? reader.text(Field.LINKED_CONTACT, row)
                : null;
    }
}

package io.amends.history.audit;

import io.amends.history.source.Row;
import io.amends.history.spill.Bytes;
import io.amends.history.spill.Codec;
import io.amends.history.spill.RowCodec;

/** Rows kept together not by contact but by all that merges tie to it. */
record FamilyRowCodec(RowCodec rows, Families families) implements Codec<Row> {

    @Override
    public String key(Row row) {
        return families.keyOf(row.contact());
    }

    @Override
    public void write(Row row, Bytes to) {
        rows.write(row, to);
    }

    @Override
    public Row read(Bytes from) {
        return rows.read(from);
    }
}

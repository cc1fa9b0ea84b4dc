package io.amends.history.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import io.amends.history.source.Reason;
import io.amends.history.source.RowAssembly;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands the mapped fields of each record from FastCSV's buffer to the assembly, without a string for
 * the others. The first record is kept as the header.
 */
final class CsvFields extends AbstractBaseCsvCallbackHandler<CsvFields> {

    private final List<String> header = new ArrayList<>();
    private final RowAssembly assembly;
    private int @Nullable [] slots;
    private boolean overflow;

    CsvFields(RowAssembly assembly) {
        this.assembly = assembly;
    }

    List<String> header() {
        return header;
    }

    /**
     * From now on records are data.
     *
     * @param columns by position, the assembly's slot, or negative where the column is not mapped
     */
    void expect(int[] columns) {
        slots = columns.clone();
    }

    long line() {
        return getStartingLineNumber();
    }

    /** Fields of the record, counting those beyond the header only when one holds something. */
    int width(int headed) {
        int fields = getFieldCount();
        return fields > headed && !overflow ? headed : fields;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        overflow = false;
        if (slots != null) {
            assembly.begin();
        }
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        int[] expected = slots;
        if (expected == null) {
            header.add(new String(buffer, offset, length).strip());
        } else if (index >= expected.length) {
            overflow |= length > 0;
        } else if (expected[index] >= 0) {
            assembly.field(expected[index], buffer, offset, length);
            if (quoted && !closed(buffer, offset, length)) {
                assembly.fault(expected[index], Reason.MALFORMED_QUOTES);
            }
        }
    }

    /**
     * Whether the quote that ends the field stands where it must. FastCSV undoubles quotes in its
     * buffer, so the closing one is as many places behind the text as the text has quotes.
     */
    private static boolean closed(char[] buffer, int offset, int length) {
        int end = offset + length;
        if (end < buffer.length && buffer[end] == '"') {
            return true;
        }
        int quotes = 0;
        for (int i = offset; i < end; i++) {
            quotes += buffer[i] == '"' ? 1 : 0;
        }
        return quotes > 0 && end + quotes < buffer.length && buffer[end + quotes] == '"';
    }

    @Override
    protected CsvFields buildRecord() {
        return this;
    }
}

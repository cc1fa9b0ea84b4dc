package io.amends.history.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.amends.history.source.Contents;
import io.amends.history.source.Encoding;
import io.amends.history.source.Header;
import io.amends.history.source.Intake;
import io.amends.history.source.Lines;
import io.amends.history.source.Meter;
import io.amends.history.source.Reason;
import io.amends.history.source.RefusedInput;
import io.amends.history.source.Rejections;
import io.amends.history.source.RowAssembly;
import io.amends.history.source.SourceBytes;
import io.amends.history.source.TablePlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Reads one CSV file by a table's plan. */
public final class CsvFile {

    /** Characters of one field, mapped or not; behind a longer one nothing can be told apart. */
    private static final int LONGEST_FIELD = 16 * 1024 * 1024;

    private static final int BETWEEN_METERINGS = 1023;

    private final SourceBytes bytes;
    private final Lines shape;
    private final Rejections rejections;
    private final RowAssembly assembly;
    private final CsvFields fields;
    private final Encoding encoding;
    private final Dialect dialect;
    private final List<String> notes = new ArrayList<>();
    private long lines;

    private CsvFile(TablePlan plan, SourceBytes bytes, Intake intake, Rejections rejections) {
        this.bytes = bytes;
        this.shape = plan.lines();
        this.rejections = rejections;
        assembly = RowAssembly.of(plan, intake, rejections);
        fields = new CsvFields(assembly);
        byte[] head = bytes.head();
        encoding =
                plan.writing()
                        .encoding()
                        .map(c -> Encoding.said(c, head))
                        .orElseGet(() -> Encoding.of(head));
        String start = encoding.text(head);
        dialect =
                plan.writing()
                        .delimiter()
                        .map(said -> Dialect.said(said, start))
                        .orElseGet(() -> Dialect.of(start, assembly.columns()));
    }

    /**
     * @throws RefusedInput when a mapped column is missing or there twice, or the file breaks off
     */
    public static Contents read(
            TablePlan plan, SourceBytes bytes, Intake intake, Rejections rejections, Meter meter) {
        CsvFile file = new CsvFile(plan, bytes, intake, rejections);
        file.readAll(meter);
        List<String> notes = new ArrayList<>(file.notes);
        notes.addAll(file.assembly.notes());
        return new Contents(
                file.encoding.charset().name(),
                Optional.of(file.dialect.delimiter()),
                file.dialect.decimals(),
                file.lines,
                file.assembly.rows(),
                notes);
    }

    private void readAll(Meter meter) {
        try (CsvReader<CsvFields> csv =
                Dialect.lenient(dialect.delimiter())
                        .allowUnclosedQuote(false)
                        .maxBufferSize(LONGEST_FIELD)
                        .build(fields, encoding.reader(bytes.content()))) {
            csv.skipLines(dialect.declared() ? 1 : 0);
            Iterator<CsvFields> records = csv.iterator();
            if (!more(records)) {
                throw new RefusedInput(bytes.path() + ": holds no line, expected a header");
            }
            records.next();
            int width = fields.header().size();
            fields.expect(columns());
            while (more(records)) {
                records.next();
                lines++;
                rejections.at(bytes.name(), fields.line());
                take(width);
                if ((lines & BETWEEN_METERINGS) == 0) {
                    meter.at(bytes, assembly.rows());
                }
            }
        } catch (IOException e) {
            throw SourceBytes.refused(bytes.path(), "line " + fields.line(), e);
        }
    }

    private void take(int width) {
        int given = fields.width(width);
        if (given == width) {
            assembly.end();
        } else {
            rejections.reject(
                    given < width ? Reason.TOO_FEW_FIELDS : Reason.TOO_MANY_FIELDS,
                    "",
                    given + " fields",
                    width + " fields, as the header has");
        }
    }

    /** Apart from the rows' way, so that only the file's own troubles are told as such. */
    private boolean more(Iterator<CsvFields> records) {
        try {
            return records.hasNext();
        } catch (UncheckedIOException e) {
            IOException why = e.getCause() == null ? new IOException(e) : e.getCause();
            throw SourceBytes.refused(bytes.path(), "line " + fields.line(), why);
        } catch (CsvParseException e) {
            if (e.getCause() instanceof RuntimeException bug) {
                throw bug;
            }
            throw new RefusedInput(
                    bytes.path()
                            + ", line "
                            + fields.line()
                            + ": a field of this record does not end within "
                            + LONGEST_FIELD / (1024 * 1024)
                            + " million characters or before the file does; expected a closing quote",
                    e);
        }
    }

    private int[] columns() {
        return Header.slots(
                fields.header(),
                assembly.columns(),
                shape,
                bytes.path() + ", line " + fields.line(),
                notes);
    }
}

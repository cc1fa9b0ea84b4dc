package io.amends.server.audits;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A list as CSV in UTF-8, as the audit's own tables are written. */
final class CsvLines implements AutoCloseable {

    private final CsvWriter csv;

    CsvLines(OutputStream out) {
        this.csv =
                CsvWriter.builder()
                        .build(
                                new BufferedWriter(
                                        new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    }

    void add(List<? extends @Nullable Object> cells) {
        csv.writeRecord(cells.stream().map(cell -> inert(Objects.toString(cell, ""))).toList());
    }

    /** A cell that a spreadsheet would run as a formula is written behind an apostrophe. */
    static String inert(String cell) {
        boolean formula =
                !cell.isEmpty()
                        && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0
                        && !cell.matches("-?\\d+(\\.\\d+)?(E-?\\d+)?");
        return formula ? "'" + cell : cell;
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

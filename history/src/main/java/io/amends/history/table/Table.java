package io.amends.history.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One table: its columns, and lines sorted by contact. Any thread may add. */
final class Table implements AutoCloseable {

    private static final long MEMORY = 16L << 20;

    private final List<String> columns;
    private final Path file;
    private final SortedLines lines;

    Table(Path folder, String name, List<String> columns) {
        this.columns = List.copyOf(columns);
        this.file = folder.resolve(name);
        this.lines = new SortedLines(folder, MEMORY);
    }

    /**
     * @param values one for each column; null is an empty cell
     */
    void add(String contact, List<? extends @Nullable Object> values) {
        if (values.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "Expected " + columns.size() + " values, but " + values.size());
        }
        lines.add(contact, line(values));
    }

    void write() {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(line(columns));
            lines.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        lines.close();
    }

    private static String line(List<? extends @Nullable Object> values) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            List<String> cells = new ArrayList<>(values.size());
            for (@Nullable Object value : values) {
                cells.add(inert(Objects.toString(value, "")));
            }
            csv.writeRecord(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A cell that a spreadsheet would run as a formula is written behind an apostrophe. */
    private static String inert(String cell) {
        boolean formula =
                !cell.isEmpty()
                        && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0
                        && !cell.matches("-?\\d+(\\.\\d+)?(E-?\\d+)?");
        return formula ? "'" + cell : cell;
    }
}

package io.amends.company.export;

import io.amends.company.episode.Story;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A table on its way to a file: RFC 4180, UTF-8, line feeds. */
final class CsvTable {

    private final List<String> columns;
    private final StringBuilder text = new StringBuilder();

    CsvTable(List<String> columns) {
        this.columns = List.copyOf(columns);
        row(columns);
    }

    void row(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            text.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
        }
        text.append('\n');
    }

    /** A row by column name, its instant under the column given. */
    void line(String instant, Story.Line line) {
        Map<String, String> cells = line.cells();
        for (String column : cells.keySet()) {
            if (!columns.contains(column)) {
                throw new IllegalArgumentException(
                        "Expected one of " + columns + ", but " + column);
            }
        }
        row(
                columns.stream()
                        .map(
                                c ->
                                        c.equals(instant)
                                                ? line.at().toString()
                                                : cells.getOrDefault(c, ""))
                        .toList());
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    void write(Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            writer.append(text);
        }
    }
}

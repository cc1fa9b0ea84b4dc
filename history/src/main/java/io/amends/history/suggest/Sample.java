package io.amends.history.suggest;

import io.amends.history.source.FileFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was looked at of a file: its columns and some of its lines, in the file's order.
 *
 * @param columns each once; those that the header names twice are left out
 * @param rows the cells of each line in the order of the columns, blanks taken off, long texts cut
 * @param lines how many lines were passed to choose them
 * @param whole whether that was all of the file, and every line was taken
 * @param repeated columns that the header names more than once, which no mapping can use
 */
record Sample(
        Path path,
        FileFormat format,
        Optional<Character> delimiter,
        List<Column> columns,
        List<String[]> rows,
        long lines,
        boolean whole,
        List<String> repeated) {

    Sample {
        columns = List.copyOf(columns);
        repeated = List.copyOf(repeated);
    }

    /** Its name without the folders. */
    String file() {
        return String.valueOf(path.getFileName());
    }

    /** The lines from the first on of which none was passed over. */
    List<String[]> unbroken() {
        return lines == rows.size()
                ? rows
                : rows.subList(0, Math.max(0, rows.size() - Sampling.SPREAD));
    }

    Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}

package io.amends.history.xlsx;

import io.amends.history.source.RefusedInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the beginning of a workbook's first sheet that is not hidden says of it.
 *
 * @param beginning the cells of its first rows behind the header
 */
public record XlsxHeader(List<String> columns, List<List<String>> beginning) {

    private static final int ROWS = 200;

    public XlsxHeader {
        columns = List.copyOf(columns);
        beginning = List.copyOf(beginning);
    }

    /**
     * @throws RefusedInput when it is no workbook or the sheet is empty
     */
    public static XlsxHeader of(Path path) {
        try (Workbook book = Workbook.open(path);
                Sheet sheet = book.sheet(Optional.empty())) {
            List<String> columns = header(sheet, path);
            List<List<String>> beginning = new ArrayList<>();
            while (beginning.size() < ROWS && sheet.nextRow()) {
                beginning.add(cells(sheet));
            }
            return new XlsxHeader(columns, beginning);
        }
    }

    /** The first row that is not blank; the sheet is read up to it. */
    static List<String> header(Sheet sheet, Path path) {
        boolean there = sheet.nextRow();
        while (there && sheet.width() == 0) {
            there = sheet.nextRow();
        }
        if (!there) {
            throw new RefusedInput(path + ": the sheet is empty, expected a header");
        }
        return cells(sheet);
    }

    private static List<String> cells(Sheet sheet) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < sheet.width(); column++) {
            cells.add(shown(sheet.cell(column)));
        }
        return cells;
    }

    private static String shown(Values.@Nullable Value value) {
        return switch (value) {
            case null -> "";
            case Values.Value.Text(String text) -> text.strip();
            case Values.Value.At(var local) -> local.toString();
            case Values.Value.Failed(String word) -> word;
        };
    }
}

package io.amends.history.measure;

import io.amends.history.mapping.Form;
import io.amends.history.source.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The cells of one form's rows by their columns' names. */
final class Cells {

    private final Map<String, Integer> places = new HashMap<>();

    Cells(Form form) {
        List<String> columns = form.columns();
        for (int place = 0; place < columns.size(); place++) {
            places.put(columns.get(place), place);
        }
    }

    /** What stands in the cell; empty where nothing does. */
    String of(Row row, String column) {
        return row.cells().get(Objects.requireNonNull(places.get(column), column));
    }
}

package io.amends.history.assembly;

import io.amends.history.mapping.EventKind;
import io.amends.history.mapping.Form;
import io.amends.history.mapping.Mapping;
import io.amends.history.mapping.Table;
import io.amends.history.source.Row;
import java.util.Arrays;
import java.util.List;

/** The readers of all of a mapping's forms that tell of contacts, by the form's number. */
final class RowReaders {

    private final RowReader[] byForm;
    private final boolean sayBefore;

    RowReaders(Mapping mapping) {
        Interpreter interpreter = new Interpreter(mapping);
        List<Form> forms =
                mapping.tables().stream().map(Table::forms).flatMap(List::stream).toList();
        byForm = new RowReader[forms.size()];
        forms.forEach(form -> byForm[form.number()] = new RowReader(form, interpreter));
        sayBefore = Arrays.stream(byForm).anyMatch(RowReader::saysBefore);
    }

    RowReader of(Row row) {
        return byForm[row.form()];
    }

    EventKind kind(Row row) {
        return of(row).kind(row);
    }

    /** Whether changes of some form say what they changed from. */
    boolean sayBefore() {
        return sayBefore;
    }

    /** Whether some form may tell of the kind of event. */
    boolean maySay(EventKind kind) {
        return Arrays.stream(byForm).anyMatch(reader -> reader.maySay(kind));
    }

    boolean maySayOpened() {
        return Arrays.stream(byForm).anyMatch(RowReader::maySayOpened);
    }
}

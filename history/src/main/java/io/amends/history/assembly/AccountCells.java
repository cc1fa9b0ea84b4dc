package io.amends.history.assembly;

import io.amends.history.mapping.Field;
import io.amends.history.mapping.Mapping;
import io.amends.history.source.AccountRow;
import io.amends.history.source.Row;
import io.amends.history.source.RowCheck.Complaint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Says while a line of an account table is read which of its cells cannot be interpreted. Such a
 * cell states nothing; the rest of the line holds. Not thread-safe.
 */
public final class AccountCells {

    private final Mapping mapping;
    private final RowReaders readers;
    private final UnlistedWords words;

    /**
     * @param words is told of words that the mapping does not list
     */
    public AccountCells(Mapping mapping, UnlistedWords words) {
        this.mapping = mapping;
        this.readers = new RowReaders(mapping);
        this.words = words;
    }

    /** Everything wrong with the line. */
    public List<Complaint> check(AccountRow account) {
        Row row =
                new Row(
                        account.account(),
                        account.table(),
                        account.from().orElse(Instant.EPOCH),
                        account.from().orElse(Instant.EPOCH),
                        account.cells());
        RowReader reader = readers.of(row);
        List<Complaint> complaints = new ArrayList<>();
        for (Field field : reader.form().fields().keySet()) {
            FieldReader of = reader.reader(field);
            if (of != null && of.isUnreadable(row.cells())) {
                complaints.add(complaint(of, row, RequiredValues.expected(field, mapping)));
            } else if (field == Field.CALENDAR && of != null && namesNoCalendar(reader, row)) {
                complaints.add(
                        complaint(
                                of,
                                row,
                                "one of the calendars "
                                        + String.join(
                                                ", ",
                                                new TreeSet<>(
                                                        mapping.calendars().named().keySet()))));
            }
        }
        words.look(reader, row);
        return complaints;
    }

    private boolean namesNoCalendar(RowReader reader, Row row) {
        String name = reader.text(Field.CALENDAR, row);
        return name != null && !mapping.calendars().named().containsKey(name);
    }

    private static Complaint complaint(FieldReader reader, Row row, String expected) {
        return new Complaint(
                String.join(", ", reader.meaning().columns()),
                reader.source(row.cells()),
                expected);
    }
}

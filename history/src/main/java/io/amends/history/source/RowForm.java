package io.amends.history.source;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One way in which a table's lines become rows.
 *
 * @param number given back in {@link Row#form}; unique among all forms of all tables
 * @param contact the column with the contact's id, or several, whose values are joined with {@code /}
 * @param occurred the row's instant
 * @param required whether a line without that instant is rejected; if not, it just gives no row of
 *     this form
 * @param recorded when the source learnt it; empty, or a blank cell: when it occurred
 * @param cells the mapped columns, in the order of {@link Row#cells}; a column may occur twice
 */
public record RowForm(
        int number,
        List<String> contact,
        InstantColumn occurred,
        boolean required,
        Optional<InstantColumn> recorded,
        List<String> cells) {

    public RowForm {
        contact = List.copyOf(contact);
        cells = List.copyOf(cells);
        if (contact.isEmpty()) {
            throw new IllegalArgumentException("A row form needs a column for the contact");
        }
    }

    /** Every column this form reads. */
    List<String> read() {
        return Stream.of(
                        contact,
                        List.of(occurred.column()),
                        recorded.map(InstantColumn::column).stream().toList(),
                        cells)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }
}

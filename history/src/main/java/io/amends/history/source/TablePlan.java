package io.amends.history.source;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How one file is read: what the mapping says of one table, as far as reading needs it. */
public sealed interface TablePlan {

    /** The table's name in the mapping. */
    String name();

    /** The file beside the main one; empty: the main file itself. */
    Optional<String> file();

    /** What is said of how the file is written. */
    default Writing writing() {
        return Writing.FOUND;
    }

    /** Every column the plan reads; one that the file lacks is a reason to refuse the file. */
    List<String> columns();

    /** Which of the file's lines are taken, and what is made of them. */
    Lines lines();

    /**
     * Lines that tell of contacts. Every form is tried on every line, so a line with several instants
     * gives several rows.
     */
    record Facts(
            String name,
            Optional<String> file,
            Optional<FileFormat> format,
            Lines lines,
            Writing writing,
            List<RowForm> forms)
            implements TablePlan {

        /** Of a file whose writing is found from its beginning. */
        public Facts(
                String name,
                Optional<String> file,
                Optional<FileFormat> format,
                Lines lines,
                List<RowForm> forms) {
            this(name, file, format, lines, Writing.FOUND, forms);
        }

        public Facts {
            forms = List.copyOf(forms);
            if (forms.isEmpty()) {
                throw new IllegalArgumentException("Table " + name + " has no row form");
            }
        }

        @Override
        public List<String> columns() {
            return lines.behind(
                    forms.stream().flatMap(form -> form.read().stream()).distinct().toList());
        }
    }

    /**
     * Lines that tell of accounts.
     *
     * @param number given back in {@link AccountRow#table}
     * @param account the column with the account's id
     * @param from since when the line holds; empty: always
     * @param cells the mapped columns, in the order of {@link AccountRow#cells}
     */
    record Accounts(
            String name,
            Optional<String> file,
            Lines lines,
            Writing writing,
            int number,
            String account,
            Optional<InstantColumn> from,
            List<String> cells)
            implements TablePlan {

        /** Of a file whose writing is found from its beginning. */
        public Accounts(
                String name,
                Optional<String> file,
                Lines lines,
                int number,
                String account,
                Optional<InstantColumn> from,
                List<String> cells) {
            this(name, file, lines, Writing.FOUND, number, account, from, cells);
        }

        public Accounts {
            cells = List.copyOf(cells);
        }

        @Override
        public List<String> columns() {
            return lines.behind(
                    Stream.of(
                                    List.of(account),
                                    from.map(InstantColumn::column).stream().toList(),
                                    cells)
                            .flatMap(List::stream)
                            .distinct()
                            .toList());
        }
    }

    /**
     * Lines that other tables look values up in; they are read before those.
     *
     * @param keys columns by any of which a line is found
     * @param cells the columns that are looked up
     */
    record Lookup(
            String name, Optional<String> file, Lines lines, List<String> keys, List<String> cells)
            implements TablePlan {

        public Lookup {
            keys = List.copyOf(keys);
            cells = List.copyOf(cells);
        }

        @Override
        public List<String> columns() {
            return lines.behind(Stream.of(keys, cells).flatMap(List::stream).distinct().toList());
        }
    }
}

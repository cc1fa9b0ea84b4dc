package io.amends.history.mapping;

import io.amends.history.source.FileFormat;
import io.amends.history.source.Lines;
import io.amends.history.source.TablePlan;
import io.amends.history.source.Writing;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One table of the export.
 *
 * @param file beside the main file; null for the main table
 * @param lines which of the file's lines are taken, and what is made of them
 * @param writing what is said of how the file is written
 * @param key the columns with the contact's id, or the account's; several are joined with {@code /}
 * @param forms one, or one for each instant of a row per ticket
 */
public record Table(
        String name,
        @Nullable String file,
        Lines lines,
        Writing writing,
        Rows rows,
        List<String> key,
        List<Form> forms) {

    public static final String MAIN = "main";

    /** What a row of a table is. */
    public enum Rows {
        EVENTS,
        CONTACTS,
        HISTORY,
        ACCOUNTS
    }

    public Table {
        key = List.copyOf(key);
        forms = List.copyOf(forms);
    }

    TablePlan plan(Optional<FileFormat> format) {
        if (rows == Rows.ACCOUNTS) {
            Form form = forms.getFirst();
            return new TablePlan.Accounts(
                    name,
                    Optional.ofNullable(file),
                    lines,
                    writing,
                    form.number(),
                    key.getFirst(),
                    Optional.ofNullable(form.occurred()),
                    form.columns());
        }
        return new TablePlan.Facts(
                name,
                Optional.ofNullable(file),
                format,
                lines,
                writing,
                forms.stream().map(form -> form.plan(key)).toList());
    }

    /** The same with further columns in its rows' cells. */
    Table reading(List<String> more) {
        return new Table(
                name,
                file,
                lines,
                writing,
                rows,
                key,
                forms.stream().map(form -> form.reading(more)).toList());
    }

    public boolean isMain() {
        return name.equals(MAIN);
    }
}

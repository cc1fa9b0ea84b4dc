package io.amends.history.source;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to cut from one table's rows. Made from a mapping; a reader knows no more of it than this.
 *
 * @param name the table's name in the mapping, for messages
 * @param file where it lies beside the main file; null for the main table
 * @param contactColumn the column that says whose row it is: the contact's id, or the account's in a
 *     table of accounts
 * @param forms each source row yields a {@link Row} for every form whose instant it states
 */
public record TablePlan(
        String name, @Nullable Path file, String contactColumn, List<RowForm> forms) {

    public TablePlan {
        forms = List.copyOf(forms);
    }
}

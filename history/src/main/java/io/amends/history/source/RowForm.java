package io.amends.history.source;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way of reading a source row: at which instant, and which columns.
 *
 * @param number unique over the mapping's tables; carried by every {@link Row}
 * @param occurred where the instant stands; null: the row holds always, and is read at {@link
 *     #ALWAYS}
 * @param mayBeEmpty whether an empty instant only means that there is no row of this form; otherwise
 *     the source row is rejected
 * @param recorded where it stands when the source learnt of it; null: as it occurred
 * @param columns the columns whose cells a {@link Row} carries, in its order, each once
 */
public record RowForm(
        int number,
        @Nullable InstantPlan occurred,
        boolean mayBeEmpty,
        @Nullable InstantPlan recorded,
        List<String> columns) {

    /** The instant of a row that is not dated. */
    public static final Instant ALWAYS = Instant.MIN;

    public RowForm {
        columns = List.copyOf(columns);
    }
}

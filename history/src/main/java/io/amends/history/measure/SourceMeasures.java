package io.amends.history.measure;

import io.amends.history.mapping.ActivityFlowPlan;
import io.amends.history.mapping.Form;
import io.amends.history.mapping.Mapping;
import io.amends.history.mapping.SupportLinesPlan;
import io.amends.history.source.Row;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The published measures that a mapping asks for ({@code docs/mapping.md}). They count the main
 * table's rows as they stand: a row that stands twice counts twice, as it did for those who
 * published, whereas our own measures take it once. Rows of one instant are taken in the order of
 * their text, so that the order within the file changes nothing.
 *
 * <p>Not thread-safe: one for each thread, then merged.
 */
public final class SourceMeasures {

    private static final Comparator<Row> ORDER =
            Comparator.comparing(Row::occurredAt)
                    .thenComparing(Row::cells, SourceMeasures::compare);

    private final int form;
    private final Instant asOf;
    private final @Nullable SupportLines lines;
    private final @Nullable ActivityFlow flow;

    /**
     * @param asOf rows after it do not count
     */
    public SourceMeasures(Mapping mapping, Instant asOf) {
        Form main = mapping.main().forms().getFirst();
        @Nullable SupportLines support = null;
        @Nullable ActivityFlow activities = null;
        for (var plan : mapping.sourceMeasures()) {
            switch (plan) {
                case SupportLinesPlan asked -> support = new SupportLines(asked, main);
                case ActivityFlowPlan asked -> activities = new ActivityFlow(asked, main);
            }
        }
        this.form = main.number();
        this.asOf = asOf;
        this.lines = support;
        this.flow = activities;
    }

    /**
     * @param ofContact all rows of one contact, of whichever table, in any order
     */
    public void add(List<Row> ofContact) {
        if (lines == null && flow == null) {
            return;
        }
        List<Row> rows =
                ofContact.stream()
                        .filter(row -> row.form() == form && !row.occurredAt().isAfter(asOf))
                        .sorted(ORDER)
                        .toList();
        if (rows.isEmpty()) {
            return;
        }
        if (lines != null) {
            lines.add(rows);
        }
        if (flow != null) {
            flow.add(rows);
        }
    }

    /** Adds what another has counted by the same mapping; the other is left as it was. */
    public void merge(SourceMeasures other) {
        if (lines != null && other.lines != null) {
            lines.merge(other.lines);
        }
        if (flow != null && other.flow != null) {
            flow.merge(other.flow);
        }
    }

    /** The figures by measure, in the measures' order; empty where the mapping asks for none. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        if (lines != null) {
            figures.put("support-lines", lines.figures());
        }
        if (flow != null) {
            figures.put("activity-flow", flow.figures());
        }
        return figures;
    }

    private static int compare(List<String> a, List<String> b) {
        for (int i = 0; i < a.size(); i++) {
            int byCell = a.get(i).compareTo(b.get(i));
            if (byCell != 0) {
                return byCell;
            }
        }
        return 0;
    }
}

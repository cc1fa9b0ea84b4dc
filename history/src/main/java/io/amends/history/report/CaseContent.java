package io.amends.history.report;

import java.io.Writer;
import java.util.List;
import java.util.Map;

/**
 * One contact to scale with its facts, for a page of somebody else that has the report's style and
 * script.
 */
public final class CaseContent {

    private CaseContent() {}

    /**
     * @param say in the zone in which times are shown
     * @param out gets markup in UTF-8's repertoire; stays open
     * @throws java.io.UncheckedIOException when {@code out} fails
     */
    public static void write(Report.Drawing drawing, Sentences say, Writer out) {
        CasesPart.alone(new Page(out), say, drawing, false);
    }

    /** The same as the customer saw it: what is internal is not written at all. */
    public static void writeForCustomer(Report.Drawing drawing, Sentences say, Writer out) {
        CasesPart.alone(new Page(out), say, seen(drawing), true);
    }

    private static Report.Drawing seen(Report.Drawing drawing) {
        return new Report.Drawing(
                drawing.contact(),
                drawing.score(),
                drawing.from(),
                drawing.to(),
                Map.of(),
                drawing.marks().stream().filter(mark -> !TimelineChart.isInternal(mark)).toList(),
                List.of(),
                List.of(),
                drawing.silences(),
                drawing.closed(),
                List.of());
    }
}

package io.amends.history.report;

import io.amends.core.timeline.Reason;
import java.util.List;

/** The headline in three sentences, and the escalations of each type apart. */
final class HeadlinePart {

    private HeadlinePart() {}

    static void write(Page page, Sentences say, Report report) {
        Blocks.section(page, say, "headline");
        sentences(page, say, report);
        Table table =
                new Table(
                        page,
                        say,
                        say.say("headline.types"),
                        List.of(
                                "type",
                                "certainty",
                                "#escalations",
                                "#contacts",
                                "#share-of-contacts",
                                "range"));
        for (Report.EscalationCount count : report.escalations()) {
            table.row(null).head(say.word(count.type()));
            table.cell(say.word(count.certainty())).count(say, count.escalations());
            table.count(say, count.contacts().count());
            table.number(Blocks.percent(say, count.contacts()), count.contacts().share());
            table.cell(Blocks.range(say, count.contacts()));
        }
        table.end();
        page.leaf("p", say.say("headline.apart"), "class", "note");
        page.out();
    }

    static void sentences(Page page, Sentences say, Report report) {
        page.in("div", "class", "headline");
        for (Reason sentence : report.headline().sentences()) {
            page.leaf("p", sentence(say, sentence));
        }
        page.out();
    }

    /** A sentence of the headline; one of a place names its dimension and value in words. */
    static String sentence(Sentences say, Reason reason) {
        if (!reason.code().equals("headline.concentration")) {
            return say.say(reason);
        }
        List<String> values = reason.values();
        String dimension = values.get(1);
        String place = "word." + dimension + "." + values.get(0);
        String value = say.has(place) ? say.say(place) : values.get(0);
        String counted = say.word(values.get(3));
        return Double.isFinite(ratio(values.get(2)))
                ? say.say(reason.code(), value, say.word(dimension), values.get(2), counted)
                : say.say("headline.concentration-alone", value, say.word(dimension), counted);
    }

    /** Infinity where the rest of the cells holds none. */
    private static double ratio(String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            return Double.POSITIVE_INFINITY;
        }
    }
}

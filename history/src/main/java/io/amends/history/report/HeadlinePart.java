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
            page.leaf("p", say.say(sentence));
        }
        page.out();
    }
}

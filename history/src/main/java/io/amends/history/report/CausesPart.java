package io.amends.history.report;

import io.amends.core.timeline.Observable;
import io.amends.history.report.Report.CauseCount;
import io.amends.history.report.Report.Rate;
import java.util.List;
import java.util.Objects;

/** The root causes found: their share of the escalations analysed, and their rate per contact. */
final class CausesPart {

    private static final double PER = 1_000;

    private CausesPart() {}

    static void write(Page page, Sentences say, Report report, CaseLinks links) {
        Report.Causes causes = report.causes();
        page.leaf("h3", say.say("causes.title"));
        if (!causes.observable()) {
            Blocks.notJudged(page, say, say.say("causes.title"), List.of(Observable.ROOT_CAUSE));
            return;
        }
        long analysed = causes.analysed().count();
        page.in("p");
        page.text(say.say("causes.analysed", Blocks.share(say, causes.analysed())) + " ");
        Blocks.lead(
                page,
                say.say("leads.show", say.count(analysed)),
                analysed,
                links.list(Items.escalations().by("analysed", "yes"), analysed));
        page.out();
        if (report.reading().first() != null && report.reading().last() != null) {
            page.leaf(
                    "p",
                    say.say(
                            "causes.rate",
                            say.count(causes.contacts()),
                            say.day(report.reading().first()),
                            say.day(report.reading().last())),
                    "class",
                    "note");
        }
        Table table =
                new Table(
                        page,
                        say,
                        say.say("causes.caption"),
                        List.of(
                                "cause",
                                "#escalations",
                                "#share",
                                "range",
                                "#per-thousand",
                                "rate-range",
                                "rate-mark"));
        double most =
                causes.causes().stream()
                        .map(CauseCount::perContact)
                        .filter(Objects::nonNull)
                        .mapToDouble(Rate::high)
                        .max()
                        .orElse(0);
        causes.causes().forEach(cause -> row(page, say, table, cause, most, links));
        table.end();
    }

    private static void row(
            Page page, Sentences say, Table table, CauseCount cause, double most, CaseLinks links) {
        Rate rate = cause.perContact();
        table.row(rate != null && rate.small() ? "faint" : null).head(say.word(cause.cause()));
        Items of = Items.escalations().by("root_cause", cause.cause());
        table.count(say, cause.share().count(), links.list(of, cause.share().count()));
        table.number(Blocks.percent(say, cause.share()), cause.share().share());
        table.cell(Blocks.range(say, cause.share()));
        if (rate == null) {
            table.number(Blocks.NONE, null).cell(Blocks.NONE).cell("");
            return;
        }
        String value = say.decimal(rate.rate() * PER, 2);
        String low = say.decimal(rate.low() * PER, 2);
        String high = say.decimal(rate.high() * PER, 2);
        table.number(value, rate.rate()).cell(say.say("range", low, high));
        page.in("td", "class", "forest");
        RateMark.draw(
                page,
                rate.rate(),
                rate.low(),
                rate.high(),
                most,
                say.say("causes.bar", value, low, high));
        page.out();
    }
}

package io.amends.history.report;

import java.util.List;

/** The first printed page: headline, the five modes, compliance. */
final class OnePage {

    private OnePage() {}

    static void write(Page page, Sentences say, Report report) {
        page.in("section", "class", "onepage", "aria-label", say.say("onepage.title"));
        page.leaf("p", say.say("page.title"), "class", "title");
        page.leaf("p", HtmlReport.subtitle(say, report), "class", "sub");
        HeadlinePart.sentences(page, say, report);
        modes(page, say, report);
        CommitmentsPart.compliance(page, say, report, CaseLinks.none());
        List<String> strongest = ConcentrationPart.strongest(say, report, 3);
        if (!strongest.isEmpty()) {
            page.leaf("h3", say.say("concentration.stands-out")).in("ul");
            strongest.forEach(s -> page.leaf("li", s));
            page.out();
        }
        unseen(page, say, report);
        page.leaf("p", ReadingPart.read(say, report), "class", "note");
        page.leaf("p", ReadingPart.calendar(say, report.provenance()), "class", "note");
        page.out();
    }

    private static void modes(Page page, Sentences say, Report report) {
        page.in("table").leaf("caption", say.say("modes.title"));
        page.in("thead").in("tr");
        page.leaf("th", say.say("column.mode"), "scope", "col");
        page.leaf("th", say.say("mode.proved"), "scope", "col", "colspan", "2");
        page.leaf("th", say.say("mode.indicated"), "scope", "col", "colspan", "2")
                .out()
                .out()
                .in("tbody");
        for (Report.Mode mode : report.modes()) {
            page.in("tr").leaf("th", say.word(mode.mode()), "scope", "row");
            if (mode.observable()) {
                share(page, say, mode.proved(), "fill");
                share(page, say, mode.indicated(), "fill indicated");
            } else {
                page.leaf(
                        "td",
                        Blocks.unseen(say, say.word(mode.mode()), mode.needs()),
                        "colspan",
                        "4",
                        "class",
                        "unseen-cell");
            }
            page.out();
        }
        page.out().out();
    }

    /** A share in words, and as a bar whose line is the interval. */
    private static void share(Page page, Sentences say, Report.Share share, String css) {
        page.in("td").leaf("b", Blocks.percent(say, share));
        page.text(" " + say.say("share.of", say.count(share.count()), say.count(share.of()))).out();
        page.in("td").in("svg", "class", "share", "viewBox", "0 0 120 12", "aria-hidden", "true");
        page.empty("rect", "class", "track", "y", "2", "width", "120", "height", "8");
        Double whole = share.share();
        Double low = share.low();
        Double high = share.high();
        if (whole != null && low != null && high != null) {
            page.empty("rect", "class", css, "y", "2", "width", Svg.n(120 * whole), "height", "8");
            page.empty(
                    "rect",
                    "class",
                    "range",
                    "x",
                    Svg.n(120 * low),
                    "y",
                    "5.2",
                    "width",
                    Svg.n(Math.max(120 * (high - low), 0.6)),
                    "height",
                    "1.6");
        }
        page.out().out();
    }

    private static void unseen(Page page, Sentences say, Report report) {
        if (report.notJudged().isEmpty()) {
            return;
        }
        page.leaf("h3", say.say("read.not-judged")).in("ul");
        ReadingPart.unseen(say, report)
                .forEach(
                        (needs, rules) ->
                                page.leaf(
                                        "li", Blocks.unseen(say, String.join(", ", rules), needs)));
        page.out();
    }
}

package io.amends.history.report;

// Long because it writes a whole case, top to bottom, in the order in which it is read.

import io.amends.core.failure.Silence;
import io.amends.core.failure.Strength;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** The worst contacts, each drawn to scale with its facts beneath. */
final class CasesPart {

    /** So many stand open on paper and where no script runs. */
    private static final int OPEN = 20;

    /** The id of a case that stands alone. */
    private static final String ALONE = "case-1";

    private CasesPart() {}

    static void write(Page page, Sentences say, Report report) {
        Blocks.section(page, say, "cases");
        List<Report.Drawing> cases = report.worst();
        if (cases.isEmpty()) {
            page.leaf("p", say.say("cases.none")).out();
            return;
        }
        controls(page, say, cases);
        legend(page, say, false);
        page.in(
                "div",
                "id",
                "case-list",
                "class",
                "cases",
                "data-zone",
                report.provenance().zone());
        for (int i = 0; i < cases.size(); i++) {
            drawing(page, say, cases.get(i), "case-" + (i + 1), i);
        }
        page.out().out();
    }

    private static void controls(Page page, Sentences say, List<Report.Drawing> cases) {
        page.in("div", "class", "controls", "data-needs-script", "", "hidden", "");
        page.in("label", "class", "switch");
        page.empty("input", "type", "checkbox", "id", "as-customer");
        page.leaf("span", say.say("cases.as-customer")).out();
        page.in("label", "class", "search").leaf("span", say.say("cases.search"), "class", "sr");
        page.empty(
                "input",
                "type",
                "search",
                "id",
                "case-search",
                "placeholder",
                say.say("cases.search"));
        page.out();
        page.leaf(
                "span",
                say.say("cases.count", cases.size()),
                "id",
                "case-count",
                "class",
                "note",
                "role",
                "status",
                "data-of",
                say.say("cases.count-of"));
        page.out();
    }

    private static void legend(Page page, Sentences say, boolean asCustomer) {
        page.in("ul", "class", "legend lanes", "aria-label", say.say("cases.legend"));
        keys(page, say, List.of("them", "us", "quiet", "closed"));
        if (!asCustomer) {
            keys(page, say, List.of("inside", "gap", "decided", "accepted"));
            verdicts(page, say);
        }
        page.out();
    }

    private static void keys(Page page, Sentences say, List<String> keys) {
        for (String key : keys) {
            page.in("li").leaf("span", "", "class", "key k-" + key, "aria-hidden", "true");
            page.text(say.say("legend." + key)).out();
        }
    }

    private static void verdicts(Page page, Sentences say) {
        for (String verdict : List.of("kept", "kept-late", "missed", "open")) {
            page.in("li").leaf("span", "", "class", "key k-v-" + verdict, "aria-hidden", "true");
            page.text(say.say("legend.due", say.word(verdict))).out();
        }
    }

    private static void drawing(
            Page page, Sentences say, Report.Drawing drawing, String id, int rank) {
        page.in("details", "class", "case", "id", id, "open", rank < OPEN ? "" : null);
        summary(page, say, drawing, rank);
        about(page, say, drawing);
        zoom(page, say);
        scrolling(page, say, drawing);
        TimelineChart.draw(page, say, drawing, id);
        page.out();
        silences(page, say, drawing);
        escalations(page, say, drawing);
        Blocks.more(page, say.say("case.facts", drawing.marks().size()));
        facts(page, say, drawing, id);
        page.out().out();
    }

    /** One contact alone, with nothing closed. */
    static void alone(Page page, Sentences say, Report.Drawing drawing, boolean asCustomer) {
        page.in(
                "div",
                "class",
                "report",
                "id",
                "case-list",
                "data-zone",
                say.zone().getId(),
                "data-filter",
                say.say("table.filter"));
        page.in("div", "class", asCustomer ? "case as-customer" : "case");
        zoom(page, say);
        scrolling(page, say, drawing);
        if (asCustomer) {
            TimelineChart.drawForCustomer(page, say, drawing, ALONE);
        } else {
            TimelineChart.draw(page, say, drawing, ALONE);
        }
        page.out();
        silences(page, say, drawing);
        legend(page, say, asCustomer);
        if (!asCustomer) {
            escalations(page, say, drawing);
        }
        page.in("section").leaf("h3", say.say("case.facts", drawing.marks().size()));
        facts(page, say, drawing, ALONE);
        page.out().out().out();
    }

    private static void zoom(Page page, Sentences say) {
        page.in(
                "div",
                "class",
                "zoom",
                "data-needs-script",
                "",
                "hidden",
                "",
                "role",
                "group",
                "aria-label",
                say.say("cases.zoom"));
        for (String step : List.of("all", "decision", "in", "out", "back", "on")) {
            page.leaf(
                    "button",
                    say.say("zoom." + step),
                    "type",
                    "button",
                    "data-zoom",
                    step,
                    "aria-label",
                    say.say("zoom." + step + ".label"));
        }
        page.out();
    }

    private static void scrolling(Page page, Sentences say, Report.Drawing drawing) {
        page.in(
                "div",
                "class",
                "scroll",
                "tabindex",
                "0",
                "role",
                "group",
                "aria-label",
                say.say("case.drawing", drawing.contact()));
    }

    private static void summary(Page page, Sentences say, Report.Drawing drawing, int rank) {
        page.in("summary").leaf("span", String.valueOf(rank + 1), "class", "rank");
        page.leaf("span", drawing.contact(), "class", "id");
        page.in("span", "class", "chips internal");
        Set<io.amends.core.failure.FailureMode> proved =
                EnumSet.noneOf(io.amends.core.failure.FailureMode.class);
        Set<io.amends.core.failure.FailureMode> indicated =
                EnumSet.noneOf(io.amends.core.failure.FailureMode.class);
        for (Report.DrawnEscalation escalation : drawing.escalations()) {
            for (Report.DrawnFinding finding : escalation.findings()) {
                (finding.strength() == Strength.PROVED ? proved : indicated).add(finding.mode());
            }
        }
        indicated.removeAll(proved);
        proved.forEach(mode -> Blocks.chip(page, say.word(mode), "proved"));
        indicated.forEach(mode -> Blocks.chip(page, say.word(mode), "indicated"));
        page.out();
        page.leaf(
                "span",
                say.say(
                        "case.span",
                        say.day(drawing.from()),
                        say.duration(TimelineChart.seconds(drawing.from(), drawing.to()))),
                "class",
                "when");
        page.out();
    }

    private static void about(Page page, Sentences say, Report.Drawing drawing) {
        if (drawing.about().isEmpty()) {
            return;
        }
        page.in("dl", "class", "about");
        new TreeMap<>(drawing.about())
                .forEach(
                        (name, value) -> {
                            page.in("div").leaf("dt", say.word(name)).leaf("dd", value).out();
                        });
        page.out();
    }

    private static void silences(Page page, Sentences say, Report.Drawing drawing) {
        drawing.silences().stream()
                .max(
                        java.util.Comparator.comparingDouble(
                                s -> TimelineChart.seconds(s.from(), s.to())))
                .ifPresent(
                        longest ->
                                page.leaf(
                                        "p",
                                        say.say(
                                                "case.longest-silence",
                                                TimelineChart.silenceText(say, longest),
                                                say.instant(longest.from())),
                                        "class",
                                        "silence-said"));
    }

    private static void escalations(Page page, Sentences say, Report.Drawing drawing) {
        for (Report.DrawnEscalation escalation : drawing.escalations()) {
            page.in("div", "class", "escalation internal");
            page.in("h3").text(say.word(escalation.type()) + " ");
            Blocks.chip(page, say.word(escalation.certainty()), "plain");
            page.out();
            page.leaf("p", course(say, escalation));
            findings(page, say, escalation.findings());
            commitments(page, say, escalation);
            page.out();
        }
    }

    private static String course(Sentences say, Report.DrawnEscalation escalation) {
        Instant accepted = escalation.acceptedAt();
        Instant ended = escalation.endedAt();
        return say.say(
                "case.course",
                say.instant(escalation.decidedAt()),
                say.say(escalation.because()),
                accepted == null ? say.say("case.never") : say.instant(accepted),
                ended == null ? say.say("case.still-open") : say.instant(ended));
    }

    private static void findings(Page page, Sentences say, List<Report.DrawnFinding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        page.in("ul", "class", "found");
        for (Report.DrawnFinding finding : findings) {
            page.in("li");
            ModesPart.strength(page, say, finding.strength());
            page.leaf("b", say.word(finding.mode())).text(": " + say.word(finding.kind()));
            Silence silence = finding.silence();
            if (silence != null) {
                page.text(" · " + say.word(silence));
            }
            page.in("ul");
            for (Report.Shown shown : finding.evidence()) {
                page.leaf("li", say.instant(shown.from()) + " – " + say.say(shown.what()));
            }
            page.out();
            page.leaf("p", say.say("case.rule", finding.rule()), "class", "note").out();
        }
        page.out();
    }

    private static void commitments(Page page, Sentences say, Report.DrawnEscalation escalation) {
        if (escalation.commitments().isEmpty()) {
            return;
        }
        long late =
                escalation.commitments().stream()
                        .filter(
                                c ->
                                        c.verdict().equals("missed")
                                                || c.verdict().equals("kept-late"))
                        .count();
        Blocks.more(page, say.say("case.owed-count", escalation.commitments().size(), late));
        Table table =
                new Table(
                        page,
                        say,
                        say.say("case.owed"),
                        List.of("owed", "due", "verdict", "kept-at", "content", "rule"));
        for (Report.DrawnCommitment owed : escalation.commitments()) {
            table.row(null).head(say.word(owed.kind()) + " " + owed.ordinal());
            table.cell(say.instant(owed.due()));
            page.in("td");
            Blocks.chip(page, say.word(owed.verdict()), "v-" + owed.verdict());
            page.out();
            Instant kept = owed.keptAt();
            table.cell(kept == null ? Blocks.NONE : say.instant(kept));
            table.cell(content(say, owed));
            table.cell(owed.rule() + " · " + say.word(owed.calendar()));
        }
        table.end();
        page.out();
    }

    private static String content(Sentences say, Report.DrawnCommitment owed) {
        return owed.missing().isEmpty()
                ? say.word("content." + owed.content())
                : say.say(
                        "case.missing",
                        String.join(", ", owed.missing().stream().map(say::word).toList()));
    }

    static String owedText(Sentences say, Report.DrawnCommitment owed) {
        return say.say(
                "case.owed-title",
                say.word(owed.kind()),
                say.instant(owed.due()),
                say.word(owed.verdict()));
    }

    private static void facts(Page page, Sentences say, Report.Drawing drawing, String id) {
        page.in("ol", "class", "facts");
        for (int i = 0; i < drawing.marks().size(); i++) {
            Report.Mark mark = drawing.marks().get(i);
            page.in(
                    "li",
                    "id",
                    id + "-" + i,
                    "class",
                    TimelineChart.isInternal(mark) ? "internal" : null);
            page.leaf("time", say.instant(mark.at())).leaf("span", mark.actor(), "class", "actor");
            page.leaf("span", say.say(mark.what()));
            String text = mark.text();
            if (text != null && !text.isBlank()) {
                text(page, say, text);
            }
            page.out();
        }
        page.out();
    }

    /** A long text stands behind its first words. */
    private static void text(Page page, Sentences say, String text) {
        String first = Report.Mark.firstWords(text);
        if (first.length() >= text.length()) {
            page.leaf("q", text);
            return;
        }
        page.in("details", "class", "words").in("summary");
        page.leaf("q", first).text(" ");
        page.leaf("span", say.say("case.whole-text"), "class", "whole-text").out();
        page.leaf("q", text).out();
    }
}

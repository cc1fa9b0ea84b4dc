package io.amends.history.report;

import io.amends.core.timeline.Observable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/** What was owed to customers and what was kept. */
final class CommitmentsPart {

    private CommitmentsPart() {}

    static void write(Page page, Sentences say, Report report, CaseLinks links) {
        Blocks.section(page, say, "commitments");
        compliance(page, say, report, links);
        List<Report.KindVerdicts> seen =
                report.commitments().kinds().stream().filter(CommitmentsPart::judged).toList();
        legend(page, say, seen, links);
        Table table =
                new Table(
                        page,
                        say,
                        say.say("commitments.caption"),
                        List.of(
                                "owed",
                                "verdicts",
                                "#kept",
                                "#kept-late",
                                "#missed",
                                "#waived",
                                "#on-time",
                                "#median-late",
                                "#content"));
        seen.forEach(kind -> row(page, table, say, kind, links));
        table.end();
        outside(page, say, report.commitments().kinds(), links);
        unseen(page, say, report);
        page.out();
    }

    /** What has no verdict yet, or none that counts. */
    private static void outside(
            Page page, Sentences say, List<Report.KindVerdicts> kinds, CaseLinks links) {
        page.leaf("p", say.say("commitments.outside"), "class", "note");
        StackChart.legend(
                page,
                say,
                List.of(
                        piece(say, kinds, "open", "open", Report.KindVerdicts::open, links),
                        piece(
                                say,
                                kinds,
                                "superseded",
                                "waived",
                                Report.KindVerdicts::superseded,
                                links),
                        piece(
                                say,
                                kinds,
                                "not-observable",
                                "unseen",
                                Report.KindVerdicts::notObservable,
                                links)));
    }

    private static StackChart.Piece piece(
            Sentences say,
            List<Report.KindVerdicts> kinds,
            String verdict,
            String css,
            ToLongFunction<Report.KindVerdicts> count,
            CaseLinks links) {
        long sum = kinds.stream().mapToLong(count).sum();
        return new StackChart.Piece(
                say.word(verdict),
                sum,
                css,
                links.list(Items.commitments().by("verdict", verdict), sum));
    }

    static void compliance(Page page, Sentences say, Report report, CaseLinks links) {
        Report.Share compliance = report.commitments().compliance();
        Report.Share onTime = report.commitments().onTime();
        if (compliance == null) {
            Blocks.notJudged(page, say, say.say("commitments.compliance"), needs(report));
            return;
        }
        page.in("div", "class", "figures wide");
        Blocks.figure(
                page,
                say,
                compliance,
                say.say("commitments.compliance"),
                "main",
                links.list(Items.escalations().by("compliant", "yes"), compliance.count()));
        if (onTime != null) {
            Blocks.figure(
                    page,
                    say,
                    onTime,
                    say.say("commitments.on-time"),
                    "",
                    links.list(Items.commitments().by("on_time", "yes"), onTime.count()));
        }
        page.out();
    }

    private static Set<Observable> needs(Report report) {
        TreeSet<Observable> needs = new TreeSet<>();
        for (Report.NotJudged rule : report.notJudged()) {
            if (COMPLIANCE.contains(rule.rule())) {
                needs.addAll(rule.needs());
            }
        }
        return needs;
    }

    private static final List<String> COMPLIANCE = List.of("ESCALATION_NOTICE", "PROGRESS_UPDATE");

    static boolean judged(Report.KindVerdicts kind) {
        return fallenDue(kind) + kind.open() + kind.superseded() > 0;
    }

    private static long fallenDue(Report.KindVerdicts kind) {
        return kind.kept() + kind.keptLate() + kind.missed() + kind.waived();
    }

    private static List<StackChart.Piece> pieces(Sentences say, Report.KindVerdicts kind) {
        return List.of(
                new StackChart.Piece(say.word("kept"), kind.kept(), "kept"),
                new StackChart.Piece(say.word("kept-late"), kind.keptLate(), "late"),
                new StackChart.Piece(say.word("missed"), kind.missed(), "missed"),
                new StackChart.Piece(say.word("waived"), kind.waived(), "waived"));
    }

    private static String verdict(StackChart.Piece piece) {
        return piece.css().equals("late") ? "kept-late" : piece.css();
    }

    private static void legend(
            Page page, Sentences say, List<Report.KindVerdicts> kinds, CaseLinks links) {
        StackChart.legend(
                page,
                say,
                List.of(
                        piece(say, kinds, "kept", "kept", Report.KindVerdicts::kept, links),
                        piece(
                                say,
                                kinds,
                                "kept-late",
                                "late",
                                Report.KindVerdicts::keptLate,
                                links),
                        piece(say, kinds, "missed", "missed", Report.KindVerdicts::missed, links),
                        piece(say, kinds, "waived", "waived", Report.KindVerdicts::waived, links)));
    }

    private static void row(
            Page page, Table table, Sentences say, Report.KindVerdicts kind, CaseLinks links) {
        table.row(null).head(say.word(kind.kind()));
        page.in("td", "class", "bar");
        if (fallenDue(kind) > 0) {
            StackChart.bar(
                    page, say.say("commitments.bar", say.word(kind.kind())), pieces(say, kind));
        }
        page.out();
        for (StackChart.Piece piece : pieces(say, kind)) {
            Items judged =
                    Items.commitments().by("kind", kind.kind()).by("verdict", verdict(piece));
            table.count(say, piece.count(), links.list(judged, piece.count()));
        }
        Report.Share onTime = kind.onTime();
        table.number(Blocks.percent(say, onTime), onTime == null ? null : onTime.share());
        Long late = kind.medianSecondsLate();
        table.number(Blocks.seconds(say, late), late == null ? null : (double) late);
        Items complete = Items.commitments().by("kind", kind.kind()).by("content", "complete");
        long said = kind.contentComplete();
        table.number(content(say, kind), (double) said, said, links.list(complete, said));
    }

    private static String content(Sentences say, Report.KindVerdicts kind) {
        long judged = kind.contentComplete() + kind.contentIncomplete();
        if (judged > 0) {
            return say.say(
                    "commitments.content", say.count(kind.contentComplete()), say.count(judged));
        }
        return kind.contentNotObservable() > 0
                ? say.say("commitments.content-unseen")
                : Blocks.NONE;
    }

    private static void unseen(Page page, Sentences say, Report report) {
        for (Report.KindVerdicts kind : report.commitments().kinds()) {
            if (!judged(kind) && kind.notObservable() > 0) {
                report.notJudged().stream()
                        .filter(rule -> rule.rule().equals(kind.kind().name()))
                        .findFirst()
                        .ifPresentOrElse(
                                rule ->
                                        Blocks.notJudged(
                                                page, say, say.word(kind.kind()), rule.needs()),
                                () ->
                                        Blocks.notJudged(
                                                page, say, say.word(kind.kind()), List.of()));
            }
        }
    }
}

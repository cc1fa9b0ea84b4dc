package io.amends.history.report;

import io.amends.core.timeline.Observable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What was owed to customers and what was kept. */
final class CommitmentsPart {

    private CommitmentsPart() {}

    static void write(Page page, Sentences say, Report report, CaseLinks links) {
        Blocks.section(page, say, "commitments");
        compliance(page, say, report);
        List<Report.KindVerdicts> seen =
                report.commitments().kinds().stream().filter(CommitmentsPart::judged).toList();
        legend(page, say, seen);
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
                                "content"));
        seen.forEach(kind -> row(page, table, say, kind, links));
        table.end();
        List<Report.KindVerdicts> outside = report.commitments().kinds();
        page.leaf(
                "p",
                say.say(
                        "commitments.outside",
                        say.count(outside.stream().mapToLong(Report.KindVerdicts::open).sum()),
                        say.count(
                                outside.stream().mapToLong(Report.KindVerdicts::superseded).sum()),
                        say.count(
                                outside.stream()
                                        .mapToLong(Report.KindVerdicts::notObservable)
                                        .sum())),
                "class",
                "note");
        unseen(page, say, report);
        page.out();
    }

    static void compliance(Page page, Sentences say, Report report) {
        Report.Share compliance = report.commitments().compliance();
        Report.Share onTime = report.commitments().onTime();
        if (compliance == null) {
            Blocks.notJudged(page, say, say.say("commitments.compliance"), needs(report));
            return;
        }
        page.in("div", "class", "figures wide");
        Blocks.figure(page, say, compliance, say.say("commitments.compliance"), "main");
        if (onTime != null) {
            Blocks.figure(page, say, onTime, say.say("commitments.on-time"), "");
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

    private static void legend(Page page, Sentences say, List<Report.KindVerdicts> kinds) {
        StackChart.legend(
                page,
                say,
                List.of(
                        total(say, kinds, 0),
                        total(say, kinds, 1),
                        total(say, kinds, 2),
                        total(say, kinds, 3)));
    }

    private static StackChart.Piece total(
            Sentences say, List<Report.KindVerdicts> kinds, int verdict) {
        String[] names = {"kept", "kept-late", "missed", "waived"};
        String[] colours = {"kept", "late", "missed", "waived"};
        long sum = kinds.stream().mapToLong(k -> pieces(say, k).get(verdict).count()).sum();
        return new StackChart.Piece(say.word(names[verdict]), sum, colours[verdict]);
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
            table.count(say, piece.count(), links.owed(kind.kind(), verdict(piece), piece.count()));
        }
        Report.Share onTime = kind.onTime();
        table.number(Blocks.percent(say, onTime), onTime == null ? null : onTime.share());
        Long late = kind.medianSecondsLate();
        table.number(Blocks.seconds(say, late), late == null ? null : (double) late);
        table.cell(content(say, kind));
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

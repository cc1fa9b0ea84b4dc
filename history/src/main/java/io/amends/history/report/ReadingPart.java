package io.amends.history.report;

import io.amends.core.timeline.Observability;
import io.amends.core.timeline.Observable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What was read, what was left out, and what could not be judged and why. */
final class ReadingPart {

    private ReadingPart() {}

    static void write(Page page, Sentences say, Report report) {
        Blocks.section(page, say, "read");
        Report.Reading reading = report.reading();
        page.in("ul", "class", "plain");
        page.leaf("li", read(say, report));
        page.leaf("li", calendar(say, report.provenance()));
        page.leaf("li", leftOut(say, reading));
        if (!reading.unlistedWords().isEmpty()) {
            page.leaf("li", say.say("read.unlisted", reading.unlistedWords().size()));
        }
        if (reading.unreadableCells() > 0) {
            page.leaf("li", say.say("read.cells", reading.unreadableCells()));
        }
        reading.notes().forEach(note -> page.leaf("li", say.say(note)));
        page.out();
        notJudged(page, say, report);
        visible(page, say, report);
        rejected(page, say, reading);
        unlisted(page, say, reading);
        cells(page, say, reading);
        page.out();
    }

    static String read(Sentences say, Report report) {
        Report.Reading reading = report.reading();
        return reading.first() == null || reading.last() == null
                ? say.say("read.nothing", say.count(reading.rows()))
                : say.say(
                        "read.all",
                        say.count(reading.rows()),
                        say.count(reading.contacts()),
                        say.count(reading.events()),
                        say.day(reading.first()),
                        say.day(reading.last()));
    }

    static String calendar(Sentences say, Report.Provenance provenance) {
        return say.say(
                provenance.calendarAssumed() ? "read.calendar-assumed" : "read.calendar",
                provenance.calendar(),
                provenance.zone());
    }

    private static String leftOut(Sentences say, Report.Reading reading) {
        return reading.rejectedRows() == 0
                ? say.say(
                        "read.none-left-out",
                        say.count(reading.duplicateRows()),
                        say.count(reading.ignoredRows()))
                : say.say(
                        "read.left-out",
                        reading.rejectedRows(),
                        say.count(reading.duplicateRows()),
                        say.count(reading.ignoredRows()));
    }

    /** Rules that lack the same facts are told in one sentence. */
    static Map<Set<Observable>, List<String>> unseen(Sentences say, Report report) {
        Map<Set<Observable>, List<String>> byNeeds = new LinkedHashMap<>();
        for (Report.NotJudged rule : report.notJudged()) {
            byNeeds.computeIfAbsent(new TreeSet<>(rule.needs()), n -> new ArrayList<>())
                    .add(say.word(rule.rule()));
        }
        return byNeeds;
    }

    private static void notJudged(Page page, Sentences say, Report report) {
        page.leaf("h3", say.say("read.not-judged"));
        if (report.notJudged().isEmpty()) {
            page.leaf("p", say.say("read.all-judged"));
            return;
        }
        page.in("ul", "class", "unseen-list");
        unseen(say, report)
                .forEach(
                        (needs, rules) ->
                                page.leaf(
                                        "li", Blocks.unseen(say, String.join(", ", rules), needs)));
        page.out();
    }

    private static void visible(Page page, Sentences say, Report report) {
        Blocks.more(page, say.say("read.visible"));
        Table table =
                new Table(
                        page,
                        say,
                        say.say("read.visible.caption"),
                        List.of("fact", "state", "#holding", "#base"));
        for (Report.Visible fact : report.observability()) {
            boolean seen =
                    fact.state() == Observability.State.OBSERVABLE
                            || fact.state() == Observability.State.INCOMPLETE;
            table.row(seen ? null : "faint").head(say.fact(fact.kind()));
            table.cell(say.word(fact.state()));
            table.count(say, fact.holding()).count(say, fact.base());
        }
        table.end();
        page.out();
    }

    private static void rejected(Page page, Sentences say, Report.Reading reading) {
        if (reading.rejectedRows() == 0) {
            return;
        }
        Blocks.more(page, say.say("read.rejected"));
        Table reasons =
                new Table(page, say, say.say("read.rejected.caption"), List.of("reason", "#rows"));
        for (Report.RejectionCount count : reading.rejections()) {
            reasons.row(null).head(say.word(count.code())).count(say, count.rows());
        }
        reasons.end();
        places(
                page,
                say,
                say.say("read.rejected.first", reading.firstRejected().size()),
                reading.firstRejected());
        page.out();
    }

    private static void unlisted(Page page, Sentences say, Report.Reading reading) {
        if (reading.unlistedWords().isEmpty()) {
            return;
        }
        Blocks.more(page, say.say("read.unlisted.title"));
        Table table =
                new Table(
                        page,
                        say,
                        say.say("read.unlisted.caption"),
                        List.of("table", "column", "field", "#rows", "first-values"));
        for (Report.UnlistedWords column : reading.unlistedWords()) {
            table.row(null).head(column.table()).cell(column.column()).cell(column.field());
            table.count(say, column.rows());
            table.cell(
                    column.values().stream()
                            .map(v -> say.say("read.word", v.value(), say.count(v.rows())))
                            .collect(Collectors.joining(", ")));
        }
        table.end();
        page.out();
    }

    private static void cells(Page page, Sentences say, Report.Reading reading) {
        if (reading.unreadableCells() == 0) {
            return;
        }
        Blocks.more(page, say.say("read.cells.title"));
        places(
                page,
                say,
                say.say("read.rejected.first", reading.firstUnreadableCells().size()),
                reading.firstUnreadableCells());
        page.out();
    }

    private static void places(
            Page page, Sentences say, String caption, List<Report.Rejected> rows) {
        Table first =
                new Table(
                        page,
                        say,
                        caption,
                        List.of("file", "#line", "column", "value", "reason", "expected"));
        for (Report.Rejected row : rows) {
            first.row(null).head(row.file()).count(say, row.line()).cell(row.column());
            first.cell(row.value()).cell(say.word(row.code())).cell(row.expected());
        }
        first.end();
    }
}

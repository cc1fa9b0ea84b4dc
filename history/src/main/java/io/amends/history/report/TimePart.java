package io.amends.history.report;

import io.amends.core.timeline.EscalationType;
import java.util.List;

/** Escalation by month, and what came after: ratings and root causes. */
final class TimePart {

    private TimePart() {}

    static void write(Page page, Sentences say, Report report, CaseLinks links) {
        Blocks.section(page, say, "months");
        cohort(page, say, report.months());
        decisions(page, say, report.months());
        table(page, say, report.months(), links);
        page.out();
        Blocks.section(page, say, "after");
        satisfaction(page, say, report.satisfaction(), links);
        CausesPart.write(page, say, report, links);
        page.out();
    }

    private static void cohort(Page page, Sentences say, List<Report.Month> months) {
        page.leaf("h3", say.say("months.cohort"));
        MonthChart.draw(
                page,
                say.say("months.cohort"),
                "cohort",
                months.stream()
                        .map(
                                m ->
                                        new MonthChart.Bar(
                                                m.month(),
                                                rate(m),
                                                m.opened() == 0 ? "" : say.percent(rate(m)),
                                                say.say(
                                                        "months.bar",
                                                        m.month(),
                                                        say.count(m.openedAndEscalated()),
                                                        say.count(m.opened()),
                                                        say.percent(rate(m))),
                                                m.mature()))
                        .toList());
        if (months.stream().anyMatch(m -> !m.mature())) {
            page.leaf("p", say.say("months.young"), "class", "note");
        }
    }

    private static double rate(Report.Month month) {
        return month.opened() == 0 ? 0 : (double) month.openedAndEscalated() / month.opened();
    }

    private static void decisions(Page page, Sentences say, List<Report.Month> months) {
        page.leaf("h3", say.say("months.decided"));
        page.in("div", "class", "two");
        for (EscalationType type : EscalationType.values()) {
            List<MonthChart.Bar> bars =
                    months.stream()
                            .map(
                                    m -> {
                                        long n = m.escalations().getOrDefault(type, 0L);
                                        return new MonthChart.Bar(
                                                m.month(),
                                                n,
                                                say.count(n),
                                                m.month() + ": " + say.count(n),
                                                true);
                                    })
                            .toList();
            if (bars.stream().anyMatch(b -> b.value() > 0)) {
                page.in("figure").leaf("figcaption", say.word(type));
                MonthChart.draw(page, say.say("months.decided-type", say.word(type)), "type", bars);
                page.out();
            }
        }
        page.out();
    }

    private static void table(
            Page page, Sentences say, List<Report.Month> months, CaseLinks links) {
        Blocks.more(page, say.say("table.behind"));
        Table table =
                new Table(
                        page,
                        say,
                        say.say("months.caption"),
                        List.of(
                                "month",
                                "#opened",
                                "#escalated",
                                "#share",
                                "#TIER",
                                "#COMPLEXITY",
                                "#CUSTOMER",
                                "#EXECUTIVE",
                                "#REGULATORY"));
        for (Report.Month month : months) {
            table.row(month.mature() ? null : "faint").head(month.month());
            Items opened = Items.contacts().by("opened", month.month());
            table.count(say, month.opened(), links.list(opened, month.opened()));
            long escalated = month.openedAndEscalated();
            table.count(say, escalated, links.list(opened.by("escalation", "any"), escalated));
            table.number(month.opened() == 0 ? Blocks.NONE : say.percent(rate(month)), rate(month));
            for (EscalationType type : EscalationType.values()) {
                long decided = month.escalations().getOrDefault(type, 0L);
                Items those = Items.escalations().by("type", type).by("decided", month.month());
                table.count(say, decided, links.list(those, decided));
            }
        }
        table.end();
        page.out();
    }

    private static void satisfaction(
            Page page, Sentences say, Report.Satisfaction rated, CaseLinks links) {
        page.leaf("h3", say.say("satisfaction.title"));
        if (!rated.observable()) {
            Blocks.notJudged(
                    page,
                    say,
                    say.say("satisfaction.title"),
                    List.of(io.amends.core.timeline.Observable.SURVEY));
            return;
        }
        page.in("div", "class", "figures wide");
        Items satisfied = Items.contacts().by("rated", "satisfied");
        Blocks.figure(
                page,
                say,
                rated.escalatedSatisfied(),
                say.say("satisfaction.escalated"),
                "main",
                links.list(satisfied.by("escalation", "any"), rated.escalatedSatisfied().count()));
        Blocks.figure(
                page,
                say,
                rated.othersSatisfied(),
                say.say("satisfaction.others"),
                "",
                links.list(satisfied.by("escalation", "none"), rated.othersSatisfied().count()));
        page.out();
        Double low = rated.differenceLow();
        Double high = rated.differenceHigh();
        if (low != null && high != null) {
            page.leaf("p", say.say("satisfaction.difference", signed(say, low), signed(say, high)));
        }
        page.leaf(
                "p",
                say.say(
                        "satisfaction.responses",
                        Blocks.share(say, rated.escalatedResponses()),
                        Blocks.share(say, rated.othersResponses())),
                "class",
                "note");
        if (links.toRows()) {
            page.in("p", "class", "leads");
            responses(
                    page,
                    say,
                    "satisfaction.to-escalated",
                    rated.escalatedResponses(),
                    "any",
                    links);
            responses(page, say, "satisfaction.to-others", rated.othersResponses(), "none", links);
            page.out();
        }
    }

    private static void responses(
            Page page,
            Sentences say,
            String key,
            Report.Share responses,
            String escalation,
            CaseLinks links) {
        Items rated = Items.contacts().by("rated", "any").by("escalation", escalation);
        long count = responses.count();
        Blocks.lead(page, say.say(key, say.count(count)), count, links.list(rated, count));
    }

    /** A difference of shares in percentage points, with its sign. */
    static String signed(Sentences say, double difference) {
        String sign = difference > 0 ? "+" : difference < 0 ? "−" : "±";
        return sign + say.decimal(Math.abs(difference) * 100, 1);
    }
}

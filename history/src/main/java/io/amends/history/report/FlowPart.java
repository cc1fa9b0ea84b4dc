package io.amends.history.report;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How contacts move between tiers, and how long they wait for the next one. */
final class FlowPart {

    private static final Pattern LATER = Pattern.compile("([1-9]\\d{0,3}\\+?):(.*)");

    private FlowPart() {}

    static void write(Page page, Sentences say, Report report, CaseLinks links) {
        Report.TierFlow flow = report.tierFlow();
        Blocks.section(page, say, "flow");
        if (flow.flows().isEmpty() && flow.tiers().isEmpty()) {
            page.leaf("p", say.say("flow.none"));
        } else {
            page.in(
                    "div",
                    "class",
                    "scroll",
                    "tabindex",
                    "0",
                    "role",
                    "group",
                    "aria-label",
                    say.say("flow.sankey"));
            SankeyChart.draw(page, say, flow);
            page.out();
            legend(page, say);
            flows(page, say, flow, links);
            rates(page, say, flow, links);
        }
        page.in("div", "class", "two");
        waiting(page, say, "waiting.person", flow.toPerson(), "next_person", links);
        waiting(page, say, "waiting.contact", flow.toContact(), "next_contact", links);
        page.out();
        times(page, say, flow);
        measures(page, say, flow, links);
        page.out();
    }

    private static void legend(Page page, Sentences say) {
        page.in("ul", "class", "legend");
        for (String key : List.of("on", "up", "back")) {
            page.in("li").leaf("span", "", "class", "key k-flow-" + key, "aria-hidden", "true");
            page.text(say.say("flow.legend." + key)).out();
        }
        page.out();
    }

    private static void flows(Page page, Sentences say, Report.TierFlow flow, CaseLinks links) {
        Blocks.more(page, say.say("table.behind"));
        Table table = new Table(page, say, say.say("flow.sankey"), List.of("from", "to", "#times"));
        for (Report.Flow step : flow.flows()) {
            table.row(null).head(state(say, step.from())).cell(state(say, step.to()));
            table.count(say, step.count(), links.list(Steps.items(step), step.count()));
        }
        table.end();
        if (!flow.moves().isEmpty()) {
            Table moves =
                    new Table(page, say, say.say("flow.moves"), List.of("from", "to", "#times"));
            for (Report.Flow step : flow.moves()) {
                moves.row(null).head(say.word(step.from())).cell(say.word(step.to()));
                Items passings =
                        Items.tierMoves().by("move_from", step.from()).by("move_to", step.to());
                moves.count(say, step.count(), links.list(passings, step.count()));
            }
            moves.end();
        }
        page.out();
    }

    /** A later visit to a tier says which stop of the contact's way it was. */
    private static String state(Sentences say, String state) {
        Matcher later = LATER.matcher(state);
        return later.matches()
                ? say.say("flow.stop", later.group(1), say.word(later.group(2)))
                : say.word(state);
    }

    private static void rates(Page page, Sentences say, Report.TierFlow flow, CaseLinks links) {
        page.in("ul", "class", "plain");
        for (Report.TierRate rate : flow.tiers()) {
            if (rate.leftUpward().share() != null && rate.leftUpward().count() > 0) {
                long left = rate.leftUpward().count();
                page.in("li");
                page.text(
                        say.say(
                                "flow.rate",
                                say.word(rate.tier()),
                                Blocks.share(say, rate.leftUpward())));
                Items who = Items.contacts().by("left_upward", rate.tier());
                page.text(" ");
                Blocks.lead(
                        page, say.say("leads.show", say.count(left)), left, links.list(who, left));
                page.out();
            }
        }
        page.out();
    }

    private static void waiting(
            Page page,
            Sentences say,
            String key,
            Report.Waiting waiting,
            String by,
            CaseLinks links) {
        page.in("div", "class", "card").leaf("h3", say.say(key));
        if (!waiting.observable()) {
            page.in("div", "class", "unseen").leaf("p", say.say(key + ".unseen")).out();
        } else if (waiting.observed() + waiting.open() == 0) {
            page.leaf("p", say.say("waiting.none"));
        } else {
            page.leaf("p", said(say, waiting), "class", "what");
            ends(page, say, waiting, by, links);
            WaitingChart.draw(page, say, say.say(key), waiting);
            page.leaf("p", say.say("waiting.axis"), "class", "note");
            Blocks.more(page, say.say("table.behind"));
            Table table =
                    new Table(
                            page, say, say.say(key), List.of("waited", "#still-waiting", "#range"));
            for (Report.CurvePoint point : waiting.curve()) {
                table.row(null).head(say.duration((double) point.seconds()));
                table.number(say.percent(point.waiting()), point.waiting());
                Double low = point.low();
                Double high = point.high();
                table.number(
                        low == null || high == null
                                ? Blocks.NONE
                                : say.say("range", say.percent(low), say.percent(high)),
                        low);
            }
            table.end();
            page.out();
        }
        page.out();
    }

    private static void ends(
            Page page, Sentences say, Report.Waiting waiting, String by, CaseLinks links) {
        if (!links.toRows()) {
            return;
        }
        page.in("p", "class", "leads");
        long came = waiting.observed();
        Blocks.lead(
                page,
                say.say("waiting.to-ended", say.count(came)),
                came,
                links.list(Items.of(Items.Of.ESCALATIONS).by(by, "came"), came));
        long open = waiting.open();
        Blocks.lead(
                page,
                say.say("waiting.to-open", say.count(open)),
                open,
                links.list(Items.of(Items.Of.ESCALATIONS).by(by, "waiting"), open));
        page.out();
    }

    static String said(Sentences say, Report.Waiting waiting) {
        Double half = waiting.kaplanMeierMedian();
        Double most = waiting.kaplanMeierP90();
        return say.say(
                "waiting.said",
                half == null ? say.say("waiting.not-reached") : say.duration(half),
                most == null ? say.say("waiting.not-reached") : say.duration(most),
                say.count(waiting.observed()),
                say.count(waiting.open()));
    }

    private static void times(Page page, Sentences say, Report.TierFlow flow) {
        if (flow.timeInTier().isEmpty()) {
            return;
        }
        Table table =
                new Table(
                        page,
                        say,
                        say.say("flow.time-in-tier"),
                        List.of("tier", "#stays", "#median", "#p90"));
        for (Report.TierTime time : flow.timeInTier()) {
            table.row(null).head(say.word(time.tier())).count(say, time.stays());
            table.number(Blocks.seconds(say, time.median()), time.median());
            table.number(Blocks.seconds(say, time.p90()), time.p90());
        }
        table.end();
    }

    private static void measures(Page page, Sentences say, Report.TierFlow flow, CaseLinks links) {
        Table table =
                new Table(
                        page,
                        say,
                        say.say("flow.measures"),
                        List.of("measure", "#contacts", "#share", "range"));
        measure(table, say, "flow.ping-pong", flow.contactsWithTeamPingPong(), "ping_pong", links);
        measure(table, say, "flow.re-entry", flow.contactsWithTierReentry(), "reentry", links);
        measure(table, say, "flow.reopened", flow.contactsReopened(), "reopened", links);
        table.end();
        long changes = flow.teamChanges();
        page.in("p", "class", "note").text(say.say("flow.measures.note", say.count(changes)) + " ");
        Blocks.lead(
                page,
                say.say("leads.show", say.count(changes)),
                changes,
                links.list(Items.teamChanges(), changes));
        page.out();
    }

    private static void measure(
            Table table,
            Sentences say,
            String key,
            Report.Share share,
            String by,
            CaseLinks links) {
        table.row(null).head(say.say(key));
        if (share.share() == null) {
            table.cell(Blocks.NONE).cell(Blocks.NONE).cell(Blocks.NONE);
            return;
        }
        Items who = Items.contacts().by(by, "yes");
        table.count(say, share.count(), links.list(who, share.count()));
        table.number(Blocks.percent(say, share), share.share());
        table.cell(Blocks.range(say, share));
    }
}

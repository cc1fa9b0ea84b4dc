package io.amends.history.report;

import io.amends.core.timeline.Reason;
import java.util.List;
import java.util.Locale;

/** The headline in three sentences, and the escalations of each type apart. */
final class HeadlinePart {

    private HeadlinePart() {}

    static void write(Page page, Sentences say, Report report, CaseLinks links) {
        Blocks.section(page, say, "headline");
        sentences(page, say, report);
        counted(page, say, report, links);
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
            table.cell(say.word(count.certainty()));
            table.count(
                    say, count.escalations(), links.list(escalations(count), count.escalations()));
            long contacts = count.contacts().count();
            table.count(say, contacts, links.list(contacts(count), contacts));
            table.number(Blocks.percent(say, count.contacts()), count.contacts().share());
            table.cell(Blocks.range(say, count.contacts()));
        }
        table.end();
        page.leaf("p", say.say("headline.apart"), "class", "note");
        page.out();
    }

    private static Items escalations(Report.EscalationCount count) {
        return Items.of(Items.Of.ESCALATIONS)
                .by("type", count.type())
                .byLower("certainty", count.certainty());
    }

    private static Items contacts(Report.EscalationCount count) {
        String certainty = count.certainty().name().toLowerCase(Locale.ROOT);
        return Items.contacts().by("having", count.type() + "-" + certainty);
    }

    /** Leads to what the sentences count. */
    private static void counted(Page page, Sentences say, Report report, CaseLinks links) {
        if (!links.toRows()) {
            return;
        }
        page.in("p", "class", "leads");
        for (Reason sentence : report.headline().sentences()) {
            if (sentence.code().startsWith("headline.escalated")) {
                lead(
                        page,
                        say,
                        "headline.to-contacts",
                        sentence,
                        0,
                        Items.escalatedContacts(),
                        links);
                Items failed = Items.escalations().by("failed", "yes");
                lead(page, say, "headline.to-failed", sentence, 3, failed, links);
            }
        }
        page.out();
    }

    private static void lead(
            Page page,
            Sentences say,
            String key,
            Reason sentence,
            int at,
            Items items,
            CaseLinks links) {
        long count = Long.parseLong(sentence.values().get(at));
        Blocks.lead(page, say.say(key, say.count(count)), count, links.list(items, count));
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

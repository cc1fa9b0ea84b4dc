package io.amends.history.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The source's own measures, where the rest is, and what the report was made from. */
final class ProvenancePart {

    private ProvenancePart() {}

    static void everything(Page page, Sentences say, Report report, CaseLinks links) {
        Blocks.section(page, say, "everything");
        if (links.toRows()) {
            lists(page, say, links);
        } else {
            files(page, say);
        }
        measures(page, say, report.sourceMeasures());
        page.out();
    }

    private static void files(Page page, Sentences say) {
        page.leaf("p", say.say("everything.how"));
        page.in("pre", "class", "command", "tabindex", "0");
        page.leaf("code", say.say("everything.command")).out();
        page.in("ul", "class", "plain");
        for (String file :
                List.of(
                        "contacts",
                        "escalations",
                        "commitments",
                        "findings",
                        "moves",
                        "concentration",
                        "causes",
                        "renewals",
                        "rejected")) {
            page.in("li").leaf("code", file + ".csv").text(" ");
            page.text(say.say("everything." + file)).out();
        }
        page.out();
    }

    private static void lists(Page page, Sentences say, CaseLinks links) {
        page.leaf("p", say.say("everything.lists"));
        page.in("ul", "class", "plain");
        for (Items.Of list : Items.Of.values()) {
            page.in("li");
            page.leaf(
                    "a", say.say("everything.list." + list), "href", links.list(Items.of(list), 1));
            page.text(" " + say.say("everything." + list.path())).out();
        }
        page.out();
    }

    private static void measures(Page page, Sentences say, Map<String, Object> measures) {
        if (measures.isEmpty()) {
            return;
        }
        page.leaf("h3", say.say("measures.title"));
        page.leaf("p", say.say("measures.lead"));
        Table table = new Table(page, say, say.say("measures.title"), List.of("measure", "#value"));
        rows(table, say, "", measures);
        table.end();
    }

    private static void rows(Table table, Sentences say, String above, Map<?, ?> measures) {
        Map<String, Object> sorted = new TreeMap<>();
        measures.forEach((name, value) -> sorted.put(String.valueOf(name), value));
        sorted.forEach(
                (name, value) -> {
                    if (value instanceof Map<?, ?> inner) {
                        rows(table, say, above + name + " · ", inner);
                    } else {
                        table.row(null).head(above + name).number(shown(say, value), number(value));
                    }
                });
    }

    private static String shown(Sentences say, Object value) {
        return switch (value) {
            case Integer whole -> say.count(whole);
            case Long whole -> say.count(whole);
            case Double real -> say.decimal(real, 4);
            default -> value.toString();
        };
    }

    private static @org.jspecify.annotations.Nullable Double number(Object value) {
        return value instanceof Number number ? number.doubleValue() : null;
    }

    static void write(Page page, Sentences say, Report report) {
        Report.Provenance from = report.provenance();
        page.in(
                "section",
                "id",
                "provenance",
                "class",
                "foot",
                "aria-labelledby",
                "provenance-title");
        page.leaf("h2", say.say("provenance.title"), "id", "provenance-title");
        page.in("dl");
        fact(page, say, "as-of", asOf(say, from));
        fact(page, say, "product", from.product() + " " + from.version());
        fact(
                page,
                say,
                "mapping",
                say.say(
                        "provenance.versioned",
                        from.mapping(),
                        String.valueOf(from.mappingVersion())));
        fact(page, say, "mapping-sha", from.mappingSha256());
        fact(
                page,
                say,
                "rulebook",
                say.say(
                        "provenance.versioned",
                        from.rulebook(),
                        String.valueOf(from.rulebookVersion())));
        fact(page, say, "calendar", ReadingPart.calendar(say, from));
        for (Report.InputFile file : from.files()) {
            fact(
                    page,
                    say,
                    "file",
                    say.say(
                            "provenance.input",
                            file.name(),
                            say.count(file.bytes()),
                            file.sha256()));
        }
        page.out();
        page.leaf("p", say.say("provenance.process"), "class", "note").out();
    }

    static String asOf(Sentences say, Report.Provenance from) {
        return say.say(
                from.asOfGiven() ? "provenance.as-of-given" : "provenance.as-of-last",
                say.instant(from.asOf()));
    }

    private static void fact(Page page, Sentences say, String key, String value) {
        page.leaf("dt", say.say("provenance." + key)).leaf("dd", value);
    }
}

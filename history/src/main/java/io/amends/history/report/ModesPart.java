package io.amends.history.report;

import io.amends.core.failure.Silence;
import io.amends.core.failure.Strength;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The five failure modes: proved, with indicated beside and never added. */
final class ModesPart {

    private static final int WORST_SHOWN = 5;

    private ModesPart() {}

    static void write(Page page, Sentences say, Report report, CaseLinks links) {
        Blocks.section(page, say, "modes");
        page.in("div", "class", "cards");
        for (Report.Mode mode : report.modes()) {
            card(page, say, mode, links);
        }
        page.out().out();
    }

    private static void card(Page page, Sentences say, Report.Mode mode, CaseLinks links) {
        String id = "mode-" + mode.mode().name().toLowerCase(Locale.ROOT);
        page.in("article", "class", "card", "id", id, "aria-labelledby", id + "-title");
        page.leaf("h3", say.word(mode.mode()), "id", id + "-title");
        page.leaf("p", say.say("mode." + mode.mode()), "class", "what");
        if (!mode.observable()) {
            Blocks.notJudged(page, say, say.word(mode.mode()), mode.needs());
            page.out();
            return;
        }
        page.in("div", "class", "figures");
        Blocks.figure(
                page,
                say,
                mode.proved(),
                say.say("mode.proved"),
                "proved",
                links.list(escalations(mode, "proved"), mode.proved().count()));
        Blocks.figure(
                page,
                say,
                mode.indicated(),
                say.say("mode.indicated"),
                "indicated",
                links.list(escalations(mode, "indicated"), mode.indicated().count()));
        page.out();
        silence(page, say, mode, links);
        if (!mode.needs().isEmpty()) {
            Blocks.notJudged(page, say, say.say("mode.partly"), mode.needs());
        }
        kinds(page, say, mode, links);
        worst(page, say, mode, links);
        page.out();
    }

    private static Items escalations(Report.Mode mode, String strength) {
        return Items.escalations().by(mode.mode().name().toLowerCase(Locale.ROOT), strength);
    }

    private static void silence(Page page, Sentences say, Report.Mode mode, CaseLinks links) {
        List<StackChart.Piece> pieces = new ArrayList<>();
        for (Silence grade : Silence.values()) {
            long count = mode.silence().getOrDefault(grade, 0L);
            Items graded =
                    Items.findings()
                            .by("mode", mode.mode())
                            .by("strength", "proved")
                            .by("silence", grade);
            pieces.add(
                    new StackChart.Piece(
                            say.word(grade),
                            count,
                            "silence" + grade.ordinal(),
                            links.list(graded, count)));
        }
        if (pieces.stream().allMatch(p -> p.count() == 0)) {
            return;
        }
        page.leaf("h4", say.say("mode.silence"));
        StackChart.bar(page, say.say("mode.silence"), pieces);
        StackChart.legend(page, say, pieces);
    }

    private static void kinds(Page page, Sentences say, Report.Mode mode, CaseLinks links) {
        if (mode.kinds().isEmpty()) {
            return;
        }
        page.leaf("h4", say.say("mode.kinds"));
        page.in("ul", "class", "kinds");
        for (Report.KindCount kind : mode.kinds()) {
            page.in("li");
            page.leaf("span", say.word(kind.kind()), "class", "name");
            strength(page, say, kind.strength());
            Items found =
                    Items.findings()
                            .by("mode", mode.mode())
                            .byLower("strength", kind.strength())
                            .by("kind", kind.kind());
            page.in("span", "class", "n");
            Blocks.count(page, say, kind.count(), links.list(found, kind.count()));
            page.out().out();
        }
        page.out();
    }

    private static void worst(Page page, Sentences say, Report.Mode mode, CaseLinks links) {
        if (mode.worst().isEmpty()) {
            return;
        }
        page.leaf("h4", say.say("mode.worst"));
        page.in("ol", "class", "worst");
        mode.worst().stream().limit(WORST_SHOWN).forEach(c -> worst(page, say, c, links));
        page.out();
        if (mode.worst().size() > WORST_SHOWN) {
            Blocks.more(page, say.say("mode.more-worst", mode.worst().size() - WORST_SHOWN));
            page.in("ol", "class", "worst", "start", String.valueOf(WORST_SHOWN + 1));
            mode.worst().stream().skip(WORST_SHOWN).forEach(c -> worst(page, say, c, links));
            page.out().out();
        }
    }

    private static void worst(Page page, Sentences say, Report.WorstCase worst, CaseLinks links) {
        page.in("li").in("span", "class", "top");
        links.write(page, worst.contact());
        strength(page, say, worst.strength());
        page.leaf("span", say.instant(worst.at()), "class", "when").out();
        page.leaf("span", say.say(worst.why()), "class", "why").out();
    }

    static void strength(Page page, Sentences say, Strength strength) {
        Blocks.chip(
                page,
                say.word(strength),
                switch (strength) {
                    case PROVED -> "proved";
                    case INDICATED -> "indicated";
                });
    }
}

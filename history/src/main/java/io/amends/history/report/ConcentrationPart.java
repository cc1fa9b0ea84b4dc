package io.amends.history.report;

import io.amends.history.report.Report.Cell;
import io.amends.history.report.Report.Family;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where escalations concentrate, by rates against exposure. */
final class ConcentrationPart {

    private static final int STANDING_OUT = 12;
    private static final int SHOWN = 40;

    private ConcentrationPart() {}

    private record Standing(Family family, Cell cell) {}

    static void write(Page page, Sentences say, Report report, CaseLinks links) {
        Blocks.section(page, say, "concentration");
        if (report.concentration().isEmpty()) {
            page.leaf("p", say.say("concentration.none")).out();
            return;
        }
        page.in("div", "class", "aside");
        page.leaf("h3", say.say("concentration.same-share"));
        page.leaf("p", say.say("concentration.same-share.text")).out();
        standingOut(page, say, report);
        byCounted(report)
                .forEach(
                        (counted, families) -> {
                            page.leaf("h3", say.say("concentration.of", say.word(counted)));
                            families.forEach(f -> family(page, say, f, links));
                        });
        page.out();
    }

    private static Map<String, List<Family>> byCounted(Report report) {
        Map<String, List<Family>> grouped = new LinkedHashMap<>();
        report.concentration()
                .forEach(f -> grouped.computeIfAbsent(f.counted(), c -> new ArrayList<>()).add(f));
        return grouped;
    }

    private static List<Standing> standing(Report report) {
        return report.concentration().stream()
                .flatMap(f -> f.cells().stream().map(c -> new Standing(f, c)))
                .filter(s -> s.cell().verdict().equals("higher"))
                .sorted(Comparator.comparingDouble(s -> s.cell().adjusted()))
                .limit(STANDING_OUT)
                .toList();
    }

    /** The strongest places in words, each once, for the summary; times only after all others. */
    static List<String> strongest(Sentences say, Report report, int most) {
        Map<String, Standing> places = new LinkedHashMap<>();
        standing(report).stream()
                .sorted(Comparator.comparing(s -> Headlines.isTime(s.family())))
                .forEach(s -> places.putIfAbsent(s.family().dimension() + s.cell().value(), s));
        return places.values().stream().limit(most).map(s -> words(say, s)).toList();
    }

    private static String words(Sentences say, Standing standing) {
        Cell cell = standing.cell();
        return say.say(
                cell.ratio() == null ? "concentration.words-alone" : "concentration.words",
                value(say, standing.family(), cell),
                say.word(standing.family().dimension()),
                say.word(standing.family().counted()),
                ratio(say, cell, 1),
                say.percent(cell.shareOfCount()),
                say.percent(cell.shareOfExposure()),
                say.word(standing.family().exposure()));
    }

    private static void standingOut(Page page, Sentences say, Report report) {
        List<Standing> standing = standing(report);
        page.leaf("h3", say.say("concentration.stands-out"));
        if (standing.isEmpty()) {
            page.leaf("p", say.say("concentration.nothing-stands-out"));
            return;
        }
        page.in("ol", "class", "findings-list");
        standing.forEach(s -> page.leaf("li", words(say, s)));
        page.out();
    }

    private static void family(Page page, Sentences say, Family family, CaseLinks links) {
        long higher = family.cells().stream().filter(c -> c.verdict().equals("higher")).count();
        long lower = family.cells().stream().filter(c -> c.verdict().equals("lower")).count();
        page.in("details", "class", "more family", "open", higher > 0 ? "" : null);
        page.in("summary");
        page.leaf(
                "span",
                say.say(
                        "concentration.by",
                        say.word(family.dimension()),
                        say.word(family.exposure())));
        page.leaf(
                "span",
                say.say("concentration.cells", family.cells().size(), higher, lower),
                "class",
                "aside-text");
        page.out();
        note(family).ifPresent(key -> page.leaf("p", say.say(key), "class", "note"));
        table(page, say, family, family.cells().stream().limit(SHOWN).toList(), links);
        if (family.cells().size() > SHOWN) {
            Blocks.more(page, say.say("concentration.more", family.cells().size() - SHOWN));
            table(page, say, family, family.cells().stream().skip(SHOWN).toList(), links);
            page.out();
        }
        page.out();
    }

    /** What must be known to read a family whose cells are not simply contacts by a word. */
    private static Optional<String> note(Family family) {
        return switch (family.dimension()) {
            case "tenure" ->
                    Optional.of(
                            family.exposure().equals(Headlines.PER_ACCOUNT)
                                    ? "concentration.note.tenure-months"
                                    : "concentration.note.tenure");
            case "calendar-event" -> Optional.of("concentration.note.calendar-event");
            default -> Optional.empty();
        };
    }

    private static void table(
            Page page, Sentences say, Family family, List<Cell> cells, CaseLinks links) {
        Table table =
                new Table(
                        page,
                        say,
                        say.say(
                                "concentration.caption",
                                say.word(family.counted()),
                                say.word(family.dimension()),
                                say.word(family.exposure())),
                        List.of(
                                "value",
                                "#count",
                                "#exposure",
                                "#share-of-count",
                                "#share-of-exposure",
                                "#ratio",
                                "range",
                                "forest",
                                "verdict",
                                "#adjusted"));
        for (Cell cell : cells) {
            table.row(cell.verdict().equals("too-small") ? "faint" : null);
            table.head(value(say, family, cell));
            Items counted = Places.counted(family, cell.value());
            table.count(say, cell.count(), links.list(counted, cell.count()));
            long exposed = (long) cell.exposure();
            @Nullable String all =
                    Places.exposed(family, cell.value())
                            .map(items -> links.list(items, exposed))
                            .orElse(null);
            table.number(exposure(say, cell), cell.exposure(), exposed, all);
            table.number(say.percent(cell.shareOfCount()), cell.shareOfCount());
            table.number(say.percent(cell.shareOfExposure()), cell.shareOfExposure());
            table.number(ratio(say, cell, 2), cell.ratio());
            table.cell(range(say, cell));
            page.in("td", "class", "forest");
            RatioMark.draw(page, cell);
            page.out();
            page.in("td");
            Blocks.chip(page, say.word("verdict." + cell.verdict()), cell.verdict());
            page.out();
            table.number(probability(say, cell.adjusted()), cell.adjusted());
        }
        table.end();
    }

    private static String value(Sentences say, Family family, Cell cell) {
        return say.value(family.dimension(), cell.value());
    }

    /** Contacts are whole; account-months are not. */
    private static String exposure(Sentences say, Cell cell) {
        return cell.exposure() == Math.rint(cell.exposure())
                ? say.count((long) cell.exposure())
                : say.decimal(cell.exposure(), 1);
    }

    private static String ratio(Sentences say, Cell cell, int digits) {
        Double ratio = cell.ratio();
        return ratio == null || !Double.isFinite(ratio)
                ? Blocks.NONE
                : say.say("format.ratio", say.decimal(ratio, digits));
    }

    private static String range(Sentences say, Cell cell) {
        Double low = cell.low();
        if (low == null) {
            return Blocks.NONE;
        }
        double high = RatioMark.bound(cell.high());
        return Double.isInfinite(high)
                ? say.say("range.open", say.decimal(low, 2))
                : say.say("range", say.decimal(low, 2), say.decimal(high, 2));
    }

    private static String probability(Sentences say, double p) {
        return p < 0.001 ? say.say("p.tiny") : say.decimal(p, 3);
    }
}

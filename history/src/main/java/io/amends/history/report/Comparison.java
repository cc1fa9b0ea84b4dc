package io.amends.history.report;

// Long because it is one table with seven kinds of lines, each a few lines of code; the words of a
// line and its two drawings, as text and as a page, change together.

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.failure.FailureMode;
import io.amends.core.stats.Interval;
import io.amends.core.stats.NewcombeDifference;
import io.amends.core.stats.Proportion;
import io.amends.history.source.RefusedInput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Two reports side by side: what each says, and whether the difference may be chance. */
public final class Comparison {

    private final Report first;
    private final Report second;
    private final Sentences say;

    private Comparison(Report first, Report second, Sentences say) {
        this.first = first;
        this.second = second;
        this.say = say;
    }

    /** Lines that belong together. */
    private record Group(String title, List<Line> lines) {}

    /**
     * One line of the comparison, in words.
     *
     * @param verdict {@code clear}, {@code unclear}, {@code same}, or empty where nothing can be said
     */
    private record Line(
            String label, String first, String second, String difference, String verdict) {}

    /**
     * @throws RefusedInput when the two have different schema versions
     */
    public static Comparison of(Report first, Report second, Locale locale) {
        Sentences say = Sentences.of(first, locale);
        if (first.schemaVersion() != second.schemaVersion()) {
            throw new RefusedInput(
                    say.say(
                            "compare.versions",
                            first.schemaVersion(),
                            second.schemaVersion(),
                            Report.SCHEMA_VERSION));
        }
        return new Comparison(first, second, say);
    }

    /** As a table in plain text. */
    public String text() {
        StringBuilder text = new StringBuilder(say.say("compare.title")).append('\n');
        for (Group group : groups()) {
            text.append('\n').append(group.title()).append('\n');
            int label = width(group, Line::label);
            int one = width(group, Line::first);
            int two = width(group, Line::second);
            for (Line line : group.lines()) {
                text.append(
                        "  %s  %s  %s  %s %s%n"
                                .replace("%n", "\n")
                                .formatted(
                                        padded(line.label(), label),
                                        padded(line.first(), one),
                                        padded(line.second(), two),
                                        line.difference(),
                                        verdict(line))
                                .stripTrailing());
                text.append('\n');
            }
        }
        text.append('\n').append(say.say("compare.note")).append('\n');
        return TextSummary.plain(text.toString());
    }

    private static int width(Group group, Function<Line, String> column) {
        return group.lines().stream().mapToInt(l -> column.apply(l).length()).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    public void writeHtml(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            writeHtml(out);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * @param out gets the page; stays open
     */
    public void writeHtml(Writer out) {
        Page page = new Page(out);
        HtmlReport.head(page, say, say.say("compare.title"));
        page.in("body").in("header", "class", "banner").in("div", "class", "title");
        page.leaf("span", first.provenance().product(), "class", "brand");
        page.leaf("h1", say.say("compare.title")).out().in("div", "class", "tools");
        HtmlReport.tool(page, say, "theme");
        page.out().out().in("main", "id", "main", "class", "compare");
        groups(page);
        page.out();
        HtmlReport.foot(page);
    }

    /**
     * The tables alone, for a page of somebody else that has the report's style and script.
     *
     * @param out gets the markup; stays open
     */
    public void writeContent(Writer out) {
        Page page = new Page(out);
        page.in("div", "class", "report", "data-filter", say.say("table.filter"))
                .in("div", "class", "compare");
        groups(page);
        page.out().out();
    }

    private void groups(Page page) {
        for (Group group : groups()) {
            page.in("section").leaf("h2", group.title());
            Table table =
                    new Table(
                            page,
                            say,
                            group.title(),
                            List.of("what", "first", "second", "difference", "verdict"));
            for (Line line : group.lines()) {
                table.row(null).head(line.label()).cell(line.first()).cell(line.second());
                table.cell(line.difference());
                page.in("td");
                if (!line.verdict().isEmpty()) {
                    Blocks.chip(page, verdict(line), line.verdict());
                }
                page.out();
            }
            table.end();
            page.out();
        }
        page.leaf("p", say.say("compare.note"), "class", "note");
    }

    private String verdict(Line line) {
        return line.verdict().isEmpty() ? "" : say.say("compare." + line.verdict());
    }

    private List<Group> groups() {
        return List.of(
                new Group(say.say("compare.provenance"), provenance()),
                new Group(say.say("compare.headline"), headline()),
                new Group(say.say("compare.escalations"), escalations()),
                new Group(say.say("compare.modes"), modes(Report.Mode::proved)),
                new Group(say.say("compare.modes-indicated"), modes(Report.Mode::indicated)),
                new Group(say.say("compare.compliance"), compliance()),
                new Group(say.say("compare.verdicts"), verdicts()));
    }

    private List<Line> provenance() {
        return List.of(
                words("provenance.file", r -> HtmlReport.subject(say, r)),
                words("provenance.as-of", r -> say.instant(r.provenance().asOf())),
                words(
                        "provenance.mapping",
                        r -> versioned(r.provenance().mapping(), r.provenance().mappingVersion())),
                words(
                        "provenance.rulebook",
                        r ->
                                versioned(
                                        r.provenance().rulebook(),
                                        r.provenance().rulebookVersion())),
                words("provenance.calendar", r -> r.provenance().calendar()));
    }

    private String versioned(String name, int version) {
        return say.say("provenance.versioned", name, String.valueOf(version));
    }

    private Line words(String key, Function<Report, String> of) {
        return new Line(say.say(key), of.apply(first), of.apply(second), "", "");
    }

    private List<Line> headline() {
        return List.of(
                count("column.contacts", r -> r.reading().contacts()),
                count("compare.events", r -> r.reading().events()),
                duration("waiting.person", r -> r.tierFlow().toPerson()),
                duration("waiting.contact", r -> r.tierFlow().toContact()),
                count("accounts.nav", r -> (long) r.accountSignals().size()));
    }

    private Line count(String key, Function<Report, Long> of) {
        long one = of.apply(first);
        long two = of.apply(second);
        return new Line(say.say(key), say.count(one), say.count(two), signed(two - one), "");
    }

    private String signed(long change) {
        return (change > 0 ? "+" : change < 0 ? "−" : "±") + say.count(Math.abs(change));
    }

    private Line duration(String key, Function<Report, Report.Waiting> of) {
        return new Line(
                say.say("compare.median", say.say(key)),
                median(of.apply(first)),
                median(of.apply(second)),
                "",
                "");
    }

    private String median(Report.Waiting waiting) {
        return waiting.observable()
                ? Blocks.seconds(say, waiting.kaplanMeierMedian())
                : say.word("not-observable");
    }

    private List<Line> escalations() {
        List<Line> lines = new ArrayList<>();
        for (Report.EscalationCount count : first.escalations()) {
            Report.Share other =
                    second.escalations().stream()
                            .filter(c -> c.type() == count.type())
                            .filter(c -> c.certainty() == count.certainty())
                            .map(Report.EscalationCount::contacts)
                            .findFirst()
                            .orElse(null);
            lines.add(
                    share(
                            say.word(count.type()) + ", " + say.word(count.certainty()),
                            count.contacts(),
                            other));
        }
        return lines;
    }

    private List<Line> modes(Function<Report.Mode, Report.Share> of) {
        List<Line> lines = new ArrayList<>();
        for (FailureMode mode : FailureMode.values()) {
            lines.add(share(say.word(mode), mode(first, mode, of), mode(second, mode, of)));
        }
        return lines;
    }

    private static Report.@Nullable Share mode(
            Report report, FailureMode mode, Function<Report.Mode, Report.Share> of) {
        return report.modes().stream()
                .filter(m -> m.mode() == mode && m.observable())
                .map(of)
                .findFirst()
                .orElse(null);
    }

    private List<Line> compliance() {
        return List.of(
                share(
                        say.say("commitments.compliance"),
                        first.commitments().compliance(),
                        second.commitments().compliance()),
                share(
                        say.say("commitments.on-time"),
                        first.commitments().onTime(),
                        second.commitments().onTime()));
    }

    private List<Line> verdicts() {
        List<Line> lines = new ArrayList<>();
        for (CommitmentKind kind : CommitmentKind.values()) {
            Report.KindVerdicts one = kind(first, kind);
            Report.KindVerdicts two = kind(second, kind);
            lines.add(
                    share(
                            say.say("compare.on-time", say.word(kind)),
                            one == null ? null : one.onTime(),
                            two == null ? null : two.onTime()));
            if (one != null && two != null && CommitmentsPart.judged(one)) {
                lines.add(verdictCounts(kind, one, two));
            }
        }
        return lines;
    }

    private Line verdictCounts(
            CommitmentKind kind, Report.KindVerdicts one, Report.KindVerdicts two) {
        return new Line(
                say.say("compare.counts", say.word(kind)), counts(one), counts(two), "", "");
    }

    private String counts(Report.KindVerdicts kind) {
        if (!CommitmentsPart.judged(kind)) {
            return say.word("not-observable");
        }
        return "%s / %s / %s / %s"
                .formatted(
                        say.count(kind.kept()),
                        say.count(kind.keptLate()),
                        say.count(kind.missed()),
                        say.count(kind.waived()));
    }

    private static Report.@Nullable KindVerdicts kind(Report report, CommitmentKind kind) {
        return report.commitments().kinds().stream()
                .filter(k -> k.kind() == kind)
                .findFirst()
                .orElse(null);
    }

    /** A line of two shares; where either does not exist, no difference is stated. */
    private Line share(String label, Report.@Nullable Share one, Report.@Nullable Share two) {
        if (one == null || two == null || one.of() == 0 || two.of() == 0) {
            return new Line(label, shown(one), shown(two), say.say("compare.unseen"), "");
        }
        NewcombeDifference change =
                new NewcombeDifference(
                        new Proportion(two.count(), two.of()),
                        new Proportion(one.count(), one.of()));
        Interval range = change.interval();
        return new Line(
                label,
                shown(one),
                shown(two),
                say.say(
                        "compare.change",
                        TimePart.signed(say, change.value()),
                        TimePart.signed(say, range.low()),
                        TimePart.signed(say, range.high())),
                one.equals(two) ? "same" : range.contains(0) ? "unclear" : "clear");
    }

    private String shown(Report.@Nullable Share share) {
        return share == null
                ? say.word("not-observable")
                : share.of() == 0
                        ? say.say("share.of-none")
                        : say.say(
                                "compare.share",
                                Objects.requireNonNullElse(
                                        share.share() == null ? null : say.percent(share.share()),
                                        Blocks.NONE),
                                say.count(share.count()),
                                say.count(share.of()));
    }
}

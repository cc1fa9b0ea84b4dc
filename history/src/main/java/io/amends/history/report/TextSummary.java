package io.amends.history.report;

import io.amends.core.failure.FailureMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The report in some fifteen lines of plain text, fit for a mail. */
public final class TextSummary {

    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cntrl}\\u0080-\\u009F\\u2028-\\u202E\\u2066-\\u2069&&[^\\n]]");

    private TextSummary() {}

    public static String of(Report report, Locale locale) {
        Sentences say = Sentences.of(report, locale);
        List<String> lines = new ArrayList<>();
        lines.add(say.say("page.title") + ": " + HtmlReport.subtitle(say, report));
        lines.add(ReadingPart.read(say, report));
        lines.add("");
        report.headline().sentences().forEach(s -> lines.add(HeadlinePart.sentence(say, s)));
        lines.add("");
        report.modes().forEach(mode -> lines.add("- " + mode(say, mode)));
        Report.Share compliance = report.commitments().compliance();
        if (compliance != null) {
            lines.add(
                    "- "
                            + say.say("commitments.compliance")
                            + ": "
                            + Blocks.share(say, compliance));
        }
        ConcentrationPart.strongest(say, report, 2).forEach(s -> lines.add("- " + s));
        if (!report.accountSignals().isEmpty()) {
            lines.add("- " + say.say("text.accounts", report.accountSignals().size()));
        }
        List<String> unseen =
                report.notJudged().stream()
                        .filter(rule -> !isMode(rule))
                        .map(rule -> say.word(rule.rule()))
                        .toList();
        if (!unseen.isEmpty()) {
            lines.add("- " + say.say("text.not-judged", String.join(", ", unseen)));
        }
        lines.add("");
        lines.add(
                say.say(
                        "text.made-by",
                        report.provenance().product(),
                        report.provenance().version()));
        return plain(String.join("\n", lines) + "\n");
    }

    /** Without what a terminal would obey: a source's text only ever shows. */
    static String plain(String text) {
        return CONTROL.matcher(text).replaceAll("\uFFFD");
    }

    /** A mode that cannot be judged says so on its own line. */
    private static boolean isMode(Report.NotJudged rule) {
        return Arrays.stream(FailureMode.values()).anyMatch(m -> m.name().equals(rule.rule()));
    }

    private static String mode(Sentences say, Report.Mode mode) {
        String name = say.word(mode.mode());
        return mode.observable()
                ? say.say(
                        "text.mode",
                        name,
                        Blocks.share(say, mode.proved()),
                        say.count(mode.indicated().count()))
                : say.say("text.mode-unseen", name);
    }
}

package io.amends.history.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The report as one HTML file that asks for nothing from anywhere: style, script and drawings are in
 * it, and its content security policy allows exactly those. What a source says is text in it, never
 * markup.
 */
public final class HtmlReport {

    private static final List<String> SECTIONS =
            List.of(
                    "read",
                    "headline",
                    "modes",
                    "commitments",
                    "flow",
                    "concentration",
                    "months",
                    "after",
                    "accounts",
                    "cost",
                    "cases",
                    "everything");

    private HtmlReport() {}

    public static void write(Report report, Locale locale, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            write(report, locale, out);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * @param out gets the page in UTF-8's repertoire; stays open
     * @throws UncheckedIOException when {@code out} fails
     */
    public static void write(Report report, Locale locale, Writer out) {
        Sentences say = Sentences.of(report, locale);
        Page page = new Page(out);
        head(page, say, say.say("page.title") + " – " + subject(say, report));
        page.in("body").leaf("a", say.say("page.skip"), "class", "skip", "href", "#main");
        OnePage.write(page, say, report);
        banner(page, say, report);
        page.in("div", "class", "frame");
        navigation(page, say, SECTIONS);
        page.in("main", "id", "main", "tabindex", "-1");
        CaseLinks links = CaseLinks.within(report.worst());
        parts(page, say, report, links);
        CasesPart.write(page, say, report);
        ends(page, say, report, links);
        page.out().out();
        page.in(
                        "textarea",
                        "id",
                        "summary-text",
                        "hidden",
                        "",
                        "readonly",
                        "",
                        "aria-label",
                        say.say("page.copy"))
                .text(TextSummary.of(report, locale))
                .out();
        foot(page);
    }

    /**
     * The report's content for a page of somebody else, with this class's {@link #style} and {@link
     * #script}: no shell, and instead of the worst cases, links to where all cases are.
     *
     * @param out gets markup in UTF-8's repertoire; stays open
     * @throws UncheckedIOException when {@code out} fails
     */
    public static void writeContent(Report report, Locale locale, Writer out, ReportLinks links) {
        Sentences say = Sentences.of(report, locale);
        Page page = new Page(out);
        page.in(
                "div",
                "class",
                "report",
                "data-filter",
                say.say("table.filter"),
                "data-csv",
                say.say("table.csv"));
        OnePage.write(page, say, report);
        page.in("div", "class", "whole");
        navigation(
                page, say, SECTIONS.stream().filter(section -> !section.equals("cases")).toList());
        page.in("div", "class", "parts");
        parts(page, say, report, CaseLinks.to(links));
        ends(page, say, report, CaseLinks.to(links));
        page.out().out().out();
    }

    /** The style of the report. */
    public static String style() {
        return resource("report.css");
    }

    /** The script of the report; the page works without it. */
    public static String script() {
        return resource("report.js");
    }

    private static void ends(Page page, Sentences say, Report report, CaseLinks links) {
        ProvenancePart.everything(page, say, report, links);
        ProvenancePart.write(page, say, report);
    }

    private static void parts(Page page, Sentences say, Report report, CaseLinks links) {
        ReadingPart.write(page, say, report);
        HeadlinePart.write(page, say, report, links);
        ModesPart.write(page, say, report, links);
        CommitmentsPart.write(page, say, report, links);
        FlowPart.write(page, say, report, links);
        ConcentrationPart.write(page, say, report, links);
        TimePart.write(page, say, report, links);
        AccountsPart.write(page, say, report, links);
        CostPart.write(page, say, report, links);
    }

    /** Everything before the body, for every page of ours. */
    static void head(Page page, Sentences say, String title) {
        String style = style();
        String script = script();
        page.trusted("<!doctype html>\n");
        page.in(
                        "html",
                        "lang",
                        say.locale().toLanguageTag(),
                        "data-filter",
                        say.say("table.filter"),
                        "data-csv",
                        say.say("table.csv"))
                .in("head");
        page.empty("meta", "charset", "utf-8");
        page.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; base-uri 'none'; form-action 'none'; style-src '"
                        + hash(style)
                        + "'; script-src '"
                        + hash(script)
                        + "'");
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.empty("meta", "name", "color-scheme", "content", "light dark");
        page.empty("meta", "name", "referrer", "content", "no-referrer");
        page.leaf("title", title);
        page.in("style").trusted(style).out().out();
    }

    /** The script and the end of the page. */
    static void foot(Page page) {
        page.in("script").trusted(resource("report.js")).out().out().out();
        page.trusted("\n");
    }

    private static void banner(Page page, Sentences say, Report report) {
        page.in("header", "class", "banner").in("div", "class", "title");
        page.leaf("span", report.provenance().product(), "class", "brand");
        page.leaf("h1", say.say("page.title"));
        page.leaf("p", subtitle(say, report), "class", "sub").out();
        page.in("div", "class", "tools");
        tool(page, say, "copy");
        tool(page, say, "one-page");
        tool(page, say, "theme");
        page.leaf(
                "span", "", "id", "said", "role", "status", "data-copied", say.say("page.copied"));
        page.out().out();
    }

    static void tool(Page page, Sentences say, String name) {
        page.leaf(
                "button", say.say("page." + name), "type", "button", "data-do", name, "hidden", "");
    }

    private static void navigation(Page page, Sentences say, List<String> sections) {
        page.in("nav", "class", "contents", "aria-label", say.say("page.contents")).in("ol");
        for (String section : sections) {
            page.in("li").leaf("a", say.say(section + ".nav"), "href", "#" + section).out();
        }
        page.out().out();
    }

    static String subject(Sentences say, Report report) {
        return report.provenance().files().isEmpty()
                ? say.word(report.provenance().mapping())
                : report.provenance().files().getFirst().name();
    }

    static String subtitle(Sentences say, Report report) {
        return say.say(
                "page.subtitle",
                subject(say, report),
                ProvenancePart.asOf(say, report.provenance()));
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String content) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

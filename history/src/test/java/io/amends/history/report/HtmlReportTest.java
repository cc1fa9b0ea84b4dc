package io.amends.history.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

    private static final long MOST_BYTES = 25L * 1024 * 1024;
    private static final Set<String> VOID =
            Set.of("meta", "input", "rect", "line", "circle", "path");

    @TempDir Path folder;

    @Test
    void everything_a_source_says_is_text() {
        assertThat(count(html(SampleReports.rich()), "<script")).isEqualTo(1);
        String markup = markup(SampleReports.rich());
        assertThat(markup)
                .doesNotContain("<script>window")
                .doesNotContain("<img")
                .doesNotContain("<svg/on");
        assertThat(markup).contains("&lt;script&gt;window.broken=1&lt;/script&gt;");
        assertThat(markup)
                .doesNotContain("\u2028")
                .doesNotContain("\u202E")
                .doesNotContain("\u0000");
        assertThat(markup.replaceAll("\"[^\"]*\"", "\"\""))
                .doesNotContainPattern("<[^>]+\\son[a-z]+=");
        assertThat(markup).doesNotContain("href=\"javascript");
    }

    @Test
    void nothing_is_asked_for_from_anywhere() {
        String page = html(SampleReports.rich());
        assertThat(page).contains("default-src &#39;none&#39;");
        assertThat(page).doesNotContainPattern("(src|href|action|data)=\"(?!#)");
        assertThat(page)
                .doesNotContain("@import")
                .doesNotContain("url(")
                .doesNotContain(" style=\"");
    }

    @Test
    void every_element_is_closed_and_every_id_is_there_once() {
        for (Report report : reports()) {
            String page = html(report);
            String markup = markup(report);
            Deque<String> open = new ArrayDeque<>();
            Matcher tag =
                    Pattern.compile("<(/?)([a-z0-9]+)(?:\\s[^>]*?)?(/?)>", Pattern.CASE_INSENSITIVE)
                            .matcher(markup);
            while (tag.find()) {
                if (!tag.group(1).isEmpty()) {
                    assertThat(open.pop()).isEqualTo(tag.group(2));
                } else if (tag.group(3).isEmpty()) {
                    open.push(tag.group(2));
                } else {
                    assertThat(VOID).contains(tag.group(2));
                }
            }
            assertThat(open).isEmpty();
            assertThat(
                            Pattern.compile(" id=\"([^\"]+)\"")
                                    .matcher(page)
                                    .results()
                                    .map(m -> m.group(1)))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void every_link_leads_to_a_part_of_the_page() {
        String page = html(SampleReports.rich());
        Pattern.compile("href=\"#([^\"]+)\"")
                .matcher(page)
                .results()
                .forEach(link -> assertThat(page).contains(" id=\"" + link.group(1) + "\""));
    }

    @Test
    void what_cannot_be_judged_is_said_and_never_zero() {
        String page = html(SampleReports.blind());
        assertThat(page)
                .contains(
                        "could not be judged, because the source does not show messages to the"
                                + " customer or calls. To see it, map and declare: message-to-customer, call.");
        String card = page.substring(page.indexOf("id=\"mode-invisible_escalation\""));
        assertThat(card.substring(0, card.indexOf("</article>"))).doesNotContain("0%");
    }

    @Test
    void no_key_without_its_sentence_shows() {
        for (Report report : reports()) {
            String body = markup(report);
            assertThat(
                            Pattern.compile(">([a-z]+(-[a-z]+)*\\.)+[a-z-]+<")
                                    .matcher(body)
                                    .results()
                                    .map(m -> m.group()))
                    .allMatch(shown -> shown.endsWith(".csv<"));
        }
    }

    @Test
    void a_report_without_any_figure_has_no_number_that_does_not_exist() {
        assertThat(markup(SampleReports.empty()))
                .doesNotContain("NaN")
                .doesNotContain("∞")
                .doesNotContain("null");
    }

    @Test
    void five_hundred_drawings_of_sixty_marks_stay_under_25_megabytes() throws IOException {
        Path file = folder.resolve("large.html");
        HtmlReport.write(SampleReports.large(), Locale.ENGLISH, file);
        assertThat(Files.size(file)).isLessThan(MOST_BYTES);
    }

    @Test
    void the_same_report_is_the_same_page() {
        assertThat(html(SampleReports.rich())).isEqualTo(html(SampleReports.rich()));
    }

    @Test
    void the_text_fits_a_mail_and_a_terminal() {
        String text = TextSummary.of(SampleReports.rich(), Locale.ENGLISH);
        assertThat(text.lines().count()).isBetween(10L, 22L);
        assertThat(text).doesNotContain("\u001b").contains("35%");
        assertThat(TextSummary.of(SampleReports.blind(), Locale.ENGLISH))
                .contains("could not be judged");
    }

    /** The page in a real browser: no script fails, and the drawings are there. */
    @Test
    void the_page_works_in_a_browser() throws Exception {
        String dom = dom("rich", SampleReports.rich());
        assertThat(dom).contains("data-ready=\"40\"").doesNotContain("data-broken");
        assertThat(count(dom, "<circle class=\"m ")).isEqualTo(40 * 60);
        assertThat(count(dom, "<details class=\"case\"")).isEqualTo(40);
    }

    @Test
    void a_page_without_anything_works_in_a_browser() throws Exception {
        assertThat(dom("empty", SampleReports.empty())).contains("data-ready=\"0\"");
    }

    private String dom(String name, Report report) throws Exception {
        String browser = browser();
        assumeTrue(browser != null, "skipped: no browser (install chromium or set AMENDS_BROWSER)");
        Path file = folder.resolve(name + ".html");
        HtmlReport.write(report, Locale.ENGLISH, file);
        Path dom = folder.resolve(name + ".dom");
        Process process =
                new ProcessBuilder(
                                browser,
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--no-first-run",
                                "--user-data-dir=" + folder.resolve("profile-" + name),
                                "--dump-dom",
                                file.toUri().toString())
                        .redirectOutput(dom.toFile())
                        .redirectError(folder.resolve(name + ".log").toFile())
                        .start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("The browser did not finish within 120 s");
        }
        return Files.readString(dom, StandardCharsets.UTF_8);
    }

    private static @org.jspecify.annotations.Nullable String browser() {
        String given = System.getenv("AMENDS_BROWSER");
        if (given != null && !given.isBlank()) {
            return given;
        }
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElse(null);
    }

    private static Stream<Report> all() {
        return Stream.of(SampleReports.rich(), SampleReports.blind(), SampleReports.empty());
    }

    private static Iterable<Report> reports() {
        return all().toList();
    }

    private static String html(Report report) {
        StringWriter out = new StringWriter();
        HtmlReport.write(report, Locale.ENGLISH, out);
        return out.toString();
    }

    /** The page without our own style and script. */
    private static String markup(Report report) {
        return html(report)
                .replaceAll("(?s)<style>.*?</style>|<script>.*?</script>|<!doctype html>", "");
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}

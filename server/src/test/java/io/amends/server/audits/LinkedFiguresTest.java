package io.amends.server.audits;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.organisation.Role;
import io.amends.server.TestServer;
import io.amends.server.Visitor;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;
import org.springframework.web.util.HtmlUtils;

/** Every figure of a real audit's report leads to exactly what it counts. */
class LinkedFiguresTest {

    private static final Pattern FIGURE =
            Pattern.compile("<a [^>]*?href=\"([^\"]*)\" data-count=\"(\\d+)\"");
    private static final Pattern LISTED = Pattern.compile("data-count=\"(\\d+)\"");

    /** Cells of comparisons are many; the page of each column is asked for once in so many. */
    private static final int PAGES_ONE_IN = 12;

    private static TestServer server;
    private static Visitor visitor;
    private static long audit;

    @BeforeAll
    static void audit_the_example() {
        server = TestServer.shared();
        server.reset();
        visitor = Visitor.as(Role.MANAGER, server);
        String to = Visitor.leadsTo(visitor.post("/audits/example"));
        audit = Long.parseLong(to.replaceAll(".*/", ""));
        assertThat(SmallHistory.awaitEnd(server, audit).state()).isEqualTo(AuditState.DONE);
    }

    @AfterAll
    static void close() {
        if (visitor != null) {
            visitor.close();
        }
    }

    @Test
    void every_linked_figure_counts_the_lines_it_leads_to() {
        Map<String, Long> figures = figures();
        List<String> wrong = new ArrayList<>();
        figures.forEach(
                (to, figure) -> {
                    long listed = server.bean(Found.class).count(audit, asked(to));
                    if (listed != figure) {
                        wrong.add(to + ": figure " + figure + ", list " + listed);
                    }
                });
        assertThat(wrong).isEmpty();
        assertThat(figures).hasSizeGreaterThan(300);
    }

    @Test
    void the_lists_page_says_the_same_count_and_shows_what_is_chosen() {
        List<Map.Entry<String, Long>> figures = List.copyOf(figures().entrySet());
        for (int i = 0; i < figures.size(); i += PAGES_ONE_IN) {
            Map.Entry<String, Long> figure = figures.get(i);
            HttpResponse<String> page = visitor.get(figure.getKey());
            assertThat(page.statusCode()).as(figure.getKey()).isEqualTo(200);
            Matcher listed = LISTED.matcher(page.body());
            assertThat(listed.find()).isTrue();
            assertThat(Long.parseLong(listed.group(1)))
                    .as(figure.getKey())
                    .isEqualTo(figure.getValue());
        }
    }

    @Test
    void the_csv_of_a_figures_list_has_a_line_for_each() {
        String list = "/audits/" + audit + "/escalations";
        String chosen = "?counted=yes&resolution_without_closure=proved";
        long figure = Objects.requireNonNull(figures().get(list + chosen));
        String csv = visitor.get(list + ".csv" + chosen).body();
        assertThat(csv.lines().count()).isEqualTo(figure + 1);
    }

    @Test
    void every_part_of_the_report_leads_on() {
        TreeSet<String> filters = new TreeSet<>();
        figures()
                .keySet()
                .forEach(to -> filters.add(to.replaceAll("=[^&]*", "").replaceAll(".*/", "")));
        assertThat(filters)
                .contains(
                        "contacts?escalation",
                        "contacts?having",
                        "escalations?counted&failed",
                        "escalations?counted&context_loss",
                        "escalations?counted&compliant",
                        "findings?counted&mode&strength&silence",
                        "findings?counted&mode&strength&kind",
                        "commitments?counted&kind&verdict",
                        "commitments?counted&on_time",
                        "moves?passing&move_from&move_to",
                        "moves?passing&move_from&move_to&number",
                        "contacts?tier_last&tier_moves&resolved",
                        "contacts?left_upward",
                        "contacts?product_feature&escalation",
                        "contacts?industry&escalation",
                        "contacts?tenure_tier&escalation",
                        "contacts?calendar_event&escalation",
                        "contacts?hour&escalation",
                        "moves?passing&pair&failed",
                        "contacts?opened&escalation",
                        "escalations?counted&type&decided",
                        "contacts?rated&escalation",
                        "escalations?counted&root_cause",
                        "contacts?hours",
                        "escalations?counted&account&visible&since");
    }

    @Test
    void every_filter_can_be_said_in_every_language() {
        MessageSource texts = server.bean(MessageSource.class);
        for (Listing listing : Listing.values()) {
            for (Filter filter : Filter.of(listing)) {
                for (Locale language : Reports.LANGUAGES) {
                    if (!List.of("escalation", "found", "verdict").contains(filter.name())) {
                        assertThat(texts.getMessage("found.by." + filter.name(), null, language))
                                .isNotBlank();
                    }
                }
            }
        }
    }

    /** What each linked figure of the report says, by where it leads. */
    private static Map<String, Long> figures() {
        Map<String, Long> figures = new LinkedHashMap<>();
        Matcher figure = FIGURE.matcher(visitor.get("/audits/" + audit).body());
        while (figure.find()) {
            Long before =
                    figures.put(
                            HtmlUtils.htmlUnescape(figure.group(1)), Long.valueOf(figure.group(2)));
            assertThat(before).isIn(null, Long.valueOf(figure.group(2)));
        }
        return figures;
    }

    private static Asked asked(String address) {
        Map<String, String> values = new LinkedHashMap<>();
        String[] parts = address.split("\\?", 2);
        for (String pair : parts.length < 2 ? new String[0] : parts[1].split("&")) {
            String[] named = pair.split("=", 2);
            values.put(named[0], URLDecoder.decode(named[1], StandardCharsets.UTF_8));
        }
        Listing listing = Listing.named(parts[0].replaceAll(".*/", "")).orElseThrow();
        Asked asked = Asked.of(listing, server.bean(Found.class).zone(audit), values::get);
        assertThat(asked.chosen()).isEqualTo(values);
        return asked;
    }
}

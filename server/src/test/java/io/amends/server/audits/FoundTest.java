package io.amends.server.audits;

// Long because it walks through every list in every way.

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.amends.core.organisation.Role;
import io.amends.server.TestServer;
import io.amends.server.Visitor;
import io.amends.server.audits.Found.Line;
import io.amends.server.audits.Found.Lines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists below an audit, on the example: every filter, order and page of them. */
class FoundTest {

    private static final Pattern ROW = Pattern.compile("class=\"row-link id\"[^>]*>([^<]*)<");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
    private static final Pattern CSV =
            Pattern.compile("download(?:=\"\")? href=\"([^\"]+\\.csv[^\"]*)\"");

    private static TestServer server;
    private static Found found;
    private static Visitor reader;
    private static long audit;

    @BeforeAll
    static void auditTheExample() {
        server = TestServer.shared();
        server.reset();
        found = server.bean(Found.class);
        ExampleHistory example = server.bean(ExampleHistory.class);
        audit = SmallHistory.run(server, example.order("Example", "Ada", Instant.EPOCH)).number();
        reader = Visitor.as(Role.READER, server);
    }

    @AfterAll
    static void leave() {
        if (reader != null) {
            reader.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Listing.class)
    void pages_forth_and_back_show_every_line_once_in_every_order(Listing listing) {
        for (Listing.Order order : listing.orders()) {
            for (String sort : List.of(order.column(), "-" + order.column())) {
                Asked asked = asked(listing, Map.of("sort", sort, "search", "BW-12"));
                List<Lines> forth = forth(asked);
                List<Line> shown = lines(forth);
                assertThat(shown.stream().map(line -> line.get(listing.key())))
                        .as("%s by %s", listing, sort)
                        .doesNotHaveDuplicates()
                        .hasSize((int) found.count(audit, asked));
                assertThat(forth).hasSizeGreaterThan(2);
                if (listing != Listing.FINDINGS) { // a page has one line of several
                    assertThat(cells(listing, shown)).isEqualTo(exported(asked));
                }
                assertThat(back(asked, forth.getLast())).isEqualTo(shown);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Listing.class)
    void choosing_a_value_shows_exactly_the_lines_that_have_it(Listing listing) {
        List<Line> all = all(listing);
        found.choices(audit, listing)
                .forEach(
                        (part, choices) ->
                                choices.forEach(
                                        choice -> {
                                            Asked asked =
                                                    asked(listing, Map.of(part, choice.value()));
                                            assertThat(lines(forth(asked)))
                                                    .as("%s is %s", part, choice.value())
                                                    .hasSize((int) choice.lines())
                                                    .isEqualTo(
                                                            those(
                                                                    all,
                                                                    line ->
                                                                            choice.value()
                                                                                    .equals(
                                                                                            line
                                                                                                    .get(
                                                                                                            part))));
                                            assertThat(found.count(audit, asked))
                                                    .isEqualTo(choice.lines());
                                        }));
        assertThat(found.choices(audit, listing).values())
                .as("what %s can be chosen by", listing)
                .anyMatch(choices -> choices.size() > 1);
    }

    @Test
    void contacts_are_chosen_by_escalation_failure_mode_and_verdict() {
        Map<Map<String, String>, Predicate<Line>> chosen = new HashMap<>();
        Asked.types().forEach(t -> chosen.put(Map.of("escalation", t), some("escalations_" + t)));
        chosen.put(Map.of("escalation", "any"), line -> line.get("decided_at") != null);
        chosen.put(Map.of("escalation", "none"), line -> line.get("decided_at") == null);
        Asked.modes().forEach(m -> chosen.put(Map.of("found", m.column()), some(m.column())));
        Asked.verdicts().forEach(v -> chosen.put(Map.of("verdict", v), some("commitments_" + v)));
        List<Line> all = all(Listing.CONTACTS);
        SoftAssertions.assertSoftly(
                softly ->
                        chosen.forEach(
                                (query, which) ->
                                        softly.assertThat(
                                                        lines(
                                                                forth(
                                                                        asked(
                                                                                Listing.CONTACTS,
                                                                                query))))
                                                .as("%s", query)
                                                .isEqualTo(those(all, which))));
        assertThat(all).anyMatch(some("context_loss_proved")).anyMatch(some("commitments_missed"));
    }

    @Test
    void a_search_finds_what_begins_with_it_and_goes_with_every_choice() {
        List<Line> all = all(Listing.CONTACTS);
        String account =
                Objects.toString(
                        those(all, line -> line.get("account") != null).getFirst().get("account"));
        for (String search : List.of("BW-127", account, account.substring(0, 4), "%", "BW-127__")) {
            assertThat(lines(forth(asked(Listing.CONTACTS, Map.of("search", search)))))
                    .as(search)
                    .isEqualTo(those(all, begins(search)));
        }
        Map<String, String> both =
                Map.of("search", "BW-12", "escalation", "any", "sort", "account");
        assertThat(lines(forth(asked(Listing.CONTACTS, both))).stream().map(Line::cells))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        those(all, begins("BW-12").and(line -> line.get("decided_at") != null))
                                .stream()
                                .map(Line::cells)
                                .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacts", "escalations", "commitments", "moves"})
    void S54_every_list_is_exported_as_it_stands(String list) {
        Listing listing = Listing.named(list).orElseThrow();
        String part = listing.choices().getFirst();
        String value =
                Objects.requireNonNull(found.choices(audit, listing).get(part)).getLast().value();
        for (String query :
                List.of(
                        "?search=BW-127&sort=contact",
                        "?search=BW-12&" + part + "=" + encoded(value))) {
            String first = reader.get(page() + "/" + list + query).body();
            String csv = reader.get(link(CSV, first)).body();
            List<CsvRecord> rows = records(csv);
            assertThat(rows.getFirst().getFields()).isEqualTo(listing.columns());
            assertThat(rows.stream().skip(1).map(row -> row.getField(0)))
                    .as("%s%s", list, query)
                    .isNotEmpty()
                    .isEqualTo(walked(first));
        }
    }

    @Test
    void a_contact_that_was_never_escalated_has_its_page_too() {
        Line plain =
                those(all(Listing.CONTACTS), line -> line.get("decided_at") == null).getFirst();
        String path = new AuditLinks(audit).contact(Objects.toString(plain.get("contact")));
        String everything = reader.get(path).body();
        assertThat(everything).contains("never escalated").contains("<svg", "Opened");
        String seen = reader.get(path + "?view=customer").body();
        assertThat(seen).contains("<svg").doesNotContain("Internal note", "Assigned to");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/contacts?after=x",
                "/contacts?after=x.y.z",
                "/contacts?before=fg.fg&sort=first_at",
                "/contacts/nobody",
                "/contacts/~ZZ",
                "/nothing.csv"
            })
    void what_is_not_there_is_said_to_be_so(String path) {
        assertThat(reader.get(page() + path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?sort=; DROP TABLE audit",
                "?tier_max=' OR 1=1 --",
                "?search=' OR '1'='1",
                "?found=context_loss_proved > 0 OR 1=1",
                "?account={x}"
            })
    void what_means_nothing_to_a_list_is_no_statement_to_the_database(String query) {
        String encoded =
                "?"
                        + query.substring(1).replaceFirst("=.*", "")
                        + "="
                        + encoded(query.replaceFirst("^[^=]*=", ""));
        HttpResponse<String> answer = reader.get(page() + "/contacts" + encoded);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(all(Listing.CONTACTS)).isNotEmpty();
    }

    private static String page() {
        return "/audits/" + audit;
    }

    private static Asked asked(Listing listing, Map<String, String> query) {
        return Asked.of(listing, ZoneOffset.UTC, query::get);
    }

    /** Every line in the list's usual order. */
    private static List<Line> all(Listing listing) {
        return lines(forth(asked(listing, Map.of())));
    }

    private static List<Line> those(List<Line> lines, Predicate<Line> which) {
        return lines.stream().filter(which).toList();
    }

    private static Predicate<Line> some(String column) {
        return line -> ((Number) Objects.requireNonNull(line.get(column))).longValue() > 0;
    }

    private static Predicate<Line> begins(String search) {
        return line ->
                Objects.toString(line.get("contact"), "").startsWith(search)
                        || Objects.toString(line.get("account"), "").startsWith(search);
    }

    private static List<Line> lines(List<Lines> pages) {
        return pages.stream().flatMap(page -> page.lines().stream()).toList();
    }

    private static List<Lines> forth(Asked asked) {
        List<Lines> pages = new ArrayList<>();
        Lines page = found.first(audit, asked);
        pages.add(page);
        while (page.after() != null) {
            page = found.after(audit, asked, Cursor.read(page.after(), asked));
            pages.add(page);
        }
        return pages;
    }

    /** All lines, from the last page backwards. */
    private static List<Line> back(Asked asked, Lines last) {
        List<List<Line>> pages = new ArrayList<>();
        Lines page = last;
        pages.add(page.lines());
        while (page.before() != null) {
            page = found.before(audit, asked, Cursor.read(page.before(), asked));
            pages.add(page.lines());
        }
        Collections.reverse(pages);
        return pages.stream().flatMap(List::stream).toList();
    }

    private static List<List<@Nullable Object>> cells(Listing listing, List<Line> lines) {
        List<List<@Nullable Object>> cells = new ArrayList<>();
        for (Line line : lines) {
            List<@Nullable Object> row = new ArrayList<>();
            listing.columns().forEach(column -> row.add(line.get(column)));
            cells.add(row);
        }
        return cells;
    }

    private static List<List<@Nullable Object>> exported(Asked asked) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        found.each(audit, asked, rows::add);
        return rows;
    }

    /** The contacts that a page and those behind its links list, in order. */
    private static List<String> walked(String first) {
        List<String> contacts = new ArrayList<>();
        Set<String> been = new HashSet<>();
        String page = first;
        while (true) {
            Matcher row = ROW.matcher(page);
            while (row.find()) {
                contacts.add(row.group(1));
            }
            Matcher next = NEXT.matcher(page);
            if (!next.find()) {
                return contacts;
            }
            String path = next.group(1).replace("&amp;", "&");
            assertThat(been.add(path)).as("%s is new", path).isTrue();
            page = reader.get(path).body();
        }
    }

    private static String link(Pattern pattern, String page) {
        Matcher link = pattern.matcher(page);
        assertThat(link.find()).as("a link to the CSV").isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    private static List<CsvRecord> records(String csv) {
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(csv)) {
            return rows.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

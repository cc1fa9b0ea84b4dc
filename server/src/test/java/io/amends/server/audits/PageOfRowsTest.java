package io.amends.server.audits;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.commitment.CommitmentKind;
import io.amends.server.TestServer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.ui.ExtendedModelMap;

/**
 * Whoever asks for a page of rows does not have a whole audit read, in whatever order, by whatever
 * choice. Looked at on an audit of more rows than PostgreSQL reads at once for fear of an index.
 */
class PageOfRowsTest {

    /** Of each table; a count stops at {@link Found#COUNTED}, a third of it. */
    private static final int ROWS = 30_000;

    /** Where one line in a hundred is meant, a page of them is found among so many. */
    private static final long LOOKED_AT = 7_500;

    /** What filters know beside a column's values. */
    private static final Map<String, List<String>> VALUES =
            Map.ofEntries(
                    entry(
                            "escalation",
                            List.of(
                                    "tier",
                                    "customer",
                                    "suspected",
                                    "customer-visible",
                                    "any",
                                    "none")),
                    entry("found", Asked.modes().stream().map(Asked.Mode::column).toList()),
                    entry("verdict", Asked.verdicts()),
                    entry("having", List.of("TIER-inferred")),
                    entry("opened", List.of("2025-06")),
                    entry("decided", List.of("2025-01")),
                    entry("since", List.of("2025-01-10T00:00:00Z")),
                    entry("hour", List.of("09:00")),
                    entry("weekday", List.of("1-MONDAY")),
                    entry("resolved", List.of("yes", "no")),
                    entry("tier_moves", List.of("0", "3+")),
                    entry("ping_pong", List.of("yes")),
                    entry("reentry", List.of("yes")),
                    entry("reopened", List.of("yes")),
                    entry("rated", List.of("any", "satisfied")),
                    entry("hours", List.of("owned", "silent")),
                    entry("counted", List.of("yes")),
                    entry("failed", List.of("yes")),
                    entry("visible", List.of("yes")),
                    entry("analysed", List.of("yes")),
                    entry("compliant", List.of("yes", "no")),
                    entry("next_person", List.of("came")),
                    entry("next_contact", List.of("came")),
                    entry("on_time", List.of("yes", "no")),
                    entry("number", List.of("4+")),
                    entry("pair", List.of("v3 \u2192 v5")),
                    entry("passing", List.of("tiers")),
                    entry("type", List.of("TIER")),
                    entry("certainty", List.of("inferred")),
                    entry("commitments.kind", List.of(CommitmentKind.PROMISE.toString())),
                    entry("commitments.verdict", List.of("kept", "missed")),
                    entry("contact", List.of("f1234")));

    /** Columns that conditions ask for by name. */
    private static final Map<String, List<String>> WORDS =
            Map.of(
                    "type", List.of("TIER", "COMPLEXITY", "CUSTOMER", "EXECUTIVE", "REGULATORY"),
                    "certainty", List.of("recorded", "inferred", "suspected"),
                    "passing", List.of("tiers", "teams"),
                    "verdict", List.of("kept", "kept-late", "missed", "waived", "open"),
                    "audit_commitment.kind",
                            Stream.of(CommitmentKind.values()).map(String::valueOf).toList());

    private static final TestServer SERVER = TestServer.shared();

    private static long audit;

    private final Explained database = new Explained(SERVER.bean(DataSource.class));
    private final JdbcClient sql = JdbcClient.create(database);
    private final Found found = new Found(sql, database);
    private final List<String> wrong = new ArrayList<>();

    @BeforeAll
    static void fill() {
        SERVER.reset();
        audit =
                SmallHistory.run(
                                SERVER,
                                SmallHistory.order(
                                        SmallHistory.upload(
                                                SERVER, SmallHistory.csv("quiet", "hello")),
                                        SmallHistory.MAPPING))
                        .number();
        for (Partition partition : Partition.ALL) {
            fill(partition);
        }
    }

    @AfterAll
    static void empty() {
        SERVER.reset();
    }

    @AfterEach
    void nothing_was_wrong() {
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Listing.class)
    void in_every_order_and_from_every_place(Listing listing) {
        for (Listing.Order order : listing.orders()) {
            for (String way : List.of("", "-")) {
                Asked asked = asked(listing, Map.of("sort", way + order.column()));
                Found.Lines first = found.first(audit, asked);
                assertThat(first.lines()).as(asked.toString()).hasSize(Found.LINES);
                check(asked);
                found.after(audit, asked, first.lines().getLast().cursor());
                check(asked);
                found.before(audit, asked, first.lines().getLast().cursor());
                check(asked);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Listing.class)
    void by_everything_that_a_page_can_be_chosen_by(Listing listing) {
        for (Filter filter : Filter.of(listing)) {
            for (String value : values(listing, filter.name())) {
                Map<String, String> choice = Map.of(filter.name(), value);
                Asked asked = asked(listing, choice);
                assertThat(asked.chooses()).as("knows " + choice).isTrue();
                found.first(audit, asked);
                check(asked);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Listing.class)
    void to_be_counted_and_searched(Listing listing) {
        for (Map<String, String> choice :
                List.of(
                        Map.<String, String>of(),
                        Map.of("search", "f123"),
                        Map.of("contact", "f1234"))) {
            Asked asked = asked(listing, choice);
            assertThat(found.first(audit, asked).lines()).as(choice.toString()).isNotEmpty();
            check(asked);
            found.count(audit, asked);
            checkCount(asked);
        }
    }

    @Test
    void one_contact() {
        ContactPage page = new ContactPage(SERVER.bean(Audits.class), found, sql);
        for (String contact : List.of("quiet", "plain")) {
            page.contact(
                    audit,
                    ContactPath.of(contact),
                    null,
                    null,
                    new ExtendedModelMap(),
                    Locale.ENGLISH);
            for (Explained.Plan plan : database.plans()) {
                for (Explained.Read read : plan.of("audit_")) {
                    if (read.how().equals("Seq Scan") || read.rows() > 20) {
                        wrong.add(read + " for " + plan.query());
                    }
                }
            }
        }
    }

    private static List<String> values(Listing listing, String filter) {
        List<String> common = VALUES.getOrDefault(filter, List.of("v3"));
        return VALUES.getOrDefault(listing.path() + "." + filter, common);
    }

    private static Asked asked(Listing listing, Map<String, String> query) {
        return Asked.of(listing, ZoneOffset.UTC, query::get);
    }

    private void check(Asked asked) {
        for (Explained.Plan plan : database.plans()) {
            for (Explained.Read read : plan.of(asked.listing().table())) {
                if (read.how().equals("Seq Scan") || read.rows() > LOOKED_AT) {
                    wrong.add(read + " for " + plan.query());
                }
            }
        }
    }

    private void checkCount(Asked asked) {
        for (Explained.Plan plan : database.plans()) {
            for (Explained.Read read : plan.of(asked.listing().table())) {
                if (read.rows() > Found.COUNTED + 1) {
                    wrong.add(read + " for " + plan.query());
                }
            }
        }
    }

    /** Further rows beside those of the real audit: every value by chance, the same each time. */
    private static void fill(Partition partition) {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        SERVER.jdbc()
                .sql(
                        """
                        SELECT attname, format_type(atttypid, NULL), attnum FROM pg_attribute
                        WHERE attrelid = CAST(:table AS regclass) AND attnum > 0
                          AND NOT attisdropped AND attidentity = '' AND attname <> 'evidence_number'
                        ORDER BY attnum
                        """)
                .param("table", partition.table())
                .query(
                        row -> {
                            columns.add(row.getString(1));
                            values.add(value(partition, row));
                        });
        SERVER.jdbc()
                .sql(
                        "INSERT INTO %s (%s) SELECT %s FROM generate_series(1, %d) n"
                                .formatted(
                                        partition.of(audit),
                                        String.join(", ", columns),
                                        String.join(", ", values),
                                        ROWS))
                .update();
        SERVER.jdbc().sql("ANALYZE " + partition.of(audit)).update();
    }

    private static String value(Partition partition, ResultSet column) throws SQLException {
        String name = column.getString(1);
        String chance = "abs(hashint4(n * 64 + " + column.getInt(3) + ") % 1000003)";
        List<String> common = WORDS.getOrDefault(name, List.of());
        List<String> words = WORDS.getOrDefault(partition.table() + "." + name, common);
        if (!words.isEmpty()) {
            return "(string_to_array('%s', ' '))[1 + %s %% %d]"
                    .formatted(String.join(" ", words), chance, words.size());
        }
        return switch (name) {
            case "audit" -> String.valueOf(audit);
            case "contact" -> "'f' || n";
            case "line", "place" -> "n";
            case "decided_at" ->
                    "CASE WHEN %s %% 5 = 0 THEN timestamptz '2025-01-01Z' + n * interval '1 min' END"
                            .formatted(chance);
            default -> value(column.getString(2), chance);
        };
    }

    private static String value(String type, String chance) {
        return switch (type) {
            case "text" -> "'v' || " + chance + " % 11";
            case "boolean" -> chance + " % 2 = 0";
            case "json" -> "'{}'";
            case "integer", "bigint" ->
                    "CASE WHEN %1$s %% 11 = 0 THEN %1$s ELSE 0 END".formatted(chance);
            case "timestamp with time zone" ->
                    "timestamptz '2025-01-01Z' + %s * interval '1 min'".formatted(chance);
            default -> throw new IllegalStateException(type);
        };
    }
}

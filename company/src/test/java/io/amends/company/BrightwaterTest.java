package io.amends.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrightwaterTest {

    private static final Path EXAMPLE = Path.of("..", "examples", "brightwater");
    private static final List<String> FILES =
            List.of(
                    "events.csv",
                    "comments.csv",
                    "surveys.csv",
                    "accounts.csv",
                    "truth.csv",
                    "truth-accounts.csv",
                    "mapping.yaml");

    /** How often each kind of event must occur. */
    private static final int EACH = 25;

    @TempDir Path folder;

    @Test
    void the_shipped_example_is_what_the_seed_makes() throws IOException {
        Brightwater.write(Brightwater.SEED, Brightwater.CONTACTS, folder);

        for (String file : FILES) {
            assertThat(folder.resolve(file)).hasSameBinaryContentAs(EXAMPLE.resolve(file));
        }
    }

    @Test
    void another_seed_makes_another_company_with_the_same_boundaries() throws IOException {
        Brightwater.write(77, Brightwater.CONTACTS, folder);

        assertThat(Files.readString(folder.resolve("accounts.csv")))
                .isNotEqualTo(Files.readString(EXAMPLE.resolve("accounts.csv")));
        assertThat(counts(folder.resolve("truth.csv"), "boundaries"))
                .isEqualTo(counts(EXAMPLE.resolve("truth.csv"), "boundaries"));
    }

    @Test
    void every_kind_of_event_that_the_mapping_names_occurs_often() throws IOException {
        Map<String, Long> events = counts(EXAMPLE.resolve("events.csv"), "what");
        Map<String, Long> comments = counts(EXAMPLE.resolve("comments.csv"), "kind");

        for (String kind : kindsMapped()) {
            long times = events.getOrDefault(kind, 0L) + comments.getOrDefault(kind, 0L);
            assertThat(times).as(kind).isGreaterThanOrEqualTo(EACH);
        }
    }

    @Test
    void every_failure_mode_is_planned_often() throws IOException {
        Map<String, Long> proved = modes("proved");
        Map<String, Long> indicated = modes("indicated");

        assertThat(proved)
                .containsOnlyKeys(
                        "CONTEXT_LOSS",
                        "INVISIBLE_ESCALATION",
                        "OWNERSHIP_VACUUM",
                        "RESOLUTION_WITHOUT_CLOSURE",
                        "REPEATED_CYCLE")
                .allSatisfy((mode, times) -> assertThat(times).isGreaterThanOrEqualTo(EACH));
        assertThat(indicated)
                .containsOnlyKeys("CONTEXT_LOSS", "RESOLUTION_WITHOUT_CLOSURE", "REPEATED_CYCLE")
                .allSatisfy((mode, times) -> assertThat(times).isGreaterThanOrEqualTo(EACH));
        assertThat(counts(EXAMPLE.resolve("truth.csv"), "proved"))
                .hasEntrySatisfying(
                        "RESOLUTION_WITHOUT_CLOSURE/follow-up-missed",
                        times -> assertThat(times).isGreaterThanOrEqualTo(EACH));
    }

    @Test
    void every_type_and_certainty_is_there() throws IOException {
        Map<String, Long> types =
                rows(EXAMPLE.resolve("truth.csv")).stream()
                        .filter(r -> !cell(r, "type").isEmpty())
                        .collect(
                                Collectors.groupingBy(
                                        r -> cell(r, "type") + " " + cell(r, "certainty"),
                                        TreeMap::new,
                                        Collectors.counting()));

        for (String type : List.of("TIER", "COMPLEXITY", "CUSTOMER", "EXECUTIVE", "REGULATORY")) {
            assertThat(types.get(type + " RECORDED")).as(type).isGreaterThanOrEqualTo(EACH);
        }
        assertThat(types.get("TIER INFERRED")).isGreaterThanOrEqualTo(EACH);
        assertThat(types.get("CUSTOMER SUSPECTED")).isGreaterThanOrEqualTo(EACH);
        assertThat(types).containsKey("COMPLEXITY INFERRED");
    }

    @Test
    void boundaries_have_near_misses_on_both_sides() throws IOException {
        Map<String, Long> boundaries = counts(EXAMPLE.resolve("truth.csv"), "boundaries");

        assertThat(boundaries)
                .allSatisfy((name, times) -> assertThat(times).isGreaterThanOrEqualTo(2));
        for (String rule :
                List.of(
                        "acceptance-one-hour",
                        "acceptance-over-lunch",
                        "acceptance-over-night",
                        "acceptance-over-weekend",
                        "acknowledgement-30-minutes",
                        "asks-again",
                        "closure-one-business-day",
                        "complexity-one-hour",
                        "complexity-tier-window",
                        "expected-number",
                        "failure-admitted",
                        "follow-up-48-hours",
                        "follow-up-72-hours",
                        "follow-up-weekend",
                        "handoff-returned",
                        "information-asked",
                        "notice-bounced",
                        "notice-by-machine",
                        "notice-by-voicemail",
                        "notice-one-hour",
                        "owner-absent",
                        "owner-deactivated",
                        "regulatory-extension",
                        "regulatory-pause",
                        "progress-close-of-day",
                        "promise-at",
                        "promise-by",
                        "repeat-42-days",
                        "repeated-after-handoff",
                        "system-user",
                        "unowned-status")) {
            assertThat(sides(boundaries, rule)).as(rule).containsOnly("WITHIN", "BEYOND");
        }
    }

    @Test
    void escalated_contacts_are_opened_when_the_others_are() throws IOException {
        Set<String> escalated =
                rows(EXAMPLE.resolve("truth.csv")).stream()
                        .filter(r -> List.of("RECORDED", "INFERRED").contains(cell(r, "certainty")))
                        .map(r -> cell(r, "contact"))
                        .collect(Collectors.toSet());
        Map<Boolean, List<OffsetDateTime>> opened =
                rows(EXAMPLE.resolve("events.csv")).stream()
                        .filter(r -> cell(r, "what").equals("Ticket created"))
                        .collect(
                                Collectors.partitioningBy(
                                        r -> escalated.contains(cell(r, "ticket")),
                                        Collectors.mapping(
                                                r -> OffsetDateTime.parse(cell(r, "at")),
                                                Collectors.toList())));

        assertAlike(opened, at -> at.getDayOfWeek().getValue());
        assertAlike(opened, at -> at.getHour() / 2);
    }

    /** No part holds a share of the escalated that is far from its share of the others. */
    private static void assertAlike(
            Map<Boolean, List<OffsetDateTime>> opened, ToIntFunction<OffsetDateTime> part) {
        for (int value = 0; value < 12; value++) {
            int at = value;
            double of = share(opened.getOrDefault(true, List.of()), t -> part.applyAsInt(t) == at);
            double others =
                    share(opened.getOrDefault(false, List.of()), t -> part.applyAsInt(t) == at);
            assertThat(of).as("part %d", at).isCloseTo(others, within(0.06));
        }
    }

    private static double share(List<OffsetDateTime> all, Predicate<OffsetDateTime> which) {
        return (double) all.stream().filter(which).count() / all.size();
    }

    @Test
    void some_wander_between_teams_and_tiers() throws IOException {
        assertThat(counts(EXAMPLE.resolve("truth.csv"), "detour"))
                .containsOnlyKeys("TEAM_PING_PONG", "TIER_REENTRY", "THIRD_TIER")
                .allSatisfy((detour, times) -> assertThat(times).isGreaterThanOrEqualTo(6));
    }

    @Test
    void a_handful_is_still_open_at_the_end_and_one_of_them_nobody_owns() throws IOException {
        List<Map<String, String>> open =
                rows(EXAMPLE.resolve("truth.csv")).stream()
                        .filter(r -> cell(r, "decided_at").compareTo("2026-06-15") > 0)
                        .filter(r -> !cell(r, "type").isEmpty())
                        .toList();

        assertThat(open)
                .hasSizeGreaterThanOrEqualTo(7)
                .allSatisfy(r -> assertThat(cell(r, "resolved_at")).isEmpty());
        assertThat(open.stream().filter(r -> cell(r, "accepted_at").isEmpty()))
                .singleElement()
                .satisfies(
                        r ->
                                assertThat(cell(r, "proved"))
                                        .isEqualTo("OWNERSHIP_VACUUM/unowned-status"));
    }

    @Test
    void some_accounts_are_in_trouble_and_some_nearly() throws IOException {
        assertThat(counts(EXAMPLE.resolve("truth-accounts.csv"), "signal"))
                .isEqualTo(Map.of("yes", 4L, "no", 3L));
    }

    @Test
    void about_a_fifth_is_escalated_and_most_of_it_handled_well() throws IOException {
        List<Map<String, String>> escalated =
                rows(EXAMPLE.resolve("truth.csv")).stream()
                        .filter(r -> List.of("RECORDED", "INFERRED").contains(cell(r, "certainty")))
                        .toList();
        long contacts = contacts(escalated.stream());

        assertThat(contacts).isBetween(Brightwater.CONTACTS * 15L / 100, Brightwater.CONTACTS / 5L);
        assertThat(contacts(escalated.stream().filter(r -> !cell(r, "proved").isEmpty())))
                .isLessThan(contacts / 2);
    }

    @Test
    void the_example_is_small_enough_to_ship() throws IOException {
        long bytes = 0;
        for (String file : FILES) {
            bytes += Files.size(EXAMPLE.resolve(file));
        }
        assertThat(bytes).isLessThan(6_000_000);
    }

    private static Set<String> sides(Map<String, Long> boundaries, String rule) {
        return boundaries.keySet().stream()
                .filter(b -> b.startsWith(rule + "/"))
                .map(b -> b.split("/", -1)[1])
                .collect(Collectors.toSet());
    }

    private static long contacts(Stream<Map<String, String>> rows) {
        return rows.map(r -> cell(r, "contact")).distinct().count();
    }

    /** The names of events in the mapping: the lines below {@code values:} of an event. */
    private static List<String> kindsMapped() throws IOException {
        List<String> lines = Files.readAllLines(EXAMPLE.resolve("mapping.yaml"));
        List<String> kinds =
                lines.stream()
                        .filter(l -> l.startsWith("        ") && l.contains(": "))
                        .map(l -> l.strip().split(": ", -1)[0])
                        .toList();
        assertThat(kinds).hasSizeGreaterThan(30);
        return kinds;
    }

    private static Map<String, Long> modes(String column) throws IOException {
        return rows(EXAMPLE.resolve("truth.csv")).stream()
                .flatMap(
                        r ->
                                Arrays.stream(cell(r, column).split("\\|"))
                                        .map(f -> f.split("/", -1)[0])
                                        .distinct())
                .filter(m -> !m.isEmpty())
                .collect(
                        Collectors.groupingBy(
                                Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private static Map<String, Long> counts(Path file, String column) throws IOException {
        return rows(file).stream()
                .flatMap(r -> Arrays.stream(cell(r, column).split("\\|")))
                .filter(c -> !c.isEmpty())
                .collect(
                        Collectors.groupingBy(
                                Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        return PlainCsv.rows(Files.readString(file));
    }
}

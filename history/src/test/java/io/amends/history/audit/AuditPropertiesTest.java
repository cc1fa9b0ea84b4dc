package io.amends.history.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.history.report.JsonReport;
import io.amends.history.report.Report;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must not change an audit. Small parts of made histories; the seed is the test's name. */
class AuditPropertiesTest {

    private static final List<String> BY_CONTACT = List.of("events.csv", "comments.csv");
    private static final Instant LATEST = Instant.parse("2026-07-01T00:00:00Z");
    private static final Pattern AT = Pattern.compile("^[^,]+,([^,]+),.*");

    @TempDir Path work;

    static Stream<Long> seeds() {
        return Stream.of(11L, 12L, 13L);
    }

    // ---- what must not change it -------------------------------------------------------------

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_order_of_the_rows_changes_nothing(long seed) throws IOException {
        Path plain = part(seed, 200);
        Path shuffled = copy(plain, "shuffled");
        Random random = new Random(seed);
        for (String table : BY_CONTACT) {
            rewrite(shuffled.resolve(table), rows -> shuffled(rows, random));
        }

        assertSame(Audited.of(plain, usual()), Audited.of(shuffled, usual()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void splitting_the_file_changes_nothing(long seed) throws IOException {
        Path plain = part(seed, 200);
        Path split = copy(plain, "split");
        Random random = new Random(seed);
        List<String> main = Files.readAllLines(split.resolve("events.csv"));
        List<String> moved = new ArrayList<>(List.of(main.getFirst()));
        rewrite(
                split.resolve("events.csv"),
                rows -> {
                    List<String> kept = new ArrayList<>();
                    rows.forEach(row -> (random.nextInt(3) == 0 ? moved : kept).add(row));
                    return kept;
                });
        Files.write(split.resolve("more.csv"), moved);
        String mapping = Files.readString(split.resolve("mapping.yaml"));
        int from = mapping.indexOf("  main:\n");
        int to = mapping.indexOf("  comments:\n");
        String further =
                mapping.substring(from, to).replace("  main:\n", "  more:\n    file: more.csv\n");
        Files.writeString(
                split.resolve("mapping.yaml"),
                mapping.substring(0, to) + further + mapping.substring(to));

        assertSame(Audited.of(plain, usual()), Audited.of(split, usual()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void exact_duplicates_change_nothing(long seed) throws IOException {
        Path plain = part(seed, 200);
        Path doubled = copy(plain, "doubled");
        Random random = new Random(seed);
        for (String table : BY_CONTACT) {
            rewrite(
                    doubled.resolve(table),
                    rows -> {
                        List<String> more = new ArrayList<>(rows);
                        rows.forEach(row -> repeat(row, random, more));
                        return more;
                    });
        }
        Audited twice = Audited.of(doubled, usual());

        assertSame(Audited.of(plain, usual()), twice);
        assertThat(twice.report().reading().duplicateRows()).isPositive();
    }

    private static void repeat(String row, Random random, List<String> rows) {
        if (random.nextInt(10) == 0) {
            rows.add(row);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void one_worker_and_two_and_another_run_write_the_same_bytes(long seed) throws IOException {
        Path plain = part(seed, 200);
        Audited one = Audited.of(plain, usual().workers(1));

        for (Audited again :
                List.of(
                        Audited.of(plain, usual().workers(2)),
                        Audited.of(plain, usual().workers(1)))) {
            assertThat(json(again.report())).isEqualTo(json(one.report()));
            assertThat(again.texts()).isEqualTo(one.texts());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void an_unrelated_contact_changes_no_other_contacts_findings(long seed) throws IOException {
        Path more = part(seed, 200);
        Random random = new Random(seed);
        List<String> strangers = aloneInTheirAccount(more);
        String added = strangers.get(random.nextInt(strangers.size()));
        Path fewer = copy(more, "fewer");
        for (String table : List.of("events.csv", "comments.csv", "surveys.csv")) {
            rewrite(
                    fewer.resolve(table),
                    rows -> rows.stream().filter(row -> !contactOf(row).equals(added)).toList());
        }
        alone(more, added);
        alone(fewer, added);

        Audited with = Audited.of(more, usual());
        Audited without = Audited.of(fewer, usual());

        assertThat(states(with)).isEqualTo(states(without));
        for (String table : Audited.TABLES) {
            assertThat(lines(with, table).filter(row -> !contactOf(row).equals(added)))
                    .as(table + " without " + added)
                    .containsExactlyElementsOf(lines(without, table).toList());
        }
    }

    private static List<String> aloneInTheirAccount(Path folder) {
        Map<String, Set<String>> contacts = new TreeMap<>();
        for (Line row : Audited.rows(folder.resolve("events.csv"))) {
            if (!row.get("account").isEmpty()) {
                contacts.computeIfAbsent(row.get("account"), a -> new TreeSet<>())
                        .add(row.get("ticket"));
            }
        }
        return contacts.values().stream()
                .filter(ofAccount -> ofAccount.size() == 1)
                .flatMap(Set::stream)
                .toList();
    }

    private static List<String> states(Audited audited) {
        return audited.report().observability().stream()
                .map(visible -> visible.kind() + " " + visible.state())
                .toList();
    }

    /** Rows of others that name the contact would relate them to it. */
    private static void alone(Path folder, String contact) throws IOException {
        rewrite(
                folder.resolve("events.csv"),
                rows ->
                        rows.stream()
                                .filter(r -> contactOf(r).equals(contact) || !r.contains(contact))
                                .toList());
    }

    // ---- time --------------------------------------------------------------------------------

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void what_is_judged_at_an_instant_does_not_know_what_came_later(long seed) throws IOException {
        Path whole = part(seed, 300);
        Instant at = instant(seed);
        Path cut = copy(whole, "cut");
        for (String table : BY_CONTACT) {
            rewrite(
                    cut.resolve(table),
                    rows -> rows.stream().filter(row -> !at(row).isAfter(at)).toList());
        }

        assertSame(Audited.of(whole, usual().asOf(at)), Audited.of(cut, usual().asOf(at)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void judging_late_is_judging_on_time(long seed) throws IOException {
        Path whole = part(seed, 300);
        Instant at = instant(seed);
        Map<String, Line> later = verdicts(Audited.of(whole, usual()));
        Map<String, Line> then = verdicts(Audited.of(whole, usual().asOf(at)));
        Set<String> bounced = bouncedAfter(whole, at);
        int judged = 0;

        for (Map.Entry<String, Line> entry : then.entrySet()) {
            Line row = entry.getValue();
            if (Instant.parse(row.get("due")).isBefore(at)
                    && isObservable(row)
                    && !bounced.contains(row.get("contact"))) {
                judged++;
                assertThat(later).as("seed " + seed + " as of " + at).containsKey(entry.getKey());
                Line now = Objects.requireNonNull(later.get(entry.getKey()));
                assertThat(now.get("verdict"))
                        .as("seed " + seed + " as of " + at + ": " + row + " and later " + now)
                        .isIn(lawful(row.get("verdict")));
            }
        }
        assertThat(judged).isPositive();
    }

    /**
     * Whether the source showed enough by then: that is decided once per audit, from what it has read,
     * and a small history may show a rare kind of fact only later.
     */
    private static boolean isObservable(Line row) {
        return !row.get("verdict").equals("not-observable");
    }

    /** What is past its due can only still be kept late. */
    private static Set<String> lawful(String verdict) {
        return verdict.equals("missed") ? Set.of("missed", "kept-late") : Set.of(verdict);
    }

    private static Map<String, Line> verdicts(Audited audited) {
        Map<String, Line> verdicts = new TreeMap<>();
        for (Line row : audited.table("commitments.csv")) {
            verdicts.put(
                    Stream.of("escalation", "kind", "arises_at", "due")
                            .map(row::get)
                            .collect(Collectors.joining(" ")),
                    row);
        }
        return verdicts;
    }

    /** A message that comes back later corrects the verdict, and is meant to. */
    private static Set<String> bouncedAfter(Path folder, Instant at) throws IOException {
        try (Stream<String> rows = Files.lines(folder.resolve("events.csv")).skip(1)) {
            return rows.filter(row -> row.contains(",Mail bounced,"))
                    .filter(row -> at(row).isAfter(at))
                    .map(AuditPropertiesTest::contactOf)
                    .collect(Collectors.toSet());
        }
    }

    /** One row per contact, and on every row the instants that were still to come. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void blanking_what_was_still_to_come_changes_no_earlier_verdict(long seed) throws IOException {
        Instant at = Instant.parse("2026-03-16T12:00:00Z");
        Random random = new Random(seed);
        List<String> known = new ArrayList<>();
        List<String> blanked = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Instant opened =
                    Instant.parse("2026-03-02T08:00:00Z").plusSeconds(random.nextInt(13 * 86_400));
            Instant escalated = opened.plusSeconds(random.nextInt(2 * 86_400));
            Instant told = escalated.plusSeconds(random.nextInt(3 * 3_600));
            Instant resolved = told.plusSeconds(random.nextInt(8 * 86_400));
            List<Instant> instants = List.of(opened, escalated, told, resolved);
            known.add(ticket(i, instants, LATEST));
            if (!opened.isAfter(at)) {
                blanked.add(ticket(i, instants, at));
            }
        }

        assertSame(tickets("known", known, at), tickets("blanked", blanked, at));
    }

    private static String ticket(int number, List<Instant> instants, Instant known) {
        return "K-"
                + number
                + instants.stream()
                        .map(instant -> "," + (instant.isAfter(known) ? "" : instant))
                        .collect(Collectors.joining());
    }

    private Audited tickets(String name, List<String> rows, Instant at) throws IOException {
        Path folder = Files.createDirectory(work.resolve(name));
        List<String> lines = new ArrayList<>(List.of("id,opened,escalated,told,resolved_at"));
        lines.addAll(rows);
        Files.write(folder.resolve("events.csv"), lines);
        Files.writeString(
                folder.resolve("mapping.yaml"),
                """
                mapping: tickets
                version: 1
                zone: UTC
                format: csv
                tables:
                  main:
                    rows: contacts
                    contact: id
                    instants:
                      - {event: opened, occurred: {column: opened, format: iso}}
                      - {event: escalation, occurred: {column: escalated, format: iso}, fields: {type: {constant: CUSTOMER}}}
                      - {event: message-to-customer, occurred: {column: told, format: iso}}
                      - {event: resolved, occurred: {column: resolved_at, format: iso}}
                provides: [message-to-customer, resolution, recorded-escalation]
                """);
        Audited audited = Audited.of(folder, usual().asOf(at));
        assertThat(audited.report().reading().rejectedRows())
                .as(audited.report().reading().firstRejected().toString())
                .isZero();
        assertThat(audited.table("commitments.csv")).isNotEmpty();
        return audited;
    }

    // ---- parts of made histories -------------------------------------------------------------

    private static Audited.Terms usual() {
        return Audited.Terms.USUAL.asOf(LATEST);
    }

    /** Part of the seed's history, escalated contacts first among them. */
    private Path part(long seed, int contacts) throws IOException {
        Path whole = MadeHistory.written(seed, 1);
        Random random = new Random(seed);
        List<String> all = new ArrayList<>(contactsOf(whole));
        Collections.shuffle(all, random);
        Set<String> chosen = new HashSet<>(all.subList(0, Math.min(contacts, all.size())));
        for (String table : List.of("events.csv", "comments.csv", "surveys.csv")) {
            rewrite(
                    whole.resolve(table),
                    rows -> rows.stream().filter(row -> chosen.contains(contactOf(row))).toList());
        }
        return whole;
    }

    private static Instant instant(long seed) {
        return Instant.parse("2025-09-01T00:00:00Z")
                .plus(Duration.ofMinutes(new Random(seed).nextInt(180 * 24 * 60)));
    }

    private static Set<String> contactsOf(Path folder) throws IOException {
        try (Stream<String> rows = Files.lines(folder.resolve("events.csv")).skip(1)) {
            return rows.map(AuditPropertiesTest::contactOf)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String contactOf(String row) {
        return row.substring(0, row.indexOf(','));
    }

    private static Instant at(String row) {
        return Instant.parse(AT.matcher(row).replaceFirst("$1"));
    }

    private Path copy(Path folder, String name) throws IOException {
        Path copy = Files.createDirectory(work.resolve(name));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName().toString()));
            }
        }
        return copy;
    }

    private static void rewrite(Path file, UnaryOperator<List<String>> rows) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> changed = new ArrayList<>(List.of(lines.getFirst()));
        changed.addAll(rows.apply(lines.subList(1, lines.size())));
        Files.write(file, changed);
    }

    private static List<String> shuffled(List<String> rows, Random random) {
        List<String> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static Stream<String> lines(Audited audited, String table) {
        return audited.texts().getOrDefault(table, "").lines().skip(1);
    }

    private static String json(Report report) {
        StringWriter json = new StringWriter();
        JsonReport.write(report, json);
        return json.toString();
    }

    /** Equal in all but what the files were. */
    private static void assertSame(Audited one, Audited other) {
        assertThat(other.texts()).isEqualTo(one.texts());
        assertThat(substance(other.report())).isEqualTo(substance(one.report()));
    }

    private static Map<String, Object> substance(Report report) {
        Map<String, Object> parts = new LinkedHashMap<>();
        Arrays.stream(Report.class.getRecordComponents())
                .filter(part -> !Set.of("provenance", "reading").contains(part.getName()))
                .forEach(
                        part -> {
                            try {
                                parts.put(part.getName(), part.getAccessor().invoke(report));
                            } catch (ReflectiveOperationException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        return parts;
    }
}

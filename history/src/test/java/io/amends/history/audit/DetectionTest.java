package io.amends.history.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was planned into a history is what the audit finds in it. */
class DetectionTest {

    /** Of what is only indicated, at least this share. */
    private static final double INDICATED_FLOOR = 0.95;

    /** Of what is only suspected; customers are unhappy in words that no list holds. */
    private static final double SUSPECTED_FLOOR = 0.95;

    /** The customer's own words come at most so long before an agent records them. */
    private static final Duration CONFIRMED_WITHIN = Duration.ofHours(1);

    static Stream<MadeHistory> histories() {
        return Stream.of(MadeHistory.SHIPPED, 77L, 4242L).map(MadeHistory::of);
    }

    @ParameterizedTest
    @MethodSource("histories")
    void every_row_of_the_history_is_read(MadeHistory history) {
        var reading = history.audited().report().reading();

        assertThat(reading.rejectedRows()).as(reading.firstRejected().toString()).isZero();
        assertThat(reading.rows()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("histories")
    void the_escalations_are_the_planned_ones(MadeHistory history) {
        Set<String> planned =
                history.truth().rows().stream()
                        .filter(Truth.Row::escalates)
                        .filter(row -> !row.isSuspected())
                        .map(
                                row ->
                                        told(
                                                row.contact(),
                                                row.type(),
                                                row.certainty(),
                                                row.decided(),
                                                row.resolved()))
                        .collect(Collectors.toCollection(TreeSet::new));

        Set<String> found =
                history.audited().table("escalations.csv").stream()
                        .filter(e -> !e.get("certainty").equals("suspected"))
                        .map(
                                e ->
                                        told(
                                                e.get("contact"),
                                                e.get("type"),
                                                e.get("certainty").toUpperCase(Locale.ROOT),
                                                e.get("decided_at"),
                                                e.get("resolved_at")))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(found).isEqualTo(planned);
    }

    private static String told(
            String contact, String type, String certainty, String decided, String resolved) {
        return String.join(" ", contact, type, certainty, "decided", decided, "resolved", resolved);
    }

    @ParameterizedTest
    @MethodSource("histories")
    void proved_findings_are_exactly_the_planned_failures(MadeHistory history) {
        Set<String> planned = history.truth().proved();

        assertThat(planned).hasSizeGreaterThan(150);
        assertThat(history.audited().findings("proved")).isEqualTo(planned);
    }

    @ParameterizedTest
    @MethodSource("histories")
    void indicated_findings_are_close_to_the_planned_ones(MadeHistory history) {
        Set<String> planned = history.truth().indicated();
        Set<String> found = history.audited().findings("indicated");

        assertThat(planned).hasSizeGreaterThan(50);
        assertClose(history + ", indicated", planned, found, INDICATED_FLOOR);
    }

    @ParameterizedTest
    @MethodSource("histories")
    void suspected_escalations_are_close_to_the_planned_ones(MadeHistory history) {
        Set<String> planned =
                history.truth().rows().stream()
                        .filter(Truth.Row::isSuspected)
                        .map(row -> row.contact() + " " + row.type() + " " + row.decided())
                        .collect(Collectors.toCollection(TreeSet::new));
        Map<String, List<Line>> escalations =
                history.audited().table("escalations.csv").stream()
                        .collect(Collectors.groupingBy(DetectionTest::decidedOn));

        Set<String> found =
                history.audited().table("escalations.csv").stream()
                        .filter(e -> e.get("certainty").equals("suspected"))
                        .filter(
                                e ->
                                        !isConfirmed(
                                                e,
                                                escalations.getOrDefault(
                                                        e.get("contact"), List.of())))
                        .map(
                                e ->
                                        String.join(
                                                " ",
                                                e.get("contact"),
                                                e.get("type"),
                                                e.get("decided_at")))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(planned).hasSizeGreaterThanOrEqualTo(20);
        assertClose(history + ", suspected", planned, found, SUSPECTED_FLOOR);
    }

    /** The contact it was decided on, which may have been merged since. */
    private static String decidedOn(Line escalation) {
        String from = escalation.get("carried_from");
        return from.isEmpty() ? escalation.get("contact") : from;
    }

    /** The customer's words in what is then recorded are no suspicion of their own. */
    private static boolean isConfirmed(Line suspicion, List<Line> ofContact) {
        Instant raised = Instant.parse(suspicion.get("decided_at"));
        return ofContact.stream()
                .filter(e -> !e.get("certainty").equals("suspected"))
                .filter(e -> e.get("type").equals(suspicion.get("type")))
                .map(e -> Duration.between(raised, Instant.parse(e.get("decided_at"))))
                .anyMatch(gap -> !gap.isNegative() && gap.compareTo(CONFIRMED_WITHIN) <= 0);
    }

    private static void assertClose(
            String what, Set<String> planned, Set<String> found, double floor) {
        Set<String> missed = without(planned, found);
        Set<String> made = without(found, planned);
        double recall = 1 - (double) missed.size() / planned.size();
        double precision = found.isEmpty() ? 0 : 1 - (double) made.size() / found.size();
        String figures =
                "%s: recall %.3f, precision %.3f of %d; missed %s; not planned %s"
                        .formatted(what, recall, precision, planned.size(), missed, made);
        System.out.println(figures);

        assertThat(recall).as(figures).isGreaterThanOrEqualTo(floor);
        assertThat(precision).as(figures).isGreaterThanOrEqualTo(floor);
    }

    private static Set<String> without(Set<String> these, Set<String> those) {
        Set<String> rest = new TreeSet<>(these);
        rest.removeAll(those);
        return rest;
    }
}

package io.amends.history.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A second before and a second after: every near miss is judged on the side it was planned on. */
class NearMissTest {

    private static final Set<String> BROKEN = Set.of("kept-late", "missed");

    private static final String ANY = "";

    /** How the side of a near miss shows. */
    private sealed interface Sight {}

    /** By the verdicts on one kind of commitment: beyond when one is broken. */
    private record Commitment(String kind) implements Sight {}

    /** By the content of the message that kept a commitment: incomplete or not, but in time. */
    private record Content(String kind) implements Sight {}

    /** By the same: beyond when it is incomplete. */
    private record Completeness(String kind) implements Sight {}

    /** By a finding: beyond when there is one. Some rules have several kinds. */
    private record Finding(String mode, String kind) implements Sight {}

    /** By an escalation of the type: within when it follows from the facts. */
    private record Follows(String type) implements Sight {}

    /** By nothing at all: the contact has no escalation and owes nothing. */
    private record Nothing() implements Sight {}

    private static final Map<String, Sight> SIGHTS = new TreeMap<>();

    static {
        for (String rule : List.of("one-hour", "bounced", "by-machine", "by-voicemail")) {
            SIGHTS.put("notice-" + rule, new Commitment("ESCALATION_NOTICE"));
        }
        SIGHTS.put("notice-content", new Content("ESCALATION_NOTICE"));
        SIGHTS.put("closure-parts", new Content("RESOLUTION_MESSAGE"));
        SIGHTS.put("failure-admitted", new Completeness("RESOLUTION_MESSAGE"));
        SIGHTS.put("acknowledgement-30-minutes", new Commitment("ACKNOWLEDGEMENT"));
        SIGHTS.put("promise-by", new Commitment("PROMISE"));
        SIGHTS.put("promise-at", new Commitment("PROMISE"));
        for (String rule :
                List.of("by-machine", "by-voicemail", "close-of-day", "holiday", "slot")) {
            SIGHTS.put("progress-" + rule, new Commitment("PROGRESS_UPDATE"));
        }
        for (String rule : List.of("48-hours", "72-hours", "reached", "weekend")) {
            SIGHTS.put("follow-up-" + rule, new Commitment("FOLLOW_UP"));
        }
        SIGHTS.put("regulatory-extension", new Commitment("REGULATORY_STEP"));
        SIGHTS.put("regulatory-pause", new Commitment("REGULATORY_STEP"));
        SIGHTS.put("closure-bounced", new Commitment("RESOLUTION_MESSAGE"));
        SIGHTS.put("closure-one-business-day", new Commitment("RESOLUTION_MESSAGE"));
        for (String rule : List.of("one-hour", "over-lunch", "over-night", "over-weekend")) {
            SIGHTS.put("acceptance-" + rule, new Finding("OWNERSHIP_VACUUM", ANY));
        }
        SIGHTS.put("handoff-withdrawn", new Finding("OWNERSHIP_VACUUM", "offered-unanswered"));
        SIGHTS.put("handoff-returned", new Finding("OWNERSHIP_VACUUM", "returned-not-reoffered"));
        SIGHTS.put("owner-absent", new Finding("OWNERSHIP_VACUUM", "owner-absent"));
        SIGHTS.put("owner-deactivated", new Finding("OWNERSHIP_VACUUM", "owner-deactivated"));
        SIGHTS.put("system-user", new Finding("OWNERSHIP_VACUUM", "system-user"));
        SIGHTS.put("unowned-status", new Finding("OWNERSHIP_VACUUM", "unowned-status"));
        SIGHTS.put("handoff-elements", new Finding("CONTEXT_LOSS", "handoff-element-empty"));
        SIGHTS.put("repeated-after-handoff", new Finding("CONTEXT_LOSS", "customer-repeated"));
        SIGHTS.put("repeated-survey", new Finding("CONTEXT_LOSS", "customer-repeated"));
        SIGHTS.put("asks-again", new Finding("CONTEXT_LOSS", "asks-again"));
        SIGHTS.put("information-asked", new Finding("CONTEXT_LOSS", "information-asked-again"));
        SIGHTS.put("repeat-42-days", new Finding("REPEATED_CYCLE", "same-cause"));
        SIGHTS.put("expected-number", new Finding("REPEATED_CYCLE", "same-subject"));
        SIGHTS.put("reopened-by-thanks", new Finding("REPEATED_CYCLE", "reopened-and-escalated"));
        SIGHTS.put("complexity-one-hour", new Follows("COMPLEXITY"));
        SIGHTS.put("complexity-tier-window", new Follows("COMPLEXITY"));
        SIGHTS.put("complexity-by-person", new Follows("COMPLEXITY"));
        SIGHTS.put("tier-inference", new Nothing());
        SIGHTS.put("repeat-not-escalated", new Nothing());
        SIGHTS.put("promise-not-escalated", new Nothing());
    }

    /** One near miss as planned. */
    private record NearMiss(MadeHistory history, Truth.Row row, String side, String at) {

        boolean isBeyond() {
            return side.equals("BEYOND");
        }

        @Override
        public String toString() {
            return history + ", " + row.contact() + ", " + side + ", " + at;
        }
    }

    static Set<String> rules() {
        return SIGHTS.keySet();
    }

    @Test
    void no_planned_near_miss_is_left_out() {
        for (MadeHistory history : DetectionTest.histories().toList()) {
            Set<String> planned = new TreeSet<>();
            for (Truth.Row row : history.truth().rows()) {
                row.boundaries().forEach(boundary -> planned.add(boundary.split("/", 3)[0]));
            }
            assertThat(planned).as(history.toString()).isEqualTo(rules());
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_near_miss_is_judged_on_its_planned_side(String rule) {
        List<NearMiss> all = DetectionTest.histories().flatMap(h -> planned(h, rule)).toList();

        assertThat(all).isNotEmpty();
        all.forEach(nearMiss -> check(nearMiss, Objects.requireNonNull(SIGHTS.get(rule))));
    }

    private static Stream<NearMiss> planned(MadeHistory history, String rule) {
        return history.truth().rows().stream()
                .flatMap(
                        row ->
                                row.boundaries().stream()
                                        .map(boundary -> boundary.split("/", 3))
                                        .filter(parts -> parts[0].equals(rule))
                                        .map(p -> new NearMiss(history, row, p[1], p[2])));
    }

    private static void check(NearMiss nearMiss, Sight sight) {
        if (!nearMiss.row().escalates() && !(sight instanceof Follows)) {
            assertNothing(nearMiss);
            return;
        }
        switch (sight) {
            case Commitment(String kind) -> assertVerdict(nearMiss, kind);
            case Content(String kind) -> assertContent(nearMiss, kind);
            case Completeness(String kind) ->
                    assertThat(judgements(nearMiss, kind))
                            .as(nearMiss.toString())
                            .isNotEmpty()
                            .allMatch(
                                    c ->
                                            c.get("content").equals("incomplete")
                                                    == nearMiss.isBeyond());
            case Finding(String mode, String kind) ->
                    assertThat(
                                    nearMiss.history().found(nearMiss.row()).stream()
                                            .anyMatch(f -> f.startsWith(mode + "/" + kind)))
                            .as(nearMiss.toString())
                            .isEqualTo(nearMiss.isBeyond());
            case Follows(String type) -> assertFollows(nearMiss, type);
            case Nothing() -> assertNothing(nearMiss);
        }
    }

    private static void assertVerdict(NearMiss nearMiss, String kind) {
        List<String> verdicts = judgements(nearMiss, kind).map(c -> c.get("verdict")).toList();

        if (nearMiss.isBeyond()) {
            assertThat(verdicts).as(nearMiss.toString()).anyMatch(BROKEN::contains);
        } else {
            assertThat(verdicts).as(nearMiss.toString()).isNotEmpty().containsOnly("kept");
        }
    }

    /** Timing and content are two verdicts: a part that is missing makes no word late. */
    private static void assertContent(NearMiss nearMiss, String kind) {
        assertThat(judgements(nearMiss, kind))
                .as(nearMiss.toString())
                .isNotEmpty()
                .allSatisfy(
                        c -> {
                            assertThat(c.get("verdict")).isEqualTo("kept");
                            assertThat(c.get("missing_parts")).isNotEmpty();
                        });
    }

    private static Stream<Line> judgements(NearMiss nearMiss, String kind) {
        return nearMiss.history().about(nearMiss.row(), "commitments.csv").stream()
                .filter(c -> c.get("kind").equals(kind));
    }

    private static void assertFollows(NearMiss nearMiss, String type) {
        assertThat(escalations(nearMiss).map(e -> e.get("type")).anyMatch(type::equals))
                .as(nearMiss.toString())
                .isEqualTo(!nearMiss.isBeyond());
    }

    private static void assertNothing(NearMiss nearMiss) {
        assertThat(escalations(nearMiss)).as(nearMiss.toString()).isEmpty();
        for (String table : List.of("commitments.csv", "findings.csv")) {
            assertThat(nearMiss.history().audited().byContact(table))
                    .as(nearMiss.toString())
                    .doesNotContainKey(nearMiss.row().contact());
        }
    }

    private static Stream<Line> escalations(NearMiss nearMiss) {
        return nearMiss
                .history()
                .audited()
                .byContact("escalations.csv")
                .getOrDefault(nearMiss.row().contact(), List.of())
                .stream();
    }
}

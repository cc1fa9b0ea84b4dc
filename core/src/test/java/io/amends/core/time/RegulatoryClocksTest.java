package io.amends.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.core.time.DeadlineRule.After;
import io.amends.core.time.DeadlineRule.Anchor;
import io.amends.core.time.RegulatoryPeriod.BusinessDays;
import io.amends.core.time.RegulatoryPeriod.CalendarDays;
import io.amends.core.time.RegulatoryPeriod.Months;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegulatoryClocksTest {

    private static final Jurisdiction WHERE = RegulatoryTermTest.weekdays("Europe/Berlin");
    private static final RequiredCommunication LETTER =
            new RequiredCommunication("letter", "customer", List.of("the answer"));

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(WHERE.zone()).toInstant();
    }

    private static DeadlineRule after(String fact, int hours) {
        return new After(new Anchor.Fact(fact), RegulatoryTerm.hours(hours));
    }

    private static Milestone milestone(String id, DeadlineRule rule) {
        return new Milestone(
                id, id, Milestone.Binding.HARD, rule, Set.of(), List.of(), Set.of(), LETTER);
    }

    private static RegulatoryPreset preset(Milestone... milestones) {
        return version("1", "2020-01-01", null, milestones);
    }

    private static RegulatoryPreset version(
            String version, String from, @Nullable String to, Milestone... milestones) {
        return new RegulatoryPreset(
                "test",
                version,
                "Test",
                "none",
                LocalDate.parse("2026-01-01"),
                LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to),
                "ask counsel",
                Map.of("received", "", "aware", "", "classified", ""),
                List.of(milestones));
    }

    /** GDPR Article 12(3): one month, three in all when notice went out within the first. */
    private static final RegulatoryPreset REQUEST =
            preset(
                    new Milestone(
                            "answer",
                            "Answer",
                            Milestone.Binding.HARD,
                            months(1),
                            Set.of("identity"),
                            List.of(new Extension("complex", months(3), LETTER)),
                            Set.of(),
                            LETTER));

    private static DeadlineRule months(int months) {
        return new After(
                new Anchor.Fact("received"),
                RegulatoryTerm.endOfDay(new Months(months), Roll.END_OF_NEXT_WORKING_DAY));
    }

    private static RegulatoryStep request(List<ExtensionNotice> notices, List<Pause> pauses) {
        return RegulatoryClocks.steps(
                        REQUEST,
                        new RegulatoryFacts(
                                Map.of("received", at("2025-01-31T10:00:00")),
                                Map.of(),
                                notices,
                                pauses),
                        WHERE)
                .getFirst();
    }

    private static LocalDate lastDay(Deadline deadline) {
        assertThat(deadline).isInstanceOf(Deadline.Fixed.class);
        return ((Deadline.Fixed) deadline).lastDay();
    }

    @Test
    void an_extension_counts_from_the_origin_when_its_notice_was_sent_in_time() {
        RegulatoryStep step =
                request(
                        List.of(
                                new ExtensionNotice(
                                        "answer", "complex", at("2025-02-28T23:59:59"))),
                        List.of());
        assertThat(lastDay(step.original())).isEqualTo("2025-02-28");
        assertThat(lastDay(step.deadline())).isEqualTo("2025-04-30");
        assertThat(step.remarks()).isEmpty();
    }

    @Test
    void an_extension_whose_notice_was_sent_after_the_deadline_changes_nothing() {
        RegulatoryStep step =
                request(
                        List.of(
                                new ExtensionNotice(
                                        "answer", "complex", at("2025-03-01T00:00:00"))),
                        List.of());
        assertThat(lastDay(step.deadline())).isEqualTo("2025-02-28");
        assertThat(step.remarks())
                .extracting(RegulatoryStep.Remark::code)
                .containsExactly(RegulatoryStep.Code.EXTENSION_TOO_LATE);
    }

    @Test
    void S12_waiting_for_the_customer_never_pauses_a_regulatory_clock() {
        RegulatoryStep step =
                request(
                        List.of(),
                        List.of(
                                new Pause(
                                        "waiting-for-customer",
                                        at("2025-02-03T09:00:00"),
                                        at("2025-02-20T09:00:00"))));
        assertThat(lastDay(step.deadline())).isEqualTo("2025-02-28");
        assertThat(step.remarks())
                .extracting(RegulatoryStep.Remark::code)
                .containsExactly(RegulatoryStep.Code.PAUSE_NOT_NAMED);
    }

    @Test
    void a_named_pause_adds_its_days_once_even_when_two_overlap() {
        RegulatoryStep step =
                request(
                        List.of(),
                        List.of(
                                new Pause(
                                        "identity",
                                        at("2025-02-03T09:00:00"),
                                        at("2025-02-06T09:00:00")),
                                new Pause(
                                        "identity",
                                        at("2025-02-04T09:00:00"),
                                        at("2025-02-07T09:00:00"))));
        assertThat(lastDay(step.deadline())).isEqualTo("2025-03-04");
    }

    @Test
    void a_pause_that_has_not_ended_shows_the_clock_standing_still() {
        Deadline deadline =
                request(List.of(), List.of(new Pause("identity", at("2025-02-03T09:00:00"), null)))
                        .deadline();
        assertThat(deadline)
                .isInstanceOfSatisfying(
                        Deadline.Paused.class,
                        paused -> assertThat(paused.since()).isEqualTo(at("2025-02-03T09:00:00")));
    }

    @Test
    void a_pause_begun_after_the_deadline_does_not_revive_it() {
        RegulatoryStep step =
                request(
                        List.of(),
                        List.of(
                                new Pause(
                                        "identity",
                                        at("2025-03-03T09:00:00"),
                                        at("2025-03-06T09:00:00"))));
        assertThat(lastDay(step.deadline())).isEqualTo("2025-02-28");
    }

    /** DORA Article 19(4) with Delegated Regulation (EU) 2025/301, Article 5(1)(a). */
    private static final RegulatoryPreset INCIDENT =
            preset(
                    milestone(
                            "initial",
                            new DeadlineRule.InTimeOrLate(
                                    "classified",
                                    after("aware", 24),
                                    new DeadlineRule.Earliest(
                                            List.of(after("classified", 4), after("aware", 24))),
                                    after("classified", 4))),
                    milestone(
                            "intermediate",
                            new After(
                                    new Anchor.FirstFulfilment("initial"),
                                    RegulatoryTerm.hours(72))),
                    milestone(
                            "final",
                            new After(
                                    new Anchor.LastFulfilment("intermediate"),
                                    RegulatoryTerm.endOfDay(new Months(1), Roll.NONE))));

    private static Deadline initial(Map<String, Instant> anchors) {
        return RegulatoryClocks.steps(INCIDENT, RegulatoryFacts.anchored(anchors), WHERE)
                .getFirst()
                .deadline();
    }

    @Test
    void the_earlier_of_two_anchored_limits_holds_and_a_late_classification_has_its_own() {
        Instant aware = at("2026-11-16T08:00:00");
        assertThat(initial(Map.of("aware", aware, "classified", at("2026-11-16T10:00:00"))))
                .isEqualTo(fixed("2026-11-16T14:00:00"));
        assertThat(initial(Map.of("aware", aware, "classified", at("2026-11-17T07:00:00"))))
                .isEqualTo(fixed("2026-11-17T08:00:00"));
        assertThat(initial(Map.of("aware", aware, "classified", at("2026-11-17T08:00:00"))))
                .isEqualTo(fixed("2026-11-17T08:00:00"));
        assertThat(initial(Map.of("aware", aware, "classified", at("2026-11-17T08:00:01"))))
                .isEqualTo(fixed("2026-11-17T12:00:01"));
    }

    private static Deadline.Fixed fixed(String local) {
        return new Deadline.Fixed(at(local), LocalDateTime.parse(local).toLocalDate());
    }

    @Test
    void while_the_classification_is_missing_the_known_limit_bounds_the_deadline() {
        assertThat(initial(Map.of("aware", at("2026-11-16T08:00:00"))))
                .isEqualTo(
                        new Deadline.Provisional(
                                null, at("2026-11-17T08:00:00"), Set.of("classified")));
        assertThat(initial(Map.of()))
                .isEqualTo(new Deadline.NotStarted(Set.of("aware", "classified")));
    }

    @Test
    void a_chained_step_is_provisional_until_the_earlier_one_is_sent() {
        Map<String, Instant> anchors =
                Map.of("aware", at("2026-11-16T08:00:00"), "classified", at("2026-11-16T10:00:00"));
        List<RegulatoryStep> before =
                RegulatoryClocks.steps(INCIDENT, RegulatoryFacts.anchored(anchors), WHERE);
        Deadline.Provisional intermediate = (Deadline.Provisional) before.get(1).deadline();
        assertThat(intermediate.worstCase()).isEqualTo(at("2026-11-19T10:00:00"));
        assertThat(intermediate.notAfter()).isEqualTo(at("2026-11-19T14:00:00"));
        Deadline.Provisional last = (Deadline.Provisional) before.get(2).deadline();
        assertThat(last.awaiting()).containsExactlyInAnyOrder("initial", "intermediate");
        assertThat(last.worstCase())
                .isBetween(at("2026-12-16T23:59:59"), at("2026-12-17T00:00:00"));
        assertThat(last.notAfter()).isBetween(at("2026-12-19T23:59:59"), at("2026-12-20T00:00:00"));

        List<RegulatoryStep> after =
                RegulatoryClocks.steps(
                        INCIDENT,
                        new RegulatoryFacts(
                                anchors,
                                Map.of(
                                        "initial",
                                        List.of(at("2026-11-16T11:00:00")),
                                        "intermediate",
                                        List.of(
                                                at("2026-11-25T09:00:00"),
                                                at("2026-11-18T09:00:00"))),
                                List.of(),
                                List.of()),
                        WHERE);
        assertThat(after.get(1).deadline()).isEqualTo(fixed("2026-11-19T11:00:00"));
        assertThat(after.get(1).fulfilledAt()).isEqualTo(at("2026-11-18T09:00:00"));
        assertThat(lastDay(after.get(2).deadline())).isEqualTo("2026-12-25");
    }

    @Test
    void the_later_of_two_limits_waits_for_both() {
        RegulatoryPreset latest =
                preset(
                        milestone(
                                "report",
                                new DeadlineRule.Latest(
                                        List.of(after("aware", 72), after("classified", 24)))));
        assertThat(
                        RegulatoryClocks.steps(
                                        latest,
                                        RegulatoryFacts.anchored(
                                                Map.of("aware", at("2026-11-16T08:00:00"))),
                                        WHERE)
                                .getFirst()
                                .deadline())
                .isEqualTo(
                        new Deadline.Provisional(
                                at("2026-11-19T08:00:00"), null, Set.of("classified")));
    }

    @Test
    void a_way_out_taken_in_time_replaces_the_longer_step_and_taken_late_does_not() {
        DeadlineRule thirdDay =
                new After(
                        new Anchor.Fact("received"),
                        new RegulatoryTerm(
                                new BusinessDays(3),
                                DayZero.EVENT_DAY_EXCLUDED,
                                Roll.NONE,
                                DueAt.CLOSE_OF_BUSINESS));
        RegulatoryPreset complaint =
                preset(
                        new Milestone(
                                "summary",
                                "Summary",
                                Milestone.Binding.HARD,
                                thirdDay,
                                Set.of(),
                                List.of(),
                                Set.of("final"),
                                LETTER),
                        milestone(
                                "final",
                                new After(
                                        new Anchor.Fact("received"),
                                        RegulatoryTerm.endOfDay(new CalendarDays(56), Roll.NONE))));
        assertThat(replacedBy(complaint, "2026-11-19T17:00:00")).isEqualTo("summary");
        assertThat(replacedBy(complaint, "2026-11-19T17:00:01")).isNull();
    }

    private static @Nullable String replacedBy(RegulatoryPreset complaint, String summarySent) {
        return RegulatoryClocks.steps(
                        complaint,
                        new RegulatoryFacts(
                                Map.of("received", at("2026-11-16T08:00:00")),
                                Map.of("summary", List.of(at(summarySent))),
                                List.of(),
                                List.of()),
                        WHERE)
                .getLast()
                .replacedBy();
    }

    @Test
    void a_case_keeps_the_version_in_force_at_its_anchor() {
        RegulatoryCatalogue catalogue =
                new RegulatoryCatalogue(
                        List.of(
                                version("8-weeks", "2020-01-01", "2026-04-08"),
                                version("6-weeks", "2026-04-08", null)));
        assertThat(catalogue.inForce("test", LocalDate.parse("2026-04-07")))
                .map(RegulatoryPreset::version)
                .contains("8-weeks");
        assertThat(catalogue.inForce("test", LocalDate.parse("2026-04-08")))
                .map(RegulatoryPreset::version)
                .contains("6-weeks");
        assertThat(catalogue.inForce("test", LocalDate.parse("2019-12-31"))).isEmpty();
    }

    @Test
    void two_versions_in_force_on_one_day_are_refused() {
        assertThatThrownBy(
                        () ->
                                new RegulatoryCatalogue(
                                        List.of(
                                                version("1", "2020-01-01", null),
                                                version("2", "2026-04-08", null))))
                .hasMessageContaining("both in force");
    }

    @Test
    void a_preset_that_names_what_it_does_not_have_is_refused() {
        assertThatThrownBy(() -> preset(milestone("answer", after("noticed", 72))))
                .hasMessageContaining("noticed");
        assertThatThrownBy(
                        () ->
                                preset(
                                        milestone(
                                                "final",
                                                new After(
                                                        new Anchor.FirstFulfilment("initial"),
                                                        RegulatoryTerm.hours(72)))))
                .hasMessageContaining("earlier milestone");
    }
}

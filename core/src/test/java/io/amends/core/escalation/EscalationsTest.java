package io.amends.core.escalation;

import static io.amends.core.testing.Story.ANNA;
import static io.amends.core.testing.Story.BEN;
import static io.amends.core.testing.Story.CARLA;
import static io.amends.core.testing.Story.at;
import static io.amends.core.timeline.EscalationType.COMPLEXITY;
import static io.amends.core.timeline.EscalationType.CUSTOMER;
import static io.amends.core.timeline.EscalationType.EXECUTIVE;
import static io.amends.core.timeline.EscalationType.REGULATORY;
import static io.amends.core.timeline.EscalationType.TIER;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.protocol.Rulebook;
import io.amends.core.testing.Story;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.Detection;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Severity;
import io.amends.core.timeline.Stamp;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscalationsTest {

    private static List<Escalation> told(Story story) {
        return told(story, "2026-12-31T00:00");
    }

    private static List<Escalation> told(Story story, String asOf) {
        return Escalations.of(story.timeline(), Rulebook.standard(), at(asOf));
    }

    private static List<EscalationType> types(Story story) {
        return told(story).stream().map(Escalation::type).toList();
    }

    private static Story onT1() {
        return Story.of("C-1").opened("2026-03-02T09:00").assigned("2026-03-02T09:00", ANNA, "T1");
    }

    @Test
    void S42_created_on_a_higher_tier_is_told_from_escalated_to_it() {
        Story story =
                Story.of("C-1").opened("2026-03-02T09:00").assigned("2026-03-02T09:00", BEN, "T2");
        assertThat(told(story)).isEmpty();
        Escalation escalated = told(onT1().assigned("2026-03-02T10:00", BEN, "T2")).getFirst();
        assertThat(escalated.from()).isEqualTo(Story.TIERS.get("T1"));
        assertThat(escalated.to()).isEqualTo(Story.TIERS.get("T2"));
    }

    @Test
    void every_upward_move_is_a_tier_escalation_that_the_next_move_ends() {
        List<Escalation> found =
                told(
                        onT1().assigned("2026-03-02T10:00", BEN, "T2")
                                .assigned("2026-03-02T11:00", CARLA, "T3")
                                .assigned("2026-03-02T12:00", ANNA, "T1")
                                .assigned("2026-03-02T13:00", BEN, "T2")
                                .resolved("2026-03-02T14:00"));
        assertThat(found)
                .extracting(e -> e.id() + " " + e.decidedAt() + " " + e.endedAt())
                .containsExactly(
                        "C-1/TIER-1 2026-03-02T10:00:00Z 2026-03-02T11:00:00Z",
                        "C-1/TIER-2 2026-03-02T11:00:00Z 2026-03-02T12:00:00Z",
                        "C-1/TIER-3 2026-03-02T13:00:00Z 2026-03-02T14:00:00Z");
        assertThat(found).extracting(Escalation::certainty).containsOnly(Certainty.INFERRED);
        assertThat(found.getFirst().resolvedAt()).isNull();
        assertThat(found.getLast().resolvedAt()).isEqualTo(at("2026-03-02T14:00"));
        assertThat(found.getFirst().because().values()).containsExactly("T1", "T2");
    }

    @Test
    void an_escalation_is_open_where_the_data_end() {
        Escalation only = told(onT1().assigned("2026-03-02T10:00", BEN, "T2")).getFirst();
        assertThat(only.endedAt()).isNull();
        assertThat(told(onT1().assigned("2026-03-02T10:00", BEN, "T2"), "2026-03-02T09:59"))
                .isEmpty();
    }

    @Test
    void a_new_team_or_an_assignment_without_a_tier_is_no_escalation() {
        assertThat(told(onT1().assigned("2026-03-02T10:00", BEN, "T1", "other"))).isEmpty();
    }

    @Test
    void what_the_source_records_stays_recorded_and_is_not_inferred_again() {
        List<Escalation> decidedBefore =
                told(
                        onT1().escalated("2026-03-02T09:30", TIER)
                                .assigned("2026-03-02T10:00", BEN, "T2"));
        assertThat(decidedBefore).hasSize(1);
        assertThat(decidedBefore.getFirst().certainty()).isEqualTo(Certainty.RECORDED);
        assertThat(decidedBefore.getFirst().decidedAt()).isEqualTo(at("2026-03-02T09:30"));
        assertThat(decidedBefore.getFirst().to()).isEqualTo(Story.TIERS.get("T2"));

        List<Escalation> flaggedAfter =
                told(
                        onT1().assigned("2026-03-02T10:00", BEN, "T2")
                                .escalated("2026-03-02T10:05", TIER));
        assertThat(flaggedAfter).hasSize(1);
        assertThat(flaggedAfter.getFirst().certainty()).isEqualTo(Certainty.RECORDED);
        assertThat(flaggedAfter.getFirst().decidedAt()).isEqualTo(at("2026-03-02T10:00"));
    }

    @Test
    void two_recorded_decisions_with_their_moves_are_two_escalations() {
        assertThat(
                        told(
                                onT1().escalated("2026-03-02T09:30", TIER)
                                        .assigned("2026-03-02T10:00", BEN, "T2")
                                        .escalated("2026-03-02T11:30", TIER)
                                        .assigned("2026-03-02T12:00", CARLA, "T3")))
                .extracting(e -> e.decidedAt().toString())
                .containsExactly("2026-03-02T09:30:00Z", "2026-03-02T11:30:00Z");
    }

    @Test
    void several_types_are_open_at_once_but_one_of_each() {
        assertThat(
                        types(
                                onT1().escalated("2026-03-02T09:10", CUSTOMER)
                                        .escalated("2026-03-02T09:20", CUSTOMER)
                                        .escalated("2026-03-02T09:30", EXECUTIVE)
                                        .assigned("2026-03-02T10:00", BEN, "T2")))
                .containsExactly(CUSTOMER, EXECUTIVE, TIER);
    }

    @Test
    void resolution_ends_all_and_a_later_request_is_a_new_one() {
        List<Escalation> found =
                told(
                        onT1().escalated("2026-03-02T09:10", CUSTOMER)
                                .resolved("2026-03-02T12:00")
                                .reopened("2026-03-03T09:00")
                                .escalated("2026-03-03T09:10", CUSTOMER));
        assertThat(found)
                .extracting(e -> e.id().toString())
                .containsExactly("C-1/CUSTOMER-1", "C-1/CUSTOMER-2");
        assertThat(found.get(0).resolvedAt()).isEqualTo(at("2026-03-02T12:00"));
        assertThat(found.get(1).resolvedAt()).isNull();
    }

    @Test
    void a_recorded_end_ends_its_type_without_resolving() {
        Escalation only =
                told(onT1().escalated("2026-03-02T09:10", CUSTOMER)
                                .escalationEnded("2026-03-02T10:00", CUSTOMER)
                                .resolved("2026-03-02T12:00"))
                        .getFirst();
        assertThat(only.endedAt()).isEqualTo(at("2026-03-02T10:00"));
        assertThat(only.resolvedAt()).isNull();
    }

    @ParameterizedTest(name = "raised at {0}: {1}")
    @CsvSource({
        "2026-03-02T09:59:59, false",
        "2026-03-02T10:00:00, true",
        "2026-03-02T10:00:01, true",
    })
    void a_severity_raised_an_hour_after_opening_is_a_complexity_escalation(
            String at, boolean expected) {
        Story story = onT1().severity("2026-03-02T09:00", Severity.S3).severity(at, Severity.S2);
        assertThat(types(story)).isEqualTo(expected ? List.of(COMPLEXITY) : List.of());
    }

    @ParameterizedTest(name = "tier rose at {0}: {1}")
    @CsvSource({
        "2026-03-02T11:59:59, true",
        "2026-03-02T12:00:00, false",
        "2026-03-02T12:14:59, false",
        "2026-03-02T12:15:00, false",
        "2026-03-02T12:15:01, true",
    })
    void a_tier_rise_within_fifteen_minutes_explains_the_raise(String rose, boolean expected) {
        Story story =
                onT1().priority("2026-03-02T09:00", 1)
                        .priority("2026-03-02T12:00", 2)
                        .assigned(rose, BEN, "T2");
        assertThat(types(story).contains(COMPLEXITY)).isEqualTo(expected);
    }

    @Test
    void a_raise_is_not_inferred_before_its_window_is_over() {
        Story story = onT1().priority("2026-03-02T09:00", 1).priority("2026-03-02T12:00", 2);
        assertThat(told(story, "2026-03-02T12:14:59")).isEmpty();
        assertThat(told(story, "2026-03-02T12:15:00")).hasSize(1);
    }

    @Test
    void lowering_first_setting_and_automation_raise_nothing() {
        assertThat(types(onT1().severity("2026-03-02T12:00", Severity.S1))).isEmpty();
        assertThat(
                        types(
                                onT1().severity("2026-03-02T09:00", Severity.S2)
                                        .severity("2026-03-02T12:00", Severity.S3)))
                .isEmpty();
        assertThat(
                        types(
                                onT1().severity("2026-03-02T09:00", Severity.S2)
                                        .severity(
                                                "2026-03-02T12:00", Severity.S1, Actor.AUTOMATION)))
                .isEmpty();
    }

    @Test
    void a_phrase_only_makes_suspected_until_the_source_records_the_request() {
        Story story =
                onT1().wrote("2026-03-02T10:00")
                        .detected("2026-03-02T10:00", Detection.Rule.CUSTOMER_REQUEST, "en.manager")
                        .detected("2026-03-02T10:00", Detection.Rule.COMPLIANCE, "gdpr")
                        .detected("2026-03-02T10:00", Detection.Rule.EXECUTIVE_CONTACT, "ceo");
        assertThat(types(story)).containsExactly(CUSTOMER, REGULATORY, EXECUTIVE);
        assertThat(told(story)).noneMatch(Escalation::isHeadline);

        List<Escalation> customer =
                told(story.escalated("2026-03-02T11:00", CUSTOMER)).stream()
                        .filter(e -> e.type() == CUSTOMER)
                        .toList();
        assertThat(customer)
                .extracting(Escalation::certainty)
                .containsExactly(Certainty.SUSPECTED, Certainty.RECORDED);
        assertThat(customer.get(0).endedAt()).isEqualTo(at("2026-03-02T11:00"));
        assertThat(customer.get(1).decidedAt()).isEqualTo(at("2026-03-02T11:00"));
    }

    @Test
    void acceptance_is_the_first_person_on_the_new_tier_in_an_owned_status() {
        Escalation only =
                told(onT1().status("2026-03-02T10:00", "Queued", false)
                                .assigned("2026-03-02T10:00", ANNA, "T2")
                                .assignedToSystem("2026-03-02T10:30", "T2")
                                .status("2026-03-02T10:45", "Accepted", true)
                                .assigned("2026-03-02T11:00", BEN, "T2"))
                        .getFirst();
        assertThat(only.acceptedAt()).isEqualTo(at("2026-03-02T11:00"));
        assertThat(only.acceptedBy()).isEqualTo(Actor.person(BEN));
    }

    @Test
    void a_leftover_name_in_a_queue_accepts_nothing_whatever_the_order_within_the_row() {
        Escalation only =
                told(onT1().assigned("2026-03-02T10:00", ANNA, "T2")
                                .status("2026-03-02T10:00", "Queued", false))
                        .getFirst();
        assertThat(only.acceptedAt()).isNull();
    }

    @Test
    void a_tier_left_before_anybody_took_it_was_never_accepted() {
        Escalation first =
                told(onT1().assigned("2026-03-02T10:00", null, "T2")
                                .assigned("2026-03-02T11:00", ANNA, "T1")
                                .assigned("2026-03-02T12:00", BEN, "T2"))
                        .getFirst();
        assertThat(first.acceptedAt()).isNull();
    }

    @Test
    void a_recorded_acceptance_counts_and_an_open_offer_keeps_the_name_from_counting() {
        Escalation only =
                told(onT1().escalated("2026-03-02T09:30", TIER)
                                .offered("2026-03-02T09:31")
                                .assigned("2026-03-02T10:00", BEN, "T2")
                                .accepted("2026-03-02T10:20", BEN))
                        .getFirst();
        assertThat(only.acceptedAt()).isEqualTo(at("2026-03-02T10:20"));
    }

    @Test
    void severity_one_at_the_decision_makes_any_type_customer_visible() {
        Story story = onT1().severity("2026-03-02T09:00", Severity.S1);
        assertThat(
                        told(story.assigned("2026-03-02T10:00", BEN, "T2"))
                                .getFirst()
                                .isCustomerVisible())
                .isTrue();
        assertThat(
                        told(onT1().assigned("2026-03-02T10:00", BEN, "T2"))
                                .getFirst()
                                .isCustomerVisible())
                .isFalse();
    }

    @Test
    void a_merged_contact_has_nothing_open() {
        Story story =
                onT1().escalated("2026-03-02T09:10", CUSTOMER)
                        .event(
                                new Event.Merged(
                                        Stamp.at(at("2026-03-02T10:00"), Actor.SOMEBODY),
                                        Story.of("C-2").timeline().contact()));
        assertThat(told(story).getFirst().endedAt()).isEqualTo(at("2026-03-02T10:00"));
    }
}

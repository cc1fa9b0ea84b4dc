package io.amends.core.failure;

// Over 300 lines: five failure modes, each proved, indicated and absent.

import static io.amends.core.testing.Story.ANNA;
import static io.amends.core.testing.Story.BEN;
import static io.amends.core.testing.Story.CARLA;
import static io.amends.core.testing.Story.at;
import static io.amends.core.timeline.Observability.State.INCOMPLETE;
import static io.amends.core.timeline.Observability.State.OBSERVABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.commitment.Commitments;
import io.amends.core.commitment.Judge;
import io.amends.core.escalation.Escalations;
import io.amends.core.protocol.Calendars;
import io.amends.core.protocol.Rulebook;
import io.amends.core.testing.Story;
import io.amends.core.time.Holidays;
import io.amends.core.time.WeeklyHours;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Course;
import io.amends.core.timeline.Detection;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.Observability;
import io.amends.core.timeline.Observable;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.Stamp;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureModesTest {

    static final WorkingCalendar OFFICE =
            WorkingCalendar.of(
                    "office",
                    ZoneOffset.UTC,
                    WeeklyHours.mondayToFriday(LocalTime.of(9, 0), LocalTime.of(17, 0)),
                    Holidays.none());

    private static final Part[] NOTICE = {
        Part.ESCALATED, Part.ACCOUNTABLE_OWNER, Part.NEXT_CONTACT, Part.IF_NOT_HEARD
    };
    private static final Part[] CLOSURE = {
        Part.WHAT_WAS_DONE, Part.IMPACT, Part.ROOT_CAUSE, Part.RECURRENCE
    };

    static List<Finding> find(Timeline facts, Observability source, Instant asOf) {
        Rulebook rulebook = Rulebook.standard();
        Calendars calendars = Calendars.everybody(OFFICE);
        List<Escalation> escalations = Escalations.of(facts, rulebook, asOf);
        return FailureModes.find(
                new Handling(
                        facts,
                        Course.onOneContact(escalations, facts),
                        Judge.judgeAll(
                                Commitments.owed(facts, escalations, rulebook, calendars, asOf),
                                facts,
                                rulebook,
                                source,
                                asOf),
                        rulebook,
                        calendars,
                        source,
                        asOf));
    }

    private static List<Finding> find(Story story, String asOf) {
        return find(story.timeline(), Observability.everything(), at(asOf));
    }

    private static @Nullable Finding find(Story story, String asOf, FailureMode mode) {
        return find(story, asOf).stream().filter(f -> f.mode() == mode).findFirst().orElse(null);
    }

    private static List<String> kinds(Story story, String asOf, FailureMode mode) {
        return find(story, asOf).stream()
                .filter(f -> f.mode() == mode)
                .map(f -> f.strength() + " " + f.kind())
                .toList();
    }

    /** On Monday at ten the second line takes it at once, and the customer is told. */
    private static Story wellHandled() {
        return Story.of("C-1")
                .opened("2026-03-02T09:00")
                .assigned("2026-03-02T09:00", ANNA, "T1")
                .assigned("2026-03-02T10:00", BEN, "T2")
                .told("2026-03-02T10:10", BEN, NOTICE);
    }

    @Test
    void an_escalation_handled_as_the_rules_say_has_no_finding() {
        Story story =
                wellHandled().told("2026-03-02T14:00", BEN, CLOSURE).resolved("2026-03-02T14:01");
        assertThat(find(story, "2026-03-10T00:00")).isEmpty();
    }

    @Test
    void nothing_is_found_outside_an_escalation() {
        Story story =
                Story.of("C-1")
                        .opened("2026-03-02T09:00")
                        .assigned("2026-03-02T09:00", null, "T1")
                        .resolved("2026-03-05T14:01");
        assertThat(find(story, "2026-03-10T00:00")).isEmpty();
    }

    @Test
    void nothing_is_found_inside_a_suspected_escalation() {
        Story story =
                Story.of("C-1")
                        .opened("2026-03-02T09:00")
                        .assigned("2026-03-02T09:00", null, "T1")
                        .detected("2026-03-02T09:00", Detection.Rule.CUSTOMER_REQUEST, "en.lawyer")
                        .resolved("2026-03-05T14:01");
        assertThat(find(story, "2026-03-10T00:00")).isEmpty();
    }

    // ---- context loss ----------------------------------------------------------------------

    private static Story handedOver(HandoffElement... empty) {
        return Story.of("C-1")
                .opened("2026-03-02T09:00")
                .wrote("2026-03-02T09:00")
                .assigned("2026-03-02T09:00", ANNA, "T1")
                .escalated("2026-03-02T10:00", EscalationType.TIER)
                .offered("2026-03-02T10:01", empty)
                .told("2026-03-02T10:10", ANNA, NOTICE)
                .assigned("2026-03-02T10:20", BEN, "T2")
                .accepted("2026-03-02T10:20", BEN);
    }

    @Test
    void a_handoff_accepted_with_an_element_empty_proves_context_loss() {
        assertThat(kinds(handedOver(), "2026-03-02T12:00", FailureMode.CONTEXT_LOSS)).isEmpty();
        assertThat(
                        kinds(
                                handedOver(HandoffElement.STEPS_TAKEN),
                                "2026-03-02T12:00",
                                FailureMode.CONTEXT_LOSS))
                .containsExactly("PROVED handoff-element-empty");
    }

    @ParameterizedTest(name = "\"{0}\" is empty: {1}")
    @CsvSource({
        "' ', true",
        "-, true",
        "n/a, true",
        "See notes, true",
        "none tried, false",
        "42, false"
    })
    void a_stand_in_says_as_little_as_a_blank(String text, boolean empty) {
        assertThat(ContextLoss.isEmpty(text)).isEqualTo(empty);
    }

    @ParameterizedTest(name = "said at {0}: {1}")
    @CsvSource({
        "2026-03-02T10:19:59, false",
        "2026-03-02T10:20:00, false",
        "2026-03-02T10:20:01, true",
        "2026-03-04T10:00:00, true",
    })
    void the_customer_saying_so_after_the_handoff_proves_it(String said, boolean found) {
        Story story =
                handedOver()
                        .resolved("2026-03-02T15:00")
                        .event(
                                new Event.CustomerRepeatedThemselves(
                                        Stamp.at(at(said), Actor.CUSTOMER),
                                        Event.RepeatSource.SURVEY));
        assertThat(kinds(story, "2026-03-10T00:00", FailureMode.CONTEXT_LOSS))
                .isEqualTo(found ? List.of("PROVED customer-repeated") : List.of());
    }

    @Test
    void a_phrase_that_nobody_confirmed_only_indicates_it() {
        Story story =
                handedOver()
                        .wrote("2026-03-02T11:00")
                        .detected(
                                "2026-03-02T11:00", Detection.Rule.REPEATED_THEMSELVES, "en.again");
        assertThat(kinds(story, "2026-03-02T12:00", FailureMode.CONTEXT_LOSS))
                .containsExactly("INDICATED phrase-unconfirmed");
    }

    @Test
    void only_the_new_tiers_first_message_can_ask_again() {
        Story first =
                handedOver()
                        .told("2026-03-02T11:00", BEN)
                        .detected("2026-03-02T11:00", Detection.Rule.ASKS_AGAIN, "en.describe");
        Story second =
                handedOver()
                        .told("2026-03-02T11:00", BEN)
                        .told("2026-03-02T11:30", BEN)
                        .detected("2026-03-02T11:30", Detection.Rule.ASKS_AGAIN, "en.describe");
        Story bySomebodyElse =
                handedOver()
                        .told("2026-03-02T11:00", ANNA)
                        .detected("2026-03-02T11:00", Detection.Rule.ASKS_AGAIN, "en.describe");
        assertThat(kinds(first, "2026-03-02T12:00", FailureMode.CONTEXT_LOSS))
                .containsExactly("INDICATED asks-again");
        assertThat(kinds(second, "2026-03-02T12:00", FailureMode.CONTEXT_LOSS)).isEmpty();
        assertThat(kinds(bySomebodyElse, "2026-03-02T12:00", FailureMode.CONTEXT_LOSS)).isEmpty();
    }

    @ParameterizedTest(name = "given {0}, asked for {1}: {2}")
    @CsvSource({"version, version, true", "version, order-number, false"})
    void asking_for_what_was_given_indicates_it(String given, String asked, boolean found) {
        Story story =
                handedOver()
                        .wrote("2026-03-02T10:30")
                        .detected("2026-03-02T10:30", Detection.Rule.INFORMATION_GIVEN, given)
                        .told("2026-03-02T11:00", BEN)
                        .detected("2026-03-02T11:00", Detection.Rule.INFORMATION_ASKED, asked);
        assertThat(kinds(story, "2026-03-02T12:00", FailureMode.CONTEXT_LOSS))
                .isEqualTo(found ? List.of("INDICATED information-asked-again") : List.of());
    }

    // ---- invisible escalation --------------------------------------------------------------

    @ParameterizedTest(name = "told at {0}: {1} {2}")
    @CsvSource({
        "2026-03-02T11:00:00, ,",
        "2026-03-02T11:00:01, notice-late, UP_TO_ONE_BUSINESS_DAY",
        "2026-03-03T10:00:00, notice-late, UP_TO_ONE_BUSINESS_DAY",
        "2026-03-03T10:00:01, notice-late, OVER_ONE_BUSINESS_DAY",
    })
    void a_late_notice_is_graded_by_the_silence(
            String told, @Nullable String kind, @Nullable Silence silence) {
        Story story =
                Story.of("C-1")
                        .opened("2026-03-02T09:00")
                        .assigned("2026-03-02T09:00", ANNA, "T1")
                        .assigned("2026-03-02T10:00", BEN, "T2")
                        .told(told, BEN, NOTICE);
        Finding found = find(story, "2026-03-03T12:00", FailureMode.INVISIBLE_ESCALATION);
        assertThat(found == null ? null : found.kind()).isEqualTo(kind);
        assertThat(found == null ? null : found.silence()).isEqualTo(silence);
    }

    @Test
    void an_automatic_message_does_not_end_the_silence() {
        Story story =
                Story.of("C-1")
                        .opened("2026-03-02T09:00")
                        .assigned("2026-03-02T09:00", ANNA, "T1")
                        .assigned("2026-03-02T10:00", BEN, "T2")
                        .toldAutomatically("2026-03-02T10:01", NOTICE);
        Finding found = find(story, "2026-03-02T12:00", FailureMode.INVISIBLE_ESCALATION);
        assertThat(found).isNotNull();
        assertThat(found.kind()).isEqualTo("notice-missed");
        assertThat(found.silence()).isEqualTo(Silence.NEVER_TOLD);
        assertThat(found.isProved()).isTrue();
        assertThat(found.rule()).isEqualTo("TIER v1 notice");
    }

    @Test
    void a_day_without_an_update_is_found_once_however_many_there_are() {
        Story story = wellHandled().told("2026-03-06T10:00", BEN);
        Finding found = find(story, "2026-03-06T18:00", FailureMode.INVISIBLE_ESCALATION);
        assertThat(found).isNotNull();
        assertThat(found.kind()).isEqualTo("progress-missed");
        assertThat(found.evidence()).hasSize(3);
        assertThat(found.silence()).isEqualTo(Silence.OVER_ONE_BUSINESS_DAY);
        assertThat(
                        find(story, "2026-03-06T18:00").stream()
                                .filter(f -> f.mode() == FailureMode.INVISIBLE_ESCALATION))
                .hasSize(1);
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "2026-03-02T10:00:00, 2026-03-02T11:00:00, UP_TO_ONE_HOUR",
        "2026-03-02T10:00:00, 2026-03-02T11:00:01, UP_TO_ONE_BUSINESS_DAY",
        "2026-03-06T16:30:00, 2026-03-09T16:30:00, UP_TO_ONE_BUSINESS_DAY",
        "2026-03-06T16:30:00, 2026-03-09T16:30:01, OVER_ONE_BUSINESS_DAY",
        "2026-03-07T12:00:00, 2026-03-10T09:00:00, UP_TO_ONE_BUSINESS_DAY",
        "2026-03-07T12:00:00, 2026-03-10T09:00:01, OVER_ONE_BUSINESS_DAY",
    })
    void silence_is_graded_on_both_sides_of_its_limits(String from, String to, Silence grade) {
        assertThat(InvisibleEscalation.grade(at(from), at(to), OFFICE)).isEqualTo(grade);
    }

    // ---- ownership vacuum ------------------------------------------------------------------

    @ParameterizedTest(name = "taken at {0}: {1}")
    @CsvSource({
        "2026-03-02T11:00:00, false",
        "2026-03-02T11:00:01, true",
    })
    void nobody_for_longer_than_acceptance_may_take_is_a_vacuum(String taken, boolean found) {
        Story story =
                Story.of("C-1")
                        .opened("2026-03-02T09:00")
                        .assigned("2026-03-02T09:00", ANNA, "T1")
                        .assigned("2026-03-02T10:00", null, "T2")
                        .assigned(taken, BEN, "T2");
        assertThat(kinds(story, "2026-03-02T12:00", FailureMode.OWNERSHIP_VACUUM))
                .isEqualTo(found ? List.of("PROVED no-person") : List.of());
    }

    @Test
    void closed_hours_of_the_receiving_team_make_no_vacuum() {
        Story story =
                Story.of("C-1")
                        .opened("2026-03-06T09:00")
                        .assigned("2026-03-06T09:00", ANNA, "T1")
                        .assigned("2026-03-06T16:30", null, "T2")
                        .assigned("2026-03-09T09:30", BEN, "T2");
        assertThat(kinds(story, "2026-03-09T10:00", FailureMode.OWNERSHIP_VACUUM)).isEmpty();
    }

    @Test
    void gaps_of_several_causes_in_a_row_are_one_vacuum() {
        Story story =
                Story.of("C-1")
                        .opened("2026-03-02T09:00")
                        .assigned("2026-03-02T09:00", ANNA, "T1")
                        .assigned("2026-03-02T10:00", null, "T2")
                        .assignedToSystem("2026-03-02T10:40", "T2")
                        .assigned("2026-03-02T11:10", BEN, "T2");
        Finding found = find(story, "2026-03-02T12:00", FailureMode.OWNERSHIP_VACUUM);
        assertThat(found).isNotNull();
        assertThat(found.kind()).isEqualTo("no-person");
        assertThat(found.evidence()).hasSize(1);
        assertThat(found.evidence().getFirst().what().values()).containsExactly("PT1H10M");
    }

    @Test
    void an_offer_unanswered_and_one_returned_leave_it_to_nobody() {
        Story offered =
                Story.of("C-1")
                        .opened("2026-03-02T09:00")
                        .assigned("2026-03-02T09:00", ANNA, "T1")
                        .escalated("2026-03-02T10:00", EscalationType.CUSTOMER)
                        .offered("2026-03-02T10:00");
        assertThat(kinds(offered, "2026-03-02T11:00", FailureMode.OWNERSHIP_VACUUM)).isEmpty();
        assertThat(kinds(offered, "2026-03-02T11:00:01", FailureMode.OWNERSHIP_VACUUM))
                .containsExactly("PROVED offered-unanswered");
        assertThat(
                        kinds(
                                offered.returned("2026-03-02T10:05"),
                                "2026-03-02T13:00",
                                FailureMode.OWNERSHIP_VACUUM))
                .containsExactly("PROVED returned-not-reoffered");
    }

    @Test
    void what_nobody_owned_before_the_decision_does_not_count() {
        Story story =
                Story.of("C-1")
                        .opened("2026-03-02T09:00")
                        .assigned("2026-03-02T09:00", null, "T1")
                        .escalated("2026-03-02T15:00", EscalationType.CUSTOMER)
                        .assigned("2026-03-02T16:00", BEN, "T1");
        assertThat(kinds(story, "2026-03-02T17:00", FailureMode.OWNERSHIP_VACUUM)).isEmpty();
    }

    // ---- resolution without closure --------------------------------------------------------

    @Test
    void a_resolution_message_without_a_part_it_needs_is_no_closure() {
        Story story =
                wellHandled()
                        .told("2026-03-02T14:00", BEN, Part.WHAT_WAS_DONE, Part.IMPACT)
                        .resolved("2026-03-02T14:01");
        Finding found = find(story, "2026-03-10T00:00", FailureMode.RESOLUTION_WITHOUT_CLOSURE);
        assertThat(found).isNotNull();
        assertThat(found.kind()).isEqualTo("closure-parts-missing");
        assertThat(found.evidence().getFirst().what().values())
                .containsExactly("ROOT_CAUSE, RECURRENCE");
    }

    @ParameterizedTest(name = "message at {0}: {1}")
    @CsvSource({
        "2026-03-03T14:00:00, false",
        "2026-03-03T14:00:01, true",
    })
    void silence_for_a_business_day_around_the_resolution_is_no_closure(
            String told, boolean found) {
        Story story =
                Story.of("C-1")
                        .opened("2026-02-26T09:00")
                        .assigned("2026-02-26T09:00", ANNA, "T1")
                        .escalated("2026-02-26T10:00", EscalationType.TIER)
                        .resolved("2026-03-02T14:00")
                        .told(told, BEN, CLOSURE);
        assertThat(kinds(story, "2026-03-10T00:00", FailureMode.RESOLUTION_WITHOUT_CLOSURE))
                .isEqualTo(found ? List.of("PROVED resolution-message-missing") : List.of());
        assertThat(kinds(story, "2026-03-02T15:00", FailureMode.RESOLUTION_WITHOUT_CLOSURE))
                .as("not before the time for it is over")
                .isEmpty();
    }

    @Test
    void a_bare_message_only_indicates_and_one_marker_clears_it() {
        Story bare =
                wellHandled()
                        .told("2026-03-02T14:00", BEN, CLOSURE)
                        .detected("2026-03-02T14:00", Detection.Rule.BARE_RESOLUTION, "en.fixed")
                        .resolved("2026-03-02T14:01");
        assertThat(kinds(bare, "2026-03-10T00:00", FailureMode.RESOLUTION_WITHOUT_CLOSURE))
                .containsExactly("INDICATED bare-resolution");
        bare.event(
                new Event.Detected(
                        Stamp.at(at("2026-03-02T14:00"), Actor.AUTOMATION),
                        new io.amends.core.timeline.MessageId("m2"),
                        new Detection(Detection.Rule.CAUSE_MARKER, "en.because", 3, 2)));
        assertThat(kinds(bare, "2026-03-10T00:00", FailureMode.RESOLUTION_WITHOUT_CLOSURE))
                .isEmpty();
    }

    @ParameterizedTest(name = "followed up at {0}: {1}")
    @CsvSource({
        "2026-03-04T13:59:59, true",
        "2026-03-04T14:00:00, false",
        "2026-03-05T14:00:00, false",
        "2026-03-05T14:00:01, true",
    })
    void S51_a_follow_up_outside_its_window_is_missed_and_stands_apart(
            String told, boolean missed) {
        Story story =
                Story.of("C-1")
                        .opened("2026-03-02T09:00")
                        .assigned("2026-03-02T09:00", ANNA, "T1")
                        .escalated("2026-03-02T10:00", EscalationType.CUSTOMER)
                        .told("2026-03-02T10:05", ANNA, Part.values())
                        .told("2026-03-02T13:59", ANNA, CLOSURE)
                        .resolved("2026-03-02T14:00")
                        .told(told, ANNA, Part.HAS_IT_HELD, Part.SATISFIED, Part.ANYTHING_NEW);
        assertThat(kinds(story, "2026-03-20T00:00", FailureMode.RESOLUTION_WITHOUT_CLOSURE))
                .isEqualTo(missed ? List.of("PROVED follow-up-missed") : List.of());
    }

    // ---- observability ---------------------------------------------------------------------

    private static Observability everythingBut(Observable kind, Observability.State state) {
        Map<Observable, Observability.State> states = new EnumMap<>(Observable.class);
        for (Observable each : Observable.values()) {
            states.put(each, each == kind ? state : OBSERVABLE);
        }
        return new Observability(states);
    }

    @Test
    void what_a_source_does_not_show_is_not_found() {
        Story neglected =
                Story.of("C-1")
                        .opened("2026-03-02T09:00")
                        .assigned("2026-03-02T09:00", ANNA, "T1")
                        .assigned("2026-03-02T10:00", null, "T2")
                        .resolved("2026-03-05T14:01");
        Instant asOf = at("2026-03-20T00:00");
        assertThat(find(neglected.timeline(), Observability.everything(), asOf))
                .extracting(Finding::mode)
                .containsExactly(
                        FailureMode.INVISIBLE_ESCALATION,
                        FailureMode.OWNERSHIP_VACUUM,
                        FailureMode.RESOLUTION_WITHOUT_CLOSURE);
        Observability blind = new Observability(Map.of());
        assertThat(find(neglected.timeline(), blind, asOf)).isEmpty();
        for (FailureMode mode : FailureMode.values()) {
            assertThat(FailureModes.isObservable(mode, blind)).isFalse();
            assertThat(FailureModes.missing(mode, blind)).isNotEmpty();
            assertThat(FailureModes.missing(mode, Observability.everything())).isEmpty();
        }
    }

    @Test
    void absence_in_an_incomplete_channel_only_indicates() {
        Story silent =
                Story.of("C-1")
                        .opened("2026-03-02T09:00")
                        .assigned("2026-03-02T09:00", ANNA, "T1")
                        .assigned("2026-03-02T10:00", BEN, "T2")
                        .resolved("2026-03-05T14:01");
        assertThat(
                        find(
                                silent.timeline(),
                                everythingBut(Observable.CALL, INCOMPLETE),
                                at("2026-03-20T00:00")))
                .isNotEmpty()
                .allMatch(f -> f.strength() == Strength.INDICATED);
    }

    // ---- flow beside -----------------------------------------------------------------------

    @Test
    void S48_bouncing_between_tiers_is_a_flow_measure_and_no_context_loss() {
        Story story =
                wellHandled()
                        .assigned("2026-03-02T10:20", ANNA, "T1")
                        .told("2026-03-02T10:25", ANNA)
                        .assigned("2026-03-02T10:30", CARLA, "T2")
                        .told("2026-03-02T10:40", CARLA, NOTICE);
        assertThat(kinds(story, "2026-03-02T12:00", FailureMode.CONTEXT_LOSS)).isEmpty();
        assertThat(
                        io.amends.core.escalation.Flow.of(story.timeline(), at("2026-03-02T12:00"))
                                .tierReentries())
                .isEqualTo(2);
    }

    // ---- reopened within seven days
    // --------------------------------------------------------------

    private static Story reopenedAfterADay() {
        return wellHandled()
                .told("2026-03-02T14:00", BEN, CLOSURE)
                .resolved("2026-03-02T14:01")
                .reopened("2026-03-03T10:00");
    }

    @Test
    void nobody_owning_it_after_a_reopening_is_an_ownership_vacuum() {
        Story story =
                reopenedAfterADay()
                        .assigned("2026-03-03T10:00", null, "T2")
                        .told("2026-03-03T12:00", BEN)
                        .assigned("2026-03-03T12:00", BEN, "T2");
        assertThat(kinds(story, "2026-03-03T13:00", FailureMode.OWNERSHIP_VACUUM))
                .containsExactly("PROVED no-person");
    }

    @Test
    void nobody_owning_it_while_it_is_resolved_is_none() {
        Story story =
                wellHandled()
                        .told("2026-03-02T14:00", BEN, CLOSURE)
                        .resolved("2026-03-02T14:01")
                        .assigned("2026-03-02T14:02", null, "T2")
                        .assigned("2026-03-03T10:00", BEN, "T2")
                        .reopened("2026-03-03T10:00");
        assertThat(kinds(story, "2026-03-03T13:00", FailureMode.OWNERSHIP_VACUUM)).isEmpty();
    }

    @Test
    void a_handoff_with_an_element_empty_after_a_reopening_is_context_loss() {
        Story story =
                reopenedAfterADay()
                        .offered("2026-03-03T10:30", HandoffElement.STEPS_TAKEN)
                        .accepted("2026-03-03T10:40", BEN);
        assertThat(kinds(story, "2026-03-03T13:00", FailureMode.CONTEXT_LOSS))
                .containsExactly("PROVED handoff-element-empty");
    }

    @Test
    void a_reopening_after_more_than_seven_days_is_looked_into_no_more() {
        Story story =
                wellHandled()
                        .told("2026-03-02T14:00", BEN, CLOSURE)
                        .resolved("2026-03-02T14:01")
                        .reopened("2026-03-09T14:01:01")
                        .assigned("2026-03-09T14:01:01", null, "T2");
        assertThat(kinds(story, "2026-03-10T13:00", FailureMode.OWNERSHIP_VACUUM)).isEmpty();
    }

    @Test
    void whoever_takes_it_over_after_a_reopening_and_asks_again_indicates_context_loss() {
        Story story =
                reopenedAfterADay()
                        .offered("2026-03-03T10:30")
                        .accepted("2026-03-03T10:40", CARLA)
                        .told("2026-03-03T10:50", CARLA)
                        .detected("2026-03-03T10:50", Detection.Rule.ASKS_AGAIN, "en.again");
        assertThat(kinds(story, "2026-03-03T13:00", FailureMode.CONTEXT_LOSS))
                .containsExactly("INDICATED asks-again");
    }
}

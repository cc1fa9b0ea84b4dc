package io.amends.core.commitment;

// Over 300 lines: what is owed and when, a scenario for each sentence of the rulebook.

import static io.amends.core.commitment.CommitmentKind.ACKNOWLEDGEMENT;
import static io.amends.core.commitment.CommitmentKind.ESCALATION_NOTICE;
import static io.amends.core.commitment.CommitmentKind.FOLLOW_UP;
import static io.amends.core.commitment.CommitmentKind.HANDOFF_ACCEPTANCE;
import static io.amends.core.commitment.CommitmentKind.NEW_TIER_FIRST_RESPONSE;
import static io.amends.core.commitment.CommitmentKind.PROGRESS_UPDATE;
import static io.amends.core.commitment.CommitmentKind.PROMISE;
import static io.amends.core.commitment.CommitmentKind.RESOLUTION_MESSAGE;
import static io.amends.core.commitment.CommitmentKind.ROOT_CAUSE_ANALYSIS;
import static io.amends.core.testing.Story.ANNA;
import static io.amends.core.testing.Story.BEN;
import static io.amends.core.testing.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.escalation.Escalations;
import io.amends.core.protocol.Calendars;
import io.amends.core.protocol.Protocol;
import io.amends.core.protocol.Rulebook;
import io.amends.core.protocol.Term;
import io.amends.core.testing.Story;
import io.amends.core.time.Holidays;
import io.amends.core.time.WeeklyHours;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Observability;
import io.amends.core.timeline.Observable;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.Replay;
import io.amends.core.timeline.Severity;
import io.amends.core.timeline.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Monday, 2 March 2026; 09:00–17:00 UTC unless said otherwise. */
class CommitmentScenariosTest {

    private static final Rulebook RULES = Rulebook.standard();
    private static final WorkingCalendar OFFICE = nineToFive("office", "UTC");
    private static final Calendars CALENDARS = Calendars.everybody(OFFICE);

    private static WorkingCalendar nineToFive(String name, String zone) {
        return WorkingCalendar.of(
                name,
                ZoneId.of(zone),
                WeeklyHours.mondayToFriday(LocalTime.of(9, 0), LocalTime.of(17, 0)),
                Holidays.none());
    }

    private static List<Judgement> judged(Story story, Calendars calendars, String asOf) {
        Instant then = at(asOf);
        var escalations = Escalations.of(story.timeline(), RULES, then);
        List<Commitment> owed =
                Commitments.owed(story.timeline(), escalations, RULES, calendars, then);
        return Judge.judgeAll(owed, story.timeline(), RULES, Observability.everything(), then);
    }

    private static List<Judgement> of(CommitmentKind kind, Story story, String asOf) {
        return judged(story, CALENDARS, asOf).stream()
                .filter(j -> j.commitment().kind() == kind)
                .toList();
    }

    private static Verdict only(CommitmentKind kind, Story story, String asOf) {
        List<Judgement> found = of(kind, story, asOf);
        assertThat(found).hasSize(1);
        return found.getFirst().timing();
    }

    private static Story open() {
        return Story.of("C-1").opened("2026-03-02T08:00").assigned("2026-03-02T08:00", ANNA, "T1");
    }

    private static Story escalated() {
        return open().escalated("2026-03-02T10:00", EscalationType.CUSTOMER);
    }

    private static Stamp stamp(String when, Actor actor) {
        return Stamp.at(at(when), actor);
    }

    private static Event promise(String made, Event.PromiseKind kind, String when) {
        return new Event.PromiseMade(stamp(made, Actor.person(ANNA)), kind, at(when), null);
    }

    private static Verdict kept(String when) {
        return new Verdict.Kept(at(when));
    }

    // ---- boundaries ------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T10:00:00, 2026-03-02T12:00, MISSED",
        "2026-03-02T10:00:01, 2026-03-02T12:00, KEPT",
        "2026-03-02T10:59:59, 2026-03-02T12:00, KEPT",
        "2026-03-02T11:00:00, 2026-03-02T12:00, KEPT",
        "2026-03-02T11:00:01, 2026-03-02T12:00, LATE",
        "2026-03-02T11:30:00, 2026-03-02T11:00, OPEN",
        "2026-03-02T11:30:00, 2026-03-02T11:00:01, MISSED"
    })
    void the_notice_is_due_one_hour_after_the_decision(String told, String asOf, String verdict) {
        Verdict found = only(ESCALATION_NOTICE, escalated().told(told, ANNA), asOf);
        assertThat(nameOf(found)).isEqualTo(verdict);
    }

    private static String nameOf(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Open ignored -> "OPEN";
            case Verdict.Kept ignored -> "KEPT";
            case Verdict.KeptLate ignored -> "LATE";
            case Verdict.Missed ignored -> "MISSED";
            case Verdict.Waived ignored -> "WAIVED";
            case Verdict.Superseded ignored -> "SUPERSEDED";
            case Verdict.NotObservable ignored -> "NOT OBSERVABLE";
        };
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T14:59:59, MISSED",
        "2026-03-02T15:00:00, KEPT",
        "2026-03-02T15:15:00, KEPT",
        "2026-03-02T15:15:01, LATE"
    })
    void an_appointment_is_kept_from_its_instant_to_fifteen_minutes_after(
            String call, String verdict) {
        Story story =
                escalated()
                        .event(
                                promise(
                                        "2026-03-02T10:30",
                                        Event.PromiseKind.AT,
                                        "2026-03-02T15:00"))
                        .told(call, ANNA);
        assertThat(nameOf(only(PROMISE, story, "2026-03-03T09:00"))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T10:30:00, LATE_NOT",
        "2026-03-02T15:00:00, KEPT",
        "2026-03-02T15:00:01, LATE"
    })
    void a_promise_by_a_time_is_kept_up_to_that_time_by_a_later_word(String told, String verdict) {
        Story story =
                escalated()
                        .event(
                                promise(
                                        "2026-03-02T10:30",
                                        Event.PromiseKind.BY,
                                        "2026-03-02T15:00"))
                        .told(told, ANNA);
        String expected = verdict.equals("LATE_NOT") ? "MISSED" : verdict;
        assertThat(nameOf(only(PROMISE, story, "2026-03-03T09:00"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-04T09:59:59, LATER",
        "2026-03-04T10:00:00, KEPT",
        "2026-03-05T10:00:00, KEPT",
        "2026-03-05T10:00:01, LATE"
    })
    void a_follow_up_comes_48_to_72_hours_after_the_resolution(String told, String verdict) {
        Story story =
                escalated().resolved("2026-03-02T10:00:00").told(told, ANNA, Part.HAS_IT_HELD);
        String expected = verdict.equals("LATER") ? "MISSED" : verdict;
        assertThat(nameOf(only(FOLLOW_UP, story, "2026-03-09T09:00"))).isEqualTo(expected);
    }

    @Test
    void a_follow_up_window_over_the_weekend_moves_to_monday_and_says_so() {
        Story story = escalated().resolved("2026-03-05T06:00");
        Commitment friday = of(FOLLOW_UP, story, "2026-03-06T09:00").getFirst().commitment();
        assertThat(friday.due()).isEqualTo(at("2026-03-09T13:00"));
        assertThat(friday.rule()).contains("no working time");
        assertThat(friday.opensAt()).isEqualTo(at("2026-03-07T06:00").minusNanos(1));
    }

    @Test
    void a_voicemail_an_automatic_message_and_a_bounce_keep_nothing() {
        Story story =
                escalated()
                        .toldAutomatically("2026-03-02T10:10")
                        .event(
                                new Event.Call(
                                        stamp("2026-03-02T10:20", Actor.person(ANNA)),
                                        new MessageId("c1"),
                                        Event.Medium.CALL,
                                        false,
                                        Set.of()))
                        .told("2026-03-02T10:30", ANNA)
                        .event(
                                new Event.MessageBounced(
                                        stamp("2026-03-02T10:45", Actor.AUTOMATION),
                                        new MessageId("m2")));
        assertThat(only(ESCALATION_NOTICE, story, "2026-03-02T10:40"))
                .isEqualTo(kept("2026-03-02T10:30"));
        assertThat(only(ESCALATION_NOTICE, story, "2026-03-02T12:00"))
                .isEqualTo(new Verdict.Missed(at("2026-03-02T11:00")));
    }

    @Test
    void a_waiver_counts_up_to_the_due_and_not_afterwards() {
        for (String when : List.of("2026-03-02T11:00", "2026-03-02T11:01")) {
            Story story =
                    escalated()
                            .event(
                                    new Event.CommitmentWaived(
                                            stamp(when, Actor.person(BEN)),
                                            EscalationType.CUSTOMER,
                                            "ESCALATION_NOTICE",
                                            at("2026-03-02T11:00"),
                                            "customer asked for silence"));
            assertThat(nameOf(only(ESCALATION_NOTICE, story, "2026-03-02T12:00")))
                    .isEqualTo(when.endsWith("00") ? "WAIVED" : "MISSED");
        }
    }

    @Test
    void content_is_judged_apart_and_names_the_fewest_missing_parts() {
        Story story =
                escalated()
                        .told("2026-03-02T10:10", ANNA, Part.ESCALATED)
                        .told(
                                "2026-03-02T10:20",
                                ANNA,
                                Part.ESCALATED,
                                Part.ACCOUNTABLE_OWNER,
                                Part.NEXT_CONTACT,
                                Part.IF_NOT_HEARD,
                                Part.NAMED_PERSON);
        Judgement notice = of(ESCALATION_NOTICE, story, "2026-03-02T12:00").getFirst();
        assertThat(notice.timing()).isEqualTo(kept("2026-03-02T10:10"));
        assertThat(notice.content())
                .isEqualTo(new Content.Incomplete(Set.of(Part.EXPECTED_OUTCOME)));
    }

    @Test
    void what_the_source_does_not_show_is_not_judged_and_what_it_half_shows_is_not_proved() {
        Story story = escalated();
        Commitment notice =
                of(ESCALATION_NOTICE, story, "2026-03-02T12:00").getFirst().commitment();
        Judgement blind =
                Judge.judge(
                        notice,
                        story.timeline(),
                        RULES.protocol(EscalationType.CUSTOMER),
                        new Observability(Map.of()),
                        at("2026-03-02T12:00"));
        assertThat(nameOf(blind.timing())).isEqualTo("NOT OBSERVABLE");
        Judgement half =
                Judge.judge(
                        notice,
                        story.timeline(),
                        RULES.protocol(EscalationType.CUSTOMER),
                        new Observability(
                                Map.of(
                                        Observable.MESSAGE_TO_CUSTOMER,
                                        Observability.State.OBSERVABLE,
                                        Observable.CALL,
                                        Observability.State.INCOMPLETE)),
                        at("2026-03-02T12:00"));
        assertThat(nameOf(half.timing())).isEqualTo("MISSED");
        assertThat(half.proved()).isFalse();
    }

    @Test
    void an_inferred_complexity_escalation_owes_no_notice() {
        Story story = open().priority("2026-03-02T08:05", 1).priority("2026-03-02T12:00", 3);
        assertThat(judged(story, CALENDARS, "2026-03-03T12:00")).isNotEmpty();
        assertThat(of(ESCALATION_NOTICE, story, "2026-03-03T12:00")).isEmpty();
    }

    // ---- scenarios -------------------------------------------------------------------------

    @Test
    void S03_answering_the_customer_does_not_stop_the_duty_to_update() {
        Story story =
                escalated()
                        .told("2026-03-02T10:20", ANNA)
                        .event(
                                new Event.WaitingStarted(
                                        stamp("2026-03-02T10:20", Actor.person(ANNA)),
                                        Event.WaitingOn.CUSTOMER));
        assertThat(only(ACKNOWLEDGEMENT, story, "2026-03-03T17:00:01"))
                .isEqualTo(kept("2026-03-02T10:20"));
        assertThat(of(PROGRESS_UPDATE, story, "2026-03-03T17:00:01").getFirst().timing())
                .isEqualTo(new Verdict.Missed(at("2026-03-03T17:00")));
    }

    @Test
    void S04_the_acknowledgement_and_the_notice_are_two_clocks() {
        Story story =
                open().wrote("2026-03-02T09:50")
                        .escalated("2026-03-02T10:00", EscalationType.CUSTOMER);
        assertThat(of(ACKNOWLEDGEMENT, story, "2026-03-02T10:05").getFirst().commitment().due())
                .isEqualTo(at("2026-03-02T10:20"));
        assertThat(of(ESCALATION_NOTICE, story, "2026-03-02T10:05").getFirst().commitment().due())
                .isEqualTo(at("2026-03-02T11:00"));
    }

    @Test
    void S05_every_open_commitment_is_its_own_row_with_its_own_reason() {
        Story story =
                open().escalated("2026-03-02T10:00", EscalationType.TIER)
                        .offered("2026-03-02T10:05")
                        .event(
                                promise(
                                        "2026-03-02T10:10",
                                        Event.PromiseKind.BY,
                                        "2026-03-02T16:00"));
        List<Judgement> all = judged(story, CALENDARS, "2026-03-02T10:30");
        assertThat(all)
                .extracting(j -> j.commitment().kind())
                .containsExactlyInAnyOrder(ESCALATION_NOTICE, HANDOFF_ACCEPTANCE, PROMISE);
        assertThat(all).extracting(j -> j.commitment().rule()).doesNotHaveDuplicates();
        assertThat(all).extracting(Judgement::timing).containsOnly(new Verdict.Open());
    }

    @Test
    void S06_a_word_counts_the_same_on_every_channel() {
        for (String channel : List.of("web", "mail", "chat")) {
            Story story =
                    escalated()
                            .event(
                                    new Event.MessageToCustomer(
                                            stamp("2026-03-02T10:15", Actor.person(ANNA)),
                                            new MessageId("x"),
                                            channel,
                                            Event.Delivery.DELIVERED,
                                            Set.of()));
            assertThat(only(ESCALATION_NOTICE, story, "2026-03-02T12:00"))
                    .isEqualTo(kept("2026-03-02T10:15"));
        }
    }

    @Test
    void S08_thanks_after_the_resolution_starts_no_clock() {
        Story story =
                escalated()
                        .told("2026-03-02T10:20", ANNA)
                        .resolved("2026-03-02T15:00")
                        .wrote("2026-03-02T16:00");
        assertThat(of(ACKNOWLEDGEMENT, story, "2026-03-06T09:00")).hasSize(1);
        assertThat(of(PROGRESS_UPDATE, story, "2026-03-06T09:00")).isEmpty();
    }

    @Test
    void S12_a_promise_is_a_fixed_instant_that_waiting_does_not_move() {
        Story story =
                escalated()
                        .event(
                                promise(
                                        "2026-03-02T10:10",
                                        Event.PromiseKind.BY,
                                        "2026-03-03T12:00"))
                        .event(
                                new Event.WaitingStarted(
                                        stamp("2026-03-02T11:00", Actor.person(ANNA)),
                                        Event.WaitingOn.CUSTOMER))
                        .event(new Event.WaitingEnded(stamp("2026-03-03T11:00", Actor.CUSTOMER)));
        assertThat(of(PROMISE, story, "2026-03-03T13:00").getFirst().commitment().due())
                .isEqualTo(at("2026-03-03T12:00"));
        assertThat(only(PROMISE, story, "2026-03-03T13:00"))
                .isEqualTo(new Verdict.Missed(at("2026-03-03T12:00")));
    }

    @Test
    void S15_an_appointment_survives_what_the_customer_writes_meanwhile() {
        Story story =
                escalated()
                        .event(
                                promise(
                                        "2026-03-02T10:10",
                                        Event.PromiseKind.AT,
                                        "2026-03-03T12:00"))
                        .wrote("2026-03-02T12:00");
        assertThat(only(PROMISE, story, "2026-03-03T11:00")).isEqualTo(new Verdict.Open());
    }

    @Test
    void S17_what_was_stamped_when_it_arose_stands_though_the_rules_have_changed() {
        Story story =
                escalated()
                        .event(
                                new Event.CommitmentOwed(
                                        stamp("2026-03-02T10:00", Actor.AUTOMATION),
                                        EscalationType.CUSTOMER,
                                        "ESCALATION_NOTICE",
                                        at("2026-03-02T10:30"),
                                        "CUSTOMER v7 notice"));
        Commitment notice =
                of(ESCALATION_NOTICE, story, "2026-03-02T12:00").getFirst().commitment();
        assertThat(notice.due()).isEqualTo(at("2026-03-02T10:30"));
        assertThat(notice.rule()).isEqualTo("CUSTOMER v7 notice");
    }

    @Test
    void S17_a_stamp_of_later_moves_no_update_that_had_fallen_due() {
        Story story =
                escalated()
                        .event(
                                new Event.CommitmentOwed(
                                        stamp("2026-03-03T19:00", Actor.AUTOMATION),
                                        EscalationType.CUSTOMER,
                                        "PROGRESS_UPDATE",
                                        at("2026-03-03T23:00"),
                                        "CUSTOMER v7 progress update"));
        assertThat(of(PROGRESS_UPDATE, story, "2026-03-04T10:00"))
                .extracting(judged -> judged.commitment().due())
                .contains(at("2026-03-03T17:00"), at("2026-03-03T23:00"));
    }

    @Test
    void S18_reopening_supersedes_what_rested_on_the_resolution_and_freezes_what_was_kept() {
        Story story =
                escalated()
                        .told("2026-03-02T10:20", ANNA)
                        .told("2026-03-02T15:00", ANNA, Part.WHAT_WAS_DONE)
                        .resolved("2026-03-02T15:00")
                        .reopened("2026-03-03T09:00");
        assertThat(only(FOLLOW_UP, story, "2026-03-20T09:00"))
                .isEqualTo(new Verdict.Superseded(at("2026-03-03T09:00"), "reopened"));
        assertThat(only(ROOT_CAUSE_ANALYSIS, story, "2026-03-20T09:00"))
                .isEqualTo(new Verdict.Superseded(at("2026-03-03T09:00"), "reopened"));
        assertThat(nameOf(only(RESOLUTION_MESSAGE, story, "2026-03-20T09:00"))).isEqualTo("KEPT");
        assertThat(nameOf(only(ESCALATION_NOTICE, story, "2026-03-20T09:00"))).isEqualTo("KEPT");
    }

    private static Story resolvedOnMonday() {
        return escalated()
                .told("2026-03-02T10:20", ANNA)
                .told("2026-03-02T15:00", ANNA, Part.WHAT_WAS_DONE)
                .resolved("2026-03-02T15:00");
    }

    private static List<Instant> dues(CommitmentKind kind, Story story, String asOf) {
        return of(kind, story, asOf).stream().map(j -> j.commitment().due()).toList();
    }

    @Test
    void S18_reopened_soon_it_owes_updates_again_and_what_its_new_resolution_owes() {
        Story story =
                resolvedOnMonday()
                        .reopened("2026-03-04T10:00")
                        .told("2026-03-05T11:00", ANNA)
                        .told("2026-03-06T14:50", ANNA, Part.WHAT_WAS_DONE)
                        .resolved("2026-03-06T15:00");

        assertThat(dues(PROGRESS_UPDATE, story, "2026-03-20T09:00"))
                .containsExactly(at("2026-03-05T17:00"));
        assertThat(only(PROGRESS_UPDATE, story, "2026-03-20T09:00"))
                .isEqualTo(kept("2026-03-05T11:00"));
        assertThat(of(RESOLUTION_MESSAGE, story, "2026-03-20T09:00"))
                .extracting(j -> j.commitment().arisesAt())
                .containsExactly(at("2026-03-02T15:00"), at("2026-03-06T15:00"));
        assertThat(of(FOLLOW_UP, story, "2026-03-20T09:00"))
                .extracting(j -> nameOf(j.timing()))
                .containsExactly("SUPERSEDED", "MISSED");
    }

    @Test
    void S18_what_was_said_before_the_reopening_is_no_word_on_the_new_resolution() {
        Story story =
                resolvedOnMonday()
                        .reopened("2026-03-02T15:30")
                        .wrote("2026-03-02T15:40")
                        .resolved("2026-03-02T16:00");

        assertThat(of(RESOLUTION_MESSAGE, story, "2026-03-20T09:00"))
                .extracting(j -> nameOf(j.timing()))
                .containsExactly("KEPT", "MISSED");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-09T15:00:00, 1", "2026-03-09T15:00:01, 0"})
    void S18_after_seven_days_it_is_a_recurrence_and_the_old_escalation_owes_nothing_more(
            String reopened, int updates) {
        Story story = resolvedOnMonday().reopened(reopened);

        assertThat(dues(PROGRESS_UPDATE, story, "2026-03-10T16:00")).hasSize(updates);
    }

    @Test
    void S18_escalated_anew_after_the_reopening_the_new_escalation_owes_alone() {
        Story story =
                resolvedOnMonday()
                        .reopened("2026-03-04T10:00")
                        .escalated("2026-03-04T10:30", EscalationType.CUSTOMER);

        assertThat(of(PROGRESS_UPDATE, story, "2026-03-05T18:00"))
                .extracting(j -> j.commitment().escalation().number())
                .containsOnly(2);
    }

    @Test
    void S08_a_contact_reopened_by_thanks_alone_still_owes_its_follow_up() {
        Story story = resolvedOnMonday().reopened("2026-03-02T15:30").resolved("2026-03-02T15:40");

        assertThat(of(RESOLUTION_MESSAGE, story, "2026-03-20T09:00")).hasSize(1);
        assertThat(dues(FOLLOW_UP, story, "2026-03-20T09:00"))
                .containsExactly(at("2026-03-05T15:00"));
        assertThat(nameOf(only(FOLLOW_UP, story, "2026-03-20T09:00"))).isEqualTo("MISSED");
    }

    @Test
    void S08_after_a_reopening_a_cause_is_something_done_though_automation_wrote_it_down() {
        Story story =
                resolvedOnMonday()
                        .reopened("2026-03-02T15:30")
                        .event(
                                new Event.RootCauseRecorded(
                                        stamp("2026-03-02T15:35", Actor.AUTOMATION),
                                        "knowledge-gap",
                                        List.of()))
                        .resolved("2026-03-02T15:40");

        assertThat(of(RESOLUTION_MESSAGE, story, "2026-03-20T09:00")).hasSize(2);
        assertThat(dues(FOLLOW_UP, story, "2026-03-20T09:00")).contains(at("2026-03-05T15:40"));
    }

    @Test
    void S22_the_days_of_the_grid_are_the_customers_own() {
        AccountId account = new AccountId("kyoto");
        Calendars calendars =
                Calendars.of(OFFICE, Map.of(), Map.of(account, nineToFive("Kyoto", "Asia/Tokyo")));
        Story story =
                Story.of("C-1")
                        .opened("2026-03-02T08:00")
                        .event(
                                new Event.Described(
                                        stamp("2026-03-02T08:00", Actor.CUSTOMER),
                                        new Description(
                                                account, null, null, null, null, null, null, null,
                                                null)))
                        .escalated("2026-03-02T10:00", EscalationType.CUSTOMER);
        assertThat(judged(story, calendars, "2026-03-03T09:00"))
                .filteredOn(j -> j.commitment().kind() == PROGRESS_UPDATE)
                .first()
                .satisfies(
                        j -> {
                            assertThat(j.commitment().due()).isEqualTo(at("2026-03-03T08:00"));
                            assertThat(j.commitment().calendar()).isEqualTo("Kyoto");
                        });
    }

    @Test
    void S23_what_is_promised_out_of_hours_is_computed_from_the_calendar() {
        assertThat(new Term.BusinessTime(Duration.ofHours(1)).after(at("2026-03-06T16:30"), OFFICE))
                .isEqualTo(at("2026-03-09T09:30"));
        Story story =
                open().escalated("2026-03-06T16:30", EscalationType.TIER)
                        .offered("2026-03-06T16:30");
        assertThat(of(HANDOFF_ACCEPTANCE, story, "2026-03-06T17:00").getFirst().commitment().due())
                .isEqualTo(at("2026-03-09T09:30"));
    }

    @Test
    void S24_a_merged_contact_owes_nothing_more_and_keeps_its_misses() {
        Story story =
                escalated()
                        .event(
                                new Event.Merged(
                                        stamp("2026-03-02T10:40", Actor.person(ANNA)),
                                        new ContactId("C-9")));
        assertThat(nameOf(only(ACKNOWLEDGEMENT, story, "2026-03-09T09:00"))).isEqualTo("MISSED");
        assertThat(only(ESCALATION_NOTICE, story, "2026-03-09T09:00"))
                .isEqualTo(new Verdict.Superseded(at("2026-03-02T10:40"), "merged into C-9"));
        assertThat(of(PROGRESS_UPDATE, story, "2026-03-09T09:00")).isEmpty();
    }

    @Test
    void S25_a_promise_may_lie_weeks_ahead() {
        Story story =
                escalated()
                        .event(
                                promise(
                                        "2026-03-02T10:10",
                                        Event.PromiseKind.BY,
                                        "2026-06-30T12:00"));
        assertThat(only(PROMISE, story, "2026-06-30T12:00")).isEqualTo(new Verdict.Open());
        assertThat(nameOf(only(PROMISE, story, "2026-06-30T12:00:01"))).isEqualTo("MISSED");
    }

    @Test
    void S46_the_daily_update_is_a_fixed_grid_kept_by_what_a_person_sends() {
        Story story =
                escalated()
                        .told("2026-03-02T10:20", ANNA)
                        .wrote("2026-03-03T12:00")
                        .told("2026-03-04T09:30", ANNA)
                        .toldAutomatically("2026-03-05T12:00");
        List<Judgement> slots = of(PROGRESS_UPDATE, story, "2026-03-05T18:00");
        assertThat(slots)
                .extracting(j -> j.commitment().due() + " " + nameOf(j.timing()))
                .containsExactly(
                        "2026-03-03T17:00:00Z MISSED",
                        "2026-03-04T17:00:00Z KEPT",
                        "2026-03-05T17:00:00Z MISSED",
                        "2026-03-06T17:00:00Z OPEN");
    }

    @Test
    void S49_an_absence_note_expresses_nothing_and_starts_no_clock() {
        Story story =
                open().wrote("2026-03-02T09:00")
                        .event(
                                new Event.CustomerMessage(
                                        stamp("2026-03-02T09:55", Actor.AUTOMATION),
                                        new MessageId("absence"),
                                        "mail"))
                        .escalated("2026-03-02T10:00", EscalationType.CUSTOMER);
        assertThat(of(ACKNOWLEDGEMENT, story, "2026-03-02T10:00").getFirst().commitment().due())
                .isEqualTo(at("2026-03-02T09:30"));
    }

    // ---- several at once -------------------------------------------------------------------

    @Test
    void escalations_open_at_once_share_one_grid_and_one_promise() {
        Story story =
                open().escalated("2026-03-02T10:00", EscalationType.TIER)
                        .escalated("2026-03-02T12:00", EscalationType.CUSTOMER)
                        .event(
                                promise(
                                        "2026-03-02T12:10",
                                        Event.PromiseKind.BY,
                                        "2026-03-04T12:00"))
                        .escalationEnded("2026-03-04T10:00", EscalationType.TIER);
        assertThat(of(PROGRESS_UPDATE, story, "2026-03-04T18:00"))
                .extracting(j -> j.commitment().escalation().type() + " " + j.commitment().due())
                .containsExactly(
                        "TIER 2026-03-03T17:00:00Z",
                        "CUSTOMER 2026-03-04T17:00:00Z",
                        "CUSTOMER 2026-03-05T17:00:00Z");
        assertThat(of(PROMISE, story, "2026-03-04T18:00")).hasSize(1);
        assertThat(of(ESCALATION_NOTICE, story, "2026-03-04T18:00")).hasSize(2);
    }

    @Test
    void the_day_of_the_resolution_owes_the_resolution_message_instead_of_an_update() {
        Story story = escalated().told("2026-03-03T16:00", ANNA).resolved("2026-03-04T15:00");
        assertThat(of(PROGRESS_UPDATE, story, "2026-03-09T09:00")).hasSize(1);
        assertThat(only(RESOLUTION_MESSAGE, story, "2026-03-09T09:00"))
                .isInstanceOf(Verdict.Kept.class);
    }

    @Test
    void a_new_tier_answers_for_itself_not_the_old_tier_for_it() {
        Story story = open().assigned("2026-03-02T10:00", BEN, "T2").told("2026-03-02T10:30", ANNA);
        assertThat(only(HANDOFF_ACCEPTANCE, story, "2026-03-02T18:00"))
                .isEqualTo(kept("2026-03-02T10:00"));
        assertThat(only(NEW_TIER_FIRST_RESPONSE, story, "2026-03-02T18:00"))
                .isEqualTo(new Verdict.Missed(at("2026-03-02T14:00")));
        assertThat(
                        only(
                                NEW_TIER_FIRST_RESPONSE,
                                story.told("2026-03-02T13:59", BEN),
                                "2026-03-02T18:00"))
                .isEqualTo(kept("2026-03-02T13:59"));
    }

    @Test
    void a_promise_renewed_in_time_is_kept_and_counted() {
        Story story =
                escalated()
                        .event(
                                promise(
                                        "2026-03-02T10:10",
                                        Event.PromiseKind.BY,
                                        "2026-03-02T14:00"))
                        .told("2026-03-02T13:30", ANNA)
                        .event(
                                promise(
                                        "2026-03-02T13:30",
                                        Event.PromiseKind.BY,
                                        "2026-03-02T16:00"))
                        .told("2026-03-02T15:30", ANNA);
        assertThat(of(PROMISE, story, "2026-03-03T09:00"))
                .extracting(Judgement::timing)
                .containsExactly(kept("2026-03-02T13:30"), kept("2026-03-02T15:30"));
        assertThat(Commitments.renegotiations(story.timeline(), at("2026-03-03T09:00")))
                .isEqualTo(1);
    }

    @Test
    void an_s1_tier_escalation_is_significant_and_a_lesser_one_owes_no_follow_up() {
        Story lesser = open().assigned("2026-03-02T10:00", BEN, "T2").resolved("2026-03-02T12:00");
        assertThat(of(FOLLOW_UP, lesser, "2026-03-09T09:00")).isEmpty();
        Story worst =
                open().severity("2026-03-02T09:00", Severity.S1)
                        .assigned("2026-03-02T10:00", BEN, "T2")
                        .resolved("2026-03-02T12:00");
        assertThat(of(FOLLOW_UP, worst, "2026-03-09T09:00")).hasSize(1);
        assertThat(of(ROOT_CAUSE_ANALYSIS, worst, "2026-03-09T09:00").getFirst().commitment().due())
                .isEqualTo(at("2026-03-09T17:00"));
    }

    // ---- where the organisation failed -------------------------------------------------------

    private static final Part[] CLOSURE = {
        Part.WHAT_WAS_DONE, Part.IMPACT, Part.ROOT_CAUSE, Part.RECURRENCE
    };

    private static Story resolvedNeutrally(Story story) {
        return story.told("2026-03-02T14:00", ANNA, CLOSURE).resolved("2026-03-02T14:01");
    }

    private static Content saidAtResolution(Story story) {
        return of(RESOLUTION_MESSAGE, story, "2026-03-04T12:00").getFirst().content();
    }

    @Test
    void a_neutral_resolution_message_is_complete_while_nobody_says_the_organisation_failed() {
        assertThat(saidAtResolution(resolvedNeutrally(escalated())))
                .isEqualTo(new Content.Complete());
        assertThat(
                        saidAtResolution(
                                resolvedNeutrally(
                                        escalated().caused("2026-03-02T13:00", "User error"))))
                .isEqualTo(new Content.Complete());
        assertThat(
                        saidAtResolution(
                                resolvedNeutrally(
                                        escalated().caused("2026-03-02T13:00", "solar flare"))))
                .isEqualTo(new Content.Complete());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T13:00:00, INCOMPLETE",
        "2026-03-02T14:01:00, INCOMPLETE",
        "2026-03-02T14:01:01, COMPLETE",
    })
    void a_failure_on_record_at_the_resolution_is_owed_admission_and_apology(
            String recorded, String content) {
        Content expected =
                content.equals("COMPLETE")
                        ? new Content.Complete()
                        : new Content.Incomplete(Set.of(Part.FAILURE_ADMITTED, Part.APOLOGY));
        assertThat(
                        saidAtResolution(
                                resolvedNeutrally(escalated().caused(recorded, "Process_Error"))))
                .isEqualTo(expected);
        assertThat(saidAtResolution(resolvedNeutrally(escalated().failureStated(recorded, true))))
                .isEqualTo(expected);
    }

    @Test
    void admission_and_apology_complete_the_message_where_the_organisation_failed() {
        Story story =
                escalated()
                        .caused("2026-03-02T13:00", "product defect")
                        .told(
                                "2026-03-02T14:00",
                                ANNA,
                                Part.WHAT_WAS_DONE,
                                Part.IMPACT,
                                Part.ROOT_CAUSE,
                                Part.RECURRENCE,
                                Part.FAILURE_ADMITTED,
                                Part.APOLOGY)
                        .resolved("2026-03-02T14:01");
        assertThat(saidAtResolution(story)).isEqualTo(new Content.Complete());
    }

    @Test
    void the_last_word_about_the_failure_before_the_resolution_counts() {
        Story withdrawn =
                escalated()
                        .caused("2026-03-02T12:00", "product defect")
                        .failureStated("2026-03-02T13:00", false);
        assertThat(saidAtResolution(resolvedNeutrally(withdrawn)))
                .isEqualTo(new Content.Complete());
    }

    @Test
    void a_source_without_such_parts_is_not_blamed_for_a_missing_apology() {
        Story story = resolvedNeutrally(escalated().caused("2026-03-02T13:00", "product defect"));
        Instant then = at("2026-03-04T12:00");
        var escalations = Escalations.of(story.timeline(), RULES, then);
        Map<Observable, Observability.State> states = new EnumMap<>(Observable.class);
        for (Observable kind : Observable.values()) {
            if (kind != Observable.FAILURE_PARTS) {
                states.put(kind, Observability.State.OBSERVABLE);
            }
        }
        List<Judgement> judged =
                Judge.judgeAll(
                        Commitments.owed(story.timeline(), escalations, RULES, CALENDARS, then),
                        story.timeline(),
                        RULES,
                        new Observability(states),
                        then);
        assertThat(judged)
                .filteredOn(j -> j.commitment().kind() == RESOLUTION_MESSAGE)
                .extracting(Judgement::content)
                .containsExactly(new Content.Complete());
    }

    // ---- not held ------------------------------------------------------------------------------

    private static Story answeredNotHeld() {
        return resolvedNeutrally(escalated())
                .told("2026-03-04T15:00", ANNA, Part.HAS_IT_HELD)
                .answeredNotHeld("2026-03-04T16:00");
    }

    @Test
    void not_held_reopens_without_a_row_that_says_so_and_owes_again() {
        List<Verdict> updates =
                of(PROGRESS_UPDATE, answeredNotHeld(), "2026-03-06T12:00").stream()
                        .map(Judgement::timing)
                        .toList();
        assertThat(updates)
                .containsExactly(new Verdict.Missed(at("2026-03-05T17:00")), new Verdict.Open());
        assertThat(only(FOLLOW_UP, answeredNotHeld(), "2026-03-06T12:00"))
                .isEqualTo(kept("2026-03-04T15:00"));
        assertThat(nameOf(only(ROOT_CAUSE_ANALYSIS, answeredNotHeld(), "2026-03-10T00:00")))
                .isEqualTo("SUPERSEDED");
    }

    @Test
    void a_reopening_row_after_not_held_changes_nothing() {
        Story both = answeredNotHeld().reopened("2026-03-04T16:30");
        assertThat(judged(both, CALENDARS, "2026-03-12T12:00"))
                .isEqualTo(judged(answeredNotHeld(), CALENDARS, "2026-03-12T12:00"));
        assertThat(Replay.replay(both.timeline()).anomalyCount())
                .isEqualTo(Replay.replay(answeredNotHeld().timeline()).anomalyCount());
    }

    @Test
    void held_and_no_answer_reopen_nothing() {
        for (Event.FollowUpOutcome outcome :
                List.of(Event.FollowUpOutcome.HELD, Event.FollowUpOutcome.NO_ANSWER)) {
            Story story =
                    resolvedNeutrally(escalated())
                            .event(
                                    new Event.FollowUpAnswered(
                                            stamp("2026-03-04T16:00", Actor.CUSTOMER), outcome));
            assertThat(of(PROGRESS_UPDATE, story, "2026-03-12T12:00")).isEmpty();
        }
    }

    @Test
    void not_held_owes_another_resolution_message_even_when_resolved_in_the_same_breath() {
        Story story = answeredNotHeld().resolved("2026-03-04T16:01");
        assertThat(of(RESOLUTION_MESSAGE, story, "2026-03-12T12:00"))
                .extracting(j -> nameOf(j.timing()))
                .containsExactly("KEPT", "MISSED");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-12T14:01:00, 1", "2026-03-12T14:01:01, 0"})
    void an_answer_reopens_as_long_as_it_is_waited_for(String answered, int owedAgain) {
        Story story = resolvedNeutrally(escalated()).answeredNotHeld(answered);
        List<Judgement> after = of(PROGRESS_UPDATE, story, "2026-03-13T12:00");
        assertThat(after).hasSize(owedAgain);
    }

    // ---- a message at the decision's own instant ------------------------------------------------

    @Test
    void a_notice_at_the_decisions_own_instant_counts_only_where_the_protocol_says_so() {
        Story story = escalated().told("2026-03-02T10:00", ANNA);
        assertThat(nameOf(only(ESCALATION_NOTICE, story, "2026-03-02T12:00"))).isEqualTo("MISSED");
        Rulebook lenient = noticeAtDecisionCounts();
        Instant then = at("2026-03-02T12:00");
        List<Commitment> owed =
                Commitments.owed(
                        story.timeline(),
                        Escalations.of(story.timeline(), lenient, then),
                        lenient,
                        CALENDARS,
                        then);
        assertThat(
                        Judge.judgeAll(
                                owed, story.timeline(), lenient, Observability.everything(), then))
                .filteredOn(j -> j.commitment().kind() == ESCALATION_NOTICE)
                .extracting(Judgement::timing)
                .containsExactly(kept("2026-03-02T10:00"));
    }

    private static Rulebook noticeAtDecisionCounts() {
        Map<EscalationType, Protocol> protocols = new EnumMap<>(EscalationType.class);
        for (EscalationType type : EscalationType.values()) {
            Protocol p = RULES.protocol(type);
            protocols.put(
                    type,
                    new Protocol(
                            p.type(),
                            p.version(),
                            p.ownership(),
                            p.acknowledgement(),
                            p.notice(),
                            p.automaticKeepsNotice(),
                            true,
                            p.handoffAcceptance(),
                            p.newTierFirstResponse(),
                            p.progressUpdates(),
                            p.appointmentGrace(),
                            p.closure(),
                            p.followUp(),
                            p.rootCauseAnalysis(),
                            p.reopensWithin(),
                            p.ladder(),
                            p.regulatoryPresets()));
        }
        return new Rulebook(
                "lenient",
                1,
                RULES.routing(),
                protocols,
                RULES.inference(),
                RULES.repeats(),
                RULES.signals(),
                RULES.rootCauses());
    }
}

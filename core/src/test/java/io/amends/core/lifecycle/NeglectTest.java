package io.amends.core.lifecycle;

// Over 300 lines: every way of neglecting a customer that the article names, on one page.

import static io.amends.core.lifecycle.Desk.ANNA;
import static io.amends.core.lifecycle.Desk.BACK;
import static io.amends.core.lifecycle.Desk.BEA;
import static io.amends.core.lifecycle.Desk.BEN;
import static io.amends.core.lifecycle.Desk.DISBANDED;
import static io.amends.core.lifecycle.Desk.FRONT;
import static io.amends.core.lifecycle.Desk.GONE;
import static io.amends.core.lifecycle.Desk.LEA;
import static io.amends.core.timeline.EscalationType.CUSTOMER;
import static io.amends.core.timeline.EscalationType.TIER;
import static io.amends.core.timeline.Part.ACKNOWLEDGEMENT;
import static io.amends.core.timeline.Part.WHAT_WAS_DONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.commitment.Judgement;
import io.amends.core.commitment.Verdict;
import io.amends.core.testing.Story;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.Detection;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Promise;
import io.amends.core.timeline.Event.PromiseKind;
import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Stamp;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of the article's failures is refused where it can be, and told in time where it cannot. */
class NeglectTest {

    // ---- context loss ----------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource(HandoffElement.class)
    void S40_an_incomplete_handoff_is_refused_naming_the_field(HandoffElement element) {
        Desk desk = Desk.standard().openedWithAnna().escalated(TIER);
        Map<HandoffElement, String> elements = new EnumMap<>(Desk.handoff());
        elements.put(element, "n/a");
        assertThat(desk.refuses(new Command.OfferHandoff(Actor.person(ANNA), BACK, elements)))
                .containsExactly("handoff.element " + element);
    }

    @Test
    void a_handoff_is_returned_naming_what_is_missing_and_is_the_offerers_again() {
        Desk desk = Desk.standard().openedWithAnna().escalated(TIER).offered();
        desk.after(Duration.ofMinutes(20))
                .does(
                        new Command.ReturnHandoff(
                                Actor.person(BEN), Set.of(HandoffElement.STEPS_TAKEN)));
        assertThat(desk.stage(TIER))
                .isEqualTo(
                        new Stage.Returned(
                                desk.contact().now(), Set.of(HandoffElement.STEPS_TAKEN)));
        assertThat(desk.contact().owners().resolution()).isEqualTo(ANNA);
    }

    // ---- invisible escalation --------------------------------------------------------------

    @Test
    void S26_an_untold_customer_is_told_to_owner_then_lead_then_manager() {
        Desk desk = Desk.standard().openedWithAnna().escalated(TIER).at("2026-03-02T10:30");
        assertThat(desk.alerts())
                .filteredOn(alert -> alert.startsWith("ESCALATION_NOTICE"))
                .containsExactly(
                        "ESCALATION_NOTICE 75% owner",
                        "ESCALATION_NOTICE 100% coordinator+lead",
                        "ESCALATION_NOTICE 125% manager");
    }

    @Test
    void S28_steps_missed_while_nobody_looked_are_caught_up_and_marked_late() {
        Desk desk = Desk.standard().openedWithAnna().escalated(TIER);
        desk.asleepUntil("2026-03-02T12:00").rings();
        assertThat(desk.facts().all(Event.Alerted.class))
                .filteredOn(a -> a.kind().equals("ESCALATION_NOTICE"))
                .hasSize(3)
                .allSatisfy(
                        a -> {
                            assertThat(a.stamp().recordedAt())
                                    .isEqualTo(Story.at("2026-03-02T12:00"));
                            assertThat(a.occurredAt()).isBefore(a.stamp().recordedAt());
                        });
    }

    @Test
    void S27_ringing_twice_tells_nobody_twice() {
        Desk desk = Desk.standard().openedWithAnna().escalated(TIER).at("2026-03-03T12:00");
        List<String> once = desk.alerts();
        assertThat(desk.rings().rings().alerts()).isEqualTo(once);
        assertThat(Lifecycle.wake(desk.contact())).isEmpty();
    }

    @Test
    void a_message_that_became_known_late_takes_the_alert_back() {
        Desk desk = Desk.standard().openedWithAnna().escalated(TIER).at("2026-03-02T11:00");
        desk.happens(
                new Event.MessageToCustomer(
                        new Stamp(
                                Story.at("2026-03-02T09:40"),
                                Story.at("2026-03-02T11:00"),
                                Actor.person(ANNA)),
                        new MessageId("late"),
                        "mail",
                        Event.Delivery.DELIVERED,
                        Set.of()));
        assertThat(desk.facts().all(Event.AlertWithdrawn.class))
                .extracting(Event.AlertWithdrawn::kind)
                .containsExactly("ESCALATION_NOTICE");
    }

    @Test
    void S46_every_business_day_owes_its_word_on_a_fixed_grid() {
        Desk desk = Desk.standard().openedWithAnna().escalated(TIER).at("2026-03-06T18:00");
        assertThat(desk.judged(CommitmentKind.PROGRESS_UPDATE))
                .filteredOn(j -> j.timing() instanceof Verdict.Missed)
                .extracting(j -> j.commitment().due())
                .containsExactly(
                        Story.at("2026-03-03T17:00"),
                        Story.at("2026-03-04T17:00"),
                        Story.at("2026-03-05T17:00"),
                        Story.at("2026-03-06T17:00"));
    }

    // ---- ownership vacuum ------------------------------------------------------------------

    @Test
    void S35_an_offer_that_nobody_answers_stays_the_offerers_and_is_told_to_the_lead() {
        Desk desk = Desk.standard().openedWithAnna().escalated(TIER).offered();
        desk.at("2026-03-02T10:01");
        assertThat(desk.contact().owners().resolution()).isEqualTo(ANNA);
        assertThat(desk.alerts()).contains("HANDOFF_ACCEPTANCE 100% coordinator+lead");
    }

    @Test
    void S43_what_nobody_owns_is_owned_by_whoever_escalates_it() {
        Desk desk = Desk.standard();
        desk.does(new Command.Open(Actor.CUSTOMER, Description.UNSTATED, FRONT, null));
        desk.escalated(TIER);
        assertThat(desk.contact().owners().resolution()).isEqualTo(ANNA);
    }

    @Test
    void the_customers_own_escalation_of_what_nobody_owns_is_the_leads() {
        Desk desk = Desk.standard();
        desk.does(new Command.Open(Actor.CUSTOMER, Description.UNSTATED, FRONT, null));
        desk.does(new Command.Escalate(Actor.CUSTOMER, CUSTOMER, "status-page", "Get a manager"));
        assertThat(desk.contact().owners().resolution()).isEqualTo(LEA);
    }

    @Test
    void S43_history_allows_no_handing_to_a_disbanded_team() {
        Desk desk = Desk.standard().openedWithAnna().escalated(TIER);
        assertThat(
                        desk.refuses(
                                new Command.OfferHandoff(
                                        Actor.person(ANNA), DISBANDED, Desk.handoff())))
                .containsExactly("handoff.team disbanded");
    }

    @Test
    void S37_nobody_who_has_left_can_be_made_the_owner() {
        Desk desk = Desk.standard().openedWithAnna();
        assertThat(desk.refuses(new Command.Assign(Actor.person(ANNA), GONE, FRONT)))
                .containsExactly("assign.away gone");
    }

    @Test
    void of_two_who_accept_the_second_is_told_who_was_first() {
        Desk desk = Desk.standard().openedWithAnna().escalated(TIER).offered();
        desk.after(Duration.ofMinutes(1)).does(new Command.AcceptHandoff(Actor.person(BEN)));
        assertThat(desk.refuses(new Command.AcceptHandoff(Actor.person(BEA))))
                .containsExactly("handoff.taken ben " + desk.contact().now());
    }

    @Test
    void given_back_to_the_queue_an_escalated_contact_is_the_leads() {
        Desk desk = Desk.standard().openedWithAnna().escalated(TIER);
        desk.does(new Command.Assign(Actor.person(ANNA), null, FRONT));
        assertThat(desk.contact().owners().resolution()).isEqualTo(LEA);
    }

    @Test
    void only_a_handoff_leads_up_a_tier() {
        Desk desk = Desk.standard().openedWithAnna();
        assertThat(desk.refuses(new Command.Assign(Actor.person(ANNA), BEN, BACK)))
                .containsExactly("assign.needs-handoff T1 T2");
    }

    // ---- resolution without closure --------------------------------------------------------

    @Test
    void resolving_is_refused_without_the_message_and_names_all_that_is_missing() {
        Desk desk = Desk.standard().openedWithAnna().escalated(TIER);
        assertThat(desk.refuses(new Command.Resolve(Actor.person(ANNA))))
                .containsExactly(
                        "resolve.part WHAT_WAS_DONE",
                        "resolve.part IMPACT",
                        "resolve.part ROOT_CAUSE",
                        "resolve.part RECURRENCE");
        desk.after(Duration.ofMinutes(1)).tells(ANNA, null, WHAT_WAS_DONE);
        assertThat(desk.refuses(new Command.Resolve(Actor.person(ANNA))))
                .doesNotContain("resolve.part WHAT_WAS_DONE")
                .hasSize(3);
    }

    @Test
    void where_the_organisation_failed_it_has_to_say_so_and_apologise() {
        Desk desk = Desk.standard().openedWithAnna().escalated(TIER);
        desk.does(new Command.StateFailure(Actor.person(ANNA), true));
        assertThat(desk.refuses(new Command.Resolve(Actor.person(ANNA))))
                .contains("resolve.part FAILURE_ADMITTED", "resolve.part APOLOGY");
    }

    @Test
    void solved_elsewhere_without_a_word_it_is_resolved_and_closure_owed() {
        Desk desk = Desk.standard().openedWithAnna().escalated(TIER).at("2026-03-02T11:00");
        desk.happens(new Event.Resolved(Stamp.at(desk.contact().now(), Actor.SOMEBODY)));
        assertThat(desk.stage(TIER)).isEqualTo(new Stage.ClosureOwed(desk.contact().now()));
        assertThat(desk.refuses(new Command.Close(Actor.person(ANNA))))
                .containsExactly("close.closure-owed");
    }

    @Test
    void S08_a_resolution_stops_the_grid_and_a_last_thanks_starts_no_clock() {
        Desk desk = Desk.standard().openedWithAnna().escalated(TIER).at("2026-03-03T10:00");
        desk.happens(new Event.Resolved(Stamp.at(desk.contact().now(), Actor.SOMEBODY)));
        desk.at("2026-03-03T10:30")
                .happens(
                        new Event.CustomerMessage(
                                Stamp.at(desk.contact().now(), Actor.CUSTOMER),
                                new MessageId("thanks"),
                                "mail"));
        assertThat(desk.at("2026-03-10T12:00").judged(CommitmentKind.PROGRESS_UPDATE))
                .noneMatch(j -> j.timing() instanceof Verdict.Missed)
                .noneMatch(Staging::isDue);
    }

    @Test
    void S08_that_no_reply_is_needed_is_recorded_with_who_and_why_and_the_resolution_stands() {
        Desk thanked = thanked();
        assertThat(thanked.contact().state().isResolved()).isFalse();
        thanked.does(new Command.NeedNoReply(Actor.person(BEN), "They only said thank you"));
        assertThat(thanked.facts().all(Event.NoReplyNeeded.class))
                .extracting(fact -> fact.stamp().actor() + " " + fact.because())
                .containsExactly(Actor.person(BEN) + " They only said thank you");
        assertThat(thanked.contact().state().isResolved()).isTrue();
        Desk untouched = resolved();
        assertThat(owed(thanked.at("2026-03-16T12:00")))
                .as("as if they had said nothing")
                .isEqualTo(owed(untouched.at("2026-03-16T12:00")));
    }

    @Test
    void S08_once_somebody_has_worked_on_it_again_no_reply_needed_resolves_nothing() {
        Desk desk = thanked().at("2026-03-03T15:10").does(new Command.Note(Actor.person(BEN)));
        desk.at("2026-03-03T15:30")
                .does(new Command.NeedNoReply(Actor.person(BEN), "They only said thank you"));
        assertThat(desk.contact().state().isResolved()).isFalse();
    }

    @Test
    void S08_no_reply_needed_needs_words_that_are_not_answered_and_a_reason() {
        assertThat(resolved().refuses(new Command.NeedNoReply(Actor.person(BEN), "n/a")))
                .containsExactly("no-reply.nothing-said", "no-reply.because");
        Desk desk =
                Desk.standard()
                        .openedWithAnna()
                        .happens(wrote("m-1", "2026-03-02T09:00"))
                        .escalated(CUSTOMER);
        assertThat(desk.refuses(new Command.NeedNoReply(Actor.person(ANNA), "They only vent")))
                .as("what they expressed is acknowledged all the same")
                .hasSize(1)
                .allMatch(reason -> reason.startsWith("acknowledge-first"));
    }

    private static Desk resolved() {
        Desk desk = Desk.standard().openedWithAnna().escalated(TIER).at("2026-03-03T10:00");
        desk.happens(new Event.Resolved(Stamp.at(desk.contact().now(), Actor.SOMEBODY)));
        return desk;
    }

    /** Resolved, and opened again by nothing but a "thanks". */
    private static Desk thanked() {
        return resolved()
                .at("2026-03-03T15:00")
                .happens(wrote("thanks", "2026-03-03T15:00"))
                .does(new Command.Reopen(Actor.CUSTOMER));
    }

    private static Event wrote(String id, String when) {
        return new Event.CustomerMessage(
                Stamp.at(Story.at(when), Actor.CUSTOMER), new MessageId(id), "mail");
    }

    private static List<String> owed(Desk desk) {
        return desk.contact().judgements().stream()
                .map(
                        j ->
                                j.commitment().kind()
                                        + " "
                                        + j.commitment().due()
                                        + " "
                                        + j.timing().getClass().getSimpleName())
                .sorted()
                .toList();
    }

    // ---- words -----------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'll make sure this gets looked at",
                "We will be in touch as soon as possible",
                "Wir kümmern uns zeitnah darum"
            })
    void vague_reassurance_is_no_commitment(String words) {
        Desk desk = Desk.standard().openedWithAnna().escalated(CUSTOMER);
        assertThat(desk.refuses(saying(Part.EXPECTED_OUTCOME, words)))
                .anyMatch(reason -> reason.startsWith("words.vague EXPECTED_OUTCOME"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "As soon as possible, at the latest by 16:00, your exports run again",
                "Ben Ortiz looks into it",
                "So schnell wie möglich, spätestens am Donnerstag"
            })
    void beside_something_specific_vague_words_do_no_harm(String words) {
        Desk desk = Desk.standard().openedWithAnna().escalated(CUSTOMER);
        desk.does(saying(Part.EXPECTED_OUTCOME, words));
    }

    @Test
    void a_next_contact_without_a_time_and_a_promise_in_the_past_are_refused() {
        Desk desk = Desk.standard().openedWithAnna().escalated(CUSTOMER);
        assertThat(desk.refuses(saying(Part.NEXT_CONTACT, "Anna Weber calls you")))
                .containsExactly("words.next-contact-without-time");
        assertThat(
                        desk.refuses(
                                new Command.RecordSent(
                                        Actor.person(ANNA),
                                        new MessageId("p"),
                                        "mail",
                                        new Words(
                                                Map.of(),
                                                Optional.of(
                                                        new Promise(
                                                                PromiseKind.BY,
                                                                Story.at("2026-03-02T08:00")))))))
                .containsExactly("words.promise-in-the-past 2026-03-02T08:00:00Z");
    }

    private static Command saying(Part part, String words) {
        return new Command.RecordSent(
                Actor.person(ANNA),
                new MessageId("x"),
                "mail",
                new Words(Map.of(part, words), Optional.empty()));
    }

    // ---- suggestions -----------------------------------------------------------------------

    @Test
    void a_phrase_suggests_and_opens_nothing_until_somebody_says_so() {
        Desk desk = suggested();
        assertThat(desk.stage(CUSTOMER)).isInstanceOf(Stage.Suggested.class);
        assertThat(desk.contact().open()).isEmpty();
        desk.after(Duration.ofMinutes(5)).escalated(CUSTOMER);
        assertThat(desk.contact().open(CUSTOMER)).isPresent();
    }

    @Test
    void undecided_for_half_an_hour_it_goes_to_the_lead_once() {
        Desk desk = suggested();
        assertThat(desk.after(Duration.ofMinutes(29)).alerts()).isEmpty();
        assertThat(desk.after(Duration.ofHours(3)).alerts())
                .containsExactly("SUGGESTION 100% lead");
    }

    @Test
    void it_can_be_put_off_once_and_for_four_hours_at_most() {
        Desk desk = suggested();
        assertThat(desk.refuses(snooze(desk, Duration.ofHours(5))))
                .containsExactly("suggestion.snooze-until PT4H");
        desk.does(snooze(desk, Duration.ofHours(2)));
        assertThat(desk.after(Duration.ofHours(1)).alerts()).isEmpty();
        assertThat(desk.refuses(snooze(desk, Duration.ofHours(1))))
                .containsExactly("suggestion.snoozed-before CUSTOMER");
        assertThat(desk.after(Duration.ofHours(2)).alerts())
                .containsExactly("SUGGESTION 100% lead");
    }

    @Test
    void disagreed_with_it_is_over_and_a_later_phrase_suggests_anew() {
        Desk desk = suggested();
        desk.does(new Command.Decline(Actor.person(ANNA), CUSTOMER, "They quote our own banner"));
        assertThat(desk.stage(CUSTOMER).isOver()).isTrue();
        detect(desk.after(Duration.ofHours(1)));
        assertThat(desk.stage(CUSTOMER)).isInstanceOf(Stage.Suggested.class);
    }

    private static Command snooze(Desk desk, Duration time) {
        return new Command.Snooze(Actor.person(ANNA), CUSTOMER, desk.contact().now().plus(time));
    }

    private static Desk suggested() {
        return detect(Desk.standard().openedWithAnna().after(Duration.ofMinutes(5)));
    }

    private static Desk detect(Desk desk) {
        Stamp stamp = Stamp.at(desk.contact().now(), Actor.AUTOMATION);
        return desk.happens(
                new Event.Detected(
                        stamp,
                        new MessageId("angry"),
                        new Detection(Detection.Rule.CUSTOMER_REQUEST, "en.manager", 0, 7)));
    }

    // ---- the rest --------------------------------------------------------------------------

    @Test
    void S45_there_is_no_second_active_escalation_of_a_type() {
        Desk desk = Desk.standard().openedWithAnna().escalated(CUSTOMER);
        assertThat(
                        desk.after(Duration.ofHours(1))
                                .refuses(
                                        new Command.Escalate(
                                                Actor.CUSTOMER,
                                                CUSTOMER,
                                                "status-page",
                                                "Still nobody has called")))
                .containsExactly("escalate.already CUSTOMER 2026-03-02T09:00:00Z anna");
    }

    @Test
    void S07_an_automatic_message_keeps_nothing() {
        Desk desk = Desk.standard().openedWithAnna().escalated(CUSTOMER);
        desk.after(Duration.ofMinutes(1))
                .happens(
                        new Event.MessageToCustomer(
                                Stamp.at(desk.contact().now(), Actor.AUTOMATION),
                                new MessageId("auto"),
                                "mail",
                                Event.Delivery.DELIVERED,
                                Set.of(ACKNOWLEDGEMENT)));
        assertThat(desk.stage(CUSTOMER)).isInstanceOf(Stage.Acknowledging.class);
    }

    @Test
    void what_is_on_its_way_keeps_nothing_until_it_arrives() {
        Desk desk = Desk.standard().openedWithAnna().escalated(CUSTOMER);
        desk.after(Duration.ofMinutes(1))
                .does(
                        new Command.Send(
                                Actor.person(ANNA),
                                new MessageId("sent"),
                                "mail",
                                new Words(
                                        Map.of(ACKNOWLEDGEMENT, "I hear how much this cost you"),
                                        Optional.empty())));
        assertThat(desk.stage(CUSTOMER)).isInstanceOf(Stage.Acknowledging.class);
        desk.after(Duration.ofMinutes(1))
                .happens(
                        new Event.MessageToCustomer(
                                Stamp.at(desk.contact().now(), Actor.person(ANNA)),
                                new MessageId("sent"),
                                "mail",
                                Event.Delivery.DELIVERED,
                                Set.of(ACKNOWLEDGEMENT)));
        assertThat(desk.stage(CUSTOMER)).isEqualTo(new Stage.InHand(ANNA));
    }

    @Test
    void a_bounce_reopens_what_the_message_had_kept() {
        Desk desk = Desk.standard().openedWithAnna().escalated(CUSTOMER);
        desk.after(Duration.ofMinutes(1)).tells(ANNA, null, ACKNOWLEDGEMENT);
        assertThat(desk.stage(CUSTOMER)).isEqualTo(new Stage.InHand(ANNA));
        desk.after(Duration.ofMinutes(1))
                .happens(
                        new Event.MessageBounced(
                                Stamp.at(desk.contact().now(), Actor.AUTOMATION),
                                new MessageId("m1")));
        assertThat(desk.stage(CUSTOMER)).isInstanceOf(Stage.Acknowledging.class);
    }

    @Test
    void a_leads_reasoned_waiver_unblocks_and_the_owners_own_does_not() {
        Desk desk = Desk.standard().openedWithAnna().escalated(CUSTOMER);
        Judgement owed = desk.judged(CommitmentKind.ACKNOWLEDGEMENT).getFirst();
        assertThat(desk.refuses(waiver(ANNA, owed))).containsExactly("refused.not-entitled");
        desk.does(waiver(LEA, owed)).offered();
        assertThat(desk.judged(CommitmentKind.ACKNOWLEDGEMENT))
                .allMatch(j -> j.timing() instanceof Verdict.Waived);
    }

    private static Command waiver(PersonId by, Judgement owed) {
        return new Command.Waive(
                Actor.person(by),
                CUSTOMER,
                owed.commitment().kind(),
                owed.commitment().due(),
                "Their address bounced; called instead");
    }

    @Test
    void S18_a_reply_after_seven_days_is_a_recurrence_of_its_own() {
        Desk desk = Desk.standard().openedWithAnna();
        desk.does(new Command.Resolve(Actor.person(ANNA)));
        assertThat(desk.at("2026-03-09T09:01").refuses(new Command.Reopen(Actor.CUSTOMER)))
                .containsExactly("reopen.recurrence PT168H");
    }

    @Test
    void S17_an_edited_protocol_changes_nothing_in_flight() {
        Desk desk = Desk.standard().openedWithAnna().escalated(TIER);
        assertThat(desk.facts().all(Event.ProtocolPinned.class))
                .extracting(Event.ProtocolPinned::version)
                .containsExactly(1);
        assertThat(desk.facts().all(Event.CommitmentOwed.class))
                .allMatch(owed -> owed.rule().startsWith("TIER v1 "));
    }
}

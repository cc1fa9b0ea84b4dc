package io.amends.core.lifecycle;

import static io.amends.core.commitment.CommitmentKind.ESCALATION_NOTICE;
import static io.amends.core.commitment.CommitmentKind.PROGRESS_UPDATE;
import static io.amends.core.lifecycle.Desk.ANNA;
import static io.amends.core.lifecycle.Desk.FRONT;
import static io.amends.core.lifecycle.Desk.LEA;
import static io.amends.core.timeline.EscalationType.CUSTOMER;
import static io.amends.core.timeline.EscalationType.TIER;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.protocol.Calendars;
import io.amends.core.protocol.Protocol;
import io.amends.core.protocol.Protocol.MessageStandard;
import io.amends.core.protocol.Rulebook;
import io.amends.core.protocol.Term;
import io.amends.core.routing.RoutingMatrix;
import io.amends.core.testing.Story;
import io.amends.core.time.Holidays;
import io.amends.core.time.WeeklyHours;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.Timeline;
import io.amends.core.trigger.Explanation;
import io.amends.core.trigger.Firing;
import io.amends.core.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What an edit of the rules does to what runs: nothing, until a person has it applied. */
class EditedRulesTest {

    private static final Actor MANAGER = Actor.person(LEA);

    // ---- protocols and calendars -----------------------------------------------------------

    @Test
    void S17_an_edited_protocol_moves_no_due_of_what_runs_and_every_due_of_what_comes() {
        Desk running = Desk.standard().openedWithAnna().escalated(TIER);
        running.ruledBy(noticeWithin(Duration.ofHours(3))).after(Duration.ofMinutes(5)).rings();
        assertThat(dues(running, ESCALATION_NOTICE)).containsExactly(at("2026-03-02T10:00"));

        Desk next = Desk.standard().ruledBy(noticeWithin(Duration.ofHours(3)));
        next.openedWithAnna().escalated(TIER);
        assertThat(dues(next, ESCALATION_NOTICE)).containsExactly(at("2026-03-02T12:00"));
        assertThat(next.facts().all(Event.ProtocolPinned.class))
                .extracting(Event.ProtocolPinned::version)
                .containsExactly(2);
    }

    @Test
    void S17_an_edited_calendar_moves_no_due_that_was_stamped() {
        Desk desk = Desk.standard().at("2026-03-02T12:00").openedWithAnna().escalated(TIER);
        desk.at("2026-03-03T10:00").ruledBy(closingAt(15)).rings();
        assertThat(dues(desk, PROGRESS_UPDATE)).containsExactly(at("2026-03-03T17:00"));
        desk.at("2026-03-04T10:00").rings();
        assertThat(dues(desk, PROGRESS_UPDATE))
                .as("the next day is the new calendar's")
                .containsExactly(at("2026-03-03T17:00"), at("2026-03-04T15:00"));
    }

    @Test
    void S16_what_an_edit_would_move_is_shown_before_and_moves_only_when_a_person_says_so() {
        Desk desk = Desk.standard().openedWithAnna().escalated(TIER).after(Duration.ofMinutes(10));
        desk.ruledBy(noticeWithin(Duration.ofHours(3)));
        assertThat(Reapplying.moved(desk.contact()))
                .extracting(m -> m.kind() + " " + m.was() + " " + m.becomes())
                .containsExactly("ESCALATION_NOTICE 2026-03-02T10:00:00Z 2026-03-02T12:00:00Z");
        assertThat(dues(desk, ESCALATION_NOTICE)).containsExactly(at("2026-03-02T10:00"));

        desk.happens(Reapplying.events(desk.contact(), MANAGER).toArray(Event[]::new));
        assertThat(dues(desk, ESCALATION_NOTICE)).containsExactly(at("2026-03-02T12:00"));
        assertThat(desk.facts().all(Event.ProtocolPinned.class).toList().getLast().stamp().actor())
                .as("who had it applied is on the timeline")
                .isEqualTo(MANAGER);
        assertThat(Reapplying.moved(desk.contact())).isEmpty();
        assertThat(Reapplying.events(desk.contact(), MANAGER)).isEmpty();
    }

    @Test
    void S16_applied_and_taken_back_it_is_as_it_was() {
        Desk desk = Desk.standard().openedWithAnna().escalated(TIER).after(Duration.ofMinutes(10));
        Rulebook before = desk.rules().rulebook();
        desk.ruledBy(noticeWithin(Duration.ofHours(3)));
        desk.happens(Reapplying.events(desk.contact(), MANAGER).toArray(Event[]::new));
        Protocol third = before.protocol(TIER).withVersion(3);
        desk.ruledBy(rules -> with(rules, rules.rulebook().with(third)));
        desk.happens(Reapplying.events(desk.contact(), MANAGER).toArray(Event[]::new));
        assertThat(dues(desk, ESCALATION_NOTICE)).containsExactly(at("2026-03-02T10:00"));
    }

    @Test
    void S16_an_applied_calendar_moves_the_running_day_too() {
        Desk desk = Desk.standard().at("2026-03-02T12:00").openedWithAnna().escalated(TIER);
        desk.at("2026-03-03T10:00").ruledBy(closingAt(15));
        desk.happens(Reapplying.events(desk.contact(), MANAGER).toArray(Event[]::new));
        assertThat(dues(desk, PROGRESS_UPDATE)).containsExactly(at("2026-03-03T15:00"));
    }

    // ---- the routing matrix ----------------------------------------------------------------

    @Test
    void S57_a_new_matrix_fires_for_what_still_waits_from_when_it_holds_and_not_before() {
        Desk desk = Desk.standard().openedWithAnna().at("2026-03-04T10:00");
        assertThat(desk.contact().escalations()).isEmpty();
        desk.ruledBy(routed(new RoutingMatrix(2, Map.of(), Map.of("T1", Duration.ofHours(2)))));
        desk.after(Duration.ofMinutes(1)).rings();
        assertThat(desk.only(TIER).decidedAt()).isEqualTo(at("2026-03-04T10:00"));
    }

    @Test
    void S57_a_type_that_now_belongs_higher_moves_up_from_when_the_matrix_says_so() {
        Desk desk =
                Desk.standard()
                        .does(new Command.Open(Actor.CUSTOMER, about("Payments"), FRONT, null))
                        .at("2026-03-04T10:00");
        desk.ruledBy(routed(new RoutingMatrix(2, Map.of("Payments", "T2"), Map.of())));
        desk.after(Duration.ofMinutes(1)).rings();
        assertThat(desk.only(TIER).decidedAt()).isEqualTo(at("2026-03-04T10:00"));
        assertThat(desk.facts().all(Event.EscalationOpened.class))
                .extracting(Event.EscalationOpened::trigger)
                .containsExactly("routing-matrix");
    }

    // ---- why, and why not ------------------------------------------------------------------

    @Test
    void S34_a_trigger_says_why_it_fired_or_what_keeps_it_from_firing() {
        Desk desk =
                Desk.standard()
                        .does(new Command.Open(Actor.CUSTOMER, about("Payments"), FRONT, null));
        assertThat(explained(desk))
                .containsExactly(
                        "trigger.routing-matrix.anywhere [Payments]",
                        "trigger.tier-time.no-maximum [T1]");
        desk.ruledBy(
                routed(
                        new RoutingMatrix(
                                2, Map.of("Payments", "T1"), Map.of("T1", Duration.ofHours(2)))));
        desk.at("2026-03-02T10:00");
        assertThat(explained(desk))
                .containsExactly(
                        "trigger.routing-matrix.right [Payments, T1, T1]",
                        "trigger.tier-time.runs [T1, PT1H, PT2H, 2026-03-02T11:00:00Z]");
        desk.does(new Command.Await(Actor.person(ANNA), Event.WaitingOn.CUSTOMER));
        assertThat(explained(desk).getLast())
                .isEqualTo("trigger.tier-time.stands [T1, PT1H, PT2H]");
        desk.does(new Command.StopAwaiting(Actor.person(ANNA))).at("2026-03-02T12:00");
        assertThat(explained(desk).getLast()).startsWith("trigger.tier-time [T1, PT2H");
    }

    // ---- triggers of one's own ---------------------------------------------------------------

    @Test
    void a_trigger_of_ones_own_opens_when_it_is_certain() {
        Desk desk = Desk.standard().ruledBy(also(Certainty.RECORDED)).openedWithAnna().rings();
        assertThat(desk.only(CUSTOMER).certainty()).isEqualTo(Certainty.RECORDED);
        assertThat(desk.stage(CUSTOMER)).isNotInstanceOf(Stage.Suggested.class);
    }

    @Test
    void a_trigger_of_ones_own_that_guesses_suggests_once_and_takes_no_for_an_answer() {
        Desk desk = Desk.standard().ruledBy(also(Certainty.SUSPECTED)).openedWithAnna().rings();
        assertThat(desk.stage(CUSTOMER)).isInstanceOf(Stage.Suggested.class);
        desk.does(new Command.Decline(Actor.person(ANNA), CUSTOMER, "They meant another invoice"));
        desk.after(Duration.ofHours(1)).rings();
        assertThat(desk.facts().all(Event.EscalationOpened.class)).hasSize(1);
        assertThat(desk.stage(CUSTOMER)).isNotInstanceOf(Stage.Suggested.class);
    }

    // ---- the small world -------------------------------------------------------------------

    private static UnaryOperator<Rules> also(Certainty certainty) {
        Trigger opened =
                new Trigger() {
                    @Override
                    public String name() {
                        return "ours";
                    }

                    @Override
                    public List<Firing> firings(Timeline facts, Instant asOf) {
                        return facts.until(asOf)
                                .all(Event.Opened.class)
                                .map(
                                        e ->
                                                new Firing(
                                                        name(),
                                                        CUSTOMER,
                                                        e.occurredAt(),
                                                        certainty,
                                                        Reason.of("trigger.own", name())))
                                .toList();
                    }
                };
        return r ->
                new Rules(
                        r.rulebook(),
                        r.earlier(),
                        r.calendars(),
                        r.organisation(),
                        r.regulations(),
                        r.routingSince(),
                        List.of(opened));
    }

    private static List<String> explained(Desk desk) {
        return desk.rules().allTriggers().stream()
                .map(t -> t.explain(desk.facts(), desk.contact().now()))
                .map(Explanation::because)
                .map(List::getFirst)
                .map(reason -> reason.code() + " " + reason.values())
                .toList();
    }

    private static Description about(String type) {
        return new Description(null, null, type, null, null, null, null, null, null);
    }

    private static UnaryOperator<Rules> routed(RoutingMatrix matrix) {
        return r ->
                new Rules(
                        r.rulebook().with(matrix),
                        r.earlier(),
                        r.calendars(),
                        r.organisation(),
                        r.regulations(),
                        at("2026-03-04T10:00"),
                        List.of());
    }

    private static UnaryOperator<Rules> closingAt(int hour) {
        WorkingCalendar hours =
                WorkingCalendar.of(
                        "shorter",
                        ZoneId.of("UTC"),
                        WeeklyHours.mondayToFriday(LocalTime.of(9, 0), LocalTime.of(hour, 0)),
                        Holidays.none());
        return r ->
                new Rules(
                        r.rulebook(),
                        r.earlier(),
                        Calendars.everybody(hours),
                        r.organisation(),
                        r.regulations());
    }

    private static UnaryOperator<Rules> noticeWithin(Duration time) {
        return r -> {
            Protocol p = r.rulebook().protocol(TIER);
            return with(r, r.rulebook().with(noticeWithin(p, time)));
        };
    }

    private static Rules with(Rules r, Rulebook edited) {
        List<Protocol> earlier = new ArrayList<>(r.earlier());
        earlier.add(r.rulebook().protocol(TIER));
        return new Rules(edited, earlier, r.calendars(), r.organisation(), r.regulations());
    }

    private static Protocol noticeWithin(Protocol p, Duration time) {
        return new Protocol(
                p.type(),
                p.version() + 1,
                p.ownership(),
                p.acknowledgement(),
                Optional.of(
                        new MessageStandard(
                                new Term.Elapsed(time), p.notice().orElseThrow().parts())),
                p.automaticKeepsNotice(),
                p.noticeAtDecisionCounts(),
                p.handoffAcceptance(),
                p.newTierFirstResponse(),
                p.progressUpdates(),
                p.appointmentGrace(),
                p.closure(),
                p.followUp(),
                p.rootCauseAnalysis(),
                p.reopensWithin(),
                p.ladder(),
                p.regulatoryPresets());
    }

    private static List<Instant> dues(Desk desk, CommitmentKind kind) {
        return desk.judged(kind).stream().map(j -> j.commitment().due()).toList();
    }

    private static Instant at(String utc) {
        return Story.at(utc);
    }
}

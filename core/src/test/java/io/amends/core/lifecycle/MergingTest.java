package io.amends.core.lifecycle;

// Over 300 lines: the states in which two contacts may be when they are merged.

import static io.amends.core.commitment.CommitmentKind.ESCALATION_NOTICE;
import static io.amends.core.commitment.CommitmentKind.PROGRESS_UPDATE;
import static io.amends.core.commitment.CommitmentKind.PROMISE;
import static io.amends.core.lifecycle.Desk.ANNA;
import static io.amends.core.lifecycle.Desk.BACK;
import static io.amends.core.lifecycle.Desk.BEN;
import static io.amends.core.lifecycle.Desk.FRONT;
import static io.amends.core.lifecycle.Desk.LEA;
import static io.amends.core.testing.Story.at;
import static io.amends.core.timeline.EscalationType.CUSTOMER;
import static io.amends.core.timeline.EscalationType.TIER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.commitment.Commitments;
import io.amends.core.commitment.Judge;
import io.amends.core.commitment.Judgement;
import io.amends.core.escalation.Merges;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Course;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Alerted;
import io.amends.core.timeline.Event.Assigned;
import io.amends.core.timeline.Event.CommitmentOwed;
import io.amends.core.timeline.Event.HandoffWithdrawn;
import io.amends.core.timeline.Event.ProtocolPinned;
import io.amends.core.timeline.Observability;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Phase;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.Stamp;
import io.amends.core.timeline.TeamId;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two contacts that are one problem. Monday, 2 March 2026; 09:00–17:00 UTC. */
class MergingTest {

    private static final ContactId SURVIVOR = new ContactId("C-2");
    private static final Command.Merge MERGE = new Command.Merge(Actor.person(LEA), SURVIVOR);

    private static Desk escalated() {
        return Desk.standard().openedWithAnna().at("2026-03-02T10:00").escalated(CUSTOMER);
    }

    /** The other contact as it stands at the desk's instant, of the front line or with Ben. */
    private static LiveContact other(Desk desk, Event... more) {
        Stamp stamp = Stamp.at(at("2026-03-02T09:30"), Actor.person(ANNA));
        List<Event> facts = new ArrayList<>(List.of(new Event.Opened(stamp)));
        facts.addAll(List.of(more));
        return LiveContact.at(Timeline.of(SURVIVOR, facts), desk.rules(), desk.contact().now());
    }

    private static Event ofTeam(TeamId team, PersonId person, Desk desk) {
        return new Assigned(
                Stamp.at(at("2026-03-02T09:30"), Actor.person(ANNA)),
                person,
                false,
                team,
                desk.rules().organisation().team(team).orElseThrow().tier());
    }

    private static MergeDecision.Accepted merged(Desk desk, LiveContact survivor) {
        return switch (Lifecycle.merge(desk.contact(), survivor, MERGE)) {
            case MergeDecision.Accepted accepted -> accepted;
            case MergeDecision.Refused refused ->
                    throw new AssertionError("refused: " + refused.reasons());
        };
    }

    private static List<String> refused(Desk desk, LiveContact survivor, Command.Merge merge) {
        return switch (Lifecycle.merge(desk.contact(), survivor, merge)) {
            case MergeDecision.Accepted accepted ->
                    throw new AssertionError("accepted: " + accepted);
            case MergeDecision.Refused refused ->
                    refused.reasons().stream().map(Reason::code).toList();
        };
    }

    private static LiveContact later(LiveContact contact, String when) {
        return LiveContact.at(contact.facts(), contact.merged(), contact.rules(), at(when));
    }

    /** As time passes: whenever something is due, it rings. */
    private static LiveContact until(LiveContact contact, String when) {
        LiveContact now = contact;
        for (Optional<Instant> alarm = WakeUp.next(now);
                alarm.isPresent() && !alarm.get().isAfter(at(when));
                alarm = WakeUp.next(now)) {
            now = LiveContact.at(now.facts(), now.merged(), now.rules(), alarm.get());
            now = now.with(Lifecycle.wake(now));
        }
        return later(now, when);
    }

    private static List<String> verdicts(LiveContact contact, CommitmentKind kind) {
        return contact.judgements().stream()
                .filter(j -> j.commitment().kind() == kind)
                .map(
                        j ->
                                j.commitment().escalation()
                                        + " due "
                                        + j.commitment().due()
                                        + " "
                                        + j.timing().getClass().getSimpleName())
                .toList();
    }

    @Test
    void S24_what_is_open_goes_on_live_with_the_survivor_as_decided_and_as_due() {
        Desk desk = escalated().at("2026-03-02T10:40");
        MergeDecision.Accepted both = merged(desk, other(desk, ofTeam(FRONT, ANNA, desk)));
        LiveContact survivor = both.survivor().after();

        assertThat(survivor.escalations())
                .extracting(e -> e.id().toString(), Escalation::decidedAt)
                .containsExactly(tuple("C-1/CUSTOMER-1", at("2026-03-02T10:00")));
        assertThat(survivor.open()).hasSize(1);
        assertThat(verdicts(survivor, ESCALATION_NOTICE))
                .containsExactly("C-1/CUSTOMER-1 due 2026-03-02T11:00:00Z Open");
        assertThat(survivor.facts().all(ProtocolPinned.class)).hasSize(1);
    }

    @Test
    void S24_the_merged_contact_owes_nothing_live_and_nothing_rings_for_it() {
        Desk desk = escalated().at("2026-03-02T10:40");
        LiveContact gone = merged(desk, other(desk, ofTeam(FRONT, ANNA, desk))).merged().after();

        assertThat(gone.state().phase()).isEqualTo(Phase.MERGED);
        assertThat(gone.open()).isEmpty();
        assertThat(gone.judgements()).isEmpty();
        assertThat(WakeUp.next(gone)).isEmpty();
        assertThat(Lifecycle.wake(later(gone, "2026-03-09T10:00"))).isEmpty();
    }

    @Test
    void what_was_promised_on_the_merged_contact_is_kept_on_the_survivor() {
        Desk desk =
                escalated()
                        .tells(ANNA, "2026-03-02T12:00", Part.ACKNOWLEDGEMENT, Part.NEXT_CONTACT)
                        .at("2026-03-02T10:40");
        LiveContact survivor =
                later(
                        merged(desk, other(desk, ofTeam(FRONT, ANNA, desk))).survivor().after(),
                        "2026-03-02T11:30");
        assertThat(verdicts(survivor, PROMISE))
                .containsExactly("C-1/CUSTOMER-1 due 2026-03-02T12:00:00Z Open");
        Decision said = Lifecycle.decide(survivor, desk.message(ANNA, null, Part.ACKNOWLEDGEMENT));
        LiveContact told = survivor.with(((Decision.Accepted) said).events());
        assertThat(verdicts(told, PROMISE))
                .containsExactly("C-1/CUSTOMER-1 due 2026-03-02T12:00:00Z Kept");
    }

    @Test
    void an_alert_is_raised_once_whichever_contact_raised_it() {
        Desk desk = escalated().at("2026-03-02T10:50");
        assertThat(desk.alerts()).as("at three quarters, on the merged one").isNotEmpty();
        LiveContact survivor =
                until(
                        merged(desk, other(desk, ofTeam(FRONT, ANNA, desk))).survivor().after(),
                        "2026-03-04T10:00");
        List<Alerted> all =
                Stream.concat(desk.facts().all(Alerted.class), survivor.facts().all(Alerted.class))
                        .toList();
        assertThat(all)
                .extracting(a -> a.kind() + " " + a.due() + " " + a.percent())
                .doesNotHaveDuplicates()
                .anyMatch(alert -> alert.startsWith("ESCALATION_NOTICE"))
                .anyMatch(alert -> alert.startsWith("PROGRESS_UPDATE"));
    }

    @Test
    void looking_again_adds_nothing() {
        Desk desk = escalated().at("2026-03-02T10:40");
        LiveContact survivor =
                until(
                        merged(desk, other(desk, ofTeam(FRONT, ANNA, desk))).survivor().after(),
                        "2026-03-05T10:00");
        assertThat(Lifecycle.wake(survivor)).isEmpty();
        assertThat(survivor.facts().all(CommitmentOwed.class)).doesNotHaveDuplicates();
    }

    @Test
    void whoever_has_the_survivor_is_accountable_for_all_of_it() {
        Desk desk = escalated().at("2026-03-02T10:40");
        LiveContact survivor =
                merged(desk, other(desk, ofTeam(BACK, BEN, desk))).survivor().after();
        assertThat(survivor.owners()).isEqualTo(new Owners(BEN, BEN));
    }

    @Test
    void what_nobody_had_is_had_by_whoever_had_the_merged_one() {
        Desk desk = escalated().at("2026-03-02T10:40");
        assertThat(merged(desk, other(desk)).survivor().after().owners().resolution())
                .isEqualTo(ANNA);
        LiveContact ofBack =
                merged(
                                desk,
                                other(
                                        desk,
                                        new Assigned(
                                                Stamp.at(
                                                        at("2026-03-02T09:30"), Actor.person(ANNA)),
                                                null,
                                                false,
                                                BACK,
                                                desk.rules()
                                                        .organisation()
                                                        .team(BACK)
                                                        .orElseThrow()
                                                        .tier())))
                        .survivor()
                        .after();
        assertThat(ofBack.owners().resolution())
                .as("the lead of the team it is with")
                .isEqualTo(BEN);
    }

    @Test
    void an_offer_that_nobody_can_answer_any_more_is_withdrawn() {
        Desk desk =
                Desk.standard()
                        .openedWithAnna()
                        .at("2026-03-02T10:00")
                        .escalated(TIER)
                        .offered()
                        .at("2026-03-02T10:20");
        MergeDecision.Accepted both = merged(desk, other(desk));
        assertThat(both.merged().events()).anyMatch(HandoffWithdrawn.class::isInstance);
        LiveContact survivor = both.survivor().after();
        assertThat(survivor.stage(survivor.escalations().getFirst()))
                .isEqualTo(new Stage.Preparing());
    }

    @Test
    void of_two_of_a_type_the_one_decided_first_goes_on() {
        Desk desk = escalated().at("2026-03-02T10:40");
        LiveContact own =
                other(desk, ofTeam(FRONT, ANNA, desk))
                        .with(
                                List.of(
                                        new Event.EscalationOpened(
                                                Stamp.at(
                                                        at("2026-03-02T10:30"), Actor.person(ANNA)),
                                                CUSTOMER,
                                                Certainty.RECORDED,
                                                "tick",
                                                Reason.of("because", "So"))));
        LiveContact survivor = merged(desk, own).survivor().after();
        assertThat(survivor.open())
                .extracting(e -> e.id().toString())
                .containsExactly("C-1/CUSTOMER-1");
        assertThat(verdicts(survivor, ESCALATION_NOTICE))
                .containsExactlyInAnyOrder(
                        "C-1/CUSTOMER-1 due 2026-03-02T11:00:00Z Open",
                        "C-2/CUSTOMER-1 due 2026-03-02T11:30:00Z Superseded");
    }

    @Test
    void one_carried_on_is_carried_further() {
        Desk desk = escalated().at("2026-03-02T10:40");
        LiveContact second =
                merged(desk, other(desk, ofTeam(FRONT, ANNA, desk))).survivor().after();
        ContactId last = new ContactId("C-3");
        Stamp stamp = Stamp.at(at("2026-03-02T09:45"), Actor.person(ANNA));
        LiveContact third =
                LiveContact.at(
                        Timeline.of(
                                last, List.of(new Event.Opened(stamp), ofTeam(FRONT, ANNA, desk))),
                        desk.rules(),
                        at("2026-03-02T10:45"));
        MergeDecision.Accepted both =
                (MergeDecision.Accepted)
                        Lifecycle.merge(
                                later(second, "2026-03-02T10:45"),
                                third,
                                new Command.Merge(Actor.person(LEA), last));
        assertThat(both.merged().after().open()).isEmpty();
        assertThat(both.survivor().after().open())
                .extracting(e -> e.id().toString())
                .containsExactly("C-1/CUSTOMER-1");
        assertThat(both.survivor().after().merged()).hasSize(2);
    }

    @Test
    void live_and_audit_judge_alike() {
        Desk desk =
                escalated()
                        .tells(ANNA, "2026-03-02T12:00", Part.ACKNOWLEDGEMENT)
                        .at("2026-03-02T10:40");
        MergeDecision.Accepted both = merged(desk, other(desk, ofTeam(FRONT, ANNA, desk)));
        LiveContact survivor = until(both.survivor().after(), "2026-03-05T10:00");
        List<Merges.Told> told =
                Merges.tell(
                        List.of(
                                unstamped(both.merged().after().facts()),
                                unstamped(survivor.facts())),
                        survivor.rulebook(),
                        survivor.now());
        List<Course> courses = told.stream().flatMap(t -> t.courses().stream()).toList();
        List<Judgement> audited =
                Judge.judgeAll(
                        Commitments.owed(
                                courses,
                                survivor.rulebook(),
                                survivor.rules().calendars(),
                                Optional.empty(),
                                survivor.now()),
                        courses,
                        survivor.rulebook(),
                        Observability.everything(),
                        survivor.now());
        assertThat(survivor.judgements()).containsExactlyElementsOf(audited);
        assertThat(verdicts(survivor, PROGRESS_UPDATE)).hasSizeGreaterThan(1);
    }

    /** As an export tells it: without what only the rulebook makes. */
    private static Timeline unstamped(Timeline facts) {
        return Timeline.of(
                facts.contact(),
                facts.events().stream()
                        .filter(e -> !(e instanceof CommitmentOwed))
                        .filter(e -> !(e instanceof Event.EscalationsCarried))
                        .toList());
    }

    @Test
    void merging_is_refused_naming_every_reason() {
        Desk desk = escalated().at("2026-03-02T10:40");
        Stamp stamp = Stamp.at(at("2026-03-02T09:40"), Actor.person(ANNA));
        assertThat(refused(desk, other(desk, new Event.Resolved(stamp)), MERGE))
                .containsExactly("merge.resolved");
        assertThat(refused(desk, other(desk, new Event.Merged(stamp, new ContactId("C-9"))), MERGE))
                .containsExactly("merge.merged");
        assertThat(
                        refused(
                                desk,
                                LiveContact.at(
                                        Timeline.of(SURVIVOR, List.of()),
                                        desk.rules(),
                                        desk.contact().now()),
                                MERGE))
                .containsExactly("merge.unknown");
        assertThat(refused(desk, desk.contact(), MERGE)).containsExactly("merge.itself");
        assertThat(refused(desk, other(desk), new Command.Merge(Actor.CUSTOMER, SURVIVOR)))
                .containsExactly("refused.not-entitled");
    }

    @Test
    void two_customers_contacts_are_never_one() {
        Desk desk =
                escalated()
                        .does(
                                new Command.Describe(
                                        Actor.person(ANNA), description("miller", "sue")));
        Stamp stamp = Stamp.at(at("2026-03-02T09:40"), Actor.person(ANNA));
        assertThat(
                        refused(
                                desk,
                                other(
                                        desk,
                                        new Event.Described(stamp, description("jones", "sue"))),
                                MERGE))
                .containsExactly("merge.other-customer");
        assertThat(
                        merged(
                                        desk,
                                        other(
                                                desk,
                                                new Event.Described(
                                                        stamp, description("miller", "joe"))))
                                .survivor()
                                .after()
                                .open())
                .hasSize(1);
    }

    private static Description description(String account, String requester) {
        return new Description(
                new AccountId(account), requester, null, null, null, null, null, null, null);
    }

    @Test
    void what_another_system_merged_is_carried_too() {
        Desk desk = escalated().at("2026-03-02T10:40");
        Event.Merged elsewhere =
                new Event.Merged(Stamp.at(at("2026-03-02T10:35"), Actor.AUTOMATION), SURVIVOR);
        MergeDecision.Accepted both =
                Lifecycle.recordMerge(
                        desk.contact(), other(desk, ofTeam(FRONT, ANNA, desk)), List.of(elsewhere));
        assertThat(both.merged().after().open()).isEmpty();
        assertThat(both.survivor().after().open()).hasSize(1);
    }
}

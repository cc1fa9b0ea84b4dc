package io.amends.core.lifecycle;

import static io.amends.core.lifecycle.Desk.ANNA;
import static io.amends.core.lifecycle.Desk.BACK;
import static io.amends.core.lifecycle.Desk.BEN;
import static io.amends.core.lifecycle.Desk.CLEO;
import static io.amends.core.timeline.EscalationType.CUSTOMER;
import static io.amends.core.timeline.EscalationType.TIER;
import static io.amends.core.timeline.Part.ACCOUNTABLE_OWNER;
import static io.amends.core.timeline.Part.ACKNOWLEDGEMENT;
import static io.amends.core.timeline.Part.ANYTHING_NEW;
import static io.amends.core.timeline.Part.ESCALATED;
import static io.amends.core.timeline.Part.EXPECTED_OUTCOME;
import static io.amends.core.timeline.Part.HAS_IT_HELD;
import static io.amends.core.timeline.Part.IF_NOT_HEARD;
import static io.amends.core.timeline.Part.IMPACT;
import static io.amends.core.timeline.Part.NAMED_PERSON;
import static io.amends.core.timeline.Part.NEXT_CONTACT;
import static io.amends.core.timeline.Part.RECURRENCE;
import static io.amends.core.timeline.Part.ROOT_CAUSE;
import static io.amends.core.timeline.Part.SATISFIED;
import static io.amends.core.timeline.Part.WHAT_WAS_DONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.commitment.Content;
import io.amends.core.commitment.Judgement;
import io.amends.core.commitment.Verdict;
import io.amends.core.lifecycle.Stage.Ending;
import io.amends.core.protocol.OwnershipModel;
import io.amends.core.testing.Story;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Event.FollowUpOutcome;
import io.amends.core.timeline.Ownership;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whole escalations as the article would have them, from the first sign to the customer's word. */
class JourneyTest {

    @Test
    void a_tier_escalation_in_the_relay_model() {
        Desk desk = Desk.withTierTime().at("2026-03-02T09:00").openedWithAnna();

        // Two hours in the first tier pass: nobody has to remember.
        desk.at("2026-03-02T11:05");
        assertThat(desk.only(TIER).decidedAt()).isEqualTo(Story.at("2026-03-02T11:00"));
        assertThat(desk.only(TIER).trigger()).isEqualTo("tier-time-exceeded");
        assertThat(desk.stage(TIER)).isEqualTo(new Stage.Preparing());
        assertThat(desk.contact().owners()).isEqualTo(new Owners(ANNA, ANNA));

        // The customer is told within the hour, the handoff offered; it stays Anna's.
        desk.at("2026-03-02T11:20")
                .offered()
                .tells(
                        ANNA,
                        "2026-03-02T15:00",
                        ESCALATED,
                        ACCOUNTABLE_OWNER,
                        NEXT_CONTACT,
                        IF_NOT_HEARD);
        assertThat(desk.stage(TIER))
                .isEqualTo(new Stage.Offered(Story.at("2026-03-02T11:20"), BACK));
        assertThat(desk.contact().owners().resolution()).isEqualTo(ANNA);
        kept(desk, CommitmentKind.ESCALATION_NOTICE);

        // Ben takes it: at that instant, not before, all of it is his.
        desk.at("2026-03-02T11:50").does(new Command.AcceptHandoff(Actor.person(BEN)));
        assertThat(desk.contact().owners()).isEqualTo(new Owners(BEN, BEN));
        assertThat(desk.only(TIER).to()).isEqualTo(Story.TIERS.get("T2"));
        kept(desk, CommitmentKind.HANDOFF_ACCEPTANCE);

        // What was promised is kept, and each further business day has its word.
        desk.at("2026-03-02T14:30").tells(BEN, "2026-03-03T12:00");
        desk.at("2026-03-03T11:00").tells(BEN, null);
        desk.at("2026-03-04T16:00").tells(BEN, null);
        kept(desk, CommitmentKind.NEW_TIER_FIRST_RESPONSE);
        kept(desk, CommitmentKind.PROMISE);

        // Resolved with all four parts.
        desk.at("2026-03-05T10:00")
                .tells(BEN, null, WHAT_WAS_DONE, IMPACT, ROOT_CAUSE, RECURRENCE)
                .does(new Command.Resolve(Actor.person(BEN)));
        kept(desk, CommitmentKind.RESOLUTION_MESSAGE);
        assertThat(desk.judged(CommitmentKind.PROGRESS_UPDATE))
                .extracting(Judgement::timing)
                .allMatch(v -> v instanceof Verdict.Kept || v instanceof Verdict.Superseded);
        assertThat(desk.stage(TIER)).isEqualTo(new Stage.Over(Ending.RESOLVED));

        assertThat(desk.at("2026-03-20T12:00").alerts())
                .as("nothing ran out, so nobody was told that it did")
                .noneMatch(alert -> alert.contains("100%"));
    }

    @Test
    void a_customers_escalation_in_the_baton_model() {
        Desk desk = Desk.withModel(OwnershipModel.BATON).at("2026-03-02T10:00").openedWithAnna();
        desk.does(
                new Command.Escalate(
                        Actor.CUSTOMER, CUSTOMER, "status-page", "I want to speak to a manager"));
        assertThat(desk.stage(CUSTOMER))
                .isEqualTo(new Stage.Acknowledging(Story.at("2026-03-02T10:30")));

        // Acknowledge first: until then nothing else may proceed.
        assertThat(desk.refuses(new Command.OfferHandoff(Actor.person(ANNA), BACK, Desk.handoff())))
                .containsExactly("acknowledge-first 2026-03-02T10:30:00Z");
        assertThat(desk.refuses(new Command.Resolve(Actor.person(ANNA))))
                .contains("acknowledge-first 2026-03-02T10:30:00Z");
        desk.at("2026-03-02T10:10").tells(ANNA, null, ACKNOWLEDGEMENT);
        kept(desk, CommitmentKind.ACKNOWLEDGEMENT);

        // Then transparent about who, when and what to expect.
        desk.at("2026-03-02T10:40")
                .offered()
                .tells(
                        ANNA,
                        "2026-03-02T16:00",
                        ESCALATED,
                        ACCOUNTABLE_OWNER,
                        NEXT_CONTACT,
                        IF_NOT_HEARD,
                        NAMED_PERSON,
                        EXPECTED_OUTCOME);
        kept(desk, CommitmentKind.ESCALATION_NOTICE);
        desk.at("2026-03-02T11:00").does(new Command.AcceptHandoff(Actor.person(BEN)));

        // Ben repairs, Anna stays the customer's voice.
        assertThat(desk.contact().owners()).isEqualTo(new Owners(BEN, ANNA));
        desk.at("2026-03-02T14:45").tells(ANNA, null);
        kept(desk, CommitmentKind.PROMISE);
        kept(desk, CommitmentKind.NEW_TIER_FIRST_RESPONSE);

        desk.at("2026-03-02T16:30")
                .tells(ANNA, null, WHAT_WAS_DONE, IMPACT, ROOT_CAUSE, RECURRENCE)
                .does(new Command.Resolve(Actor.person(BEN)));
        assertThat(desk.stage(CUSTOMER))
                .isInstanceOfSatisfying(
                        Stage.FollowUpOwed.class,
                        owed -> assertThat(owed.due()).isEqualTo("2026-03-05T16:30:00Z"));

        // Two to three days later: has it held?
        desk.at("2026-03-05T10:00").tells(ANNA, null, HAS_IT_HELD, SATISFIED, ANYTHING_NEW);
        kept(desk, CommitmentKind.FOLLOW_UP);
        assertThat(desk.stage(CUSTOMER)).isInstanceOf(Stage.AnswerAwaited.class);
        desk.at("2026-03-06T09:00")
                .does(new Command.AnswerFollowUp(Actor.CUSTOMER, FollowUpOutcome.HELD));
        assertThat(desk.stage(CUSTOMER)).isEqualTo(new Stage.Over(Ending.CONFIRMED));
    }

    @Test
    void in_the_hybrid_model_a_coordinator_answers_to_the_customer() {
        Desk desk = Desk.withModel(OwnershipModel.HYBRID).openedWithAnna().escalated(TIER);
        assertThat(desk.contact().owners()).isEqualTo(new Owners(ANNA, CLEO));
    }

    @Test
    void it_has_not_held_and_everything_is_owed_anew() {
        Desk desk = Desk.standard().openedWithAnna().escalated(CUSTOMER);
        desk.after(Duration.ofMinutes(5))
                .tells(ANNA, null, ACKNOWLEDGEMENT, WHAT_WAS_DONE, IMPACT, ROOT_CAUSE, RECURRENCE)
                .does(new Command.Resolve(Actor.person(ANNA)));
        desk.at("2026-03-05T10:00")
                .does(new Command.AnswerFollowUp(Actor.CUSTOMER, FollowUpOutcome.NOT_HELD));
        assertThat(desk.stage(CUSTOMER)).isEqualTo(new Stage.InHand(ANNA));
        assertThat(desk.at("2026-03-05T17:00").judged(CommitmentKind.PROGRESS_UPDATE))
                .anyMatch(j -> Story.at("2026-03-06T17:00").equals(j.commitment().due()));
    }

    @Test
    void no_answer_within_five_business_days_closes_unconfirmed() {
        Desk desk = Desk.standard().openedWithAnna().escalated(CUSTOMER);
        desk.after(Duration.ofMinutes(5))
                .tells(ANNA, null, ACKNOWLEDGEMENT, WHAT_WAS_DONE, IMPACT, ROOT_CAUSE, RECURRENCE)
                .does(new Command.Resolve(Actor.person(ANNA)));
        desk.at("2026-03-04T10:00").tells(ANNA, null, HAS_IT_HELD, SATISFIED, ANYTHING_NEW);
        assertThat(desk.at("2026-03-10T12:00").stage(CUSTOMER))
                .isInstanceOf(Stage.AnswerAwaited.class);
        assertThat(desk.at("2026-03-13T12:00").stage(CUSTOMER))
                .isEqualTo(new Stage.Over(Ending.UNCONFIRMED));
    }

    private static void kept(Desk desk, CommitmentKind kind) {
        assertThat(desk.judged(kind))
                .as("%s", kind)
                .isNotEmpty()
                .allSatisfy(
                        j -> {
                            assertThat(j.timing()).isInstanceOf(Verdict.Kept.class);
                            assertThat(j.content()).isNotInstanceOf(Content.Incomplete.class);
                        });
    }

    @Test
    void somebody_is_accountable_at_every_instant_of_it() {
        Desk desk = Desk.withTierTime().openedWithAnna().at("2026-03-02T11:30").offered();
        desk.at("2026-03-02T12:00").does(new Command.AcceptHandoff(Actor.person(BEN)));
        assertThat(desk.facts().ownership(desk.contact().now()))
                .filteredOn(span -> !span.to().isBefore(desk.only(TIER).decidedAt()))
                .extracting(Ownership::person)
                .doesNotContainNull();
    }
}

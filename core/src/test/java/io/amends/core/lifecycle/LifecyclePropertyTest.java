package io.amends.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.commitment.Commitment;
import io.amends.core.commitment.CommitmentKind;
import io.amends.core.commitment.Judgement;
import io.amends.core.commitment.Verdict;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event.Alerted;
import io.amends.core.timeline.Event.FollowUpOutcome;
import io.amends.core.timeline.Event.Medium;
import io.amends.core.timeline.Event.RepeatSource;
import io.amends.core.timeline.Event.WaitingOn;
import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever people ask for, in whatever order, a live contact keeps its promises. */
class LifecyclePropertyTest {

    private static final List<PersonId> PEOPLE =
            List.of(Desk.ANNA, Desk.BEN, Desk.BEA, Desk.LEA, Desk.CLEO);

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void while_escalated_somebody_owns_it_alarms_are_set_and_nobody_is_told_twice(long seed) {
        Random random = new Random(seed);
        Desk desk = Desk.withTierTime().openedWithAnna();
        for (int i = 0; i < 40; i++) {
            desk.after(Duration.ofMinutes(random.nextInt(600)));
            Command command = any(random, desk, i);
            if (Lifecycle.decide(desk.contact(), command) instanceof Decision.Accepted) {
                desk.does(command);
            }
            LiveContact contact = desk.contact();
            assertThat(contact.open().isEmpty() || contact.owners().resolution() != null)
                    .as("owned after %s", command)
                    .isTrue();
            assertThat(Lifecycle.wake(contact))
                    .as("nothing left to tell after %s", command)
                    .isEmpty();
            boolean owes = contact.judgements().stream().anyMatch(LifecyclePropertyTest::isOpen);
            assertThat(!owes || WakeUp.next(contact).isPresent())
                    .as("an alarm is set after %s", command)
                    .isTrue();
            assertThat(contact.state().anomalies()).as("legal after %s", command).isEmpty();
        }
        assertToldOnce(desk);
    }

    /** Ringing late, in one go, finds the same verdicts as ringing at every instant. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whoever_slept_finds_the_same(long seed) {
        Desk awake = Desk.withTierTime().openedWithAnna();
        Desk asleep = Desk.withTierTime().openedWithAnna();
        Duration time = Duration.ofMinutes(200 + 97 * seed);
        Instant then = awake.contact().now().plus(time);
        awake.until(then);
        asleep.asleepUntil(then.atZone(ZoneOffset.UTC).toLocalDateTime().toString()).rings();
        assertThat(verdicts(asleep)).isEqualTo(verdicts(awake));
        assertThat(new HashSet<>(asleep.alerts())).isEqualTo(new HashSet<>(awake.alerts()));
    }

    private static List<String> verdicts(Desk desk) {
        return desk.contact().judgements().stream()
                .map(j -> j.commitment().kind() + " " + j.commitment().due() + " " + j.timing())
                .sorted()
                .toList();
    }

    private static boolean isOpen(Judgement judgement) {
        return judgement.timing() instanceof Verdict.Open;
    }

    private static void assertToldOnce(Desk desk) {
        List<List<Object>> told =
                desk.facts()
                        .all(Alerted.class)
                        .map(a -> List.<Object>of(a.escalation(), a.kind(), a.due(), a.percent()))
                        .toList();
        assertThat(told).doesNotHaveDuplicates();
    }

    private static Command any(Random random, Desk desk, int i) {
        Actor by = Actor.person(PEOPLE.get(random.nextInt(PEOPLE.size())));
        MessageId id = new MessageId("x" + i);
        EscalationType type = random.nextBoolean() ? EscalationType.TIER : EscalationType.CUSTOMER;
        List<Command> all = new ArrayList<>();
        all.add(new Command.Escalate(by, type, "tick", "Because it has to be"));
        all.add(new Command.Escalate(Actor.CUSTOMER, EscalationType.CUSTOMER, "page", "Manager!"));
        all.add(new Command.OfferHandoff(by, Desk.BACK, Desk.handoff()));
        all.add(new Command.OfferHandoff(by, Desk.FRONT, Desk.handoff()));
        all.add(new Command.AcceptHandoff(by));
        all.add(new Command.ReturnHandoff(by, Set.of(HandoffElement.STEPS_TAKEN)));
        all.add(new Command.WithdrawHandoff(by));
        all.add(new Command.Assign(by, random.nextBoolean() ? Desk.ANNA : null, Desk.FRONT));
        all.add(new Command.Assign(by, random.nextBoolean() ? Desk.BEA : null, Desk.BACK));
        all.add(new Command.DeEscalate(by, type, "It turned out to be nothing"));
        all.add(new Command.Await(by, WaitingOn.CUSTOMER));
        all.add(new Command.StopAwaiting(by));
        all.add(new Command.Assess(by, Severity.values()[random.nextInt(4)]));
        all.add(new Command.NeedNoReply(Actor.person(Desk.ANNA), "They only said thanks"));
        all.add(new Command.SayRepeated(Actor.CUSTOMER, RepeatSource.BUTTON));
        all.add(new Command.NameCommunicationOwner(by, random.nextBoolean() ? Desk.CLEO : null));
        all.add(new Command.RecordSent(by, id, "mail", said(random)));
        all.add(new Command.RecordSent(by, id, "mail", said(random)));
        all.add(new Command.RecordCall(by, id, Medium.CALL, random.nextBoolean(), said(random)));
        all.add(new Command.Send(by, id, "mail", said(random)));
        all.add(new Command.Resolve(by));
        all.add(new Command.Resolve(by));
        all.add(new Command.Reopen(by));
        all.add(new Command.AnswerFollowUp(Actor.CUSTOMER, FollowUpOutcome.HELD));
        all.add(new Command.AnswerFollowUp(Actor.CUSTOMER, FollowUpOutcome.NOT_HELD));
        all.add(new Command.RecordRootCause(by, "process error", List.of()));
        desk.contact().judgements().stream()
                .filter(LifecyclePropertyTest::isOpen)
                .map(Judgement::commitment)
                .filter(c -> c.kind() != CommitmentKind.REGULATORY_STEP)
                .map(c -> waiver(by, c))
                .findFirst()
                .ifPresent(all::add);
        return all.get(random.nextInt(all.size()));
    }

    private static Command waiver(Actor by, Commitment c) {
        return new Command.Waive(
                by, c.escalation().type(), c.kind(), c.due(), "Agreed with the customer");
    }

    private static Words said(Random random) {
        Part[] parts = Part.values();
        Map<Part, String> said = new EnumMap<>(Part.class);
        IntStream.range(0, 1 + random.nextInt(parts.length))
                .mapToObj(i -> parts[random.nextInt(parts.length)])
                .filter(part -> part != Part.NEXT_CONTACT)
                .forEach(part -> said.put(part, "Ben Ortiz does it by 10:00"));
        return new Words(said, Optional.empty());
    }
}

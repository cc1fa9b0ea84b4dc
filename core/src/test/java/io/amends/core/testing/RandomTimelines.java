package io.amends.core.testing;

import io.amends.core.routing.Tier;
import io.amends.core.timeline.AccountId;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.Detection;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Delivery;
import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.Severity;
import io.amends.core.timeline.Stamp;
import io.amends.core.timeline.TeamId;
import io.amends.core.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Soups of facts: every kind of event in any order, with ties, gaps, repeats and things that cannot
 * have happened. The same seed gives the same soup.
 */
public final class RandomTimelines {

    /** Monday, 2 March 2026, 08:00 UTC. */
    public static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    /** A seed to print, and its soup. */
    public record Case(long seed, Timeline timeline) {
        @Override
        public String toString() {
            return "seed " + seed + ": " + timeline;
        }
    }

    private final Random random;
    private final List<Event> events = new ArrayList<>();
    private Instant now = START;
    private int messages;

    private RandomTimelines(long seed) {
        this.random = new Random(seed);
    }

    public static Case of(long seed) {
        return new Case(seed, new RandomTimelines(seed).soup());
    }

    /** Runs the check on many soups; a failure names the seed. */
    public static void forEach(int count, Consumer<Case> check) {
        long first = Long.getLong("amends.seed", System.nanoTime());
        for (long seed = first; seed < first + count; seed++) {
            Case soup = of(seed);
            try {
                check.accept(soup);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("-Damends.seed=" + seed + "\n" + soup, failure);
            }
        }
    }

    private Timeline soup() {
        if (random.nextInt(10) > 0) {
            events.add(new Event.Opened(stamp()));
        }
        int count = random.nextInt(40);
        for (int i = 0; i < count; i++) {
            now = now.plus(gap());
            events.add(anything());
        }
        return Timeline.of(new ContactId("C-" + random.nextInt(9)), events);
    }

    /** Ties, the edges of an hour, minutes, and days. */
    private Duration gap() {
        return switch (random.nextInt(6)) {
            case 0 -> Duration.ZERO;
            case 1 -> Duration.ofMinutes(60).plusSeconds(random.nextInt(3) - 1L);
            case 2 -> Duration.ofMinutes(random.nextInt(30));
            case 3 -> Duration.ofHours(random.nextInt(12));
            case 4 -> Duration.ofSeconds(random.nextInt(5));
            default -> Duration.ofHours(random.nextInt(70));
        };
    }

    private Event anything() {
        return switch (random.nextInt(41)) {
            case 0 -> new Event.Opened(stamp());
            case 1 -> new Event.Described(stamp(), description());
            case 2 -> new Event.SeverityChanged(stamp(), any(Severity.values()));
            case 3 -> new Event.PriorityChanged(stamp(), random.nextInt(4), "P");
            case 4 ->
                    new Event.StatusChanged(stamp(), "s" + random.nextInt(3), random.nextBoolean());
            case 5, 6, 7, 8 -> assigned();
            case 9 -> new Event.WaitingStarted(stamp(), any(Event.WaitingOn.values()));
            case 10 -> new Event.WaitingEnded(stamp());
            case 11, 12 -> new Event.Resolved(stamp());
            case 13 -> new Event.Reopened(stamp());
            case 14 -> new Event.Closed(stamp());
            case 15 ->
                    random.nextInt(4) == 0
                            ? new Event.Merged(stamp(), new ContactId("survivor"))
                            : new Event.NoteWritten(stamp());
            case 16, 17 -> new Event.CustomerMessage(stamp(), message(), "mail");
            case 18, 19, 20, 21 ->
                    new Event.MessageToCustomer(
                            stamp(), message(), "mail", any(Delivery.values()), parts());
            case 22 -> new Event.MessageBounced(stamp(), known());
            case 23 ->
                    new Event.Call(
                            stamp(),
                            message(),
                            any(Event.Medium.values()),
                            random.nextBoolean(),
                            parts());
            case 24 ->
                    new Event.Detected(
                            stamp(),
                            known(),
                            new Detection(any(Detection.Rule.values()), "e", 0, 1));
            case 25, 26 ->
                    new Event.PromiseMade(
                            stamp(),
                            any(Event.PromiseKind.values()),
                            now.plus(gap()).minusSeconds(random.nextInt(2)),
                            random.nextBoolean() ? known() : null);
            case 27 -> new Event.FollowUpAnswered(stamp(), any(Event.FollowUpOutcome.values()));
            case 28, 29, 30 ->
                    new Event.EscalationOpened(
                            stamp(), type(), any(Certainty.values()), "soup", Reason.of("soup"));
            case 31 -> new Event.EscalationEnded(stamp(), type(), Reason.of("soup"));
            case 32 -> new Event.HandoffOffered(stamp(), team(), tier(), elements());
            case 33 -> new Event.HandoffAccepted(stamp(), person());
            case 34 -> new Event.HandoffReturned(stamp(), Set.of(HandoffElement.STEPS_TAKEN));
            case 35 -> new Event.HandoffWithdrawn(stamp());
            case 36 ->
                    random.nextBoolean()
                            ? new Event.OwnerAbsent(stamp(), new PersonId("p1"), null)
                            : new Event.OwnerDeactivated(stamp(), new PersonId("p2"));
            case 37 ->
                    new Event.CommitmentOwed(
                            stamp(), type(), kind(), now.plus(gap()), "stamped rule");
            case 38 ->
                    random.nextBoolean()
                            ? new Event.CommitmentWaived(
                                    stamp(), type(), kind(), now.plus(gap()), "why")
                            : new Event.CommitmentSuperseded(
                                    stamp(), type(), kind(), now.plus(gap()), "by");
            case 39 ->
                    new Event.RootCauseRecorded(
                            stamp(),
                            any(new String[] {"cause", "product-defect", "User error"}),
                            List.of());
            default -> new Event.FailureStated(stamp(), random.nextBoolean());
        };
    }

    private Event assigned() {
        return new Event.Assigned(stamp(), person(), random.nextInt(8) == 0, team(), tier());
    }

    private Stamp stamp() {
        Actor actor =
                switch (random.nextInt(5)) {
                    case 0 -> Actor.CUSTOMER;
                    case 1 -> Actor.AUTOMATION;
                    case 2 -> Actor.SOMEBODY;
                    default -> Actor.person(new PersonId("p" + random.nextInt(3)));
                };
        return Stamp.at(now, actor);
    }

    private @Nullable PersonId person() {
        int number = random.nextInt(4);
        return number == 3 ? null : new PersonId("p" + number);
    }

    private @Nullable TeamId team() {
        return random.nextInt(3) == 0 ? null : new TeamId("team-" + random.nextInt(3));
    }

    private @Nullable Tier tier() {
        return random.nextInt(4) == 0 ? null : any(Story.TIERS.lowestFirst().toArray(Tier[]::new));
    }

    private Description description() {
        @Nullable AccountId account = random.nextBoolean() ? new AccountId("a1") : null;
        return new Description(account, null, "type", null, null, null, null, null, null);
    }

    private String kind() {
        return any("ESCALATION_NOTICE", "PROGRESS_UPDATE", "PROMISE", "FOLLOW_UP", "unheard of");
    }

    private EscalationType type() {
        return any(EscalationType.values());
    }

    private MessageId message() {
        messages++;
        return new MessageId("m" + messages);
    }

    private MessageId known() {
        return new MessageId("m" + random.nextInt(messages + 2));
    }

    private Set<Part> parts() {
        return random.nextBoolean() ? Set.of() : EnumSet.of(any(Part.values()), Part.ESCALATED);
    }

    private Map<HandoffElement, String> elements() {
        return Map.of(any(HandoffElement.values()), random.nextBoolean() ? "filled" : " ");
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }
}

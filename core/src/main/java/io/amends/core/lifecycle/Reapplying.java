package io.amends.core.lifecycle;

import io.amends.core.commitment.Commitment;
import io.amends.core.commitment.CommitmentKind;
import io.amends.core.commitment.Judgement;
import io.amends.core.commitment.Stamps;
import io.amends.core.commitment.Verdict;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.CommitmentOwed;
import io.amends.core.timeline.Event.ProtocolPinned;
import io.amends.core.timeline.Stamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What an edit of protocols or calendars would change for what is owed already. By itself it changes
 * nothing; a person may have it applied, and that is a fact on each timeline.
 */
public final class Reapplying {

    private Reapplying() {}

    /**
     * A commitment that is still open, by the rules it was stamped under and by those of now.
     *
     * @param was its due so far
     * @param becomes its due by the rules of now
     * @param arisesAt when it was stamped as owed
     */
    public record Moved(
            EscalationType type,
            CommitmentKind kind,
            Instant was,
            Instant becomes,
            Instant arisesAt,
            String rule) {}

    /** What would move if the contact's own rules were applied to what runs; changes nothing. */
    public static List<Moved> moved(LiveContact contact) {
        return moves(contact.with(pins(contact, Actor.AUTOMATION)));
    }

    /** Facts that apply the rules of now to what runs; none where that changes nothing. */
    public static List<Event> events(LiveContact contact, Actor by) {
        List<Event> pins = pins(contact, by);
        List<Event> events = new ArrayList<>(pins);
        for (Moved moved : moves(contact.with(pins))) {
            events.add(
                    new CommitmentOwed(
                            new Stamp(moved.arisesAt(), contact.now(), by),
                            moved.type(),
                            moved.kind().name(),
                            moved.becomes(),
                            moved.rule()));
        }
        return events;
    }

    private static List<Event> pins(LiveContact contact, Actor by) {
        List<Event> pins = new ArrayList<>();
        for (Escalation escalation : contact.open()) {
            EscalationType type = escalation.type();
            int current = contact.rules().rulebook().protocol(type).version();
            if (contact.rulebook().protocol(type).version() != current) {
                pins.add(new ProtocolPinned(Stamp.at(contact.now(), by), type, current));
            }
        }
        return pins;
    }

    private static List<Moved> moves(LiveContact contact) {
        List<Commitment> computed = contact.owedUnstamped();
        List<Moved> moves = new ArrayList<>();
        for (Judgement judgement : contact.judgements()) {
            Commitment owed = judgement.commitment();
            if (!(judgement.timing() instanceof Verdict.Open)) {
                continue;
            }
            for (Commitment other : computed) {
                if (isSame(owed, other) && !owed.due().equals(other.due())) {
                    moves.add(
                            new Moved(
                                    owed.escalation().type(),
                                    owed.kind(),
                                    owed.due(),
                                    other.due(),
                                    stampedAt(contact, owed),
                                    other.rule()));
                }
            }
        }
        return List.copyOf(moves);
    }

    /** The instant of the stamp so far: of two stamps of one instant the later one holds. */
    private static Instant stampedAt(LiveContact contact, Commitment owed) {
        return contact.about(owed.escalation(), CommitmentOwed.class)
                .filter(stamp -> Stamps.isAbout(stamp, owed))
                .map(CommitmentOwed::occurredAt)
                .max(Instant::compareTo)
                .orElse(owed.arisesAt());
    }

    private static boolean isSame(Commitment owed, Commitment other) {
        CommitmentOwed stamp =
                new CommitmentOwed(
                        new Stamp(owed.arisesAt(), owed.arisesAt(), Actor.AUTOMATION),
                        owed.escalation().type(),
                        owed.kind().name(),
                        owed.due(),
                        owed.rule());
        return owed.escalation().equals(other.escalation()) && Stamps.isAbout(stamp, other);
    }
}

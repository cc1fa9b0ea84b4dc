package io.amends.core.lifecycle;

import io.amends.core.timeline.Event;
import io.amends.core.timeline.Phase;
import io.amends.core.timeline.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way of one step: a command is decided, a fact of elsewhere is taken as it is, an alarm rings;
 * then what follows from the rules is told as facts too. Pure: the instant is the contact's.
 */
public final class Lifecycle {

    private Lifecycle() {}

    /** What a command makes, with all that follows from it; or every reason against it. */
    public static Decision decide(LiveContact contact, Command command) {
        Optional<Reason> refusal = standing(contact, command);
        if (refusal.isPresent()) {
            return new Decision.Refused(List.of(refusal.get()));
        }
        return switch (decideItself(contact, command)) {
            case Decision.Accepted accepted ->
                    new Decision.Accepted(record(contact, accepted.events()));
            case Decision.Refused refused -> refused;
        };
    }

    /**
     * What merging makes on both contacts, with all that follows from it; or every reason against it.
     * What is open on the merged one goes on with the survivor.
     *
     * @param survivor as it stands at the same instant
     */
    public static MergeDecision merge(
            LiveContact contact, LiveContact survivor, Command.Merge command) {
        Optional<Reason> refusal = standing(contact, command);
        return refusal.isPresent()
                ? new MergeDecision.Refused(List.of(refusal.get()))
                : Merging.decide(contact, survivor, command);
    }

    /**
     * Facts that happened elsewhere, never refused, with all that follows from them.
     *
     * @return the facts and what follows, in the order in which to append them
     */
    public static List<Event> record(LiveContact contact, List<? extends Event> facts) {
        List<Event> following = new ArrayList<>(facts);
        LiveContact after = Consequences.of(contact.with(facts), following);
        List<Event> all = List.copyOf(following);
        contact.leadsTo(all, after);
        return all;
    }

    /**
     * The same where it is among the facts that the contact was merged elsewhere, into one that is
     * known: what is open on it goes on there.
     */
    public static MergeDecision.Accepted recordMerge(
            LiveContact contact, LiveContact survivor, List<? extends Event> facts) {
        return Merging.record(contact, survivor, facts);
    }

    /** What the passing of time alone makes; empty where nothing is due. */
    public static List<Event> wake(LiveContact contact) {
        return record(contact, List.of());
    }

    /** Whether the contact is in a state, and the actor in a place, to ask for it at all. */
    private static Optional<Reason> standing(LiveContact contact, Command command) {
        Phase phase = contact.state().phase();
        if (phase == Phase.MERGED) {
            return refused("refused.merged");
        }
        if ((phase == Phase.NOT_OPENED) != (command instanceof Command.Open)) {
            return refused(phase == Phase.NOT_OPENED ? "refused.not-opened" : "refused.opened");
        }
        if (!Entitlement.to(command).covers(command.by(), contact)) {
            return refused("refused.not-entitled");
        }
        return Optional.empty();
    }

    private static Optional<Reason> refused(String code) {
        return Optional.of(Reason.of(code));
    }

    private static Decision decideItself(LiveContact contact, Command command) {
        return switch (command) {
            case Command.Open c -> new Handling(contact).open(c);
            case Command.Describe c -> new Handling(contact).describe(c);
            case Command.Assess c -> new Handling(contact).assess(c);
            case Command.Note c -> new Handling(contact).note(c);
            case Command.Await c -> new Handling(contact).await(c);
            case Command.StopAwaiting c -> new Handling(contact).stopAwaiting(c);
            case Command.Assign c -> new Handling(contact).assign(c);
            case Command.Resolve c -> new Concluding(contact).resolve(c);
            case Command.Reopen c -> new Concluding(contact).reopen(c);
            case Command.Close c -> new Concluding(contact).close(c);
            case Command.Merge c -> new Decision.Refused(Merging.unknown(c));
            case Command.AnswerFollowUp c -> new Concluding(contact).answerFollowUp(c);
            case Command.AnswerSurvey c -> new Concluding(contact).answerSurvey(c);
            case Command.RecordRootCause c -> new Concluding(contact).recordRootCause(c);
            case Command.StateFailure c -> new Concluding(contact).stateFailure(c);
            case Command.Send c -> new Conversing(contact).send(c);
            case Command.RecordSent c -> new Conversing(contact).recordSent(c);
            case Command.RecordCall c -> new Conversing(contact).recordCall(c);
            case Command.NeedNoReply c -> new Concluding(contact).needNoReply(c);
            case Command.SayRepeated c -> new Conversing(contact).sayRepeated(c);
            case Command.Escalate c -> new Escalating(contact).escalate(c);
            case Command.DeEscalate c -> new Escalating(contact).deEscalate(c);
            case Command.Snooze c -> new Escalating(contact).snooze(c);
            case Command.Decline c -> new Escalating(contact).decline(c);
            case Command.Waive c -> new Escalating(contact).waive(c);
            case Command.NameCommunicationOwner c -> new Escalating(contact).name(c);
            case Command.OfferHandoff c -> new HandingOff(contact).offer(c);
            case Command.AcceptHandoff c -> new HandingOff(contact).accept(c);
            case Command.ReturnHandoff c -> new HandingOff(contact).giveBack(c);
            case Command.WithdrawHandoff c -> new HandingOff(contact).withdraw(c);
        };
    }
}

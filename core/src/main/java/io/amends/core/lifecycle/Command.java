package io.amends.core.lifecycle;

// Everything that can be asked of a contact on one page.

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event.FollowUpOutcome;
import io.amends.core.timeline.Event.Medium;
import io.amends.core.timeline.Event.RepeatSource;
import io.amends.core.timeline.Event.WaitingOn;
import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Severity;
import io.amends.core.timeline.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something a person asks for. It is decided and may be refused; facts of other systems never are. */
public sealed interface Command {

    Actor by();

    // ---- the contact -----------------------------------------------------------------------

    record Open(
            Actor by, Description description, @Nullable TeamId team, @Nullable Severity severity)
            implements Command {}

    record Describe(Actor by, Description description) implements Command {}

    record Assess(Actor by, Severity severity) implements Command {}

    /**
     * @param id the words of the note go by it; null for a note without words
     */
    record Note(Actor by, @Nullable MessageId id) implements Command {
        public Note(Actor by) {
            this(by, null);
        }
    }

    record Await(Actor by, WaitingOn on) implements Command {}

    record StopAwaiting(Actor by) implements Command {}

    /**
     * @param person null: back to the team's queue, which its lead then answers for
     */
    record Assign(Actor by, @Nullable PersonId person, TeamId team) implements Command {}

    record Resolve(Actor by) implements Command {}

    record Reopen(Actor by) implements Command {}

    record Close(Actor by) implements Command {}

    record Merge(Actor by, ContactId survivor) implements Command {}

    // ---- the conversation ------------------------------------------------------------------

    /** Sends it by us: it counts once the next server has taken it. */
    record Send(Actor by, MessageId id, String channel, Words words) implements Command {}

    /** Says that it was sent elsewhere and got there. */
    record RecordSent(Actor by, MessageId id, String channel, Words words) implements Command {}

    record RecordCall(Actor by, MessageId id, Medium medium, boolean reached, Words words)
            implements Command {}

    /** The customer's last words need no answer; as if they had not opened it again. */
    record NeedNoReply(Actor by, String because) implements Command {}

    record SayRepeated(Actor by, RepeatSource source) implements Command {}

    record AnswerFollowUp(Actor by, FollowUpOutcome outcome) implements Command {}

    record AnswerSurvey(Actor by, int rating, int scale) implements Command {}

    // ---- escalations -----------------------------------------------------------------------

    /**
     * @param trigger the rule, such as {@code customer-request}
     * @param because in the words of whoever asks
     */
    record Escalate(Actor by, EscalationType type, String trigger, String because)
            implements Command {}

    /** Back to ordinary handling, with a reason. */
    record DeEscalate(Actor by, EscalationType type, String because) implements Command {}

    record Snooze(Actor by, EscalationType type, Instant until) implements Command {}

    record Decline(Actor by, EscalationType type, String because) implements Command {}

    record OfferHandoff(Actor by, TeamId to, Map<HandoffElement, String> elements)
            implements Command {
        public OfferHandoff {
            elements = Map.copyOf(elements);
        }
    }

    record AcceptHandoff(Actor by) implements Command {}

    record ReturnHandoff(Actor by, Set<HandoffElement> missing) implements Command {
        public ReturnHandoff {
            missing = Set.copyOf(missing);
        }
    }

    record WithdrawHandoff(Actor by) implements Command {}

    /**
     * @param person null: whoever owns the resolution
     */
    record NameCommunicationOwner(Actor by, @Nullable PersonId person) implements Command {}

    record Waive(Actor by, EscalationType type, CommitmentKind kind, Instant due, String because)
            implements Command {}

    // ---- learning --------------------------------------------------------------------------

    record RecordRootCause(Actor by, String primary, List<String> contributing) implements Command {
        public RecordRootCause {
            contributing = List.copyOf(contributing);
        }
    }

    record StateFailure(Actor by, boolean organisationFailed) implements Command {}
}

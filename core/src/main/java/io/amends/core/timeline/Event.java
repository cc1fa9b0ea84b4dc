package io.amends.core.timeline;

// Over 300 lines: every kind of fact there is, sealed, on one page.

// The whole vocabulary on one page: every fact a timeline can hold, and nothing else.

import io.amends.core.routing.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fact about one contact. Facts are appended, never changed; whatever else is known of a contact
 * is derived from them.
 */
public sealed interface Event {

    Stamp stamp();

    default Instant occurredAt() {
        return stamp().occurredAt();
    }

    /** Who may ever see it. Internal facts have no way out to a customer. */
    default Audience audience() {
        return this instanceof Conversation ? Audience.CUSTOMER : Audience.INTERNAL;
    }

    /** Who may see a fact. */
    enum Audience {
        CUSTOMER,
        INTERNAL
    }

    /** Something said between the customer and the organisation. */
    sealed interface Conversation extends Event {
        MessageId id();
    }

    /** The organisation speaking to the customer. */
    sealed interface Communication extends Conversation {
        /** The structured parts it contains; empty where the source has none. */
        Set<Part> parts();

        /** Whether it reached the customer as far as known at its own instant. */
        boolean wentOut();

        default boolean byPerson() {
            return !stamp().actor().isAutomation();
        }
    }

    /**
     * Whether a resolution before it holds no longer: the contact is reopened, or the customer answers
     * that it has not held, with or without a row for the reopening.
     */
    default boolean reopens() {
        return this instanceof Reopened
                || (this instanceof FollowUpAnswered answer
                        && answer.outcome() == FollowUpOutcome.NOT_HELD);
    }

    /** A fact that can change who owns the contact. */
    sealed interface OwnershipFact extends Event {}

    // ---- the contact -----------------------------------------------------------------------

    record Opened(Stamp stamp) implements Event {}

    /** States or changes what the contact is about and whose it is. */
    record Described(Stamp stamp, Description description) implements Event {}

    record SeverityChanged(Stamp stamp, Severity severity) implements Event {}

    /**
     * @param rank the source's priority as a number, greater is more urgent
     */
    record PriorityChanged(Stamp stamp, int rank, String label) implements Event {}

    /**
     * @param owned false where the mapping declares that nobody owns a contact in this status, a
     *     leftover name notwithstanding
     */
    record StatusChanged(Stamp stamp, String status, boolean owned) implements OwnershipFact {}

    /**
     * Null: nobody, no team, no tier; each as far as the source states it.
     *
     * @param systemUser the name is a machine's, which owns nothing
     */
    record Assigned(
            Stamp stamp,
            @Nullable PersonId person,
            boolean systemUser,
            @Nullable TeamId team,
            @Nullable Tier tier)
            implements OwnershipFact {}

    record WaitingStarted(Stamp stamp, WaitingOn on) implements Event {}

    record WaitingEnded(Stamp stamp) implements Event {}

    /** In whose court the ball is while the organisation waits. */
    enum WaitingOn {
        CUSTOMER,
        THIRD_PARTY
    }

    record Resolved(Stamp stamp) implements Event {}

    record Reopened(Stamp stamp) implements Event {}

    record Closed(Stamp stamp) implements Event {}

    record Merged(Stamp stamp, ContactId survivor) implements Event {}

    /**
     * What was open on a merged contact went on with its survivor. Follows from a {@link Merged}; no
     * source records it. Contacts that run live both keep it, so that each knows where the other is.
     *
     * @param from the merged contact
     * @param to the one that lives on, after any further merges of the same instant
     */
    record EscalationsCarried(Stamp stamp, ContactId from, ContactId to) implements Event {}

    // ---- the conversation ------------------------------------------------------------------

    record CustomerMessage(Stamp stamp, MessageId id, @Nullable String channel)
            implements Conversation {}

    /**
     * @param delivery as known at sending; a later {@link MessageBounced} takes it back
     */
    record MessageToCustomer(
            Stamp stamp, MessageId id, @Nullable String channel, Delivery delivery, Set<Part> parts)
            implements Communication {
        public MessageToCustomer {
            parts = Set.copyOf(parts);
        }

        @Override
        public boolean wentOut() {
            return delivery == Delivery.DELIVERED;
        }
    }

    /**
     * A message to the customer is written and on its way; nothing has reached anybody yet. Once the
     * next server has taken it a {@link MessageToCustomer} of the same id follows.
     *
     * @param promise what it promises, in force once it has reached the customer; null for nothing
     */
    record MessageQueued(
            Stamp stamp,
            MessageId id,
            @Nullable String channel,
            Set<Part> parts,
            @Nullable Promise promise)
            implements Event {
        public MessageQueued {
            parts = Set.copyOf(parts);
        }
    }

    /**
     * A time given to the customer.
     *
     * @param at fixed: no pause moves it
     */
    record Promise(PromiseKind kind, Instant at) {}

    /** What became of a message. */
    enum Delivery {
        DELIVERED,
        BOUNCED
    }

    /** A message believed delivered came back. */
    record MessageBounced(Stamp stamp, MessageId message) implements Event {}

    /**
     * A call or a meeting.
     *
     * @param reached false for an attempt: voicemail, no answer, nobody came
     */
    record Call(Stamp stamp, MessageId id, Medium medium, boolean reached, Set<Part> parts)
            implements Communication {
        public Call {
            parts = Set.copyOf(parts);
        }

        @Override
        public boolean wentOut() {
            return reached;
        }
    }

    /** Spoken ways to reach a customer. */
    enum Medium {
        CALL,
        MEETING
    }

    /**
     * For people of ours only.
     *
     * @param id its words go by it; null where none are known
     */
    record NoteWritten(Stamp stamp, @Nullable MessageId id) implements Event {
        public NoteWritten(Stamp stamp) {
            this(stamp, null);
        }
    }

    /** A person holds that the customer's last words need no answer: a "thanks", for one. */
    record NoReplyNeeded(Stamp stamp, String because) implements Event {}

    /** A lexicon's hit in a message of this contact. */
    record Detected(Stamp stamp, MessageId message, Detection detection) implements Event {}

    /**
     * @param message the communication that made the promise, where known
     * @param at the promised instant, fixed: no pause moves it
     */
    record PromiseMade(Stamp stamp, PromiseKind kind, Instant at, @Nullable MessageId message)
            implements Event {}

    /** By the promised time, or at it. */
    enum PromiseKind {
        BY,
        AT
    }

    /** The customer says that they had to explain again. */
    record CustomerRepeatedThemselves(Stamp stamp, RepeatSource source) implements Event {}

    /** How the customer said so; a phrase counts here only once a person confirmed it. */
    enum RepeatSource {
        BUTTON,
        SURVEY,
        CONFIRMED_PHRASE
    }

    /**
     * @param rating 1 to scale, greater is better
     */
    record SurveyAnswered(Stamp stamp, int rating, int scale) implements Event {
        public SurveyAnswered {
            if (rating < 1 || rating > scale) {
                throw new IllegalArgumentException(
                        "Expected a rating from 1 to " + scale + ", but " + rating);
            }
        }
    }

    record FollowUpAnswered(Stamp stamp, FollowUpOutcome outcome) implements Event {}

    /** Whether the resolution has held, as the customer sees it. */
    enum FollowUpOutcome {
        HELD,
        NOT_HELD,
        NO_ANSWER
    }

    // ---- escalations -----------------------------------------------------------------------

    /**
     * @param trigger the rule that fired, such as {@code tier-time-exceeded}
     * @param because the facts that fired it
     */
    record EscalationOpened(
            Stamp stamp, EscalationType type, Certainty certainty, String trigger, Reason because)
            implements Event {}

    record EscalationEnded(Stamp stamp, EscalationType type, Reason because) implements Event {}

    /**
     * The version of the protocol that the open escalation of a type is handled under, whatever is
     * edited later.
     */
    record ProtocolPinned(Stamp stamp, EscalationType type, int version) implements Event {}

    /** A person wants to decide on a suggested escalation later. */
    record SuggestionSnoozed(Stamp stamp, EscalationType type, Instant until) implements Event {}

    /** A person holds that a suggested escalation is none. */
    record SuggestionDeclined(Stamp stamp, EscalationType type, String because) implements Event {}

    /**
     * @param elements the handoff's filled elements; an element that is absent or blank is empty
     */
    record HandoffOffered(
            Stamp stamp,
            @Nullable TeamId toTeam,
            @Nullable Tier toTier,
            Map<HandoffElement, String> elements)
            implements OwnershipFact {
        public HandoffOffered {
            elements = Map.copyOf(elements);
        }
    }

    record HandoffReturned(Stamp stamp, Set<HandoffElement> missing) implements OwnershipFact {
        public HandoffReturned {
            missing = Set.copyOf(missing);
        }
    }

    record HandoffAccepted(Stamp stamp, @Nullable PersonId person) implements OwnershipFact {}

    record HandoffWithdrawn(Stamp stamp) implements OwnershipFact {}

    /**
     * Who answers to the customer from here on.
     *
     * @param person null: whoever owns the resolution
     */
    record CommunicationOwnerNamed(Stamp stamp, @Nullable PersonId person) implements Event {}

    record OwnerAbsent(Stamp stamp, PersonId person, @Nullable Instant until)
            implements OwnershipFact {}

    record OwnerDeactivated(Stamp stamp, PersonId person) implements OwnershipFact {}

    // ---- commitments -----------------------------------------------------------------------

    /**
     * @param kind the commitment's kind, such as {@code ESCALATION_NOTICE}
     * @param rule the protocol rule it comes from, with the protocol's version
     */
    record CommitmentOwed(
            Stamp stamp, EscalationType escalation, String kind, Instant due, String rule)
            implements Event {}

    record CommitmentWaived(
            Stamp stamp, EscalationType escalation, String kind, Instant due, String because)
            implements Event {}

    record CommitmentSuperseded(
            Stamp stamp, EscalationType escalation, String kind, Instant due, String by)
            implements Event {}

    /**
     * Somebody was told of a commitment that is running out or was missed. It occurred when the step
     * was due; that it was recorded later shows that it was late.
     *
     * @param percent of the commitment's term; 100 is its due
     * @param roles who was told, such as {@code owner}
     */
    record Alerted(
            Stamp stamp,
            EscalationType escalation,
            String kind,
            Instant due,
            int percent,
            List<String> roles)
            implements Event {
        public Alerted {
            roles = List.copyOf(roles);
        }
    }

    /** A fact that became known late shows that the alerts were not called for. */
    record AlertWithdrawn(Stamp stamp, EscalationType escalation, String kind, Instant due)
            implements Event {}

    /**
     * A fact that starts a regulatory clock.
     *
     * @param preset the clock's preset, such as {@code eu.dora.major}
     * @param anchor the named fact, such as {@code aware} or {@code classified}
     */
    record RegulatoryAnchored(Stamp stamp, String preset, String anchor) implements Event {}

    /**
     * A regulatory step was taken.
     *
     * @param proof what shows it: a reference, a receipt number
     */
    record RegulatoryStepTaken(Stamp stamp, String preset, String milestone, @Nullable String proof)
            implements Event {}

    /**
     * Word that a regulatory step takes longer went out to whom the rule names.
     *
     * @param extension which of the milestone's extensions; null where the source names none and the
     *     milestone has only one
     */
    record ExtensionNotified(
            Stamp stamp, String preset, String milestone, @Nullable String extension)
            implements Event {}

    /**
     * A regulatory clock is said to stand still; only a reason that the rule itself names has any
     * effect.
     */
    record ClockStopped(Stamp stamp, String preset, String because) implements Event {}

    /** It runs again, whatever it stood still for. */
    record ClockResumed(Stamp stamp, String preset) implements Event {}

    // ---- learning --------------------------------------------------------------------------

    record RootCauseRecorded(Stamp stamp, String primary, List<String> contributing)
            implements Event {
        public RootCauseRecorded {
            Objects.requireNonNull(primary);
            contributing = List.copyOf(contributing);
        }
    }

    /**
     * States whether the organisation itself failed: a process error, a product defect.
     *
     * @param organisationFailed false where it states that it did not
     */
    record FailureStated(Stamp stamp, boolean organisationFailed) implements Event {}

    record CorrectiveActionDecided(Stamp stamp, String action, @Nullable PersonId by)
            implements Event {}

    record SystemicIssueLinked(Stamp stamp, String issue) implements Event {}

    /** This contact is the same problem again. */
    record RecurrenceLinked(Stamp stamp, ContactId earlier) implements Event {}
}

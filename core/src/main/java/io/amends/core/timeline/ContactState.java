package io.amends.core.timeline;

// One fold with one case per fact: over 300 lines, because the list of cases is the rule.

import io.amends.core.timeline.Anomaly.Kind;
import io.amends.core.timeline.Event.AlertWithdrawn;
import io.amends.core.timeline.Event.Alerted;
import io.amends.core.timeline.Event.Assigned;
import io.amends.core.timeline.Event.Call;
import io.amends.core.timeline.Event.ClockResumed;
import io.amends.core.timeline.Event.ClockStopped;
import io.amends.core.timeline.Event.Closed;
import io.amends.core.timeline.Event.CommitmentOwed;
import io.amends.core.timeline.Event.CommitmentSuperseded;
import io.amends.core.timeline.Event.CommitmentWaived;
import io.amends.core.timeline.Event.Communication;
import io.amends.core.timeline.Event.CommunicationOwnerNamed;
import io.amends.core.timeline.Event.CorrectiveActionDecided;
import io.amends.core.timeline.Event.CustomerMessage;
import io.amends.core.timeline.Event.CustomerRepeatedThemselves;
import io.amends.core.timeline.Event.Described;
import io.amends.core.timeline.Event.Detected;
import io.amends.core.timeline.Event.EscalationEnded;
import io.amends.core.timeline.Event.EscalationOpened;
import io.amends.core.timeline.Event.EscalationsCarried;
import io.amends.core.timeline.Event.ExtensionNotified;
import io.amends.core.timeline.Event.FailureStated;
import io.amends.core.timeline.Event.FollowUpAnswered;
import io.amends.core.timeline.Event.HandoffAccepted;
import io.amends.core.timeline.Event.HandoffOffered;
import io.amends.core.timeline.Event.HandoffReturned;
import io.amends.core.timeline.Event.HandoffWithdrawn;
import io.amends.core.timeline.Event.Merged;
import io.amends.core.timeline.Event.MessageBounced;
import io.amends.core.timeline.Event.MessageQueued;
import io.amends.core.timeline.Event.MessageToCustomer;
import io.amends.core.timeline.Event.NoReplyNeeded;
import io.amends.core.timeline.Event.NoteWritten;
import io.amends.core.timeline.Event.Opened;
import io.amends.core.timeline.Event.OwnerAbsent;
import io.amends.core.timeline.Event.OwnerDeactivated;
import io.amends.core.timeline.Event.PriorityChanged;
import io.amends.core.timeline.Event.PromiseMade;
import io.amends.core.timeline.Event.ProtocolPinned;
import io.amends.core.timeline.Event.RecurrenceLinked;
import io.amends.core.timeline.Event.RegulatoryAnchored;
import io.amends.core.timeline.Event.RegulatoryStepTaken;
import io.amends.core.timeline.Event.Reopened;
import io.amends.core.timeline.Event.Resolved;
import io.amends.core.timeline.Event.RootCauseRecorded;
import io.amends.core.timeline.Event.SeverityChanged;
import io.amends.core.timeline.Event.StatusChanged;
import io.amends.core.timeline.Event.SuggestionDeclined;
import io.amends.core.timeline.Event.SuggestionSnoozed;
import io.amends.core.timeline.Event.SurveyAnswered;
import io.amends.core.timeline.Event.SystemicIssueLinked;
import io.amends.core.timeline.Event.WaitingEnded;
import io.amends.core.timeline.Event.WaitingOn;
import io.amends.core.timeline.Event.WaitingStarted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a contact's facts add up to. Immutable; every collection is shared until it changes, for the
 * fold runs over every event of long histories.
 *
 * @param priority the source's rank, greater is more urgent
 * @param ownedStatus false in a status in which nobody owns it
 * @param tierChangedAt when it last went from one tier to another
 * @param escalations decisions of the open escalations; suspected ones are not among them
 * @param offer the handoff that waits for an answer
 * @param resolvedAt since when it counts as resolved; null while it does not
 * @param reopenedByAnswer that it did not hold reopened it, and no row has said so since
 * @param customerSpokeAt the customer's last message or call, automatic ones apart
 * @param delivered what people said and the customer got, latest first
 * @param lastAt the latest fact
 * @param count how many facts
 * @param anomalies the first few, see {@link #ANOMALIES_KEPT}
 * @param anomalyCount all of them
 */
public record ContactState(
        Phase phase,
        Description description,
        @Nullable Severity severity,
        @Nullable Integer priority,
        @Nullable String status,
        boolean ownedStatus,
        Holder holder,
        @Nullable WaitingOn waiting,
        @Nullable Instant tierChangedAt,
        Map<EscalationType, Instant> escalations,
        @Nullable HandoffOffered offer,
        @Nullable Instant openedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        boolean reopenedByAnswer,
        @Nullable Instant customerSpokeAt,
        @Nullable Delivered delivered,
        @Nullable Instant lastAt,
        long count,
        List<Anomaly> anomalies,
        long anomalyCount) {

    /** A broken source repeats itself; the first few say what is wrong. */
    public static final int ANOMALIES_KEPT = 16;

    public static final ContactState START =
            new ContactState(
                    Phase.NOT_OPENED,
                    Description.UNSTATED,
                    null,
                    null,
                    null,
                    true,
                    Holder.NOBODY,
                    null,
                    null,
                    Map.of(),
                    null,
                    null,
                    null,
                    null,
                    false,
                    null,
                    null,
                    null,
                    0,
                    List.of(),
                    0);

    /** The state after one more fact, whatever it is. */
    public static ContactState evolve(ContactState state, Event event) {
        Draft next = new Draft(state, event.occurredAt());
        next.begin(event);
        next.apply(event);
        return next.finished();
    }

    public boolean isResolved() {
        return resolvedAt != null;
    }

    /** The next state under construction; lives only while one fact is applied. */
    private static final class Draft {

        private final Instant at;
        private final ContactState old;
        private Phase phase;
        private Description description;
        private @Nullable Severity severity;
        private @Nullable Integer priority;
        private @Nullable String status;
        private boolean ownedStatus;
        private Holder holder;
        private @Nullable WaitingOn waiting;
        private @Nullable Instant tierChangedAt;
        private Map<EscalationType, Instant> escalations;
        private @Nullable HandoffOffered offer;
        private @Nullable Instant openedAt;
        private @Nullable Instant resolvedAt;
        private @Nullable Instant closedAt;
        private boolean reopenedByAnswer;
        private @Nullable Instant customerSpokeAt;
        private @Nullable Delivered delivered;
        private List<Anomaly> anomalies;
        private long anomalyCount;

        Draft(ContactState old, Instant at) {
            this.at = at;
            this.old = old;
            this.phase = old.phase;
            this.description = old.description;
            this.severity = old.severity;
            this.priority = old.priority;
            this.status = old.status;
            this.ownedStatus = old.ownedStatus;
            this.holder = old.holder;
            this.waiting = old.waiting;
            this.tierChangedAt = old.tierChangedAt;
            this.escalations = old.escalations;
            this.offer = old.offer;
            this.openedAt = old.openedAt;
            this.resolvedAt = old.resolvedAt;
            this.closedAt = old.closedAt;
            this.reopenedByAnswer = old.reopenedByAnswer;
            this.customerSpokeAt = old.customerSpokeAt;
            this.delivered = old.delivered;
            this.anomalies = old.anomalies;
            this.anomalyCount = old.anomalyCount;
        }

        ContactState finished() {
            return new ContactState(
                    phase,
                    description,
                    severity,
                    priority,
                    status,
                    ownedStatus,
                    holder,
                    waiting,
                    tierChangedAt,
                    escalations,
                    offer,
                    openedAt,
                    resolvedAt,
                    closedAt,
                    reopenedByAnswer,
                    customerSpokeAt,
                    delivered,
                    old.lastAt == null || at.isAfter(old.lastAt) ? at : old.lastAt,
                    old.count + 1,
                    anomalies,
                    anomalyCount);
        }

        /** Whatever happens on a contact shows that it exists. */
        void begin(Event event) {
            if (old.lastAt != null && at.isBefore(old.lastAt)) {
                odd(Kind.OUT_OF_ORDER, old.lastAt);
            }
            if (phase == Phase.MERGED) {
                odd(Kind.AFTER_MERGE);
            } else if (phase == Phase.NOT_OPENED) {
                phase = Phase.OPEN;
                openedAt = at;
                if (!(event instanceof Opened)) {
                    odd(Kind.NOT_OPENED);
                }
            } else if (event instanceof Opened) {
                odd(Kind.OPENED_TWICE);
            }
        }

        void apply(Event event) {
            switch (event) {
                case Opened ignored -> {}
                case Described(Stamp ignored, Description stated) ->
                        description = description.overlaidBy(stated);
                case SeverityChanged(Stamp ignored, Severity now) -> severity = now;
                case PriorityChanged(Stamp ignored, int rank, String label) -> priority = rank;
                case StatusChanged(Stamp ignored, String now, boolean owned) -> {
                    status = now;
                    ownedStatus = owned;
                }
                case Assigned assigned -> assign(assigned);
                case WaitingStarted(Stamp ignored, WaitingOn on) -> waiting = on;
                case WaitingEnded ignored -> endWaiting();
                case Resolved ignored -> resolve(Phase.RESOLVED);
                case Closed ignored -> resolve(Phase.CLOSED);
                case Reopened ignored -> reopen();
                case FollowUpAnswered answer -> answered(answer);
                case Merged ignored -> merge();
                case CustomerMessage said -> customerSpoke(said.stamp().actor());
                case MessageToCustomer said -> say(said);
                case Call call -> say(call);
                case MessageBounced(Stamp ignored, MessageId message) -> takeBack(message);
                case PromiseMade promise -> {
                    if (!promise.at().isAfter(at)) {
                        odd(Kind.PROMISE_IN_THE_PAST, promise.at());
                    }
                }
                case EscalationOpened opening -> open(opening);
                case EscalationEnded(Stamp ignored, EscalationType type, Reason why) -> end(type);
                case HandoffOffered offered -> {
                    if (offer != null) {
                        odd(Kind.OFFERED_TWICE, offer.occurredAt());
                    }
                    offer = offered;
                }
                case HandoffAccepted(Stamp ignored, @Nullable PersonId person) -> {
                    answerOffer();
                    holder = holder.acceptedBy(person);
                }
                case HandoffReturned ignored -> answerOffer();
                case HandoffWithdrawn ignored -> answerOffer();
                // Facts that other folds read and that leave the head as it is.
                case NoteWritten ignored -> {}
                case NoReplyNeeded ignored -> {}
                case Detected ignored -> {}
                case CustomerRepeatedThemselves ignored -> {}
                case SurveyAnswered ignored -> {}
                case EscalationsCarried ignored -> {}
                case OwnerAbsent ignored -> {}
                case OwnerDeactivated ignored -> {}
                case CommitmentOwed ignored -> {}
                case CommitmentWaived ignored -> {}
                case CommitmentSuperseded ignored -> {}
                case RegulatoryAnchored ignored -> {}
                case RegulatoryStepTaken ignored -> {}
                case ExtensionNotified ignored -> {}
                case ClockStopped ignored -> {}
                case ClockResumed ignored -> {}
                case RootCauseRecorded ignored -> {}
                case FailureStated ignored -> {}
                case CorrectiveActionDecided ignored -> {}
                case SystemicIssueLinked ignored -> {}
                case RecurrenceLinked ignored -> {}
                case MessageQueued ignored -> {}
                case CommunicationOwnerNamed ignored -> {}
                case ProtocolPinned ignored -> {}
                case SuggestionSnoozed ignored -> {}
                case SuggestionDeclined ignored -> {}
                case Alerted ignored -> {}
                case AlertWithdrawn ignored -> {}
            }
        }

        private void endWaiting() {
            if (waiting == null) {
                odd(Kind.WAITING_ENDED_UNSTARTED);
            }
            waiting = null;
        }

        /** Resolving or closing what is resolved starts no second stretch. */
        private void resolve(Phase to) {
            phase = phase == Phase.MERGED || phase == Phase.CLOSED ? phase : to;
            if (resolvedAt == null) {
                resolvedAt = at;
            }
            if (to == Phase.CLOSED && closedAt == null) {
                closedAt = at;
            }
            reopenedByAnswer = false;
            waiting = null;
            escalations = Map.of();
        }

        private void reopen() {
            if (resolvedAt == null && !reopenedByAnswer) {
                odd(Kind.REOPENED_UNRESOLVED);
            }
            phase = phase == Phase.MERGED ? phase : Phase.OPEN;
            resolvedAt = null;
            closedAt = null;
            reopenedByAnswer = false;
        }

        /** A reopening row that follows says the same again. */
        private void answered(FollowUpAnswered answer) {
            if (answer.reopens() && resolvedAt != null) {
                reopen();
                reopenedByAnswer = true;
            }
        }

        private void merge() {
            phase = Phase.MERGED;
            escalations = Map.of();
            offer = null;
            waiting = null;
        }

        /** An absence note is automatic mail: logged, and nobody spoke. */
        private void customerSpoke(Actor actor) {
            if (!actor.isAutomation()) {
                customerSpokeAt = at;
            }
        }

        private void say(Communication said) {
            if (said.stamp().actor().kind() == Actor.Kind.CUSTOMER) {
                customerSpokeAt = at;
            }
            if (said.wentOut() && said.byPerson()) {
                delivered = Delivered.after(delivered, said.id(), at);
            }
        }

        private void takeBack(MessageId message) {
            if (Delivered.holds(delivered, message)) {
                delivered = Delivered.without(delivered, message);
            } else {
                odd(Kind.BOUNCE_OF_UNKNOWN_MESSAGE, message);
            }
        }

        private void assign(Assigned assigned) {
            if (holder.tier() != null
                    && assigned.tier() != null
                    && !holder.tier().equals(assigned.tier())) {
                tierChangedAt = at;
            }
            holder = holder.after(assigned);
        }

        /** A suggestion changes nothing until a person confirms it. */
        private void open(EscalationOpened opening) {
            if (opening.certainty() == Certainty.SUSPECTED) {
                return;
            }
            if (escalations.containsKey(opening.type()) && !isNextMove(opening)) {
                odd(Kind.ESCALATION_OPENED_TWICE, opening.type());
                return;
            }
            Map<EscalationType, Instant> more = new EnumMap<>(EscalationType.class);
            more.putAll(escalations);
            more.put(opening.type(), at);
            escalations = Map.copyOf(more);
        }

        /** A tier escalation is over with its move: the next one is another. */
        private boolean isNextMove(EscalationOpened opening) {
            @Nullable Instant decidedAt = escalations.get(EscalationType.TIER);
            return opening.type() == EscalationType.TIER
                    && decidedAt != null
                    && tierChangedAt != null
                    && !tierChangedAt.isBefore(decidedAt);
        }

        private void end(EscalationType type) {
            if (!escalations.containsKey(type)) {
                if (resolvedAt == null) {
                    odd(Kind.ESCALATION_ENDED_UNOPENED, type);
                }
                return;
            }
            Map<EscalationType, Instant> fewer = new EnumMap<>(escalations);
            fewer.remove(type);
            escalations = Map.copyOf(fewer);
        }

        private void answerOffer() {
            if (offer == null) {
                odd(Kind.ANSWERED_UNOFFERED);
            }
            offer = null;
        }

        private void odd(Kind kind, Object... values) {
            anomalyCount++;
            if (anomalies.size() < ANOMALIES_KEPT) {
                List<Anomaly> more = new ArrayList<>(anomalies);
                String code = "anomaly." + kind.name().toLowerCase(Locale.ROOT);
                more.add(new Anomaly(kind, at, Reason.of(code, values)));
                anomalies = List.copyOf(more);
            }
        }
    }
}

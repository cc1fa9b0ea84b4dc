package io.amends.history.drawing;

import io.amends.core.timeline.Event;
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
import io.amends.core.timeline.Event.WaitingStarted;
import io.amends.core.timeline.Reason;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says each fact as one sentence; timeline, mail and feed share it. */
public final class Marks {

    private Marks() {}

    public static Reason of(Event event) {
        return switch (event) {
            case Opened e -> Reason.of("fact.opened");
            case Described e -> Reason.of("fact.described");
            case SeverityChanged e -> Reason.of("fact.severity", e.severity());
            case PriorityChanged e -> Reason.of("fact.priority", e.label());
            case StatusChanged e ->
                    Reason.of(e.owned() ? "fact.status" : "fact.status-unowned", e.status());
            case Assigned e -> assigned(e);
            case WaitingStarted e -> Reason.of("fact.waiting-started", e.on());
            case WaitingEnded e -> Reason.of("fact.waiting-ended");
            case Resolved e -> Reason.of("fact.resolved");
            case Reopened e -> Reason.of("fact.reopened");
            case Closed e -> Reason.of("fact.closed");
            case Merged e -> Reason.of("fact.merged", e.survivor());
            case NoReplyNeeded e -> Reason.of("fact.no-reply-needed", e.because());
            case EscalationsCarried e -> Reason.of("fact.escalations-carried", e.from(), e.to());
            case CustomerMessage e -> Reason.of("fact.customer-message");
            case MessageToCustomer e -> message(e);
            case MessageBounced e -> Reason.of("fact.message-bounced", e.message());
            case Call e -> Reason.of(e.reached() ? "fact.call" : "fact.call-attempt", e.medium());
            case NoteWritten e -> Reason.of("fact.note");
            case Detected e ->
                    Reason.of("fact.detected", e.detection().rule(), e.detection().entry());
            case PromiseMade e -> Reason.of("fact.promise", e.kind(), e.at());
            case CustomerRepeatedThemselves e -> Reason.of("fact.customer-repeated", e.source());
            case SurveyAnswered e -> Reason.of("fact.survey", e.rating(), e.scale());
            case FollowUpAnswered e -> Reason.of("fact.follow-up-answered", e.outcome());
            case EscalationOpened e -> Reason.of("fact.escalation-opened", e.type(), e.certainty());
            case EscalationEnded e -> Reason.of("fact.escalation-ended", e.type());
            case HandoffOffered e ->
                    Reason.of("fact.handoff-offered", name(e.toTeam()), name(e.toTier()));
            case HandoffReturned e ->
                    Reason.of("fact.handoff-returned", new TreeSet<>(e.missing()));
            case HandoffAccepted e -> Reason.of("fact.handoff-accepted", name(e.person()));
            case HandoffWithdrawn e -> Reason.of("fact.handoff-withdrawn");
            case OwnerAbsent e -> Reason.of("fact.owner-absent", e.person());
            case OwnerDeactivated e -> Reason.of("fact.owner-deactivated", e.person());
            case CommitmentOwed e -> Reason.of("fact.commitment-owed", e.kind(), e.due());
            case CommitmentWaived e -> Reason.of("fact.commitment-waived", e.kind(), e.due());
            case CommitmentSuperseded e ->
                    Reason.of("fact.commitment-superseded", e.kind(), e.due());
            case RegulatoryAnchored e ->
                    Reason.of("fact.regulatory-anchored", e.preset(), e.anchor());
            case RegulatoryStepTaken e ->
                    Reason.of("fact.regulatory-step", e.preset(), e.milestone());
            case ExtensionNotified e ->
                    Reason.of("fact.extension-notified", e.preset(), e.milestone());
            case ClockStopped e -> Reason.of("fact.clock-stopped", e.preset(), e.because());
            case ClockResumed e -> Reason.of("fact.clock-resumed", e.preset());
            case FailureStated e ->
                    Reason.of(e.organisationFailed() ? "fact.failed" : "fact.not-failed");
            case RootCauseRecorded e -> Reason.of("fact.root-cause", e.primary());
            case CorrectiveActionDecided e -> Reason.of("fact.corrective-action", e.action());
            case SystemicIssueLinked e -> Reason.of("fact.systemic-issue", e.issue());
            case RecurrenceLinked e -> Reason.of("fact.recurrence", e.earlier());
            case MessageQueued e -> Reason.of("fact.message-queued");
            case CommunicationOwnerNamed e ->
                    e.person() == null
                            ? Reason.of("fact.communication-with-owner")
                            : Reason.of("fact.communication-owner", e.person());
            case ProtocolPinned e -> Reason.of("fact.protocol-pinned", e.type(), e.version());
            case SuggestionSnoozed e -> Reason.of("fact.suggestion-snoozed", e.type(), e.until());
            case SuggestionDeclined e ->
                    Reason.of("fact.suggestion-declined", e.type(), e.because());
            case Alerted e -> Reason.of("fact.alerted", e.kind(), e.due(), e.percent());
            case AlertWithdrawn e -> Reason.of("fact.alert-withdrawn", e.kind(), e.due());
        };
    }

    private static Reason assigned(Assigned to) {
        if (to.systemUser()) {
            return Reason.of("fact.assigned-system", name(to.person()), name(to.team()));
        }
        return to.person() == null
                ? Reason.of("fact.assigned-nobody", name(to.team()), name(to.tier()))
                : Reason.of("fact.assigned", to.person(), name(to.team()), name(to.tier()));
    }

    private static Reason message(MessageToCustomer message) {
        if (!message.wentOut()) {
            return Reason.of("fact.message-undelivered");
        }
        return Reason.of(message.byPerson() ? "fact.message" : "fact.message-automatic");
    }

    private static String name(@Nullable Object named) {
        return Objects.toString(named, "–");
    }
}

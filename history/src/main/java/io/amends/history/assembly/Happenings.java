// One place for what each kind of event becomes: the table "Events and their fields" of
// docs/mapping.md as code, a branch a row of it.
package io.amends.history.assembly;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.routing.Tier;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Detection;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Call;
import io.amends.core.timeline.Event.ClockResumed;
import io.amends.core.timeline.Event.ClockStopped;
import io.amends.core.timeline.Event.CommitmentWaived;
import io.amends.core.timeline.Event.CorrectiveActionDecided;
import io.amends.core.timeline.Event.CustomerMessage;
import io.amends.core.timeline.Event.CustomerRepeatedThemselves;
import io.amends.core.timeline.Event.Delivery;
import io.amends.core.timeline.Event.Detected;
import io.amends.core.timeline.Event.EscalationEnded;
import io.amends.core.timeline.Event.EscalationOpened;
import io.amends.core.timeline.Event.ExtensionNotified;
import io.amends.core.timeline.Event.FailureStated;
import io.amends.core.timeline.Event.FollowUpAnswered;
import io.amends.core.timeline.Event.FollowUpOutcome;
import io.amends.core.timeline.Event.HandoffAccepted;
import io.amends.core.timeline.Event.HandoffOffered;
import io.amends.core.timeline.Event.HandoffReturned;
import io.amends.core.timeline.Event.HandoffWithdrawn;
import io.amends.core.timeline.Event.Medium;
import io.amends.core.timeline.Event.Merged;
import io.amends.core.timeline.Event.MessageBounced;
import io.amends.core.timeline.Event.MessageToCustomer;
import io.amends.core.timeline.Event.NoteWritten;
import io.amends.core.timeline.Event.OwnerAbsent;
import io.amends.core.timeline.Event.OwnerDeactivated;
import io.amends.core.timeline.Event.PromiseKind;
import io.amends.core.timeline.Event.PromiseMade;
import io.amends.core.timeline.Event.RecurrenceLinked;
import io.amends.core.timeline.Event.RegulatoryAnchored;
import io.amends.core.timeline.Event.RegulatoryStepTaken;
import io.amends.core.timeline.Event.RepeatSource;
import io.amends.core.timeline.Event.RootCauseRecorded;
import io.amends.core.timeline.Event.SurveyAnswered;
import io.amends.core.timeline.Event.SystemicIssueLinked;
import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.MessageId;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.Reason;
import io.amends.core.timeline.Stamp;
import io.amends.core.timeline.TeamId;
import io.amends.history.assembly.AssembledContact.Oddity;
import io.amends.history.assembly.Interpreter.Handler;
import io.amends.history.lexicon.Lexicons;
import io.amends.history.mapping.EventKind;
import io.amends.history.mapping.Field;
import io.amends.history.source.Row;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what a row tells of, besides state, into facts. */
final class Happenings {

    /** The usual five stars. */
    private static final int STANDARD_SCALE = 5;

    private static final Map<Field, HandoffElement> ELEMENTS =
            Map.of(
                    Field.ISSUE, HandoffElement.ISSUE_IN_CUSTOMERS_TERMS,
                    Field.STEPS, HandoffElement.STEPS_TAKEN,
                    Field.REASON, HandoffElement.WHY_THIS_TIER_CANNOT,
                    Field.TOLD, HandoffElement.TOLD_AND_PROMISED,
                    Field.EMOTION, HandoffElement.EMOTION_AND_URGENCY,
                    Field.CONTEXT, HandoffElement.ACCOUNT_CONTEXT);

    private final List<Event> events;
    private final List<Oddity> oddities;
    private final Lexicons lexicons;
    private final Map<MessageId, String> texts = new HashMap<>();
    private final Set<MessageId> messages = new HashSet<>();
    private int unnamed;

    Happenings(List<Event> events, List<Oddity> oddities, Lexicons lexicons) {
        this.events = events;
        this.oddities = oddities;
        this.lexicons = lexicons;
    }

    Map<MessageId, String> texts() {
        return texts;
    }

    void take(RowReader reader, Row row, EventKind kind, Stamp stamp) {
        Told told = new Told(reader, row, stamp);
        boolean whole =
                switch (kind) {
                    case OPENED, SNAPSHOT, REOPENED, IGNORED, MESSAGE -> true;
                    case RESOLVED, CLOSED -> failure(told);
                    case NOTE_WRITTEN -> events.add(new NoteWritten(stamp));
                    case CUSTOMER_MESSAGE -> customerMessage(told);
                    case MESSAGE_TO_CUSTOMER -> messageToCustomer(told);
                    case MESSAGE_BOUNCED -> bounced(told);
                    case CALL -> call(told, Medium.CALL);
                    case MEETING -> call(told, Medium.MEETING);
                    case PROMISE -> promise(told, told.message());
                    case CUSTOMER_REPEATED -> repeated(told);
                    case SURVEY -> survey(told);
                    case FOLLOW_UP_ANSWER -> followUp(told);
                    case ESCALATION -> escalation(told);
                    case ESCALATION_ENDED -> escalationEnded(told);
                    case HANDOFF_OFFERED -> events.add(offered(told));
                    case HANDOFF_RETURNED -> events.add(returned(told));
                    case HANDOFF_ACCEPTED -> events.add(accepted(told));
                    case HANDOFF_WITHDRAWN -> events.add(new HandoffWithdrawn(stamp));
                    case OWNER_ABSENT -> absent(told);
                    case OWNER_DEACTIVATED -> deactivated(told);
                    case COMMITMENT_WAIVED -> waived(told);
                    case REGULATORY_ANCHOR -> anchored(told);
                    case REGULATORY_STEP -> stepTaken(told);
                    case EXTENSION_NOTIFIED -> extended(told);
                    case CLOCK_STOPPED -> stopped(told);
                    case CLOCK_RESUMED -> resumed(told);
                    case ROOT_CAUSE -> rootCause(told);
                    case CORRECTIVE_ACTION -> correctiveAction(told);
                    case SYSTEMIC_ISSUE -> systemicIssue(told);
                    case RECURRENCE -> recurrence(told);
                    case MERGED -> merged(told);
                };
        if (!whole) {
            oddities.add(Oddity.INCOMPLETE_EVENT);
        }
    }

    // ---- the conversation ------------------------------------------------------------------

    private boolean customerMessage(Told told) {
        @Nullable MessageId id = newMessage(told);
        if (id != null) {
            events.add(new CustomerMessage(told.stamp, id, told.text(Field.CHANNEL)));
            told(told, id, true);
            if (told.says(Field.REPEATED)) {
                events.add(
                        new CustomerRepeatedThemselves(told.stamp, RepeatSource.CONFIRMED_PHRASE));
            }
        }
        return true;
    }

    private boolean messageToCustomer(Told told) {
        @Nullable MessageId id = newMessage(told);
        if (id != null) {
            @Nullable Delivery delivery = told.read(Field.DELIVERY, Delivery.class);
            events.add(
                    new MessageToCustomer(
                            told.stamp,
                            id,
                            told.text(Field.CHANNEL),
                            delivery == null ? Delivery.DELIVERED : delivery,
                            told.parts()));
            told(told, id, false);
            promise(told, id);
        }
        return true;
    }

    /** A call counts as reached where the source has no word about it. */
    private boolean call(Told told, Medium medium) {
        @Nullable MessageId id = newMessage(told);
        if (id != null) {
            boolean reached = !told.maps(Field.REACHED) || told.says(Field.REACHED);
            events.add(new Call(told.stamp, id, medium, reached, told.parts()));
            told(told, id, false);
            promise(told, id);
        }
        return true;
    }

    private @Nullable MessageId newMessage(Told told) {
        @Nullable MessageId named = told.message();
        MessageId id = named != null ? named : new MessageId("#" + ++unnamed);
        if (messages.add(id)) {
            return id;
        }
        oddities.add(Oddity.DUPLICATE_MESSAGE);
        return null;
    }

    private boolean bounced(Told told) {
        @Nullable MessageId id = told.message();
        if (id == null) {
            return false;
        }
        if (!messages.contains(id)) {
            oddities.add(Oddity.BOUNCE_WITHOUT_MESSAGE);
        }
        return events.add(new MessageBounced(told.stamp, id));
    }

    /** Keeps the text apart from the fact, and what the lexicons find in it as facts. */
    private void told(Told told, MessageId id, boolean byCustomer) {
        @Nullable String text = told.text(Field.TEXT_BODY);
        if (text == null) {
            return;
        }
        texts.put(id, text);
        if (told.stamp.actor().isAutomation()) {
            return;
        }
        List<Detection> found =
                byCustomer ? lexicons.inCustomersText(text) : lexicons.inOurText(text);
        for (Detection detection : found) {
            events.add(new Detected(told.stamp, id, detection));
        }
    }

    private boolean promise(Told told, @Nullable MessageId by) {
        @Nullable Instant at = told.instant(Field.PROMISED);
        if (at == null) {
            return false;
        }
        @Nullable PromiseKind kind = told.read(Field.PROMISE_KIND, PromiseKind.class);
        return events.add(
                new PromiseMade(told.stamp, kind == null ? PromiseKind.BY : kind, at, by));
    }

    private boolean repeated(Told told) {
        @Nullable RepeatSource source = told.read(Field.SOURCE, RepeatSource.class);
        return events.add(
                new CustomerRepeatedThemselves(
                        told.stamp, source == null ? RepeatSource.BUTTON : source));
    }

    private boolean survey(Told told) {
        @Nullable Integer rating = told.read(Field.RATING, Integer.class);
        @Nullable Integer scale = told.read(Field.SCALE, Integer.class);
        int best = scale == null ? STANDARD_SCALE : scale;
        if (told.says(Field.REPEATED)) {
            events.add(new CustomerRepeatedThemselves(told.stamp, RepeatSource.SURVEY));
        }
        return rating != null
                && rating >= 1
                && rating <= best
                && events.add(new SurveyAnswered(told.stamp, rating, best));
    }

    private boolean followUp(Told told) {
        @Nullable FollowUpOutcome outcome = told.read(Field.OUTCOME, FollowUpOutcome.class);
        return outcome != null && events.add(new FollowUpAnswered(told.stamp, outcome));
    }

    // ---- escalations -----------------------------------------------------------------------

    private boolean escalation(Told told) {
        @Nullable EscalationType type = told.read(Field.TYPE, EscalationType.class);
        @Nullable String stated = told.text(Field.TRIGGER);
        String trigger = stated == null ? "recorded" : stated;
        return type != null
                && events.add(
                        new EscalationOpened(
                                told.stamp,
                                type,
                                Certainty.RECORDED,
                                trigger,
                                Reason.of("recorded.escalation", trigger)));
    }

    private boolean escalationEnded(Told told) {
        @Nullable EscalationType type = told.read(Field.TYPE, EscalationType.class);
        return type != null
                && events.add(new EscalationEnded(told.stamp, type, Reason.of("recorded.end")));
    }

    private Event offered(Told told) {
        Map<HandoffElement, String> elements = new EnumMap<>(HandoffElement.class);
        ELEMENTS.forEach(
                (field, element) -> {
                    @Nullable String filled = told.text(field);
                    if (filled != null) {
                        elements.put(element, filled);
                    }
                });
        return new HandoffOffered(
                told.stamp,
                told.read(Field.TO_TEAM, TeamId.class),
                told.read(Field.TO_TIER, Tier.class),
                elements);
    }

    private static Event returned(Told told) {
        return new HandoffReturned(told.stamp, told.readSet(Field.MISSING, HandoffElement.class));
    }

    private static Event accepted(Told told) {
        return new HandoffAccepted(told.stamp, told.person(Field.PERSON));
    }

    private boolean absent(Told told) {
        @Nullable PersonId person = told.person(Field.ABSENT_PERSON);
        return person != null
                && events.add(new OwnerAbsent(told.stamp, person, told.instant(Field.UNTIL)));
    }

    private boolean deactivated(Told told) {
        @Nullable PersonId person = told.person(Field.ABSENT_PERSON);
        return person != null && events.add(new OwnerDeactivated(told.stamp, person));
    }

    private boolean waived(Told told) {
        @Nullable EscalationType type = told.read(Field.TYPE, EscalationType.class);
        @Nullable CommitmentKind kind = told.read(Field.COMMITMENT, CommitmentKind.class);
        @Nullable Instant due = told.instant(Field.DUE);
        @Nullable String because = told.text(Field.BECAUSE);
        return type != null
                && kind != null
                && due != null
                && events.add(
                        new CommitmentWaived(
                                told.stamp,
                                type,
                                kind.name(),
                                due,
                                because == null ? "" : because));
    }

    private boolean anchored(Told told) {
        @Nullable String preset = told.text(Field.PRESET);
        @Nullable String anchor = told.text(Field.ANCHOR);
        return preset != null
                && anchor != null
                && events.add(new RegulatoryAnchored(told.stamp, preset, anchor));
    }

    private boolean stepTaken(Told told) {
        @Nullable String preset = told.text(Field.PRESET);
        @Nullable String milestone = told.text(Field.MILESTONE);
        return preset != null
                && milestone != null
                && events.add(
                        new RegulatoryStepTaken(
                                told.stamp, preset, milestone, told.text(Field.PROOF)));
    }

    private boolean extended(Told told) {
        @Nullable String preset = told.text(Field.PRESET);
        @Nullable String milestone = told.text(Field.MILESTONE);
        return preset != null
                && milestone != null
                && events.add(
                        new ExtensionNotified(
                                told.stamp, preset, milestone, told.text(Field.EXTENSION)));
    }

    private boolean stopped(Told told) {
        @Nullable String preset = told.text(Field.PRESET);
        @Nullable String because = told.text(Field.BECAUSE);
        return preset != null
                && because != null
                && events.add(new ClockStopped(told.stamp, preset, because));
    }

    private boolean resumed(Told told) {
        @Nullable String preset = told.text(Field.PRESET);
        return preset != null && events.add(new ClockResumed(told.stamp, preset));
    }

    // ---- learning --------------------------------------------------------------------------

    private boolean rootCause(Told told) {
        @Nullable String cause = told.text(Field.CAUSE);
        return cause != null
                && events.add(
                        new RootCauseRecorded(told.stamp, cause, told.list(Field.CONTRIBUTING)))
                && failure(told);
    }

    /** Said beside a cause, it outweighs what the cause's category says. */
    private boolean failure(Told told) {
        @Nullable Boolean failed = told.read(Field.ORGANISATION_FAILED, Boolean.class);
        return failed == null || events.add(new FailureStated(told.stamp, failed));
    }

    private boolean correctiveAction(Told told) {
        @Nullable String action = told.text(Field.ACTION);
        return action != null
                && events.add(
                        new CorrectiveActionDecided(
                                told.stamp, action, told.stamp.actor().person()));
    }

    private boolean systemicIssue(Told told) {
        @Nullable String issue = told.text(Field.ISSUE_ID);
        return issue != null && events.add(new SystemicIssueLinked(told.stamp, issue));
    }

    private boolean recurrence(Told told) {
        @Nullable String earlier = told.text(Field.LINKED_CONTACT);
        return earlier != null
                && events.add(new RecurrenceLinked(told.stamp, new ContactId(earlier)));
    }

    private boolean merged(Told told) {
        @Nullable String survivor = told.text(Field.LINKED_CONTACT);
        return survivor != null && events.add(new Merged(told.stamp, new ContactId(survivor)));
    }

    /** A row, read with its form's reader. */
    private record Told(RowReader reader, Row row, Stamp stamp) {

        boolean maps(Field field) {
            return reader.maps(field);
        }

        <T> @Nullable T read(Field field, Class<T> type) {
            return reader.read(field, row, type);
        }

        <E extends Enum<E>> Set<E> readSet(Field field, Class<E> type) {
            Set<E> found = new HashSet<>();
            if (reader.read(field, row) instanceof Set<?> values) {
                values.forEach(value -> found.add(type.cast(value)));
            }
            return found;
        }

        List<String> list(Field field) {
            return reader.read(field, row) instanceof List<?> items
                    ? items.stream().map(String.class::cast).toList()
                    : List.of();
        }

        Set<Part> parts() {
            return maps(Field.PARTS) ? readSet(Field.PARTS, Part.class) : Set.of();
        }

        @Nullable String text(Field field) {
            return reader.text(field, row);
        }

        @Nullable Instant instant(Field field) {
            return reader.instant(field, row);
        }

        boolean says(Field field) {
            return reader.says(field, row);
        }

        @Nullable MessageId message() {
            @Nullable String id = text(Field.MESSAGE);
            return id == null ? null : new MessageId(id);
        }

        @Nullable PersonId person(Field field) {
            @Nullable Object value = reader.read(field, row);
            return switch (value) {
                case Handler handler -> handler.id();
                case String name -> new PersonId(name);
                case null, default -> null;
            };
        }
    }
}

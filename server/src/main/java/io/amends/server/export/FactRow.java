package io.amends.server.export;

// A branch for each kind of fact: the table "Events and their fields" of docs/mapping.md, written
// instead of read.

import io.amends.core.routing.Tier;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Medium;
import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.PersonId;
import io.amends.history.mapping.EventKind;
import io.amends.history.mapping.Field;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One fact as a row of an audit's main table.
 *
 * @param sort the kind of row: {@code assigned} is read apart, since in it an empty cell says that
 *     there is nobody
 */
record FactRow(String sort, EventKind kind, Map<Field, String> fields) {

    static final String ASSIGNED = "assigned";
    static final String ANY = "fact";

    /** How a status says that somebody is waited for. */
    static final String WAITS_FOR_CUSTOMER = "(waiting for the customer)";

    static final String WAITS_FOR_THIRD_PARTY = "(waiting for a third party)";
    static final String WAITS_NO_LONGER = "(waiting no longer)";

    private static final Map<HandoffElement, Field> ELEMENTS =
            Map.of(
                    HandoffElement.ISSUE_IN_CUSTOMERS_TERMS, Field.ISSUE,
                    HandoffElement.STEPS_TAKEN, Field.STEPS,
                    HandoffElement.WHY_THIS_TIER_CANNOT, Field.REASON,
                    HandoffElement.TOLD_AND_PROMISED, Field.TOLD,
                    HandoffElement.EMOTION_AND_URGENCY, Field.EMOTION,
                    HandoffElement.ACCOUNT_CONTEXT, Field.CONTEXT);

    /** Empty for what the rulebook works out by itself, and for what never left us. */
    static Optional<FactRow> of(Event event) {
        @Nullable Draft draft = draft(event);
        return draft == null ? Optional.empty() : Optional.of(draft.row(event));
    }

    private static @Nullable Draft draft(Event event) {
        return switch (event) {
            // ---- the contact
            case Event.Opened ignored -> kind(EventKind.OPENED);
            case Event.Described described -> described(described.description());
            case Event.SeverityChanged changed ->
                    kind(EventKind.SNAPSHOT).with(Field.SEVERITY, changed.severity());
            case Event.PriorityChanged changed ->
                    kind(EventKind.SNAPSHOT).with(Field.PRIORITY, changed.label());
            case Event.StatusChanged changed ->
                    kind(EventKind.SNAPSHOT).with(Field.STATUS, changed.status());
            case Event.Assigned assigned ->
                    new Draft(ASSIGNED, EventKind.SNAPSHOT)
                            .with(Field.PERSON, assigned.person())
                            .with(Field.TEAM, assigned.team())
                            .with(Field.TIER, name(assigned.tier()));
            case Event.WaitingStarted waiting ->
                    kind(EventKind.SNAPSHOT)
                            .with(
                                    Field.STATUS,
                                    switch (waiting.on()) {
                                        case CUSTOMER -> WAITS_FOR_CUSTOMER;
                                        case THIRD_PARTY -> WAITS_FOR_THIRD_PARTY;
                                    });
            case Event.WaitingEnded ignored ->
                    kind(EventKind.SNAPSHOT).with(Field.STATUS, WAITS_NO_LONGER);
            case Event.Resolved ignored -> kind(EventKind.RESOLVED);
            case Event.Reopened ignored -> kind(EventKind.REOPENED);
            case Event.Closed ignored -> kind(EventKind.CLOSED);
            case Event.Merged merged ->
                    kind(EventKind.MERGED).with(Field.LINKED_CONTACT, merged.survivor());
            // ---- the conversation
            case Event.CustomerMessage said ->
                    kind(EventKind.CUSTOMER_MESSAGE)
                            .with(Field.MESSAGE, said.id())
                            .with(Field.AUTOMATIC, yes(said.stamp().actor().isAutomation()));
            case Event.MessageToCustomer said ->
                    kind(EventKind.MESSAGE_TO_CUSTOMER)
                            .with(Field.MESSAGE, said.id())
                            .with(Field.AUTOMATIC, yes(said.stamp().actor().isAutomation()))
                            .with(Field.DELIVERY, word(said.delivery()))
                            .with(Field.PARTS, parts(said.parts().stream()));
            case Event.Call call ->
                    kind(call.medium() == Medium.CALL ? EventKind.CALL : EventKind.MEETING)
                            .with(Field.MESSAGE, call.id())
                            .with(Field.REACHED, yes(call.reached()))
                            .with(Field.PARTS, parts(call.parts().stream()));
            case Event.MessageBounced bounced ->
                    kind(EventKind.MESSAGE_BOUNCED).with(Field.MESSAGE, bounced.message());
            case Event.NoteWritten ignored -> kind(EventKind.NOTE_WRITTEN);
            case Event.PromiseMade made ->
                    kind(EventKind.PROMISE)
                            .with(Field.PROMISED, made.at())
                            .with(Field.PROMISE_KIND, word(made.kind()))
                            .with(Field.MESSAGE, made.message());
            case Event.CustomerRepeatedThemselves repeated ->
                    kind(EventKind.CUSTOMER_REPEATED).with(Field.SOURCE, word(repeated.source()));
            case Event.SurveyAnswered answer ->
                    kind(EventKind.SURVEY)
                            .with(Field.RATING, answer.rating())
                            .with(Field.SCALE, answer.scale());
            case Event.FollowUpAnswered answer ->
                    kind(EventKind.FOLLOW_UP_ANSWER).with(Field.OUTCOME, word(answer.outcome()));
            // ---- escalations
            case Event.EscalationOpened opened ->
                    opened.certainty() == Certainty.SUSPECTED
                            ? null
                            : kind(EventKind.ESCALATION)
                                    .with(Field.TYPE, word(opened.type()))
                                    .with(Field.TRIGGER, opened.trigger());
            case Event.EscalationEnded ended ->
                    kind(EventKind.ESCALATION_ENDED).with(Field.TYPE, word(ended.type()));
            case Event.HandoffOffered offered -> offered(offered);
            case Event.HandoffReturned returned ->
                    kind(EventKind.HANDOFF_RETURNED)
                            .with(
                                    Field.MISSING,
                                    returned.missing().stream()
                                            .map(e -> Objects.requireNonNull(ELEMENTS.get(e)))
                                            .map(Field::word)
                                            .sorted()
                                            .collect(Collectors.joining("|")));
            case Event.HandoffAccepted accepted ->
                    kind(EventKind.HANDOFF_ACCEPTED).with(Field.PERSON, accepted.person());
            case Event.HandoffWithdrawn ignored -> kind(EventKind.HANDOFF_WITHDRAWN);
            case Event.OwnerAbsent absent ->
                    kind(EventKind.OWNER_ABSENT)
                            .with(Field.ABSENT_PERSON, absent.person())
                            .with(Field.UNTIL, absent.until());
            case Event.OwnerDeactivated gone ->
                    kind(EventKind.OWNER_DEACTIVATED).with(Field.ABSENT_PERSON, gone.person());
            case Event.CommitmentWaived waived ->
                    kind(EventKind.COMMITMENT_WAIVED)
                            .with(Field.TYPE, word(waived.escalation()))
                            .with(
                                    Field.COMMITMENT,
                                    waived.kind().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .with(Field.DUE, waived.due())
                            .with(Field.BECAUSE, waived.because());
            // ---- what the law demands
            case Event.RegulatoryAnchored anchored ->
                    kind(EventKind.REGULATORY_ANCHOR)
                            .with(Field.PRESET, anchored.preset())
                            .with(Field.ANCHOR, anchored.anchor());
            case Event.RegulatoryStepTaken taken ->
                    kind(EventKind.REGULATORY_STEP)
                            .with(Field.PRESET, taken.preset())
                            .with(Field.MILESTONE, taken.milestone())
                            .with(Field.PROOF, taken.proof());
            case Event.ExtensionNotified notified ->
                    kind(EventKind.EXTENSION_NOTIFIED)
                            .with(Field.PRESET, notified.preset())
                            .with(Field.MILESTONE, notified.milestone())
                            .with(Field.EXTENSION, notified.extension());
            case Event.ClockStopped stopped ->
                    kind(EventKind.CLOCK_STOPPED)
                            .with(Field.PRESET, stopped.preset())
                            .with(Field.BECAUSE, stopped.because());
            case Event.ClockResumed resumed ->
                    kind(EventKind.CLOCK_RESUMED).with(Field.PRESET, resumed.preset());
            // ---- learning
            case Event.RootCauseRecorded cause ->
                    kind(EventKind.ROOT_CAUSE)
                            .with(Field.CAUSE, cause.primary())
                            .with(Field.CONTRIBUTING, String.join("|", cause.contributing()));
            case Event.CorrectiveActionDecided action ->
                    kind(EventKind.CORRECTIVE_ACTION).with(Field.ACTION, action.action());
            case Event.SystemicIssueLinked linked ->
                    kind(EventKind.SYSTEMIC_ISSUE).with(Field.ISSUE_ID, linked.issue());
            case Event.RecurrenceLinked linked ->
                    kind(EventKind.RECURRENCE).with(Field.LINKED_CONTACT, linked.earlier());
            // ---- told beside the next resolution
            case Event.FailureStated ignored -> null;
            // ---- what never left us, what is found in the words again, what the rules make
            case Event.MessageQueued ignored -> null;
            case Event.Detected ignored -> null;
            case Event.NoReplyNeeded ignored -> null;
            case Event.SuggestionSnoozed ignored -> null;
            case Event.SuggestionDeclined ignored -> null;
            case Event.CommunicationOwnerNamed ignored -> null;
            case Event.ProtocolPinned ignored -> null;
            case Event.CommitmentOwed ignored -> null;
            case Event.CommitmentSuperseded ignored -> null;
            case Event.Alerted ignored -> null;
            case Event.AlertWithdrawn ignored -> null;
            case Event.EscalationsCarried ignored -> null;
        };
    }

    private static Draft described(Description about) {
        return kind(EventKind.SNAPSHOT)
                .with(Field.ACCOUNT, about.account())
                .with(Field.REQUESTER, about.requester())
                .with(Field.CONTACT_TYPE, about.contactType())
                .with(Field.PRODUCT_FEATURE, about.productFeature())
                .with(Field.SERVICE, about.service())
                .with(Field.SEGMENT, about.segment())
                .with(Field.INDUSTRY, about.industry())
                .with(Field.REGION, about.region())
                .with(Field.CHANNEL, about.channel());
    }

    private static Draft offered(Event.HandoffOffered offered) {
        Draft draft =
                kind(EventKind.HANDOFF_OFFERED)
                        .with(Field.TO_TEAM, offered.toTeam())
                        .with(Field.TO_TIER, name(offered.toTier()));
        offered.elements()
                .forEach(
                        (element, words) ->
                                draft.with(Objects.requireNonNull(ELEMENTS.get(element)), words));
        return draft;
    }

    private static Draft kind(EventKind kind) {
        return new Draft(ANY, kind);
    }

    private static String parts(Stream<Part> parts) {
        return parts.sorted().map(FactRow::word).collect(Collectors.joining("|"));
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String yes(boolean so) {
        return so ? "yes" : "no";
    }

    private static @Nullable String name(@Nullable Tier tier) {
        return tier == null ? null : tier.name();
    }

    /** A row that is being written. */
    private static final class Draft {

        private final String sort;
        private final EventKind kind;
        private final Map<Field, String> fields = new EnumMap<>(Field.class);

        Draft(String sort, EventKind kind) {
            this.sort = sort;
            this.kind = kind;
        }

        Draft with(Field field, @Nullable Object value) {
            if (value != null && !value.toString().isEmpty()) {
                fields.put(field, value.toString());
            }
            return this;
        }

        FactRow row(Event event) {
            Actor actor = event.stamp().actor();
            with(Field.ACTOR, word(actor.kind()));
            @Nullable PersonId person = actor.person();
            with(Field.ACTOR_PERSON, person);
            return new FactRow(sort, kind, fields);
        }
    }
}

package io.amends.core.lifecycle;

import io.amends.core.commitment.Commitments;
import io.amends.core.commitment.Round;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactState;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Communication;
import io.amends.core.timeline.Event.FollowUpOutcome;
import io.amends.core.timeline.Event.MessageBounced;
import io.amends.core.timeline.Event.MessageQueued;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.Phase;
import io.amends.core.timeline.Resolution;
import io.amends.core.timeline.Stamp;
import io.amends.core.wording.StandIns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Resolving with closure, and what comes after. */
final class Concluding {

    private final LiveContact contact;

    Concluding(LiveContact contact) {
        this.contact = contact;
    }

    /** Solved is not resolved: the customer is told what was done, why, and that it matters. */
    Decision resolve(Command.Resolve c) {
        Gate gate = new Gate();
        gate.demand(!contact.state().isResolved(), "resolve.resolved");
        gate.refuse(Acknowledging.owed(contact));
        contact.open().stream()
                .filter(Escalation::isHeadline)
                .flatMap(e -> missing(e).stream())
                .distinct()
                .sorted()
                .forEach(part -> gate.demand(false, "resolve.part", part));
        List<Event> events = new ArrayList<>();
        if (contact.state().offer() != null) {
            events.add(new Event.HandoffWithdrawn(stamp(c)));
        }
        events.add(new Event.Resolved(stamp(c)));
        return Decision.of(gate.reasons(), events);
    }

    /** What the best message so far leaves out; all of it where there is none. */
    private Set<Part> missing(Escalation escalation) {
        Set<Part> owed =
                Commitments.resolutionParts(
                        contact.along(escalation),
                        escalation,
                        contact.rulebook(),
                        contact.rules().calendars(),
                        contact.now());
        return said(escalation)
                .map(parts -> without(owed, parts))
                .min(Comparator.comparingInt(Set::size))
                .orElse(owed);
    }

    /** What reached the customer or is on its way, since the window for it opened. */
    private Stream<Set<Part>> said(Escalation escalation) {
        Instant opens = opensAt(escalation);
        Stream<Set<Part>> arrived =
                contact.along(escalation).deliveredByPerson().stream()
                        .filter(said -> said.occurredAt().isAfter(opens))
                        .map(Communication::parts);
        Stream<Set<Part>> underWay =
                contact.about(escalation.id(), MessageQueued.class)
                        .filter(queued -> queued.occurredAt().isAfter(opens))
                        .filter(queued -> !cameBack(escalation, queued))
                        .map(MessageQueued::parts);
        return Stream.concat(arrived, underWay);
    }

    private boolean cameBack(Escalation escalation, MessageQueued queued) {
        return contact.about(escalation.id(), MessageBounced.class)
                .anyMatch(bounced -> bounced.message().equals(queued.id()));
    }

    private Instant opensAt(Escalation escalation) {
        int days = contact.rulebook().protocol(escalation.type()).closure().windowBusinessDays();
        return contact.rules()
                .calendars()
                .forCustomer(
                        contact.state().description().account(), contact.state().holder().team())
                .addBusinessDays(contact.now(), -days);
    }

    private static Set<Part> without(Set<Part> owed, Set<Part> said) {
        Set<Part> missing = EnumSet.noneOf(Part.class);
        missing.addAll(owed);
        missing.removeAll(said);
        return missing;
    }

    /** Soon after, it is the same problem; later it is a recurrence, a contact of its own. */
    Decision reopen(Command.Reopen c) {
        ContactState state = contact.state();
        @Nullable Instant resolvedAt = state.resolvedAt();
        Gate gate = new Gate();
        gate.demand(resolvedAt != null, "reopen.not-resolved");
        gate.demand(
                resolvedAt == null || !contact.now().isAfter(resolvedAt.plus(reopensWithin())),
                "reopen.recurrence",
                reopensWithin());
        return Decision.of(gate.reasons(), List.of(new Event.Reopened(stamp(c))));
    }

    /**
     * What they expressed before it was escalated must be acknowledged all the same. Where nothing but
     * these words opened it again, it is resolved as it was, and that resolution stands.
     */
    Decision needNoReply(Command.NeedNoReply c) {
        Gate gate = new Gate();
        gate.demand(isLastWordTheirs(), "no-reply.nothing-said");
        gate.demand(!StandIns.isStandIn(c.because()), "no-reply.because");
        gate.refuse(Acknowledging.owed(contact));
        List<Event> events = new ArrayList<>();
        events.add(new Event.NoReplyNeeded(stamp(c), c.because()));
        if (isOnlyReopened()) {
            events.add(new Event.Resolved(stamp(c)));
        }
        return Decision.of(gate.reasons(), events);
    }

    private boolean isLastWordTheirs() {
        @Nullable Instant spoke = contact.state().customerSpokeAt();
        return spoke != null
                && contact.facts().deliveredByPerson().stream()
                        .filter(said -> said.stamp().actor().kind() == Actor.Kind.PERSON)
                        .noneMatch(said -> said.occurredAt().isAfter(spoke));
    }

    private boolean isOnlyReopened() {
        return contact.facts().resolutions().stream()
                .reduce((earlier, later) -> later)
                .map(Resolution::reopenedAt)
                .filter(reopened -> Round.isEmpty(contact.facts(), reopened, contact.now()))
                .isPresent();
    }

    private Duration reopensWithin() {
        return contact.rulebook().protocols().values().stream()
                .map(protocol -> protocol.reopensWithin())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    Decision close(Command.Close c) {
        Gate gate = new Gate();
        gate.demand(contact.state().phase() != Phase.CLOSED, "close.closed");
        gate.demand(contact.open().isEmpty(), "close.escalated");
        contact.escalations().stream()
                .map(contact::stage)
                .filter(Stage.ClosureOwed.class::isInstance)
                .forEach(stage -> gate.demand(false, "close.closure-owed"));
        return Decision.of(gate.reasons(), List.of(new Event.Closed(stamp(c))));
    }

    Decision answerFollowUp(Command.AnswerFollowUp c) {
        Gate gate = new Gate();
        gate.demand(contact.state().isResolved(), "follow-up.not-resolved");
        gate.demand(
                c.outcome() != FollowUpOutcome.NO_ANSWER, "follow-up.no-answer-is-not-an-answer");
        return Decision.of(
                gate.reasons(), List.of(new Event.FollowUpAnswered(stamp(c), c.outcome())));
    }

    Decision answerSurvey(Command.AnswerSurvey c) {
        Gate gate = new Gate();
        gate.demand(
                c.rating() >= 1 && c.rating() <= c.scale(), "survey.rating", c.rating(), c.scale());
        return gate.isOpen()
                ? new Decision.Accepted(
                        List.of(new Event.SurveyAnswered(stamp(c), c.rating(), c.scale())))
                : gate.refused();
    }

    Decision recordRootCause(Command.RecordRootCause c) {
        Gate gate = new Gate();
        gate.demand(!c.primary().isBlank(), "root-cause.primary");
        return Decision.of(
                gate.reasons(),
                List.of(new Event.RootCauseRecorded(stamp(c), c.primary(), c.contributing())));
    }

    Decision stateFailure(Command.StateFailure c) {
        return new Decision.Accepted(
                List.of(new Event.FailureStated(stamp(c), c.organisationFailed())));
    }

    private Stamp stamp(Command c) {
        return Stamp.at(contact.now(), c.by());
    }
}

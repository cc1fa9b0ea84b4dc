package io.amends.server.status;

import io.amends.core.commitment.Commitment;
import io.amends.core.commitment.CommitmentKind;
import io.amends.core.commitment.Judgement;
import io.amends.core.commitment.Verdict;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.lifecycle.Stage;
import io.amends.core.organisation.Member;
import io.amends.core.organisation.Team;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event.CustomerRepeatedThemselves;
import io.amends.core.timeline.Event.FollowUpAnswered;
import io.amends.core.timeline.Event.FollowUpOutcome;
import io.amends.core.timeline.Event.SurveyAnswered;
import io.amends.core.timeline.Event.WaitingOn;
import io.amends.core.timeline.Phase;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a customer may know of their case, and nothing else: the page shows this record alone. Of
 * escalations only those are told that customers are told of; what the law demands is not.
 *
 * @param reference the contact's name
 * @param state the key of its sentence behind {@code status.state.}
 * @param owner who answers to them; null where nobody does yet
 * @param team where that person works; null where it is not known
 * @param nextContact when they hear from us at the latest; null where nothing is due
 * @param overdue whether that has passed
 * @param escalatedSince null where they can still ask for it
 * @param asksWhetherHeld whether their word on the solution is waited for
 * @param answer their word on it; null: none so far
 * @param rating theirs of this solution; null: none so far
 * @param saidRepeated whether they said so already while it has been open
 */
public record Standing(
        String reference,
        String state,
        @Nullable String owner,
        @Nullable String team,
        @Nullable Instant nextContact,
        boolean overdue,
        @Nullable Instant escalatedSince,
        boolean resolved,
        boolean asksWhetherHeld,
        @Nullable FollowUpOutcome answer,
        @Nullable Integer rating,
        boolean saidRepeated) {

    private static final Set<EscalationType> TOLD =
            EnumSet.of(EscalationType.TIER, EscalationType.CUSTOMER, EscalationType.EXECUTIVE);

    private static final Set<CommitmentKind> HEARD =
            EnumSet.of(
                    CommitmentKind.ACKNOWLEDGEMENT,
                    CommitmentKind.ESCALATION_NOTICE,
                    CommitmentKind.NEW_TIER_FIRST_RESPONSE,
                    CommitmentKind.PROGRESS_UPDATE,
                    CommitmentKind.PROMISE);

    static Standing of(LiveContact contact) {
        boolean resolved = contact.state().isResolved();
        Optional<Instant> next = resolved ? Optional.empty() : nextContact(contact);
        Optional<Escalation> asked =
                open(contact).filter(e -> e.type() == EscalationType.CUSTOMER).findFirst();
        return new Standing(
                contact.facts().contact().value(),
                state(contact),
                contact.rules()
                        .organisation()
                        .member(contact.owners().communication())
                        .map(Member::name)
                        .orElse(null),
                contact.rules()
                        .organisation()
                        .team(contact.state().holder().team())
                        .map(Team::name)
                        .orElse(null),
                next.orElse(null),
                next.filter(at -> at.isBefore(contact.now())).isPresent(),
                asked.map(Escalation::decidedAt).orElse(null),
                resolved,
                resolved && answer(contact).isEmpty(),
                answer(contact).orElse(null),
                rating(contact).orElse(null),
                contact.facts().all(CustomerRepeatedThemselves.class).findAny().isPresent());
    }

    private static String state(LiveContact contact) {
        if (contact.state().phase() == Phase.MERGED) {
            return "joined";
        }
        if (contact.state().isResolved()) {
            return answer(contact).filter(a -> a == FollowUpOutcome.HELD).isPresent()
                    ? "held"
                    : "solved";
        }
        if (contact.state().waiting() == WaitingOn.CUSTOMER) {
            return "waiting";
        }
        List<Stage> stages = open(contact).map(contact::stage).toList();
        if (stages.stream().anyMatch(Stage.Offered.class::isInstance)) {
            return "offered";
        }
        return stages.isEmpty() ? "open" : "escalated";
    }

    private static java.util.stream.Stream<Escalation> open(LiveContact contact) {
        return contact.open().stream()
                .filter(Escalation::isHeadline)
                .filter(e -> TOLD.contains(e.type()));
    }

    /** What was promised by name comes before what is owed anyway. */
    private static Optional<Instant> nextContact(LiveContact contact) {
        return due(contact, CommitmentKind.PROMISE)
                .or(
                        () ->
                                HEARD.stream()
                                        .flatMap(kind -> due(contact, kind).stream())
                                        .min(Comparator.naturalOrder()));
    }

    private static Optional<Instant> due(LiveContact contact, CommitmentKind kind) {
        return contact.judgements().stream()
                .filter(
                        j ->
                                j.timing() instanceof Verdict.Open
                                        || j.timing() instanceof Verdict.Missed)
                .map(Judgement::commitment)
                .filter(owed -> owed.kind() == kind)
                .filter(owed -> TOLD.contains(owed.escalation().type()))
                .map(Commitment::due)
                .min(Comparator.naturalOrder());
    }

    /** Their word on this solution, not on a former one. */
    private static Optional<FollowUpOutcome> answer(LiveContact contact) {
        return contact.facts()
                .all(FollowUpAnswered.class)
                .filter(a -> isOfThisSolution(contact, a.occurredAt()))
                .map(FollowUpAnswered::outcome)
                .filter(outcome -> outcome != FollowUpOutcome.NO_ANSWER)
                .reduce((earlier, later) -> later);
    }

    private static Optional<Integer> rating(LiveContact contact) {
        return contact.facts()
                .all(SurveyAnswered.class)
                .filter(a -> isOfThisSolution(contact, a.occurredAt()))
                .map(SurveyAnswered::rating)
                .reduce((earlier, later) -> later);
    }

    private static boolean isOfThisSolution(LiveContact contact, Instant at) {
        @Nullable Instant resolvedAt = contact.state().resolvedAt();
        return resolvedAt != null && !at.isBefore(resolvedAt);
    }
}

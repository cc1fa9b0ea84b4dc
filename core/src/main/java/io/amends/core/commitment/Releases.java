package io.amends.core.commitment;

import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.CommitmentSuperseded;
import io.amends.core.timeline.Event.CommitmentWaived;
import io.amends.core.timeline.Event.Communication;
import io.amends.core.timeline.Event.EscalationEnded;
import io.amends.core.timeline.Event.FollowUpAnswered;
import io.amends.core.timeline.Event.HandoffOffered;
import io.amends.core.timeline.Event.HandoffWithdrawn;
import io.amends.core.timeline.Event.Merged;
import io.amends.core.timeline.Event.PromiseMade;
import io.amends.core.timeline.Event.Reopened;
import io.amends.core.timeline.Resolution;
import io.amends.core.timeline.TierMove;
import io.amends.core.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What releases from a commitment before it falls due. Afterwards nothing does: a breach happened
 * when it happened.
 */
final class Releases {

    /** The end of a commitment that was neither kept nor missed. */
    record Release(Instant at, Verdict verdict) {}

    private final Timeline facts;
    private final List<Event> releasing;
    private final Instant at;

    /**
     * @param at the judge's instant
     */
    Releases(Timeline facts, Instant at) {
        this.facts = facts;
        this.at = at;
        this.releasing = facts.events().stream().filter(Releases::canRelease).toList();
    }

    private static boolean canRelease(Event event) {
        return event instanceof Merged
                || event instanceof CommitmentWaived
                || event instanceof CommitmentSuperseded
                || event instanceof EscalationEnded
                || event instanceof HandoffWithdrawn
                || event instanceof HandoffOffered
                || event.reopens();
    }

    /** The first release of it; null where there is none. */
    @Nullable Release of(Commitment owed) {
        List<Release> found = new ArrayList<>();
        for (Event event : releasing) {
            @Nullable Release release = by(event, owed);
            if (release != null) {
                found.add(release);
            }
        }
        if (isHandoff(owed)) {
            found.addAll(passedOn(owed).toList());
        }
        if (owed.kind() == CommitmentKind.PROMISE && Promises.isAppointment(owed)) {
            found.addAll(rearranged(owed).toList());
        }
        return found.isEmpty() ? null : Collections.min(found, Comparator.comparing(Release::at));
    }

    private @Nullable Release by(Event event, Commitment owed) {
        Instant when = event.occurredAt();
        return switch (event) {
            case Merged merged -> superseded(when, "merged into " + merged.survivor());
            case CommitmentWaived waiver ->
                    isWaivable(owed)
                                    && isAbout(
                                            owed, waiver.escalation(), waiver.kind(), waiver.due())
                            ? new Release(when, new Verdict.Waived(when, waiver.because()))
                            : null;
            case CommitmentSuperseded other ->
                    isAbout(owed, other.escalation(), other.kind(), other.due())
                            ? superseded(when, other.by())
                            : null;
            case EscalationEnded ended ->
                    isCalledOffBy(ended, owed) ? superseded(when, "escalation ended") : null;
            case HandoffWithdrawn ignored ->
                    owed.kind() == CommitmentKind.HANDOFF_ACCEPTANCE
                                    && !when.isBefore(owed.arisesAt())
                            ? superseded(when, "handoff withdrawn")
                            : null;
            case HandoffOffered ignored ->
                    owed.kind() == CommitmentKind.HANDOFF_ACCEPTANCE
                                    && when.isAfter(owed.arisesAt())
                            ? superseded(when, "offered anew")
                            : null;
            case Reopened ignored -> reopened(when, owed);
            case FollowUpAnswered answer -> answer.reopens() ? reopened(when, owed) : null;
            default -> null;
        };
    }

    private @Nullable Release reopened(Instant when, Commitment owed) {
        return restsOnResolution(owed)
                        && when.isAfter(owed.arisesAt())
                        && isUndone(when, owed.due())
                ? superseded(when, "reopened")
                : null;
    }

    private static Release superseded(Instant at, String by) {
        return new Release(at, new Verdict.Superseded(at, by));
    }

    /** No waiver moves the law. */
    private static boolean isWaivable(Commitment owed) {
        return owed.kind() != CommitmentKind.REGULATORY_STEP;
    }

    private static boolean isAbout(Commitment owed, EscalationType type, String kind, Instant due) {
        return owed.escalation().type() == type
                && owed.kind().name().equals(kind)
                && owed.due().equals(due);
    }

    /**
     * De-escalation ends what handling as an escalation owes. A resolution does not: the customer is
     * still owed the word.
     */
    private boolean isCalledOffBy(EscalationEnded ended, Commitment owed) {
        Instant when = ended.occurredAt();
        return ended.type() == owed.escalation().type()
                && !when.isBefore(owed.arisesAt())
                && endsWithEscalation(owed.kind())
                && facts.resolutions().stream().noneMatch(stretch -> covers(stretch, when));
    }

    private static boolean covers(Resolution stretch, Instant when) {
        return !stretch.at().isAfter(when)
                && (stretch.reopenedAt() == null || when.isBefore(stretch.reopenedAt()));
    }

    private static boolean endsWithEscalation(CommitmentKind kind) {
        return switch (kind) {
            case ACKNOWLEDGEMENT,
                    ESCALATION_NOTICE,
                    HANDOFF_ACCEPTANCE,
                    NEW_TIER_FIRST_RESPONSE,
                    PROGRESS_UPDATE ->
                    true;
            case PROMISE, RESOLUTION_MESSAGE, FOLLOW_UP, ROOT_CAUSE_ANALYSIS, REGULATORY_STEP ->
                    false;
        };
    }

    /**
     * Whether the reopening was more than a "thanks": something was said or done before the contact
     * was resolved again, or it was still open at the due. Until then nobody can tell. What happens
     * after the contact was merged undoes nothing any more.
     */
    private boolean isUndone(Instant reopened, Instant due) {
        Instant again =
                Stream.concat(
                                facts.resolutions().stream().map(Resolution::at),
                                facts.all(Merged.class).map(Event::occurredAt))
                        .filter(when -> !when.isBefore(reopened))
                        .min(Comparator.naturalOrder())
                        .orElse(Instant.MAX);
        boolean stillOpenAtDue = again.isAfter(due);
        return (stillOpenAtDue && !at.isBefore(due))
                || !Round.isEmpty(
                        facts, reopened, stillOpenAtDue ? Promises.justAfter(due) : again);
    }

    private static boolean restsOnResolution(Commitment owed) {
        return switch (owed.kind()) {
            case RESOLUTION_MESSAGE, FOLLOW_UP, ROOT_CAUSE_ANALYSIS -> true;
            case ACKNOWLEDGEMENT,
                    ESCALATION_NOTICE,
                    HANDOFF_ACCEPTANCE,
                    NEW_TIER_FIRST_RESPONSE,
                    PROMISE,
                    PROGRESS_UPDATE,
                    REGULATORY_STEP ->
                    false;
        };
    }

    private static boolean isHandoff(Commitment owed) {
        return owed.kind() == CommitmentKind.HANDOFF_ACCEPTANCE
                || owed.kind() == CommitmentKind.NEW_TIER_FIRST_RESPONSE;
    }

    /** Resolved, or moved to yet another tier: the tier that should have answered has no part. */
    private Stream<Release> passedOn(Commitment owed) {
        Stream<Release> resolved =
                facts.resolutions().stream()
                        .map(Resolution::at)
                        .filter(when -> !when.isBefore(owed.arisesAt()))
                        .map(when -> superseded(when, "resolved"));
        Stream<Release> moved =
                facts.tierMoves().stream()
                        .filter(move -> move.at().isAfter(owed.arisesAt()))
                        .filter(move -> !isTheHandoffItself(move, owed))
                        .map(TierMove::at)
                        .map(when -> superseded(when, "moved to another tier"));
        return Stream.concat(resolved, moved);
    }

    /** An accepted offer is followed by its own move. */
    private boolean isTheHandoffItself(TierMove move, Commitment owed) {
        return facts.all(HandoffOffered.class)
                .filter(offer -> !offer.occurredAt().isAfter(owed.arisesAt()))
                .reduce((earlier, later) -> later)
                .filter(offer -> move.to().equals(offer.toTier()))
                .isPresent();
    }

    /** An appointment moved before its time, in words that reached the customer. */
    private Stream<Release> rearranged(Commitment owed) {
        List<Communication> said = facts.deliveredByPerson();
        return facts.all(PromiseMade.class)
                .filter(p -> p.occurredAt().isAfter(owed.arisesAt()))
                .filter(p -> !p.occurredAt().isAfter(owed.opensAt()))
                .filter(p -> said.stream().anyMatch(c -> Promises.isMadeBy(p, c)))
                .map(p -> superseded(p.occurredAt(), "rearranged"));
    }
}

package io.amends.core.commitment;

import io.amends.core.protocol.Protocol.Closure;
import io.amends.core.protocol.Protocol.FollowUp;
import io.amends.core.protocol.Term;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.Part;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** What a resolution owes: the resolution message, the follow-up and the root-cause analysis. */
final class Closing {

    private final Episode episode;

    Closing(Episode episode) {
        this.episode = episode;
    }

    void addTo(Ledger ledger) {
        for (Round round : Round.of(episode)) {
            if (round.resolvedAt() != null && isWorkedOn(round, round.resolvedAt())) {
                addTo(ledger, round, round.resolvedAt());
            }
        }
    }

    private boolean isWorkedOn(Round round, Instant resolvedAt) {
        return round.from().equals(episode.decidedAt())
                || !Round.isEmpty(episode.facts(), round.from(), resolvedAt);
    }

    private void addTo(Ledger ledger, Round round, Instant resolvedAt) {
        addResolutionMessage(ledger, round, resolvedAt);
        if (episode.escalation().isSignificant()) {
            episode.protocol().followUp().ifPresent(f -> addFollowUp(ledger, resolvedAt, f));
            episode.protocol()
                    .rootCauseAnalysis()
                    .ifPresent(t -> addAnalysis(ledger, resolvedAt, t));
        }
    }

    /** What was said before a reopening is about what did not hold. */
    private void addResolutionMessage(Ledger ledger, Round round, Instant resolvedAt) {
        Closure closure = episode.protocol().closure();
        WorkingCalendar calendar = episode.customerCalendar(resolvedAt);
        Instant opens = calendar.addBusinessDays(resolvedAt, -closure.windowBusinessDays());
        boolean first = round.from().equals(episode.decidedAt());
        ledger.add(
                CommitmentKind.RESOLUTION_MESSAGE,
                resolvedAt,
                first || opens.isAfter(round.from()) ? opens : round.from(),
                calendar.addBusinessDays(resolvedAt, closure.windowBusinessDays()),
                parts(resolvedAt),
                "resolution message",
                calendar.name());
    }

    /**
     * What is on record when it is resolved decides what the message owes; a cause found afterwards
     * changes no message that was complete when it was sent.
     */
    Set<Part> parts(Instant resolvedAt) {
        Closure closure = episode.protocol().closure();
        if (!episode.organisationHadFailed(resolvedAt)) {
            return closure.parts();
        }
        Set<Part> parts = new HashSet<>(closure.parts());
        parts.addAll(closure.organisationFailedParts());
        return parts;
    }

    private void addFollowUp(Ledger ledger, Instant resolvedAt, FollowUp standard) {
        WorkingCalendar calendar = episode.customerCalendar(resolvedAt);
        Instant opens = resolvedAt.plus(standard.opens());
        Instant closes = resolvedAt.plus(standard.closes());
        boolean working = calendar.hasOpenTime(opens, closes);
        ledger.add(
                CommitmentKind.FOLLOW_UP,
                resolvedAt,
                Promises.justBefore(opens),
                working ? closes : calendar.add(closes, standard.afterNextOpening()),
                standard.parts(),
                working ? "follow-up" : "follow-up (no working time in its window)",
                working ? "elapsed" : calendar.name());
    }

    /** Whoever analyses before the resolution has analysed in time. */
    private void addAnalysis(Ledger ledger, Instant resolvedAt, Term within) {
        WorkingCalendar calendar = episode.teamCalendar(resolvedAt);
        ledger.add(
                CommitmentKind.ROOT_CAUSE_ANALYSIS,
                resolvedAt,
                episode.decidedAt(),
                within.after(resolvedAt, calendar),
                Set.of(),
                "root-cause analysis",
                within.clock(calendar));
    }
}

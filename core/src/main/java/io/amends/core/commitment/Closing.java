package io.amends.core.commitment;

import io.amends.core.protocol.Protocol.Closure;
import io.amends.core.protocol.Protocol.FollowUp;
import io.amends.core.protocol.Term;
import io.amends.core.time.WorkingCalendar;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a resolution owes: the resolution message, the follow-up and the root-cause analysis. */
final class Closing {

    private final Episode episode;

    Closing(Episode episode) {
        this.episode = episode;
    }

    void addTo(Ledger ledger) {
        @Nullable Instant resolvedAt = episode.resolvedAt();
        if (resolvedAt == null) {
            return;
        }
        addResolutionMessage(ledger, resolvedAt);
        if (episode.escalation().isSignificant()) {
            episode.protocol().followUp().ifPresent(f -> addFollowUp(ledger, resolvedAt, f));
            episode.protocol()
                    .rootCauseAnalysis()
                    .ifPresent(t -> addAnalysis(ledger, resolvedAt, t));
        }
    }

    private void addResolutionMessage(Ledger ledger, Instant resolvedAt) {
        Closure closure = episode.protocol().closure();
        WorkingCalendar calendar = episode.customerCalendar(resolvedAt);
        ledger.add(
                CommitmentKind.RESOLUTION_MESSAGE,
                resolvedAt,
                calendar.addBusinessDays(resolvedAt, -closure.windowBusinessDays()),
                calendar.addBusinessDays(resolvedAt, closure.windowBusinessDays()),
                closure.parts(),
                "resolution message",
                calendar.name());
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

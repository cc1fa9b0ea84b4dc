package io.amends.server.api;

// What the API shows of live contacts, on one page.

import com.fasterxml.jackson.annotation.JsonInclude;
import io.amends.core.timeline.HandoffElement;
import io.amends.core.timeline.Part;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The shapes of answers. Absent: not known, or not so. */
final class Views {

    private Views() {}

    record PersonName(String id, String name) {}

    record TeamName(String id, String name) {}

    record Owners(@Nullable PersonName resolution, @Nullable PersonName communication) {}

    /** A contact in a list: as it stood when it was last looked at. */
    record ContactLine(
            String id,
            long version,
            String phase,
            @Nullable String account,
            @Nullable String requester,
            @Nullable String contactType,
            @Nullable String productFeature,
            @Nullable String severity,
            @Nullable String tier,
            @Nullable String team,
            @Nullable String resolutionOwner,
            @Nullable String communicationOwner,
            @Nullable Instant openedAt,
            @Nullable Instant resolvedAt,
            boolean escalated) {}

    record ContactShown(
            String id,
            long version,
            String phase,
            @Nullable Instant openedAt,
            @Nullable Instant resolvedAt,
            @Nullable String survivor,
            @Nullable String account,
            @Nullable String requester,
            @Nullable String contactType,
            @Nullable String productFeature,
            @Nullable String service,
            @Nullable String segment,
            @Nullable String industry,
            @Nullable String region,
            @Nullable String channel,
            @Nullable String severity,
            @Nullable String tier,
            @Nullable TeamName team,
            Owners owners,
            @Nullable String waitingOn,
            @Nullable OfferShown handoff,
            @JsonInclude List<EscalationShown> escalations) {}

    record OfferShown(
            Instant offeredAt,
            @Nullable PersonName offeredBy,
            @Nullable TeamName to,
            Map<HandoffElement, String> elements) {}

    /**
     * @param because why it was opened, as a code and a sentence
     */
    record EscalationShown(
            String type,
            int number,
            String certainty,
            String trigger,
            SentenceShown because,
            Instant decidedAt,
            @Nullable Instant endedAt,
            StageShown stage,
            List<CommitmentShown> commitments) {}

    record SentenceShown(String code, String sentence) {}

    /**
     * @param until when something follows by itself or has to be done
     */
    record StageShown(
            String name,
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable TeamName offeredTo,
            @Nullable PersonName by,
            @Nullable Set<HandoffElement> missing,
            @Nullable String ending) {}

    record CommitmentShown(
            String kind,
            int ordinal,
            Instant arisesAt,
            Instant opensAt,
            Instant due,
            VerdictShown verdict,
            Set<Part> parts,
            String rule,
            String calendar,
            List<ClockStep> clock) {}

    /**
     * @param at when it was settled, or since when it is missed
     */
    record VerdictShown(String name, @Nullable Instant at, @Nullable String because) {}

    /** Why a clock stands where it stands. */
    record ClockStep(String step, Instant at, String because) {}

    record CommitmentLine(
            String contact,
            String escalation,
            String kind,
            Instant arisesAt,
            Instant opensAt,
            Instant due,
            String verdict,
            @Nullable String owner,
            @Nullable String team,
            @Nullable String account,
            @Nullable String severity,
            String rule,
            String calendar,
            List<ClockStep> clock) {}

    /**
     * @param contact on which it was recorded: the one asked for, or one merged into it
     * @param sequence its place among the facts of that contact, from 1
     */
    record EventShown(String contact, long sequence, Object event, @Nullable TextShown text) {}

    record TextShown(@Nullable String subject, String body) {}
}

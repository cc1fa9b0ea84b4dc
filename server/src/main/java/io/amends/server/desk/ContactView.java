package io.amends.server.desk;

import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.HandoffElement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contact as its page shows it; names and sentences are the reader's.
 *
 * @param title the first message's subject, else what the contact is about
 * @param account its id; null where it has none
 * @param waiting whom it waits for; null while nobody
 * @param open what is owed and not kept, by its due
 * @param settled what was owed, latest first
 * @param clocks time spent in each tier
 * @param offer the handoff that waits for an answer; null where none does
 */
record ContactView(
        String id,
        String title,
        String phase,
        @Nullable String severity,
        @Nullable String account,
        @Nullable String accountName,
        @Nullable String requester,
        @Nullable String contactType,
        @Nullable String productFeature,
        @Nullable String tier,
        @Nullable String team,
        @Nullable String teamName,
        @Nullable String waiting,
        @Nullable Instant openedAt,
        @Nullable Instant resolvedAt,
        @Nullable String resolutionOwner,
        @Nullable String communicationOwner,
        List<Episode> escalations,
        List<Owed> open,
        List<Owed> settled,
        List<Clock> clocks,
        @Nullable Brief offer,
        List<Said> thread) {

    public boolean isEscalated() {
        return escalations.stream().anyMatch(Episode::open);
    }

    /**
     * An escalation.
     *
     * @param stage its stable name
     * @param about what its stage means here, in a sentence
     * @param because why it was decided, in the words of whoever did, or the trigger's
     */
    record Episode(
            EscalationType type,
            int number,
            String stage,
            String about,
            String certainty,
            String trigger,
            String because,
            Instant decidedAt,
            int version,
            String model,
            boolean open,
            boolean suggested) {}

    /**
     * Something owed.
     *
     * @param state the verdict's stable name
     * @param missing parts that the message which kept it leaves out
     * @param steps what its clock did, and why
     */
    record Owed(
            EscalationType type,
            int number,
            String kind,
            int ordinal,
            String state,
            Instant arisesAt,
            Instant due,
            @Nullable Instant settledAt,
            String rule,
            List<String> missing,
            List<Step> steps,
            boolean waivable) {

        public String key() {
            return type + "-" + number + "-" + kind + "-" + ordinal;
        }
    }

    record Step(String kind, Instant at, String why) {}

    /** A stay in a tier. */
    record Clock(
            String tier,
            Duration worked,
            @Nullable Instant due,
            boolean exceeded,
            boolean running,
            List<Step> steps) {}

    /** An offered handoff on one screen. */
    record Brief(
            @Nullable String by,
            @Nullable String to,
            @Nullable String toName,
            Instant at,
            Map<HandoffElement, String> elements,
            boolean mine) {}

    /**
     * Something said between the customer and us.
     *
     * @param side {@code them}, {@code us}, {@code machine} or, for what no customer reads, {@code
     *     aside}
     * @param state {@code on-its-way}, {@code delivered}, {@code bounced}, {@code reached},
     *     {@code attempt} or {@code received}
     */
    record Said(
            String id,
            String side,
            String medium,
            @Nullable String who,
            Instant at,
            String state,
            @Nullable String subject,
            @Nullable String text,
            List<String> parts,
            @Nullable Instant promised) {}
}

package io.amends.core.commitment;

import io.amends.core.protocol.Protocol.MessageStandard;
import io.amends.core.time.WorkingCalendar;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.Certainty;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Call;
import io.amends.core.timeline.Event.CustomerMessage;
import java.time.Instant;

/** The acknowledgement and the notice: what the customer must hear first. */
final class Messages {

    private final Episode episode;

    Messages(Episode episode) {
        this.episode = episode;
    }

    void addTo(Ledger ledger) {
        episode.protocol()
                .acknowledgement()
                .ifPresent(
                        standard ->
                                add(
                                        ledger,
                                        CommitmentKind.ACKNOWLEDGEMENT,
                                        standard,
                                        customerSpokeAt(),
                                        customerSpokeAt(),
                                        "acknowledgement"));
        if (owesNotice()) {
            episode.protocol()
                    .notice()
                    .ifPresent(
                            standard ->
                                    add(
                                            ledger,
                                            CommitmentKind.ESCALATION_NOTICE,
                                            standard,
                                            episode.decidedAt(),
                                            noticeOpensAt(),
                                            "notice"));
        }
    }

    private void add(
            Ledger ledger,
            CommitmentKind kind,
            MessageStandard standard,
            Instant from,
            Instant opensAt,
            String rule) {
        WorkingCalendar calendar = episode.teamCalendar(from);
        ledger.add(
                kind,
                from,
                opensAt,
                standard.within().after(from, calendar),
                standard.parts(),
                rule,
                standard.within().clock(calendar));
    }

    /** Nobody decided an inferred complexity escalation, so nobody could tell the customer. */
    private boolean owesNotice() {
        return episode.escalation().type() != EscalationType.COMPLEXITY
                || episode.escalation().certainty() == Certainty.RECORDED;
    }

    /** Where the source keeps time to the minute, the notice may bear the decision's own. */
    private Instant noticeOpensAt() {
        return episode.protocol().noticeAtDecisionCounts()
                ? Promises.justBefore(episode.decidedAt())
                : episode.decidedAt();
    }

    /** The customer's own last word up to the decision; the decision where they made it. */
    private Instant customerSpokeAt() {
        Instant decidedAt = episode.decidedAt();
        if (episode.escalation().decidedBy().kind() == Actor.Kind.CUSTOMER) {
            return decidedAt;
        }
        Instant last = decidedAt;
        for (Event event : episode.facts().events()) {
            if (event.occurredAt().isAfter(decidedAt)) {
                break;
            }
            if (isCustomerSpeaking(event)) {
                last = event.occurredAt();
            }
        }
        return last;
    }

    private static boolean isCustomerSpeaking(Event event) {
        return switch (event) {
            case CustomerMessage message -> message.stamp().actor().kind() != Actor.Kind.AUTOMATION;
            case Call call -> call.stamp().actor().kind() == Actor.Kind.CUSTOMER;
            default -> false;
        };
    }
}

package io.amends.core.protocol;

import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Part;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The handling rules of one escalation type.
 *
 * @param version counts up with every edit; an escalation keeps the one it opened under
 * @param acknowledgement owed to what the customer expressed, from their own message or call
 * @param notice owed from the decision
 * @param automaticKeepsNotice whether an automatic message may keep the notice
 * @param noticeAtDecisionCounts whether a message of the decision's own instant keeps the notice, for
 *     sources that keep time to the minute ({@code docs/adr/0015-notice-at-decision.md})
 * @param handoffAcceptance in the receiving team's calendar
 * @param newTierFirstResponse from acceptance, in the owning team's calendar
 * @param progressUpdates whether each business day that began after the decision owes an update
 * @param appointmentGrace how long after an agreed instant a call still keeps it
 * @param rootCauseAnalysis internal, from resolution
 * @param reopensWithin a reply this long after resolution reopens; later ones are recurrences
 * @param regulatoryPresets ids of the regulatory clocks that may run
 */
public record Protocol(
        EscalationType type,
        int version,
        OwnershipModel ownership,
        Optional<MessageStandard> acknowledgement,
        Optional<MessageStandard> notice,
        boolean automaticKeepsNotice,
        boolean noticeAtDecisionCounts,
        Term handoffAcceptance,
        Optional<Term> newTierFirstResponse,
        boolean progressUpdates,
        Duration appointmentGrace,
        Closure closure,
        Optional<FollowUp> followUp,
        Optional<Term> rootCauseAnalysis,
        Duration reopensWithin,
        List<AlertStep> ladder,
        List<String> regulatoryPresets) {

    public Protocol {
        ladder = List.copyOf(ladder);
        regulatoryPresets = List.copyOf(regulatoryPresets);
    }

    /** The same rules as another version. */
    public Protocol withVersion(int number) {
        return new Protocol(
                type,
                number,
                ownership,
                acknowledgement,
                notice,
                automaticKeepsNotice,
                noticeAtDecisionCounts,
                handoffAcceptance,
                newTierFirstResponse,
                progressUpdates,
                appointmentGrace,
                closure,
                followUp,
                rootCauseAnalysis,
                reopensWithin,
                ladder,
                regulatoryPresets);
    }

    /** A message owed within a term, with the parts it must contain. */
    public record MessageStandard(Term within, Set<Part> parts) {
        public MessageStandard {
            parts = Set.copyOf(parts);
        }
    }

    /**
     * What the resolution owes the customer.
     *
     * @param parts what the resolution message must contain
     * @param organisationFailedParts what it must contain besides, where the organisation failed
     * @param windowBusinessDays business days around the resolution within which a message counts
     *     as the resolution message
     */
    public record Closure(
            Set<Part> parts, Set<Part> organisationFailedParts, int windowBusinessDays) {
        public Closure {
            parts = Set.copyOf(parts);
            organisationFailedParts = Set.copyOf(organisationFailedParts);
        }
    }

    /**
     * The contact after resolution.
     *
     * @param opens from resolution, elapsed; the window is [opens, closes]
     * @param afterNextOpening business time after the next opening, where the window holds none
     * @param answerBusinessDays business days to wait for an answer before it closes unconfirmed
     */
    public record FollowUp(
            Duration opens,
            Duration closes,
            Duration afterNextOpening,
            Set<Part> parts,
            int answerBusinessDays) {
        public FollowUp {
            parts = Set.copyOf(parts);
        }
    }

    /**
     * One step of the alert ladder.
     *
     * @param percentOfTerm when, in percent of the term from arising to due; 100 is the deadline
     * @param roles who is told
     */
    public record AlertStep(int percentOfTerm, List<String> roles) {
        public AlertStep {
            roles = List.copyOf(roles);
        }
    }
}

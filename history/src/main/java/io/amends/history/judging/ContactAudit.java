package io.amends.history.judging;

import io.amends.core.escalation.Flow;
import io.amends.core.escalation.NextTier;
import io.amends.core.escalation.TierStay;
import io.amends.core.insight.EscalationCost;
import io.amends.core.insight.Tenure;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event.SurveyAnswered;
import io.amends.core.timeline.Timeline;
import io.amends.history.assembly.AssembledContact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One contact as the audit sees it.
 *
 * @param before the contacts that some of its escalations were on before a merge
 * @param description as last stated
 * @param tenure the account's when the contact was opened
 * @param calendarEvents those it was opened in, by name
 */
public record ContactAudit(
        AssembledContact contact,
        List<AssembledContact> before,
        Description description,
        Optional<Tenure> tenure,
        List<String> calendarEvents,
        Flow flow,
        List<TierStay> stays,
        List<NextTier> nextTiers,
        EscalationCost cost,
        List<EscalationAudit> escalations) {

    public ContactAudit {
        before = List.copyOf(before);
        calendarEvents = List.copyOf(calendarEvents);
        stays = List.copyOf(stays);
        nextTiers = List.copyOf(nextTiers);
        escalations = List.copyOf(escalations);
    }

    public Timeline timeline() {
        return contact.timeline();
    }

    /** Whether it has an escalation of the type that headlines count. */
    public boolean escalated(EscalationType type) {
        for (EscalationAudit audit : escalations) {
            if (audit.escalation().type() == type && audit.escalation().isHeadline()) {
                return true;
            }
        }
        return false;
    }

    /** Whether it has any escalation that headlines count. */
    public boolean escalated() {
        for (EscalationAudit audit : escalations) {
            if (audit.escalation().isHeadline()) {
                return true;
            }
        }
        return false;
    }

    public boolean escalatedCustomerVisible() {
        for (EscalationAudit audit : escalations) {
            if (audit.escalation().isHeadline() && audit.escalation().isCustomerVisible()) {
                return true;
            }
        }
        return false;
    }

    /** The first escalation of a kind that headlines count. */
    public Optional<EscalationAudit> first(Predicate<Escalation> kind) {
        for (EscalationAudit audit : escalations) {
            if (audit.escalation().isHeadline() && kind.test(audit.escalation())) {
                return Optional.of(audit);
            }
        }
        return Optional.empty();
    }

    /**
     * The band of tenure in which it counts, escalated so or not: the one at its first such
     * decision, else that at its opening ({@code docs/statistics.md}).
     */
    public Optional<Tenure> tenureFor(Predicate<Escalation> kind) {
        return first(kind).map(EscalationAudit::tenure).orElse(tenure);
    }

    /** The last rating; of an escalated contact, the last one after its first decision. */
    public Optional<SurveyAnswered> rating() {
        Instant from =
                escalated()
                        ? escalations.getFirst().escalation().decidedAt()
                        : timeline().firstAt();
        return timeline()
                .all(SurveyAnswered.class)
                .filter(answer -> !answer.occurredAt().isBefore(from))
                .reduce((earlier, later) -> later);
    }

    /** Whether it stands resolved at the end of what is known. */
    public boolean isResolved() {
        var resolutions = timeline().resolutions();
        return !resolutions.isEmpty() && resolutions.getLast().reopenedAt() == null;
    }
}

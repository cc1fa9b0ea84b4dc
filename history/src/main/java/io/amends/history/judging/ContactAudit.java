package io.amends.history.judging;

import io.amends.core.escalation.Flow;
import io.amends.core.escalation.NextTier;
import io.amends.core.escalation.TierStay;
import io.amends.core.insight.Tenure;
import io.amends.core.timeline.Description;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Timeline;
import io.amends.history.assembly.AssembledContact;
import java.util.List;
import java.util.Optional;

/**
 * One contact as the audit sees it.
 *
 * @param description as last stated
 * @param tenure the account's when the contact was opened
 */
public record ContactAudit(
        AssembledContact contact,
        Description description,
        Optional<Tenure> tenure,
        Flow flow,
        List<TierStay> stays,
        List<NextTier> nextTiers,
        List<EscalationAudit> escalations) {

    public ContactAudit {
        stays = List.copyOf(stays);
        nextTiers = List.copyOf(nextTiers);
        escalations = List.copyOf(escalations);
    }

    public Timeline timeline() {
        return contact.timeline();
    }

    /** Whether it has an escalation of the type that headlines count. */
    public boolean escalated(EscalationType type) {
        return escalations.stream()
                .anyMatch(e -> e.escalation().type() == type && e.escalation().isHeadline());
    }

    /** Whether it has any escalation that headlines count. */
    public boolean escalated() {
        return escalations.stream().anyMatch(e -> e.escalation().isHeadline());
    }

    public boolean escalatedCustomerVisible() {
        return escalations.stream()
                .anyMatch(e -> e.escalation().isHeadline() && e.escalation().isCustomerVisible());
    }
}

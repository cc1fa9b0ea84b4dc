package io.amends.history.judging;

import io.amends.core.escalation.Flow;
import io.amends.core.escalation.NextTier;
import io.amends.core.escalation.TierStay;
import io.amends.core.insight.EscalationCost;
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
 * @param before the contacts that some of its escalations were on before a merge
 * @param description as last stated
 * @param tenure the account's when the contact was opened
 */
public record ContactAudit(
        AssembledContact contact,
        List<AssembledContact> before,
        Description description,
        Optional<Tenure> tenure,
        Flow flow,
        List<TierStay> stays,
        List<NextTier> nextTiers,
        EscalationCost cost,
        List<EscalationAudit> escalations) {

    public ContactAudit {
        before = List.copyOf(before);
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
}

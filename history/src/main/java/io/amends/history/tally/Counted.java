package io.amends.history.tally;

import io.amends.core.timeline.EscalationType;
import io.amends.history.judging.ContactAudit;
import io.amends.history.judging.EscalationAudit;
import java.util.Locale;
import java.util.Optional;

/** What is counted in a cell; none is ever added to another. */
enum Counted {
    TIER("contacts opened"),
    COMPLEXITY("contacts opened"),
    CUSTOMER_VISIBLE("contacts opened"),
    HANDOFF_FAILURE("team changes");

    private final String exposure;

    Counted(String exposure) {
        this.exposure = exposure;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The family of cells of one dimension, held against the exposure that is usual for it. */
    String family(String dimension) {
        return family(dimension, exposure);
    }

    /**
     * @param dimension a name without blanks
     */
    String family(String dimension, String exposure) {
        return name() + " " + dimension + " " + exposure;
    }

    /** A contact's first escalation of the kind counted; empty where it is not escalated so. */
    Optional<EscalationAudit> first(ContactAudit contact) {
        if (contact.escalations().isEmpty()) {
            return Optional.empty();
        }
        return contact.escalations().stream()
                .filter(audit -> audit.escalation().isHeadline())
                .filter(this::counts)
                .findFirst();
    }

    boolean isCounted(ContactAudit contact) {
        return first(contact).isPresent();
    }

    private boolean counts(EscalationAudit audit) {
        return switch (this) {
            case TIER -> audit.escalation().type() == EscalationType.TIER;
            case COMPLEXITY -> audit.escalation().type() == EscalationType.COMPLEXITY;
            case CUSTOMER_VISIBLE -> audit.escalation().isCustomerVisible();
            case HANDOFF_FAILURE -> false;
        };
    }
}

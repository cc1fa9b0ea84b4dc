package io.amends.history.tally;

import io.amends.core.timeline.Escalation;
import io.amends.core.timeline.EscalationType;
import io.amends.history.judging.ContactAudit;
import java.util.Locale;

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

    boolean isCounted(ContactAudit contact) {
        return contact.first(this::counts).isPresent();
    }

    boolean counts(Escalation escalation) {
        return switch (this) {
            case TIER -> escalation.type() == EscalationType.TIER;
            case COMPLEXITY -> escalation.type() == EscalationType.COMPLEXITY;
            case CUSTOMER_VISIBLE -> escalation.isCustomerVisible();
            case HANDOFF_FAILURE -> false;
        };
    }
}

package io.amends.history.report;

import io.amends.core.commitment.CommitmentKind;
import io.amends.core.failure.FailureMode;
import io.amends.core.failure.Strength;

/** Where a page that holds the report leads on to the rows behind its figures. */
public interface ReportLinks {

    /**
     * @param id a contact's, as the source has it
     */
    String contact(String id);

    /** The contacts in which a failure mode was found. */
    String found(FailureMode mode, Strength strength);

    /**
     * Commitments of a kind.
     *
     * @param verdict {@code kept}, {@code kept-late}, {@code missed} or {@code waived}
     */
    String owed(CommitmentKind kind, String verdict);
}

package io.amends.core.timeline;

/** What a communication says, as structured parts; which kind requires which is a protocol's. */
public enum Part {
    /** Acknowledges what the customer expressed. */
    ACKNOWLEDGEMENT,
    /** It has been escalated. */
    ESCALATED,
    /** Who is accountable now, and which team it is offered to. */
    ACCOUNTABLE_OWNER,
    /** When the next contact comes. */
    NEXT_CONTACT,
    /** What to do when it does not come. */
    IF_NOT_HEARD,
    /** The person who handles the case, by name. */
    NAMED_PERSON,
    /** What outcome to expect. */
    EXPECTED_OUTCOME,
    /** What specifically was done. */
    WHAT_WAS_DONE,
    /** The impact on the customer, acknowledged. */
    IMPACT,
    /** The root cause in plain language. */
    ROOT_CAUSE,
    /** Whether and how recurrence is prevented. */
    RECURRENCE,
    /** The organisation's failure, admitted. */
    FAILURE_ADMITTED,
    /** An apology. */
    APOLOGY,
    /** Asks whether the resolution has held. */
    HAS_IT_HELD,
    /** Asks whether the customer is satisfied. */
    SATISFIED,
    /** Asks whether anything new has come up. */
    ANYTHING_NEW;

    /** Whether it is owed only where the organisation itself failed. */
    public boolean admitsFailure() {
        return this == FAILURE_ADMITTED || this == APOLOGY;
    }
}

package io.amends.core.timeline;

/** A kind of fact that a source may or may not hold, and that a rule may need. */
public enum Observable {
    PERSON,
    TEAM,
    TIER,
    STATUS,
    SEVERITY,
    PRIORITY,
    ACCOUNT,
    CONTACT_TYPE,
    PRODUCT_FEATURE,
    CUSTOMER_MESSAGE,
    MESSAGE_TO_CUSTOMER,
    CALL,
    MESSAGE_TEXT,
    /** Structured parts on messages to the customer. */
    NOTICE_PARTS,
    /** Structured closure parts on the resolution message. */
    CLOSURE_PARTS,
    /** Parts that admit a failure of the organisation and apologise for it. */
    FAILURE_PARTS,
    /** Handoff records with their elements. */
    HANDOFF,
    PROMISE,
    RESOLUTION,
    FOLLOW_UP,
    SURVEY,
    ROOT_CAUSE,
    RECURRENCE_LINK,
    CUSTOMER_REPEATED,
    REGULATORY_STEP,
    /** Escalations of any type that the source itself records. */
    RECORDED_ESCALATION
}

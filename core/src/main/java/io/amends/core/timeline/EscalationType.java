package io.amends.core.timeline;

/** The five kinds of escalation the article tells apart; never summed into one. */
public enum EscalationType {
    /** Moved to a higher tier: a normal part of a tiered operation. */
    TIER,
    /** Raised in priority or ownership because it is harder or more urgent than assessed. */
    COMPLEXITY,
    /** The customer asked for it or threatens to leave. */
    CUSTOMER,
    /** Reached senior leadership. */
    EXECUTIVE,
    /** A legal or compliance obligation with a clock from outside. */
    REGULATORY;

    /** Whether the customer's trust is openly at stake, whatever the severity. */
    public boolean isCustomerVisible() {
        return switch (this) {
            case CUSTOMER, EXECUTIVE, REGULATORY -> true;
            case TIER, COMPLEXITY -> false;
        };
    }
}

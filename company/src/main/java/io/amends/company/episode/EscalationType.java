package io.amends.company.episode;

/** The article's five. */
public enum EscalationType {
    TIER,
    COMPLEXITY,
    CUSTOMER,
    EXECUTIVE,
    REGULATORY;

    boolean isCustomerVisible() {
        return this == CUSTOMER || this == EXECUTIVE || this == REGULATORY;
    }
}

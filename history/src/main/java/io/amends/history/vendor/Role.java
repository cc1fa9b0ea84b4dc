package io.amends.history.vendor;

import java.util.Locale;

/** Which side somebody is on. */
enum Role {
    CUSTOMER,
    PERSON,
    AUTOMATION,
    /** Not told; a message of theirs has no direction and is rejected. */
    UNKNOWN;

    /** As it stands in records; empty where unknown. */
    String word() {
        return this == UNKNOWN ? "" : name().toLowerCase(Locale.ROOT);
    }
}

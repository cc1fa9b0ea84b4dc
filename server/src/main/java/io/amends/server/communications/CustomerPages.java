package io.amends.server.communications;

import io.amends.core.timeline.ContactId;

/** Where a customer sees how their case stands. */
@FunctionalInterface
public interface CustomerPages {

    /** An address for this customer alone, to be told to nobody else. */
    String linkFor(ContactId contact);
}
